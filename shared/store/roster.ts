import { community } from '../community.ts';
import { chooseOwner, fitsAsOwner, type Ownable } from '../domain/owner.ts';
import type { RosterEntry } from '../domain/person.ts';
import { countsOf } from './deliveries.ts';
import { OPEN_STAGES } from './lists.ts';
import { rosterOf } from './people.ts';
import type { Store } from './store.ts';

/** `at` is when it was read: who is away follows from it. */
export type Snapshot = { readonly roster: readonly RosterEntry[]; readonly loads: Record<string, number>; readonly at: string };

const FRESH_MS = 60_000;
const snapshots = new WeakMap<Store, { at: number; snapshot: Promise<Snapshot> }>();

const read = async (store: Store): Promise<Snapshot> => {
  const [roster, counts] = await Promise.all([rosterOf(store), countsOf(store)]);
  const loads: Record<string, number> = {};
  for (const { kind, stage, owner, count } of counts) if (OPEN_STAGES[kind]?.includes(stage)) loads[owner] = (loads[owner] ?? 0) + count;
  return { roster, loads, at: new Date(store.now()).toISOString() };
};

/** Staff, reviewers and who carries how much, at most a minute old per function: submitting reads and touches no shared item. */
export const snapshotOf = (store: Store): Promise<Snapshot> => {
  const known = snapshots.get(store);
  if (known && store.now() - known.at < FRESH_MS) return known.snapshot;
  const snapshot = read(store);
  snapshots.set(store, { at: store.now(), snapshot });
  snapshot.catch(() => snapshots.delete(store));
  return snapshot;
};

/** Chooses an owner; what this function hands out counts at once, so that a rush within the minute does not all go to one person. */
export const ownerFrom = ({ roster, loads, at }: Snapshot, item: Ownable): string | undefined => {
  const owner = chooseOwner(roster, loads, item, { at, calendar: community });
  if (owner) loads[owner] = (loads[owner] ?? 0) + 1;
  return owner;
};

/** The owner as long as that one fits, else another. */
export const ownerStaying = (snapshot: Snapshot, item: Ownable & { readonly owner?: string | undefined }): string | undefined => {
  const owner = snapshot.roster.find((entry) => entry.id === item.owner);
  return owner && fitsAsOwner(owner, item) ? owner.id : ownerFrom(snapshot, item);
};

/** Names for those whom the roster knows. */
export const namesOf = (snapshot: Snapshot): ((person: string) => string | undefined) => {
  const names = new Map(snapshot.roster.map((entry) => [entry.id, entry.name]));
  return (person) => names.get(person);
};
