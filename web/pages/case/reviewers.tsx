import type { Language } from '../../../shared/community.ts';
import { labelOf } from '../../../shared/domain/labels.ts';
import type { DeskProposal } from '../../../shared/domain/view/desk.ts';
import { TextField } from '../../parts/field.tsx';
import { languageIn, momentIn } from '../../parts/format.tsx';
import { caseWords } from '../../words/case.ts';
import { ActButton, ActForm, type ActsProps, allTyped, type Choice, errorOf, pathOf } from './form.tsx';

type Assignment = DeskProposal['assignments'][number];

const isOpen = ({ status }: Assignment): boolean => status === 'invited' || status === 'accepted';
const inWords = (words: Readonly<Record<string, string>>, code: string): string => (Object.hasOwn(words, code) ? words[code]! : code);

const stateOf = (assignment: Assignment, language: Language): string => {
  const words = caseWords[language].reviewers;
  const { status, due, submittedAt, reason, round, safetySeat } = assignment;
  return [
    words.status[status],
    status === 'declined' && reason ? inWords(words.declined, reason) : '',
    due ? words.due.replace('{date}', momentIn(language, due)) : '',
    submittedAt ? words.sentAt.replace('{date}', momentIn(language, submittedAt)) : '',
    words.round.replace('{n}', String(round)),
    safetySeat ? words.safety : '',
  ]
    .filter(Boolean)
    .join(' · ');
};

const Assignments = ({ language, data }: ActsProps) => {
  const words = caseWords[language].reviewers;
  const { assignments } = data.proposal;
  if (assignments.length === 0) return <p>{words.none}</p>;
  return (
    <ul class="case-list">
      {assignments.map((each) => (
        <li key={`${each.reviewer} ${each.round}`} class="case-row">
          <div>
            <strong>
              {each.submittedAt ? (
                <a href={`/${language}/desk/proposals/${data.proposal.id}/reviews/${each.reviewer}`}>
                  <bdi>{each.name || caseWords[language].mails.someone}</bdi>
                </a>
              ) : (
                <bdi>{each.name || caseWords[language].mails.someone}</bdi>
              )}
            </strong>
            <p class="case-small">{stateOf(each, language)}</p>
          </div>
          {data.proposal.mayDo.includes('cancel-assignment') && isOpen(each) ? (
            <ActForm language={language} data={data} values={{ 'cancel-assignment/reviewer': each.reviewer }}>
              <ActButton act="cancel-assignment" quiet small>
                {words.cancel}
                <span class="vh">: {each.name}</span>
              </ActButton>
            </ActForm>
          ) : null}
        </li>
      ))}
    </ul>
  );
};

/** Why this reviewer cannot be asked, in words; nothing where nothing is in the way. */
const againstOf = (choice: Choice, language: Language): string | undefined => {
  const words = caseWords[language];
  const { conflict, asked, passed, reachable } = choice;
  if (conflict) return inWords({ ...words.conflictKind, ...words.conflictStand }, conflict);
  if (asked === 'invited' || asked === 'accepted' || asked === 'submitted') return words.reviewers.status[asked];
  if (passed) return asked === 'expired' ? words.reviewers.letPass : words.reviewers.saidNo;
  return reachable ? undefined : words.reviewers.unreachable;
};

const subjectsOf = ({ answers }: DeskProposal): readonly string[] => (answers.maturity as { capabilities?: readonly string[] } | undefined)?.capabilities ?? [];
/** How much of the proposal's subjects a reviewer knows: the sum of the levels. */
const fitOf = ({ capabilities }: Choice, subjects: readonly string[]): number =>
  capabilities.filter(({ id }) => subjects.includes(id)).reduce((sum, { level }) => sum + level, 0);

const roomOf = ({ taken, capacity, away }: Choice): number => (away ? -1 : capacity - taken > 0 ? 1 : 0);

/** Whoever can be asked first, and among those who knows most of it and has room. */
const ordered = (choices: readonly Choice[], proposal: DeskProposal, language: Language): Choice[] => {
  const subjects = subjectsOf(proposal);
  const rank = (choice: Choice) => (againstOf(choice, language) ? -100 : 0) + roomOf(choice) * 10 + fitOf(choice, subjects);
  return choices.toSorted((a, b) => rank(b) - rank(a) || a.name.localeCompare(b.name, language));
};

