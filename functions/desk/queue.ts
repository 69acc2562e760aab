import type { deskOperations } from '../../shared/contract/desk.ts';
import { isOver } from '../../shared/domain/item.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { type Asked, askedName, VIEWS, type View } from '../../shared/domain/view/list.ts';
import { type Count, countsOf, IMPORTED_WAITING } from '../../shared/store/deliveries.ts';
import { countsLess, hiddenOf } from '../../shared/store/hidden.ts';
import { firstRows, type ListOptions, listPage, OPEN_STAGES, type Source } from '../../shared/store/lists.ts';
import { belongsTo, keepOf, sourcesOf, WAITING_STAGES } from '../../shared/store/views.ts';
import type { Handlers, Known } from '../http/serve.ts';

type Queue = Pick<Handlers<typeof deskOperations>, 'deskQueue' | 'countQueue' | 'countViews'>;

/** What a list is made from, for a page of it and for an export alike. @throws request.invalid for a stage that no list shows */
export const listOf = (call: Known, { cursor, ...asked }: Asked & { cursor?: string | undefined }): Omit<ListOptions, 'size'> => {
  if (asked.view === 'stage' && (!asked.kind || !asked.stage || asked.stage === 'draft'))
    throw new Refusal('request.invalid', { fields: [{ path: asked.kind ? 'stage' : 'kind', code: 'field.missing', message: '' }] });
  return { sources: sourcesOf(asked, call.actor.id, call.at), keep: keepOf(asked), view: askedName(asked), viewer: call.actor, now: call.at, cursor };
};

/** What depends on the time or on a filter is in no counter: a bounded look tells whether there are more. */
const AT_MOST = 100;
type Bounded = { readonly count: number; readonly more: boolean };

const look = (call: Known, source: Source) => firstRows(call.store, source, AT_MOST, call.actor, call.at);

/** The own open items whose time is over, by due date. */
const lateOf = async (call: Known): Promise<Bounded> => {
  const { rows, more } = await look(call, { index: 1, partition: `owner#${call.actor.id}`, upTo: call.at });
  // What stands on top of the queue sorts before every date, and is late only if it is.
  return { count: rows.filter(({ late }) => late).length, more };
};

const known = async (call: Known): Promise<Count[] | undefined> => {
  const [counts, hidden] = await Promise.all([countsOf(call.store), hiddenOf(call.store, call.actor.id)]);
  const items = counts.filter(({ kind }) => kind !== IMPORTED_WAITING.kind);
  return countsLess(items, hidden, call.actor.keys);
};

const sumOf = (counts: readonly Count[], fits: (count: Count) => boolean): Bounded => ({
  count: counts.filter(fits).reduce((sum, { count }) => sum + count, 0),
  more: false,
});
const standsIn = (stages: Readonly<Record<string, readonly string[]>>, { kind, stage }: Count): boolean => stages[kind]?.includes(stage) ?? false;
/** The partition of an owner holds whatever is not over. */
const isRunning = ({ kind, stage }: Count): boolean => !isOver({ kind, stage } as Parameters<typeof isOver>[0]);

/** Counters know what an item is and where it stands. */
const COUNTED: Partial<Record<View, (count: Count, viewer: string) => boolean>> = {
  open: (count) => standsIn(OPEN_STAGES, count),
  mine: (count, viewer) => count.owner === viewer && isRunning(count),
  unowned: (count) => count.owner === 'none' && isRunning(count),
  waiting: (count) => standsIn(WAITING_STAGES, count),
};

export const queueHandlers: Queue = {
  deskQueue: async (call) => listPage(call.store, await call.deps.keys(), listOf(call, call.query)),

  countQueue: async (call) => {
    const [late, counts] = await Promise.all([lateOf(call), known(call)]);
    return { ready: counts !== undefined, late, counts: counts ?? [] };
  },

  countViews: async (call) => {
    const sources = sourcesOf({ view: 'open' }, call.actor.id, call.at);
    const [counts, found] = await Promise.all([known(call), Promise.all(sources.map((source) => look(call, source)))]);
    const views: Partial<Record<View, Bounded>> = {};
    for (const view of VIEWS) {
      const counted = COUNTED[view];
      if (counted && counts) views[view] = sumOf(counts, (count) => counted(count, call.actor.id));
      if (counted || view === 'stage') continue;
      const fits = found.map(({ rows, more }) => {
        const kept = rows.filter((row) => belongsTo(view, row));
        // Rows come by due time: behind one that is not late there is none that is.
        return { count: kept.length, more: more && (view !== 'late' || kept.length === rows.length) };
      });
      const count = fits.reduce((sum, source) => sum + source.count, 0);
      views[view] = { count: Math.min(count, AT_MOST), more: count > AT_MOST || fits.some(({ more }) => more) };
    }
    return { ready: counts !== undefined, views };
  },
};
