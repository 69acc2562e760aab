import type { Language } from '../../../shared/community.ts';
import type { OwnProposal } from '../../../shared/domain/view/applicant.ts';
import type { OwnAfter } from '../../../shared/domain/view/after.ts';
import { momentIn } from '../../parts/format.tsx';
import { afterwardsWords } from '../../words/afterwards.ts';
import { stateOf } from './after-forms.tsx';
import { withDate } from './dates.ts';
import { againFrom } from './letter.tsx';
import { ownPath } from './paths.ts';

type Props = { readonly language: Language; readonly own: OwnProposal; readonly afterwards: OwnAfter };

/** How far each condition is, in a line. */
const Conditions = ({ language, own, afterwards }: Props) => (
  <ol lang={own.language}>
    {afterwards.conditions.map((condition) => (
      <li key={condition.n} dir="auto">
        {condition.text} <strong lang={language}>{stateOf(language, own, condition)}</strong>
      </li>
    ))}
  </ol>
);

/** Whether anything came after the decision, or can be done about it. */
export const hasAfterwards = ({ mayDo, until, pitch, reconsideration, again, earlier, introductions, followUps }: OwnAfter): boolean =>
  [mayDo, introductions, followUps].some(({ length }) => length > 0) || [until, pitch, reconsideration, again, earlier].some((value) => value !== undefined);

/** Two dates would be read as one: by which we like to hear it, and until when it still can be said. */
const untilWords = (language: Language, outcome: string | undefined): string => {
  const { reserve, accepted, until } = afterwardsWords[language];
  return outcome === 'reserve' ? reserve : outcome === 'accepted' ? accepted : until;
};

/** An announced pitch, with or without a day. */
export const isPitch = ({ stage, letter }: Pick<OwnProposal, 'stage' | 'letter'>): boolean => stage === 'decided' && letter?.outcome === 'pitch';

type HeardProps = { readonly language: Language; readonly pitched: NonNullable<OwnAfter['pitched']> };

/** When and where the applicant told the community about it. */
export const Heard = ({ language, pitched }: HeardProps) => (
  <p>
    {afterwardsWords[language].pitch.held}: {momentIn(language, pitched.on, 'moment')}, <bdi>{pitched.place}</bdi>
  </p>
);

/** Between a pitch and the decision on it. */
export const Pitched = ({ language, pitched }: HeardProps) => (
  <section>
    <h2>{afterwardsWords[language].pitch.title}</h2>
    <Heard language={language} pitched={pitched} />
    <p>{afterwardsWords[language].pitch.next}</p>
  </section>
);

/** What is asked of the applicant since the decision, in short, and the way to answer it. */
export const Afterwards = ({ language, own, afterwards }: Props) => {
  const words = afterwardsWords[language];
  const { mayDo, until, pitch, pitchBy, reconsideration, again, earlier } = afterwards;
  const from = own.letter && mayDo.includes('start-again') ? againFrom(own.letter) : undefined;
  const asks = mayDo.some((act) => act !== 'decline');
  const keeps = [mayDo, afterwards.introductions, afterwards.followUps].some(({ length }) => length > 0);
  return (
    <section id="afterwards">
      <h2>{own.letter || reconsideration ? words.title : words.again.before}</h2>
      {until && until !== own.nextDate ? <p>{withDate(language, untilWords(language, own.letter?.outcome), until)}</p> : null}
      {afterwards.conditions.length === 0 || own.stage !== 'decided' ? null : <Conditions language={language} own={own} afterwards={afterwards} />}
      {isPitch(own) ? (
        <>
          <p>{words.pitch.lead}</p>
          {pitch ? null : <p>{pitchBy ? withDate(language, words.pitch.by, pitchBy) : words.pitch.none}</p>}
        </>
      ) : null}
      {from ? <p>{withDate(language, words.again.from, from)}</p> : null}
      {pitch ? (
        <p>
          {words.pitch.title}: {momentIn(language, pitch.on, 'moment')}, <bdi>{pitch.place}</bdi>
        </p>
      ) : null}
      {reconsideration ? <p>{withDate(language, words.reconsider[reconsideration.state], reconsideration.at)}</p> : null}
      {again ? (
        <p>
          {words.again.there} <a href={ownPath(language, again)}>{words.again.thereLink}</a>.
        </p>
      ) : null}
      {earlier ? (
        <p>
          {words.again.earlier} <a href={ownPath(language, earlier)}>{words.again.earlierLink}</a>.
        </p>
      ) : null}
      {keeps ? (
        <p class="acts no-print">
          <a class={asks ? 'btn' : 'btn btn-quiet'} href={ownPath(language, own.id, 'afterwards')}>
            {mayDo.length > 0 ? words.go : words.see}
          </a>
        </p>
      ) : null}
    </section>
  );
};
