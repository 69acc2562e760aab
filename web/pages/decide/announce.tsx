import type { Result } from '../../../shared/contract/common.ts';
import type { HeldRow } from '../../../shared/domain/view/held.ts';
import { outcomeText } from '../../../shared/domain/words/index.ts';
import { Checkbox } from '../../parts/choice.tsx';
import { Disclosure } from '../../parts/disclosure.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Errors, errorsIn } from '../../parts/errors.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Hidden } from '../../parts/field.tsx';
import { Moment } from '../../parts/format.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { Notice } from '../../parts/notice.tsx';
import { Tag } from '../../parts/tag.tsx';
import { TlpLabel } from '../../parts/tlp.tsx';
import type { Trouble } from '../../parts/trouble.ts';
import { boardWords } from '../../words/board.ts';
import { decideWords } from '../../words/decide.ts';
import { Backed, mayGo } from './backed.tsx';
import { Letter } from '../own/letter.tsx';
import { decidePath } from './data.ts';
import { offerRow } from './offer-row.tsx';

export type Announced = { readonly result: Result; readonly title: string; readonly reference: string };
export type AnnouncePage = {
  readonly rows: readonly HeldRow[];
  readonly cursor?: string | undefined;
  /** Where this page of the list began. */
  readonly from?: string | undefined;
  readonly key: string;
  /** Whether this person may announce; others only read. */
  readonly may: boolean;
  /** What was ticked, where the page comes back. */
  readonly ticked: readonly string[];
  readonly results?: readonly Announced[] | undefined;
  readonly trouble?: Trouble | undefined;
};

/** One tick each: its name says which decision, its value which letter was read. */
export const tickOf = (id: string): string => `read/${id}`;

const Results = ({ frame: { language }, results }: { readonly frame: Frame; readonly results: readonly Announced[] }) => {
  const { announce: words } = boardWords[language];
  const went = results.filter(({ result }) => result.ok);
  const failed = results.filter(({ result }) => !result.ok);
  return (
    <Notice language={language} title={went.length > 0 ? words.went : words.failed}>
      {went.length === 0 ? null : (
        <ul>
          {went.map(({ result, title, reference }) => (
            <li key={result.id}>
              <Tag reference={reference} /> <bdi>{title}</bdi>
            </li>
          ))}
        </ul>
      )}
      {failed.length === 0 ? null : (
        <>
          {went.length === 0 ? null : <p>{words.failed}:</p>}
          <ul>
            {failed.map(({ result, title, reference }) => (
              <li key={result.id}>
                <Tag reference={reference} /> <bdi>{title}</bdi>: {result.ok ? '' : `${result.problem.title}. ${result.problem.detail}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
};

type Held = { readonly frame: Frame; readonly row: HeldRow; readonly may: boolean; readonly ticked: boolean; readonly error: string | undefined };
const HeldDecision = ({ frame: { language }, row, may, ticked, error }: Held) => {
  const { announce: words } = boardWords[language];
  const { held } = decideWords[language];
  return (
    <li class="announce-row">
      <h2 lang={row.language === language ? undefined : row.language}>
        <a href={decidePath(language, row.id)}>
          <bdi>{row.title}</bdi>
        </a>
      </h2>
      <p>
        <Tag reference={row.reference} /> <TlpLabel language={language} tlp={row.tlp} />
      </p>
      <Facts
        rows={[
          { term: held.outcome, value: <strong>{outcomeText(row.outcome, language)}</strong> },
          {
            term: words.decided,
            value: (
              <>
                <bdi>{row.decidedBy}</bdi>, <Moment language={language} iso={row.decidedAt} style="moment" />
              </>
            ),
          },
          ...offerRow(language, row.outcome, row.letter.announcedAt),
          { term: words.approvals, value: words.approvalsOf.replace('{n}', String(row.approvals)).replace('{of}', String(row.needed)) },
        ]}
      />
      <Disclosure
        summary={
          <>
            {words.letter}
            <span class="vh">: {row.title}</span>
          </>
        }
      >
        <div class="decide-paper" lang={row.language === language ? undefined : row.language}>
          <Letter language={row.language} letter={row.letter} written={row.language} />
        </div>
      </Disclosure>
      <Backed language={language} backing={row} needed={row.needed} />
      {!mayGo(row) ? null : row.involved ? (
        <p class="note">{words.involved}</p>
      ) : may ? (
        <Checkbox
          language={language}
          name={tickOf(row.id)}
          value={String(row.decision)}
          label={
            <>
              {words.tick}
              <span class="vh">: {row.title}</span>
            </>
          }
          checked={ticked}
          error={error}
        />
      ) : null}
    </li>
  );
};

/** Held decisions with their letters, to be announced together, each by itself. */
export const announcePage = (frame: Frame, { rows, cursor, from, key, may, ticked, results, trouble }: AnnouncePage): string => {
  const { language } = frame;
  const { announce: words } = boardWords[language];
  const error = errorsIn(trouble)('decisions');
  const first = rows.find((row) => mayGo(row) && !row.involved);
  const ready = first !== undefined;
  return pageOf(frame, {
    title: words.title,
    failed: trouble !== undefined,
    room: 'decide',
    desk: true,
    styles: ['decide.css'],
    content: (
      <div class="desk-sheet announce">
        <p class="crumb">
          <a href={decidePath(language)}>{words.back}</a>
        </p>
        <Errors
          language={language}
          trouble={trouble && first && error ? { ...trouble, fields: [{ path: tickOf(first.id), message: words.nothing }] } : trouble}
          names={first ? [tickOf(first.id)] : []}
          labels={first ? { [tickOf(first.id)]: first.reference } : {}}
        />
        <h1>{words.title}</h1>
        {results ? <Results frame={frame} results={results} /> : null}
        {rows.length === 0 ? (
          <Empty kind="left" title={words.none}>
            <p>{words.noneText}</p>
          </Empty>
        ) : (
          <form method="post" action={`${decidePath(language)}/announce`} novalidate>
            <p>{words.lead}</p>
            <Hidden values={{ key, from }} />
            <ul class="announce-rows">
              {rows.map((row) => (
                <HeldDecision
                  key={row.id}
                  frame={frame}
                  row={row}
                  may={may}
                  ticked={ticked.includes(row.id)}
                  error={error && row.id === first?.id ? words.nothing : undefined}
                />
              ))}
            </ul>
            {may && ready ? (
              <>
                <p class="note">{words.final}</p>
                <p class="acts">
                  <button class="btn" type="submit">
                    {words.send}
                  </button>
                </p>
              </>
            ) : null}
          </form>
        )}
        {cursor ? (
          <p>
            <a href={`${decidePath(language)}/announce?${new URLSearchParams({ cursor })}`}>{words.more}</a>
          </p>
        ) : null}
      </div>
    ),
  });
};