const wordsOf = (choice: Choice, language: Language): string =>
  [choice.name, choice.organisation, ...choice.capabilities.map(({ id }) => labelOf('capabilities', id, language))].join(' ').toLowerCase();

const Row = ({ language, data, choice, i }: ActsProps & { readonly choice: Choice; readonly i: number }) => {
  const words = caseWords[language];
  const against = againstOf(choice, language);
  const id = i === 0 ? 'invite.reviewers' : `invite.reviewers-${i}`;
  const { name, organisation, capabilities, taken, capacity, away, languages, asked } = choice;
  const remarks = [
    // Whoever was called off, or whose conflict has gone, can be asked again, and it is said that this would be again.
    !against && asked ? words.reviewers.before.replace('{state}', inWords(words.reviewers.status, asked)) : '',
    words.reviewers.load.replace('{n}', String(taken)).replace('{all}', String(capacity)),
    taken >= capacity ? words.reviewers.full : '',
    away ? words.reviewers.away : '',
    words.reviewers.reads.replace('{languages}', languages.map((each) => languageIn(language, each)).join(', ')),
  ].filter(Boolean);
  return (
    <li class="case-reviewer">
      <div class="choice">
        <input
          type="checkbox"
          id={id}
          name="invite/reviewers"
          value={choice.id}
          disabled={against !== undefined}
          checked={allTyped(data, 'invite/reviewers').includes(choice.id)}
          aria-describedby={`${id}-hint`}
        />
        <label for={id}>
          <bdi>{name}</bdi>, <bdi>{organisation}</bdi>
        </label>
        <div class="choice-hint" id={`${id}-hint`}>
          {against ? <strong class="case-against">{against}. </strong> : null}
          {capabilities.map(({ id: subject }) => labelOf('capabilities', subject, language)).join(', ')} ({remarks.join('; ')})
        </div>
      </div>
    </li>
  );
};

const InviteForm = ({ language, data }: ActsProps) => {
  const words = caseWords[language].reviewers;
  const { proposal, choices, find = '' } = data;
  const sought = find.toLowerCase().trim();
  const shown = ordered(choices, proposal, language).filter((choice) => sought === '' || wordsOf(choice, language).includes(sought));
  const error = errorOf(data)('invite/reviewers');
  return (
    <div id="invite" class="case-invite">
      <h3>{words.invite}</h3>
      {proposal.safetySeat ? <p class="note">{words.needsSafety}</p> : null}
      <form method="get" action={`${pathOf(language, proposal.id)}#invite`} class="case-find">
        <TextField language={language} name="find" label={words.find} type="search" value={find} width="medium" />
        <button class="btn btn-quiet" type="submit">
          {words.findSend}
        </button>
      </form>
      {shown.length === 0 ? (
        <p>{words.notFound}</p>
      ) : (
        <ActForm language={language} data={data}>
          <fieldset class={error ? 'field field-wrong' : 'field'} aria-describedby={error ? 'invite.reviewers-error' : undefined}>
            <legend class="field-label">{words.inviteHint}</legend>
            {error ? (
              <p class="field-error" id="invite.reviewers-error">
                {error}
              </p>
            ) : null}
            <ul class="case-list">
              {shown.map((choice, i) => (
                <Row key={choice.id} language={language} data={data} choice={choice} i={i} />
              ))}
            </ul>
          </fieldset>
          <ActButton act="invite">{words.inviteSend}</ActButton>
        </ActForm>
      )}
    </div>
  );
};

/** Who was asked, how far they are, and whom else to ask. */
export const Reviewers = ({ language, data }: ActsProps) => (
  <>
    <p>
      <a href={`${pathOf(language, data.proposal.id)}/panel`}>{caseWords[language].reviewers.panel}</a>
    </p>
    <Assignments language={language} data={data} />
    {data.proposal.mayDo.includes('invite') ? <InviteForm language={language} data={data} /> : null}
  </>
);
