import type { Language } from '../../../shared/community.ts';
import type * as z from 'zod';
import type { MatchRow, supportOperations } from '../../../shared/contract/support.ts';
import type { Outcome } from '../../../shared/domain/proposal.ts';
import type { SupportView } from '../../../shared/domain/view/support.ts';
import { outcomeText } from '../../../shared/domain/words/index.ts';
import type { TypedDate } from '../../parts/date-field.tsx';
import { Errors, errorsIn } from '../../parts/errors.tsx';
import { Facts } from '../../parts/facts.tsx';
import { TextField } from '../../parts/field.tsx';
import { Flash } from '../../parts/flash.tsx';
import { momentIn } from '../../parts/format.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { deskStage } from '../../parts/standing.tsx';
import { Tag } from '../../parts/tag.tsx';
import { TlpLabel } from '../../parts/tlp.tsx';
import type { Trouble } from '../../parts/trouble.ts';
import { supportWords } from '../../words/support.ts';
import { Change } from '../case/differences.tsx';
import { ActForm, type FormAt, typedIn } from './form.tsx';
import { Demands, FollowUps, Introductions } from './meet.tsx';
import { Conditions, Pitch, Reconsideration, Reserve } from './offer.tsx';

type Earlier = z.infer<(typeof supportOperations)['readEarlier']['reply']>;
export type SupportData = {
  readonly view: SupportView;
  readonly matches: readonly MatchRow[];
  readonly more: boolean;
  readonly earlier: Earlier;
  readonly key: string;
  readonly sent?: FormAt['sent'];
  readonly date?: TypedDate | undefined;
  readonly did?: string | undefined;
  readonly trouble?: Trouble | undefined;
};

const labelsOf = (language: Language, view: SupportView): Record<string, string> => {
  const words = supportWords[language];
  return Object.fromEntries([
    ...view.conditions.flatMap(({ n }) => [
      [`condition-${n}/note`, words.conditions.note],
      [`return-${n}/text`, words.conditions.missing],
    ]),
    ['pitch/on', words.pitch.date],
    ['pitch/time', words.pitch.time],
    ['pitch/place', words.pitch.place],
    ['verdict/verdict', words.reconsideration.verdict],
    ['verdict/text', words.reconsideration.text],
    ['assign/to', words.reconsideration.assign],
    ['introduce/demand', words.introductions.demand],
    ['introduce/forApplicant', words.introductions.forApplicant],
    ['introduce/forOwner', words.introductions.forOwner],
    ...view.followUps.flatMap(({ day }) => [
      [`day-${day}/going`, words.followUps.going],
      [`day-${day}/text`, words.followUps.text],
    ]),
    ['complete/text', words.complete.text],
    ['reopen/reason', words.reopen.reason],
  ]);
};

const Ending = ({ at, view }: { readonly at: FormAt; readonly view: SupportView }) => {
  const { language } = at;
  const words = supportWords[language];
  return (
    <>
      {view.mayDo.includes('complete') ? (
        <section id="complete">
          <h2>{words.complete.title}</h2>
          <ActForm at={at} act="complete" form="complete" send={words.complete.send}>
            <TextField
              language={language}
              name="complete/text"
              label={words.complete.text}
              hint={words.complete.hint}
              rows={4}
              limit={1000}
              value={typedIn(at, 'complete', 'text')}
              error={at.errorOf('complete/text')}
            />
          </ActForm>
        </section>
      ) : null}
      {view.mayDo.includes('reopen') && view.reopensUntil ? (
        <section id="reopen">
          <h2>{words.reopen.title}</h2>
          <p class="note">{words.reopen.lead.replace('{date}', momentIn(language, view.reopensUntil))}</p>
          <ActForm at={at} act="reopen" form="reopen" send={words.reopen.send}>
            <TextField
              language={language}
              name="reopen/reason"
              label={words.reopen.reason}
              hint={words.reopen.hint}
              rows={4}
              limit={1000}
              value={typedIn(at, 'reopen', 'reason')}
              error={at.errorOf('reopen/reason')}
            />
          </ActForm>
        </section>
      ) : null}
    </>
  );
};

