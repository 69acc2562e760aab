import type { deskOperations } from '../../shared/contract/desk.ts';
import { GUARDED } from '../../shared/domain/contact-intake.ts';
import { isOver } from '../../shared/domain/item.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { type Asked, askedName, STAGES, type View } from '../../shared/domain/view/list.ts';
import type { ListRow } from '../../shared/domain/view/row.ts';
import { type Count, countsOf } from '../../shared/store/deliveries.ts';
import { countsLess, hiddenOf } from '../../shared/store/hidden.ts';
import { firstRows, type ListOptions, listPage, OPEN_STAGES, type Source } from '../../shared/store/lists.ts';
import { belongsTo, keepOf, sourcesOf, WAITING_STAGES } from '../../shared/store/views.ts';
import type { Handlers, Known } from '../http/serve.ts';

type Queue = Pick<Handlers<typeof deskOperations>, 'deskQueue' | 'countQueue' | 'countViews'>;

/** What a list is made from, for a page of it and for an export alike. @throws request.invalid for a stage that no list shows */
export const listOf = (call: Known, { cursor, ...asked }: Asked & { cursor?: string | undefined }): Omit<ListOptions, 'size'> => {
  const { view, kind, stage } = asked;
  const fault = view !== 'stage' ? undefined : !kind || !stage ? 'field.missing' : STAGES[kind]?.includes(stage) ? undefined : 'field.choice';
  if (fault) throw new Refusal('request.invalid', { fields: [{ path: kind ? 'stage' : 'kind', code: fault, message: '' }] });
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
  return countsLess(counts, hidden, call.actor);
};

const sumOf = (counts: readonly Count[], fits: (count: Count) => boolean): Bounded => ({
  count: counts.filter(fits).reduce((sum, { count }) => sum + count, 0),
  more: false,
});
const standsIn = (stages: Readonly<Record<string, readonly string[]>>, { kind, stage }: Count): boolean => stages[kind]?.includes(stage) ?? false;
/** The partition of an owner holds whatever is not over. */
const isRunning = ({ kind, stage }: Count): boolean => !isOver({ kind, stage } as Parameters<typeof isOver>[0]);

/** Bounded looks at the partitions of a view; two views share a look at the same one. */
const lookerOf = (call: Known) => {
  const looks = new Map<string, ReturnType<typeof look>>();
  return (source: Source) => {
    const known = looks.get(source.partition) ?? look(call, source);
    looks.set(source.partition, known);
    return known;
  };
};

const isOnTop = (row: ListRow | undefined): boolean => row?.flags.includes(GUARDED) ?? false;

/** How many rows of a view a look has seen, and whether it stopped before the last of them. */
const countedIn = (view: View, { rows, more }: Awaited<ReturnType<typeof look>>): Bounded => {
  const last = rows.at(-1);
  // Rows come by due time, but for those on top: behind one that is not late there is none that is.
  const ends = view === 'late' && last !== undefined && !last.late && !isOnTop(last);
  return { count: rows.filter((row) => belongsTo(view, row)).length, more: more && !ends };
};

const added = (parts: readonly Bounded[]): Bounded => {
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  return { count: Math.min(count, AT_MOST), more: count > AT_MOST || parts.some(({ more }) => more) };
};

/** Views that no counter knows, but for what anybody has done: that would be as many looks again. */
const LOOKED_AT: readonly View[] = ['late', 'urgent', 'imported', 'done-by-me'];

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
    const lookAt = lookerOf(call);
    // The whole of a partition is looked at once, also for what is only a part of it.
    const sourcesFor = (view: View) =>
      sourcesOf({ view }, call.actor.id, call.at).map(({ upTo, ...whole }) => (view === 'late' || !upTo ? whole : { ...whole, upTo }));
    const [counts, looked] = await Promise.all([
      known(call),
      Promise.all(
        LOOKED_AT.map(async (view) => [view, added((await Promise.all(sourcesFor(view).map(lookAt))).map((seen) => countedIn(view, seen)))] as const),
      ),
    ]);
    return {
      ready: counts !== undefined,
      views: Object.fromEntries([
        ...looked,
        ...(counts ? Object.entries(COUNTED).map(([view, fits]) => [view, sumOf(counts, (count) => fits(count, call.actor.id))] as const) : []),
      ]),
    };
  },
};
