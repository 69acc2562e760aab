import type { Language } from '../../../shared/community.ts';
import type { ConflictLine, PersonLine } from '../../../shared/contract/people.ts';
import { CONFLICT_KINDS } from '../../../shared/domain/conflict.ts';
import { Radios } from '../../parts/choice.tsx';
import { Errors, errorsIn } from '../../parts/errors.tsx';
import { Hidden, Select, TextField } from '../../parts/field.tsx';
import { Flash } from '../../parts/flash.tsx';
import { momentIn } from '../../parts/format.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import type { Trouble } from '../../parts/trouble.ts';
import { peopleWords } from '../../words/people.ts';
import { peoplePath } from './people.tsx';

export type ConflictsData = {
  readonly proposal: string;
  readonly conflicts: readonly ConflictLine[];
  /** A chair decides about anybody; a liaison reports an own interest. */
  readonly may: 'decide' | 'report' | 'look';
  readonly me: string;
  /** Whom a chair can choose beside those in the list, as found by `find`, and whether there are others. */
  readonly choices: readonly Pick<PersonLine, 'id' | 'name' | 'organisation'>[];
  readonly more: boolean;
  readonly find: string;
  readonly typed: URLSearchParams;
  readonly key: string;
  readonly did?: string | undefined;
  readonly trouble?: Trouble | undefined;
};

export const conflictsPath = (language: Language, proposal: string): string => `/${language}/desk/proposals/${proposal}/conflicts`;

const Line = ({ language, line }: { readonly language: Language; readonly line: ConflictLine }) => {
  const words = peopleWords[language];
  const { by, at } = line;
  return (
    <li>
      <a href={peoplePath(language, line.person)}>
        <bdi>{line.name}</bdi>
      </a>
      <span class="note">
        <bdi>{line.organisation}</bdi> · {line.roles.map((role) => words.roles[role as keyof typeof words.roles] ?? role).join(', ')}
      </span>
      <p>
        {line.kinds.map((kind) => words.kinds[kind as keyof typeof words.kinds] ?? kind).join(', ')}: <strong>{words.states[line.state]}</strong>
        {by && at ? ` (${words.decidedBy.replace('{name}', by).replace('{date}', momentIn(language, at, 'short'))})` : ''}
      </p>
      {line.excluded === undefined ? null : (
        <p class="prose" dir="auto">
          {words.excludedWhy.replace('{why}', line.excluded)}
        </p>
      )}
      {line.reason === undefined ? null : (
        <p class="prose" dir="auto">
          {line.reason}
        </p>
      )}
    </li>
  );
};

const Decide = ({
  frame: { language },
  data: { proposal, conflicts, may, me, choices, more, find, typed, key, trouble },
}: {
  readonly frame: Frame;
  readonly data: ConflictsData;
}) => {
  const words = peopleWords[language];
  const errorOf = errorsIn(trouble);
  const others = conflicts.filter(({ person, state }) => person !== me && state !== 'own');
  const rest = choices.filter(({ id }) => id !== me && !conflicts.some(({ person }) => person === id));
  const optionOf = (value: string, { name, organisation }: { readonly name: string; readonly organisation: string }) => ({
    value,
    label: [name, organisation].filter(Boolean).join(', '),
  });
  const verdicts = may === 'decide' ? (['confirmed', 'dismissed', 'waived'] as const) : (['confirmed'] as const);
  return (
    <section>
      <h2 id="decide">{words.decide}</h2>
      <p class="note">{may === 'decide' ? words.decideHint : words.ownHint}</p>
      {may === 'decide' ? (
        <form class="people-find" method="get" action={`${conflictsPath(language, proposal)}#decide`}>
          <TextField language={language} name="find" type="search" label={words.findAnybody} hint={words.findAnybodyHint} value={find} maxlength={60} />
          <button class="btn btn-quiet" type="submit">
            {words.find}
          </button>
        </form>
      ) : null}
      <form method="post" action={conflictsPath(language, proposal)} novalidate>
        <Hidden values={{ key, ...(may === 'report' ? { person: me, state: 'confirmed' } : { find }) }} />
        {may === 'decide' ? (
          <>
            <Select
              language={language}
              name="person"
              label={words.person}
              hint={more ? words.moreAnybody : choices.length === 0 ? words.nobody : undefined}
              value={typed.get('person') ?? (find !== '' && choices.length === 1 ? choices[0]!.id : undefined)}
              error={errorOf('person')}
              options={[]}
              groups={[
                ...(others.length > 0 ? [{ label: words.relatedOnes, options: others.map((line) => optionOf(line.person, line)) }] : []),
                ...(rest.length > 0
                  ? [{ label: find === '' ? words.anybody : words.found.replace('{find}', find), options: rest.map((each) => optionOf(each.id, each)) }]
                  : []),
                { label: words.ownOne, options: [{ value: me, label: words.myself }] },
              ]}
            />
            <Radios
              language={language}
              name="state"
              label={words.verdict}
              value={typed.get('state') ?? undefined}
              error={errorOf('state')}
              options={verdicts.map((value) => ({ value, label: words.verdicts[value] }))}
            />
          </>
        ) : null}
        <Select
          language={language}
          name="conflict"
          label={words.kind}
          value={typed.get('conflict') ?? undefined}
          error={errorOf('conflict')}
          options={CONFLICT_KINDS.map((value) => ({ value, label: words.kinds[value] }))}
        />
        <TextField
          language={language}
          name="reason"
          label={words.why}
          hint={words.whyHint}
          rows={3}
          limit={500}
          value={typed.get('reason') ?? ''}
          error={errorOf('reason')}
        />
        <button class="btn" type="submit">
          {words.record}
        </button>
      </form>
    </section>
  );
};

/** Who is related to a proposal, how, and what was decided about it; for staff who are not. */
export const conflictsPage = (frame: Frame, data: ConflictsData): string => {
  const { language } = frame;
  const words = peopleWords[language];
  const { proposal, conflicts, may, did, trouble } = data;
  const said = did === undefined ? undefined : words.did[did];
  return pageOf(frame, {
    title: words.conflicts,
    failed: trouble !== undefined,
    room: 'inbox',
    desk: true,
    styles: ['people.css'],
    scripts: ['form.js', 'others.js'],
    content: (
      <div class="desk-sheet">
        {said ? <Flash language={language}>{said}</Flash> : null}
        <Errors language={language} trouble={trouble} labels={{ person: words.person, state: words.verdict, conflict: words.kind, reason: words.why }} />
        <p>
          <a href={`/${language}/desk/proposals/${proposal}`}>{words.toProposal}</a>
        </p>
        <h1>{words.conflicts}</h1>
        <p class="lead">{words.conflictsLead}</p>
        {conflicts.length === 0 ? <p>{words.noConflicts}</p> : null}
        <ul class="people-list">
          {conflicts.map((line) => (
            <Line key={line.person} language={language} line={line} />
          ))}
        </ul>
        {may === 'look' ? null : <Decide frame={frame} data={data} />}
      </div>
    ),
  });
};
