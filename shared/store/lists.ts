import type { Actor } from '../domain/actor.ts';
import { Refusal } from '../domain/refusal.ts';
import { type ListRow, Row, rowView } from '../domain/view/row.ts';
import type { Stored } from './item.ts';
import { type Keys, openCursor, sealCursor } from './secrets.ts';
import { queryIndex, type Store } from './store.ts';

export const PAGE = 50;
/** Rows that a viewer may not see cost reading; after this many requests of one partition the page ends early with a cursor. */
const BUDGET = 4;

/** Stages in which somebody may have to act, by kind. */
export const OPEN_STAGES: Readonly<Record<string, readonly string[]>> = {
  proposal: ['submitted', 'screening', 'info-requested', 'in-review', 'deliberation', 'decided'],
  'contact-request': ['new', 'open', 'waiting-on-requester', 'waiting-internal', 'snoozed'],
  task: ['open'],
};

export type Source = { readonly index: 1 | 2; readonly partition: string };
type Position = { readonly row: Stored; readonly sort: string };

/** Up to `want` rows of one partition that the viewer may see, and where reading stopped if the budget ran out. */
const readSource = async (
  store: Store,
  source: Source,
  after: string | undefined,
  want: number,
  visible: (row: Stored) => boolean,
): Promise<{ rows: Position[]; stoppedAt?: string }> => {
  const rows: Position[] = [];
  let from = after;
  for (let request = 0; request < BUDGET; request += 1) {
    const limit = want + 1;
    const page = await queryIndex(store, source.index, source.partition, { limit, ...(from ? { after: from } : {}) });
    for (const row of page) if (visible(row)) rows.push({ row, sort: row[`gsi${source.index}sk`] as string });
    if (page.length < limit - (from ? 1 : 0) || rows.length > want) return { rows };
    from = page.at(-1)![`gsi${source.index}sk`] as string;
  }
  return { rows, ...(from ? { stoppedAt: from } : {}) };
};

/**
 * One page of a list, merged from its sources in order of due time: what every list, search and export runs through. A cursor holds
 * the position of the last row shown, sealed for this viewer and view.
 */
export const listPage = async (
  store: Store,
  keys: Keys,
  options: { sources: readonly Source[]; view: string; viewer: Actor; now: string; cursor?: string | undefined; size?: number },
): Promise<{ rows: ListRow[]; cursor?: string }> => {
  const { sources, viewer, now, size = PAGE } = options;
  const bound = `${viewer.id} ${options.view}`;
  const after = options.cursor === undefined ? undefined : openCursor(keys, bound, options.cursor);
  if (options.cursor !== undefined && after === undefined)
    throw new Refusal('request.invalid', { fields: [{ path: 'cursor', code: 'cursor.unknown', message: '' }] });
  const visible = (row: Stored) => rowView(Row.parse(row), viewer, now) !== undefined;
  const found = await Promise.all(sources.map((source) => readSource(store, source, after, size, visible)));
  const horizon = found
    .map((source) => source.stoppedAt)
    .filter((at) => at !== undefined)
    .sort()[0];
  const merged = found
    .flatMap((source) => source.rows)
    .filter(({ sort }) => horizon === undefined || sort <= horizon)
    .sort((a, b) => (a.sort < b.sort ? -1 : 1));
  const shown = merged.slice(0, size);
  const more = merged.length > size || horizon !== undefined;
  const last = merged.length > size ? shown.at(-1)!.sort : horizon;
  return { rows: shown.map(({ row }) => rowView(Row.parse(row), viewer, now)!), ...(more && last ? { cursor: sealCursor(keys, bound, last) } : {}) };
};
