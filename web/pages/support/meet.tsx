import type { Language } from '../../../shared/community.ts';
import type { DemandRow, MatchRow } from '../../../shared/contract/support.ts';
import { labelOf } from '../../../shared/domain/labels.ts';
import type { SupportView } from '../../../shared/domain/view/support.ts';
import { Radios } from '../../parts/choice.tsx';
import { type Fact, Facts } from '../../parts/facts.tsx';
import { Select, TextField } from '../../parts/field.tsx';
import { momentIn, percentIn } from '../../parts/format.tsx';
import { Tag } from '../../parts/tag.tsx';
import { supportWords } from '../../words/support.ts';
import { ActForm, type FormAt, typedIn } from './form.tsx';

type Props = { readonly at: FormAt; readonly view: SupportView };
const KINDS = ['capabilities', 'assets', 'sectors'] as const;

/** Tags by their labels, as far as there are any. */
export const tagFacts = (language: Language, tags: DemandRow['tags']): Fact[] =>
  KINDS.filter((kind) => tags[kind].length > 0).map((kind) => ({
    term: supportWords[language].demands[kind],
    value: tags[kind].map((id) => labelOf(kind, id, language)).join(', '),
  }));

/** A demand as it came in, with its place at the desk; below the heading of a list, or of the page itself. */
export const DemandHead = ({ language, demand, below = 'h2' }: { readonly language: Language; readonly demand: DemandRow; readonly below?: 'h1' | 'h2' }) => {
  const Heading = below === 'h1' ? 'h2' : 'h3';
  return (
    <>
      <p class="tag-head">
        <Tag reference={demand.reference} href={`/${language}/desk/contact-requests/${demand.id}`} />
      </p>
      <Heading lang={demand.language} dir="auto">
        {demand.title}
      </Heading>
      <p class="note">
        <bdi>{demand.organisation}</bdi> · {momentIn(language, demand.receivedAt)}
      </p>
      <p class="prose support-said" lang={demand.language} dir="auto">
        {demand.text}
      </p>
    </>
  );
};

const Match = ({ at, match, mayLink }: { readonly at: FormAt; readonly match: MatchRow; readonly mayLink: boolean }) => {
  const { language } = at;
  const words = supportWords[language].demands;
  const rows = [
    { term: words.score, value: percentIn(language, match.score) },
    ...tagFacts(language, match.why),
    ...(match.why.words.length > 0 ? [{ term: words.words, value: <bdi lang={match.language}>{match.why.words.join(', ')}</bdi> }] : []),
  ];
  return (
    <li>
      <DemandHead language={language} demand={match} />
      <h4>{words.why}</h4>
      <Facts rows={rows} />
      {mayLink ? (
        <ActForm
          at={at}
          act={match.linked ? 'unlink-demand' : 'link-demand'}
          form={`demand-${match.id}`}
          values={{ demand: match.id }}
          send={match.linked ? words.unlink : words.link}
          about={match.reference}
          quiet={match.linked}
        />
      ) : null}
    </li>
  );
};

export const Demands = ({ at, view, matches, more }: Props & { readonly matches: readonly MatchRow[]; readonly more: boolean }) => {
  const { language } = at;
  const words = supportWords[language].demands;
  return (
    <section id="demands">
      <h2>{words.title}</h2>
      <p class="note">
        {words.lead} <a href={`/${language}/desk/demands`}>{words.all}</a>.
      </p>
      {matches.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ul class="support-list">
          {matches.map((match) => (
            <Match key={match.id} at={at} match={match} mayLink={view.mayDo.includes('link-demand')} />
          ))}
        </ul>
      )}
      {more ? <p class="note">{words.more}</p> : null}
    </section>
  );
};

const said = (language: Language, agrees: boolean | undefined): string => {
  const words = supportWords[language].introductions.said;
  return agrees === undefined ? words.none : agrees ? words.yes : words.no;
};

const IntroductionRow = ({ at, view, introduction }: Props & { readonly introduction: SupportView['introductions'][number] }) => {
  const { language } = at;
  const words = supportWords[language].introductions;
  const { id, demand, reference, state, until, applicant, owner } = introduction;
  return (
    <li>
      <p>
        {reference ? <Tag reference={reference} href={`/${language}/desk/contact-requests/${demand}`} /> : words.hidden} · <strong>{words.state[state]}</strong>
        {state === 'open' ? ` · ${words.until.replace('{date}', momentIn(language, until))}` : ''}
      </p>
      <Facts
        rows={[
          { term: words.applicant, value: said(language, applicant) },
          { term: words.owner, value: said(language, owner) },
        ]}
      />
      {state === 'open' && view.mayDo.includes('complete') ? (
        <ActForm at={at} act="end-introduction" form={`end-${id}`} values={{ introduction: id }} send={words.end} about={reference ?? ''} quiet />
      ) : null}
    </li>
  );
};

