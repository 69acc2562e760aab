import type { Language } from '../../shared/community.ts';
import { Empty } from '../parts/empty.tsx';
import { Errors } from '../parts/errors.tsx';
import { counted } from '../parts/format.tsx';
import { type Frame, pageOf } from '../parts/frame.tsx';
import { Notice } from '../parts/notice.tsx';
import { Pager } from '../parts/pager.tsx';
import { deskStage } from '../parts/standing.tsx';
import { inboxWords } from '../words/inbox.ts';
import { standingWords } from '../words/standing.ts';
import { BulkBar } from './inbox-bar.tsx';
import { type AskedFor, type Inbox, listHref } from './inbox-data.ts';
import { Asking, Outcome } from './inbox-done.tsx';
import { FilterForm } from './inbox-filter.tsx';
import { KeysHelp } from './inbox-keys.tsx';
import { Rows } from './inbox-rows.tsx';
import { Views } from './inbox-views.tsx';

const exportHref = (asked: AskedFor, format: string): string => {
  const { cursor, q, ...rest } = asked;
  return `/api/desk/export?${new URLSearchParams({ ...(rest as Record<string, string>), format })}`;
};

/** Whether anything but the view was asked for: then an empty list means that the question was too narrow. */
const isNarrowed = ({ view, stage, kind, ...rest }: AskedFor): boolean => Object.keys(rest).length > 0 || (kind !== undefined && view !== 'stage');

const headingOf = (language: Language, { q, view = 'open', kind, stage }: AskedFor): string => {
  const words = inboxWords[language];
  if (q) return words.found.replace('{q}', q);
  const kinds: Readonly<Record<string, string>> = standingWords[language].kinds;
  if (view === 'stage' && kind && stage) return `${kinds[kind] ?? kind}: ${deskStage(language, kind, stage)}`;
  const list = words.view[view as keyof typeof words.view] ?? words.title;
  return kind ? `${list}: ${kinds[kind] ?? kind}` : list;
};

const Nothing = ({ language, inbox }: { readonly language: Language; readonly inbox: Inbox }) => {
  const words = inboxWords[language];
  if (inbox.cursor) return <p class="inbox-note">{words.elsewhere}</p>;
  return isNarrowed(inbox.asked) ? (
    <Empty kind="found" title={words.foundTitle}>
      <p>{words.foundText}</p>
    </Empty>
  ) : (
    <Empty kind="left" title={words.leftTitle}>
      <p>{words.left}</p>
    </Empty>
  );
};

/** How many rows a search or a filter leaves, as far as they were looked at. */
const foundIn = (language: Language, { rows, cursor, partial }: Inbox): string => {
  const { more, ...shown } = inboxWords[language].shown;
  const number = counted(language, rows.length, shown);
  return cursor || partial ? more.replace('{rows}', number) : number;
};

/** Lists at the left, their rows in the middle, and at the right what the chosen row is about. */
export const inboxPage = (frame: Frame, inbox: Inbox): string => {
  const { language } = frame;
  const { asked, rows, cursor, trouble, outcome, asking } = inbox;
  const words = inboxWords[language];
  const { cursor: _, ...list } = asked;
  return pageOf(frame, {
    title: words.title,
    failed: trouble !== undefined,
    room: 'inbox',
    desk: true,
    styles: ['inbox.css'],
    scripts: ['desk.js'],
    content: (
      <div class="inbox">
        <Views language={language} inbox={inbox} />
        <section class="inbox-list" aria-labelledby="list">
          <h1 class="vh">{words.title}</h1>
          <p id="told" class="told" role="alert" />
          <FilterForm language={language} inbox={inbox} />
          <Errors language={language} trouble={trouble} labels={{ q: words.search, to: words.to }} />
          {outcome ? (
            <Outcome
              language={language}
              action={listHref(language, asked)}
              outcome={outcome}
              rows={inbox.now ?? []}
              colleagues={inbox.colleagues}
              undoKey={inbox.key}
            />
          ) : null}
          {asking ? <Asking language={language} inbox={inbox} act={asking} /> : null}
          {inbox.unknownView ? <Notice language={language}>{words.unknownView}</Notice> : null}
          {inbox.partial ? <Notice language={language}>{words.partial}</Notice> : null}
          <div class="inbox-head">
            <h2 id="list">
              {trouble && asked.q ? words.search : headingOf(language, asked)}
              {isNarrowed(asked) && rows.length > 0 && !asked.cursor ? <span class="inbox-count"> ({foundIn(language, inbox)})</span> : null}
            </h2>
            {asked.q ? null : (
              <p>
                {words.export} <a href={exportHref(asked, 'csv')}>CSV</a> <a href={exportHref(asked, 'json')}>JSON</a>
              </p>
            )}
          </div>
          {rows.length === 0 && trouble ? null : rows.length === 0 ? (
            <Nothing language={language} inbox={inbox} />
          ) : (
            <form id="bulk" method="post" action={listHref(language, asked)}>
              <Rows language={language} inbox={inbox} />
              <BulkBar language={language} inbox={inbox} />
            </form>
          )}
          <Pager
            language={language}
            next={cursor ? listHref(language, { ...list, cursor }) : undefined}
            start={asked.cursor ? listHref(language, list) : undefined}
          />
        </section>
        <aside id="pane" class="inbox-pane" aria-label={words.pane} tabIndex={-1} data-failed={words.paneFailed} data-going={words.paneGoing}>
          <p class="note">{words.paneHint}</p>
        </aside>
        <KeysHelp language={language} />
      </div>
    ),
  });
};
