import type { Language } from '../../shared/community.ts';
import type { ListRow } from '../../shared/domain/view/row.ts';
import { Hidden } from '../parts/field.tsx';
import { Flash } from '../parts/flash.tsx';
import { counted } from '../parts/format.tsx';
import { Notice } from '../parts/notice.tsx';
import { deskStage, kindOf } from '../parts/standing.tsx';
import { inboxWords } from '../words/inbox.ts';
import { standingWords } from '../words/standing.ts';
import { type BulkAct, type Inbox, listHref } from './inbox-data.ts';

type Rows = { readonly rows: readonly ListRow[] };

const Named = ({ language, id, rows }: Rows & { readonly language: Language; readonly id: string }) => {
  const row = rows.find((each) => each.id === id);
  return row ? (
    <span>
      {row.reference} <bdi>{row.title}</bdi>
    </span>
  ) : (
    <span>{inboxWords[language].gone}</span>
  );
};

/** Where a row stands by now and with whom: a colleague may have been there since the list was shown. */
const StandsNow = ({ language, row, colleagues }: { readonly language: Language; readonly row: ListRow | undefined } & Pick<Inbox, 'colleagues'>) => {
  if (!row) return null;
  const owner = colleagues.find(({ id }) => id === row.owner)?.name;
  return (
    <span>
      {` (${deskStage(language, row.kind, row.stage)}, `}
      <bdi>{owner ?? standingWords[language].nobody}</bdi>)
    </span>
  );
};

type OutcomeProps = Rows &
  Pick<Inbox, 'colleagues'> & {
    readonly language: Language;
    readonly action: string;
    readonly outcome: NonNullable<Inbox['outcome']>;
    readonly undoKey: string;
  };

/** What came of each row: done ones are counted and can be taken back, the others say why not. */
export const Outcome = ({ language, action, outcome, rows, colleagues, undoKey }: OutcomeProps) => {
  const words = inboxWords[language];
  const { act, results } = outcome;
  const done = results.filter((result) => result.ok);
  const failed = results.filter((result) => !result.ok);
  return (
    <div id="outcome" tabIndex={-1}>
      {done.length === 0 ? null : (
        <Flash
          language={language}
          undo={
            act === 'undo'
              ? undefined
              : {
                  action,
                  values: {
                    ...{ act: 'undo', key: undoKey },
                    items: done.map(({ id }) => id).join(' '),
                    facts: done.map(({ fact }) => fact ?? 'none').join(' '),
                  },
                  label: words.undo,
                }
          }
        >
          {counted(language, done.length, words.done[act])}
        </Flash>
      )}
      {failed.length === 0 ? null : (
        <Notice language={language} level={2} title={counted(language, failed.length, words.failed)}>
          <ul>
            {failed.map(({ id, problem }) => (
              <li key={id}>
                <Named language={language} id={id} rows={rows} />
                <StandsNow language={language} row={rows.find((each) => each.id === id)} colleagues={colleagues} />: {problem.title}. {problem.detail}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
};

/** What is asked before it happens to several rows, or leaves one's own hands. */
export const Asking = ({ language, inbox, act }: { readonly language: Language; readonly inbox: Inbox; readonly act: BulkAct }) => {
  const words = inboxWords[language];
  const { now: rows = [], asked, to, key, colleagues } = inbox;
  const chosen = act === 'spam' ? inbox.chosen.filter((id) => kindOf(id) === 'contact-request') : inbox.chosen;
  const leftOut = inbox.chosen.length - chosen.length;
  const hint = { take: words.sureTake, spam: words.sureSpam, 'hand-over': words.sureHandOver }[act];
  const title = counted(language, chosen.length, words.sure[act]).replace('{name}', colleagues.find(({ id }) => id === to)?.name ?? '');
  return (
    <section class="asking" id="asking" aria-labelledby="asking-title" tabIndex={-1}>
      <h2 id="asking-title">{title}</h2>
      <ul>
        {chosen.map((id) => (
          <li key={id}>
            <Named language={language} id={id} rows={rows} />
            <StandsNow language={language} row={rows.find((each) => each.id === id)} colleagues={colleagues} />
          </li>
        ))}
      </ul>
      {leftOut === 0 ? null : <p>{counted(language, leftOut, words.leftOut)}</p>}
      <p>{hint}</p>
      <form method="post" action={listHref(language, asked)}>
        {chosen.length === 0 ? null : (
          <>
            <Hidden
              values={{
                ...{ act, key, sure: 'yes', items: chosen.join(' ') },
                // What a colleague has changed meanwhile is left alone, and said.
                seen: chosen.map((id) => rows.find((row) => row.id === id)?.version ?? 0).join(' '),
                ...(to ? { to } : {}),
              }}
            />
            <button class="btn btn-small" type="submit">
              {words.yes[act]}
            </button>{' '}
          </>
        )}
        <a class="btn btn-quiet btn-small" href={listHref(language, asked)}>
          {words.no}
        </a>
      </form>
    </section>
  );
};
