import type { Language } from '../../../shared/community.ts';
import { DecidedOutcome } from '../../../shared/domain/decision.ts';
import type { DiscussionView } from '../../../shared/domain/discussion.ts';
import { outcomeText } from '../../../shared/domain/words/index.ts';
import { errorsIn } from '../../parts/errors.tsx';
import { Hidden, Select, TextField } from '../../parts/field.tsx';
import { Moment } from '../../parts/format.tsx';
import type { Trouble } from '../../parts/trouble.ts';
import { Unsent } from '../../parts/unsent.tsx';
import { boardWords } from '../../words/board.ts';
import type { TypedTalk } from './data.ts';

type Entry = DiscussionView['entries'][number];
export type DiscussionProps = {
  readonly language: Language;
  readonly view: DiscussionView;
  /** Where its form goes. */
  readonly action: string;
  /** A fresh one for each form: sending it twice says it once. */
  readonly formKey: string;
  readonly typed?: TypedTalk | undefined;
  /** What was wrong with what was sent there. */
  readonly trouble?: Trouble | undefined;
  /** The heading's, where it is a page of its own. */
  readonly level?: 'h1' | 'h2';
};

/** What its fields are called, for the summary of errors. */
export const talkLabels = (language: Language): Readonly<Record<string, string>> => {
  const { talk: words } = boardWords[language];
  return { 'talk/text': words.text, 'talk/outcome': words.outcome };
};

const Writer = ({ language, entry: { name, letter, own } }: { readonly language: Language; readonly entry: Entry }) => {
  const { talk: words } = boardWords[language];
  const role = letter ? words.reviewer.replace('{letter}', letter) : words.staff;
  return (
    <>
      {name ? (
        <>
          <bdi>{name}</bdi> ({role})
        </>
      ) : (
        role
      )}
      {own ? ` (${words.you})` : ''}
    </>
  );
};

/** Who would choose which outcome now. */
const Proposed = ({ language, entries }: { readonly language: Language; readonly entries: readonly Entry[] }) => {
  const { talk: words } = boardWords[language];
  const standing = entries.filter(({ outcome, superseded }) => outcome !== undefined && !superseded);
  const outcomes = [...new Set(standing.map(({ outcome }) => outcome!))];
  return outcomes.length === 0 ? null : (
    <p class="talk-sum">
      <strong>{words.proposed}</strong>
      {outcomes.map((outcome) => (
        <span key={outcome}>
          {outcomeText(outcome, language)}: {standing.filter((entry) => entry.outcome === outcome).length}
        </span>
      ))}
    </p>
  );
};

/** What staff and reviewers say to each other about a proposal, and a form to join in while it is open. */
export const Discussion = ({ language, view, action, formKey, typed = {}, trouble, level: Heading = 'h2' }: DiscussionProps) => {
  const { talk: words } = boardWords[language];
  const errorOf = errorsIn(trouble);
  const { entries, open, letter } = view;
  return (
    <section class="talk" id="discussion">
      <Heading>{words.title}</Heading>
      <p class="note">{letter ? words.leadPanel.replace('{letter}', letter) : words.lead}</p>
      <Proposed language={language} entries={entries} />
      {entries.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ol class="talk-list">
          {entries.map((entry) => (
            <li key={entry.id}>
              <p class="talk-by">
                <Writer language={language} entry={entry} />, <Moment language={language} iso={entry.at} style="moment" />
              </p>
              {entry.outcome ? (
                <p>
                  <strong>{words.proposes.replace('{outcome}', outcomeText(entry.outcome, language))}</strong>
                  {entry.superseded ? <span class="note"> ({words.superseded})</span> : null}
                </p>
              ) : null}
              <p class="prose" dir="auto">
                {entry.text}
              </p>
            </li>
          ))}
        </ol>
      )}
      {open ? (
        <form method="post" action={action} novalidate>
          <Hidden values={{ key: formKey, act: 'talk' }} />
          <TextField
            language={language}
            name="talk/text"
            label={words.text}
            hint={words.textHint}
            rows={4}
            limit={2000}
            value={typed.text}
            error={errorOf('talk/text')}
          />
          <Select
            language={language}
            name="talk/outcome"
            label={words.outcome}
            optional
            value={typed.outcome}
            error={errorOf('talk/outcome')}
            empty={words.noOutcome}
            options={DecidedOutcome.options.map((value) => ({ value, label: outcomeText(value, language) }))}
          />
          <Unsent language={language} />
          <button class="btn btn-quiet" type="submit">
            {words.send}
          </button>
        </form>
      ) : (
        <p class="note">{words.closed}</p>
      )}
    </section>
  );
};
