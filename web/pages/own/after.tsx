import type { Language } from '../../../shared/community.ts';
import type { OwnProposal } from '../../../shared/domain/view/applicant.ts';
import type { OwnAfter } from '../../../shared/domain/view/after.ts';
import { Errors, errorsIn, tickAsked } from '../../parts/errors.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Flash } from '../../parts/flash.tsx';
import { Moment } from '../../parts/format.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import type { Trouble } from '../../parts/trouble.ts';
import { afterwardsWords } from '../../words/afterwards.ts';
import { isPitch } from './afterwards.tsx';
import { ActHead } from './act-head.tsx';
import { AgainForm, ConditionForm, DeclineForm, declinedOf, type Filled, FollowUpForm, type FormAt, IntroductionForm, ReconsiderForm } from './after-forms.tsx';
import { withDate } from './dates.ts';
import { againFrom, asksAgain } from './letter.tsx';
import { ownPath } from './paths.ts';

type Props = {
  readonly own: OwnProposal;
  readonly afterwards: OwnAfter;
  readonly key: string;
  /** What was done just now. */
  readonly done?: string | undefined;
  readonly filled?: Filled | undefined;
  readonly trouble?: Trouble | undefined;
};

/** When and where the pitch is; the desk enters it. */
const Pitch = ({ language, afterwards: { pitch, pitchBy } }: { readonly language: Language; readonly afterwards: OwnAfter }) => {
  const words = afterwardsWords[language].pitch;
  return (
    <section>
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      {pitch ? (
        <Facts
          rows={[
            { term: words.on, value: <Moment language={language} iso={pitch.on} style="moment" /> },
            { term: words.place, value: <bdi>{pitch.place}</bdi> },
          ]}
        />
      ) : (
        <p>{pitchBy ? withDate(language, words.by, pitchBy) : words.none}</p>
      )}
    </section>
  );
};

const Reconsidered = ({
  language,
  own,
  asked,
}: {
  readonly language: Language;
  readonly own: OwnProposal;
  readonly asked: NonNullable<OwnAfter['reconsideration']>;
}) => {
  const words = afterwardsWords[language].reconsider;
  return (
    <section>
      <h2>{words.title}</h2>
      <p>{withDate(language, words[asked.state], asked.at)}</p>
      <p class="prose own-asked" lang={own.language} dir="auto">
        {asked.reasons}
      </p>
    </section>
  );
};

const labelsOf = (language: Language, outcome: string | undefined, afterwards: OwnAfter): Record<string, string> => {
  const words = afterwardsWords[language];
  return Object.fromEntries([
    ...afterwards.conditions.flatMap(({ n }) => [
      [`condition-${n}/text`, words.conditions.text],
      [`condition-${n}/file`, words.conditions.fileLabel],
    ]),
    ...afterwards.followUps.flatMap(({ day }) => [
      [`day-${day}/going`, words.followUps.going],
      [`day-${day}/text`, words.followUps.text],
    ]),
    ['reconsider/reasons', words.reconsider.reasons],
    ['decline/sure', words.decline[declinedOf(outcome)].sure],
  ]);
};

/** What follows on a decision: all that its applicant can do, each in a form of its own. */
export const afterPage = (frame: Frame, { own, afterwards, key, done = '', filled, trouble: told }: Props): string => {
  const { language } = frame;
  const words = afterwardsWords[language];
  const trouble = told && tickAsked(told, language, (path) => path === 'decline/sure');
  const at: FormAt = { language, key, filled, errorOf: errorsIn(trouble) };
  const { mayDo, conditions, introductions, followUps, until, reconsideration, reconsiderUntil, again } = afterwards;
  const { letter, stage } = own;
  return pageOf(frame, {
    title: words.title,
    failed: trouble !== undefined,
    room: 'mine',
    scripts: ['form.js'],
    content: (
      <div class="read after">
        <ActHead language={language} own={own} />
        <Errors language={language} trouble={trouble} labels={labelsOf(language, letter?.outcome, afterwards)} />
        {Object.hasOwn(words.done, done) ? <Flash language={language}>{words.done[done as keyof typeof words.done]}</Flash> : null}
        <h1>{words.title}</h1>
        <p class="lead">{words.lead}</p>
        {until ? <p>{withDate(language, letter?.outcome === 'reserve' ? words.reserve : words.until, until)}</p> : null}
        {conditions.length === 0 || stage !== 'decided' ? null : (
          <section>
            <h2>{words.conditions.title}</h2>
            <p>{words.conditions.lead}</p>
            {conditions.map((condition) => (
              <ConditionForm key={condition.n} at={at} own={own} condition={condition} />
            ))}
          </section>
        )}
        {isPitch(own) ? <Pitch language={language} afterwards={afterwards} /> : null}
        {introductions.length === 0 ? null : (
          <section>
            <h2>{words.introductions.title}</h2>
            <p>{words.introductions.lead}</p>
            {introductions.map((asked) => (
              <IntroductionForm key={asked.id} at={at} asked={asked} />
            ))}
          </section>
        )}
        {followUps.length === 0 ? null : (
          <section>
            <h2>{words.followUps.title}</h2>
            <p>{words.followUps.lead}</p>
            {followUps.map((followUp) => (
              <FollowUpForm key={followUp.day} at={at} followUp={followUp} />
            ))}
          </section>
        )}
        {mayDo.includes('start-again') ? <AgainForm at={at} improves={letter === undefined || asksAgain(letter)} from={letter && againFrom(letter)} /> : null}
        {again ? (
          <p>
            {words.again.there} <a href={ownPath(language, again)}>{words.again.thereLink}</a>.
          </p>
        ) : null}
        {reconsideration ? <Reconsidered language={language} own={own} asked={reconsideration} /> : null}
        {mayDo.includes('reconsider') && reconsiderUntil ? <ReconsiderForm at={at} until={reconsiderUntil} /> : null}
        {mayDo.includes('decline') ? <DeclineForm at={at} what={declinedOf(letter?.outcome)} /> : null}
      </div>
    ),
  });
};