/** What its applicant changed since the proposal that this one improves on. */
const EarlierSection = ({ language, earlier: { earlier, differences } }: { readonly language: Language; readonly earlier: Earlier }) => {
  const words = supportWords[language].earlier;
  return earlier ? (
    <section id="earlier">
      <h2>{words.title}</h2>
      <p>
        <Tag reference={earlier.reference} href={`/${language}/desk/proposals/${earlier.id}`} />
        {earlier.outcome ? ` · ${outcomeText(earlier.outcome as Outcome, language)}` : ''}
      </p>
      {differences.length === 0 ? <p>{words.same}</p> : null}
      {differences.map((change) => (
        <div key={change.field} class="case-part">
          <h3>{change.label}</h3>
          <Change language={language} change={change} />
        </div>
      ))}
    </section>
  ) : null;
};

const factsOf = (language: Language, { stage, outcome, until, supportedAt }: SupportView) => {
  const words = supportWords[language];
  return [
    { term: words.stage, value: deskStage(language, 'proposal', stage) },
    ...(outcome ? [{ term: words.outcome, value: outcomeText(outcome, language) }] : []),
    ...(until ? [{ term: words.until, value: momentIn(language, until) }] : []),
    ...(supportedAt ? [{ term: words.since, value: momentIn(language, supportedAt) }] : []),
  ];
};

/** All that comes after a decision, one section for each thing that there is. */
export const supportPage = (frame: Frame, { view, matches, more, earlier, key, sent, date, did, trouble }: SupportData): string => {
  const { language } = frame;
  const words = supportWords[language];
  const at: FormAt = { language, key, sent, errorOf: errorsIn(trouble) };
  const isAnnounced = view.stage === 'announced';
  const isSupported = view.stage === 'in-support' || view.stage === 'completed';
  const isEmpty = !isAnnounced && !isSupported && !view.reconsideration && !view.mayDo.includes('reopen');
  return pageOf(frame, {
    title: `${words.title}: ${view.reference}`,
    failed: trouble !== undefined,
    room: 'inbox',
    desk: true,
    styles: ['case.css', 'support.css'],
    scripts: ['form.js', 'others.js'],
    content: (
      <div class="desk-sheet support">
        <p class="crumb">
          <a href={`/${language}/desk/proposals/${view.id}`}>{words.back}</a>
        </p>
        <Errors language={language} trouble={trouble} labels={labelsOf(language, view)} />
        {did && Object.hasOwn(words.did, did) ? <Flash language={language}>{words.did[did as keyof typeof words.did]}</Flash> : null}
        <p class="tag-head">
          <Tag reference={view.reference} /> <TlpLabel language={language} tlp={view.tlp} />{' '}
          <bdi class="note" lang={view.language}>
            {view.title}
          </bdi>
        </p>
        <h1>
          {words.title}: {view.reference}
        </h1>
        <Facts rows={factsOf(language, view)} />
        {isEmpty && !earlier.earlier ? <p>{words.nothing}</p> : null}
        <EarlierSection language={language} earlier={earlier} />
        {view.reconsideration ? <Reconsideration at={at} view={view} asked={view.reconsideration} /> : null}
        {view.conditions.length > 0 ? <Conditions at={at} view={view} /> : null}
        {isAnnounced && view.outcome === 'pitch' ? <Pitch at={at} view={view} date={date} /> : null}
        {isAnnounced && view.outcome === 'reserve' ? <Reserve at={at} view={view} /> : null}
        {isSupported ? <Introductions at={at} view={view} /> : null}
        {view.stage === 'in-support' ? <Demands at={at} view={view} matches={matches} more={more} /> : null}
        {isSupported ? <FollowUps at={at} view={view} /> : null}
        <Ending at={at} view={view} />
      </div>
    ),
  });
};