export const Introductions = ({ at, view }: Props) => {
  const { language } = at;
  const words = supportWords[language].introductions;
  const asked = new Set(view.introductions.filter(({ state }) => state !== 'ended').map(({ demand }) => demand));
  const free = view.demands.filter(({ id }) => !asked.has(id));
  const text = (name: 'forApplicant' | 'forOwner') => (
    <TextField
      language={language}
      name={`introduce/${name}`}
      label={words[name]}
      hint={words.hint}
      rows={3}
      limit={600}
      value={typedIn(at, 'introduce', name)}
      error={at.errorOf(`introduce/${name}`)}
    />
  );
  return (
    <section id="introductions">
      <h2>{words.title}</h2>
      <p class="note">{words.lead}</p>
      {view.introductions.length === 0 ? null : (
        <ul class="support-list">
          {view.introductions.map((introduction) => (
            <IntroductionRow key={introduction.id} at={at} view={view} introduction={introduction} />
          ))}
        </ul>
      )}
      {view.mayDo.includes('introduce') && free.length > 0 ? (
        <ActForm at={at} act="introduce" form="introduce" send={words.send}>
          <Select
            language={language}
            name="introduce/demand"
            label={words.demand}
            value={typedIn(at, 'introduce', 'demand') ?? (free.length === 1 ? free[0]!.id : undefined)}
            error={at.errorOf('introduce/demand')}
            options={free.map(({ id, reference, title }) => ({ value: id, label: `${reference} ${title}` }))}
          />
          {text('forApplicant')}
          {text('forOwner')}
        </ActForm>
      ) : null}
    </section>
  );
};

const FollowUpRow = ({ at, view, followUp }: Props & { readonly followUp: SupportView['followUps'][number] }) => {
  const { language } = at;
  const words = supportWords[language].followUps;
  const { day, answers, recorded } = followUp;
  const form = `day-${day}`;
  return (
    <li id={form}>
      <h3>{words.day.replace('{day}', String(day))}</h3>
      {answers.length === 0 ? <p class="note">{words.none2}</p> : null}
      {answers.map(({ party, going, text, at: when }) => (
        <p key={`${party} ${when}`}>
          <strong>{words.answers[party]}</strong>: {words.goings[going]}.{' '}
          <span class="prose" dir="auto">
            {text}
          </span>
        </p>
      ))}
      {recorded ? (
        <p>
          {words.recorded.replace('{name}', recorded.by).replace('{going}', words.goings[recorded.going].toLowerCase())} <bdi>{recorded.text}</bdi>
        </p>
      ) : null}
      {!recorded && view.mayDo.includes('record') ? (
        <ActForm at={at} act="record" form={form} values={{ day: String(day) }} send={words.record} about={words.day.replace('{day}', String(day))}>
          <Radios
            language={language}
            name={`${form}/going`}
            label={words.going}
            value={typedIn(at, form, 'going')}
            error={at.errorOf(`${form}/going`)}
            options={(['well', 'slow', 'stopped'] as const).map((value) => ({ value, label: words.goings[value] }))}
          />
          <TextField
            language={language}
            name={`${form}/text`}
            label={words.text}
            rows={3}
            limit={1000}
            value={typedIn(at, form, 'text')}
            error={at.errorOf(`${form}/text`)}
          />
        </ActForm>
      ) : null}
    </li>
  );
};

export const FollowUps = ({ at, view }: Props) => {
  const words = supportWords[at.language].followUps;
  const first = view.supportedAt && new Date(Date.parse(view.supportedAt) + 30 * 86_400_000).toISOString();
  return (
    <section id="follow-ups">
      <h2>{words.title}</h2>
      <p class="note">{words.lead}</p>
      {view.followUps.length === 0 && first ? <p>{words.none.replace('{date}', momentIn(at.language, first))}</p> : null}
      <ol class="support-list">
        {view.followUps.map((followUp) => (
          <FollowUpRow key={followUp.day} at={at} view={view} followUp={followUp} />
        ))}
      </ol>
    </section>
  );
};
