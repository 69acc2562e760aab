import { community } from '../community.ts';
import type { Actor } from '../domain/actor.ts';
import { isOver, type Item } from '../domain/item.ts';
import { Refusal } from '../domain/refusal.ts';
import { limitView } from '../domain/view/limit.ts';
import { STAGES } from '../domain/view/list.ts';
import { type ListRow, Row, rowView } from '../domain/view/row.ts';
import type { Stored } from './item.ts';
import { doneIn, rootRow } from './rows.ts';
import { type Keys, openCursor, sealCursor } from './secrets.ts';
import { queryIndex, type Store } from './store.ts';

export const PAGE = 50;
/** Rows that a viewer may not see cost reading; after this many requests of one partition the page ends early with a cursor. */
const BUDGET = 4;
/** A request behind the first one asks for this many times as much: where many rows do not fit, small steps would cost more. */
const STRIDE = 4;
/** So many rows fit into the megabyte that one request brings. */
const AT_ONCE = 750;
/** A filter looks at this many pages of rows that the viewer may see, and no further. */
const LOOKED_AT = 4;

const stagesThat = (fit: (root: Item) => boolean): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(Object.entries(STAGES).map(([kind, stages]) => [kind, stages.filter((stage) => fit({ kind, stage } as Item))]));

/** Stages in which somebody may have to act, by kind: whatever is open stands in one of these. */
export const OPEN_STAGES: Readonly<Record<string, readonly string[]>> = /* @__PURE__ */ stagesThat((root) => !isOver(root));
/** The others, draft aside. */
export const OVER_STAGES: Readonly<Record<string, readonly string[]>> = /* @__PURE__ */ stagesThat(isOver);

/** One partition of an index, up to a sort key if not whole. */
export type Source = { readonly index: 1 | 2; readonly partition: string; readonly upTo?: string };
type Position = { readonly row: ListRow; readonly sort: string };

/** What of the rows that a viewer may see belongs into a list; everything where it is missing. */
export type Keep = (row: ListRow) => boolean;

/** The row as this viewer sees it, if at all. */
export const shownAs = (row: Stored, viewer: Actor, now: string): ListRow | undefined => {
  const shown = rowView(Row.parse({ ...row, doneAt: row.done?.at ?? doneIn(row.gsi2sk ?? row.gsi1sk) }), viewer, now);
  const limit = shown && limitView(shown, now, community);
  return limit ? { ...shown, limit } : shown;
};

/**
 * Up to `want` rows of one partition that the viewer may see and that belong into the list, and where reading stopped if the budget ran
 * out. A filter's budget counts only rows that the viewer may see: where a page ends tells nothing of the others.
 */
const readSource = async (
  store: Store,
  source: Source,
  after: string | undefined,
  want: number,
  { viewer, now, keep }: { viewer: Actor; now: string; keep: Keep | undefined },
): Promise<{ rows: Position[]; stoppedAt?: string }> => {
  const rows: Position[] = [];
  let from = after;
  let seen = 0;
  for (let request = 0; request < BUDGET; request += 1) {
    const limit = Math.min(AT_ONCE, (want + 1) * (request === 0 ? 1 : STRIDE));
    const page = await queryIndex(store, source.index, source.partition, {
      limit,
      ...(from ? { after: from } : {}),
      ...(source.upTo ? { upTo: source.upTo } : {}),
    });
    for (const stored of page) {
      const row = shownAs(stored, viewer, now);
      if (!row) continue;
      const sort = stored[`gsi${source.index}sk`] as string;
      seen += 1;
      if (!keep || keep(row)) rows.push({ row, sort });
      if (rows.length > want) return { rows };
      if (seen === LOOKED_AT * want && rows.length < seen) return { rows, stoppedAt: sort };
    }
    if (page.length < limit - (from ? 1 : 0)) return { rows };
    from = page.at(-1)![`gsi${source.index}sk`] as string;
  }
  return { rows, ...(from ? { stoppedAt: from } : {}) };
};

/** The first rows of a partition that a viewer may see, up to a number, and whether there are others behind them. */
export const firstRows = async (store: Store, source: Source, want: number, viewer: Actor, now: string): Promise<{ rows: ListRow[]; more: boolean }> => {
  const { rows, stoppedAt } = await readSource(store, source, undefined, want, { viewer, now, keep: undefined });
  return { rows: rows.slice(0, want).map(({ row }) => row), more: rows.length > want || stoppedAt !== undefined };
};

export type ListOptions = {
  readonly sources: readonly Source[];
  /** Names the list: a cursor of another one does not fit. */
  readonly view: string;
  readonly viewer: Actor;
  readonly now: string;
  readonly keep?: Keep | undefined;
  readonly cursor?: string | undefined;
  readonly size?: number;
};

/** Where a list goes on. @throws request.invalid for a cursor that this viewer did not get in this list. */
export const positionOf = (keys: Keys, bound: string, cursor: string | undefined): string | undefined => {
  const after = cursor === undefined ? undefined : openCursor(keys, bound, cursor);
  if (cursor !== undefined && after === undefined) throw new Refusal('request.invalid', { fields: [{ path: 'cursor', code: 'cursor.unknown', message: '' }] });
  return after;
};

/**
 * One page of a list, merged from its sources in order of due time: what every list, search and export runs through. A cursor holds
 * the position of the last row shown, sealed for this viewer and view.
 */
export const listPage = async (store: Store, keys: Keys, options: ListOptions): Promise<{ rows: ListRow[]; cursor?: string }> => {
  const { sources, viewer, now, keep, size = PAGE } = options;
  const bound = `${viewer.id} ${options.view}`;
  const after = positionOf(keys, bound, options.cursor);
  const found = await Promise.all(sources.map((source) => readSource(store, source, after, size, { viewer, now, keep })));
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
  return { rows: shown.map(({ row }) => row), ...(more && last ? { cursor: sealCursor(keys, bound, last) } : {}) };
};

/** The list row of a root that was read by its id, as this viewer sees it, if at all. */
export const shownRoot = (root: Item, viewer: Actor, now: string): ListRow | undefined => shownAs(rootRow(root, community), viewer, now);
