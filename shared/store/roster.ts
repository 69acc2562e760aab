import { community } from '../community.ts';
import { chooseOwner, fitsAsOwner, type Ownable } from '../domain/owner.ts';
import type { RosterEntry } from '../domain/person.ts';
import { type Places, type Promised, promisedUnder, promiseFor } from '../domain/promise.ts';
import type { Proposal } from '../domain/proposal.ts';
import { rulesOf } from '../domain/rules.ts';
import { countsOf } from './deliveries.ts';
import { OPEN_STAGES } from './lists.ts';
import { rosterOf } from './people.ts';
import { placesOf, takenIn } from './places.ts';
import type { Store } from './store.ts';

/** `at` is when it was read: who is away follows from it. */
export type Snapshot = {
  readonly roster: readonly RosterEntry[];
  readonly loads: Record<string, number>;
  readonly at: string;
  /** What reviewers can take on, and how many proposals wait for them. */
  readonly places: Places;
  readonly waiting: number;
};

/**
 * Proposals that somebody looks at and that have not asked for reviewers yet. What nobody has taken may never need a place, so that it moves
 * nobody's date; what waits for its applicant may lapse, or has its reviewers already.
 */
const WAITING = 'screening';

/** Once it is announced, a proposal asks little more of its owner. */
const isWork = (kind: string, stage: string): boolean => (OPEN_STAGES[kind]?.includes(stage) ?? false) && stage !== 'announced' && stage !== 'in-support';

const FRESH_MS = 60_000;
const snapshots = new WeakMap<Store, { at: number; snapshot: Promise<Snapshot> }>();

const read = async (store: Store): Promise<Snapshot> => {
  const at = new Date(store.now()).toISOString();
  const [roster, counts, taken] = await Promise.all([rosterOf(store), countsOf(store), takenIn(store, at)]);
  const loads: Record<string, number> = {};
  for (const { kind, stage, owner, count } of counts) if (isWork(kind, stage)) loads[owner] = (loads[owner] ?? 0) + count;
  const waiting = counts.filter(({ kind, stage }) => kind === 'proposal' && stage === WAITING).reduce((sum, { count }) => sum + count, 0);
  return { roster, loads, at, places: placesOf(roster, taken), waiting };
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

/** By when a decision can be promised to what comes in now: the one answer, for whoever thinks of sending in and on the receipt. */
export const promiseFrom = ({ places, waiting }: Snapshot, at: string, { safetySeat, rules }: Pick<Proposal, 'safetySeat' | 'rules'>): Promised => {
  const found = promiseFor(at, places, waiting, { safetySeat, reviewers: rulesOf({ rules }).reviewers }, community);
  return found.deadline ? { ...found, deadline: promisedUnder(found.deadline, rules?.sealedUntil) } : found;
};
