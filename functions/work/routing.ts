import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { community } from '../../shared/community.ts';
import { later } from '../../shared/domain/clock.ts';
import { conflictOf } from '../../shared/domain/conflict.ts';
import type { StoredFact } from '../../shared/domain/fact.ts';
import type { ReviewerProfile } from '../../shared/domain/panel/profile.ts';
import { wokenBy } from '../../shared/domain/panel/reroute.ts';
import { FREEING, OPENING, ROUTED } from '../../shared/domain/routing/causes.ts';
import { isAskable } from '../../shared/domain/routing/field.ts';
import { profileOf } from '../../shared/domain/routing/mapping.ts';
import { helpedBy, waitingFor } from '../../shared/domain/routing/waiting.ts';
import { concernedIn } from '../../shared/store/concerned.ts';
import { deliveredMark, isDelivered } from '../../shared/store/deliveries.ts';
import { loadProposal } from '../../shared/store/load.ts';
import { commitOnce } from '../../shared/store/records.ts';
import { poolOf, waitingRows, wakeWaiting } from '../../shared/store/routing.ts';
import { type Store, transact } from '../../shared/store/store.ts';
import { type Look, planFor } from './routing-plan.ts';

const SYSTEM = 'system';
/** As many as one transaction takes beside the fact's own writes. */
const WOKEN_AT_MOST = 90;
/** Of the proposals that one place would help, so many are woken, in order; each finds out whether the place is still there. */
const WOKEN = 5;

/** Everybody who can be asked, with the places that each has left now. */
const profilesNow = async (store: Store, at: string): Promise<ReviewerProfile[]> => {
  const { people, taken } = await poolOf(store, at);
  return people.filter(isAskable).map((entry) => profileOf(entry, { taken: taken[entry.id] ?? 0, at, calendar: community }));
};

/** Who waits for a place such as this one is woken by the clock, the first to be served first. */
const wakes = async (store: Store, freed: string, own: string, at: string): Promise<TransactWriteItem[]> => {
  const rows = (await waitingRows(store)).filter(({ proposal }) => proposal !== own);
  if (rows.length === 0) return [];
  const profiles = await profilesNow(store, at);
  const profile = profiles.find(({ id }) => id === freed);
  if (!profile) return [];
  const woken = wokenBy(
    profile,
    rows.map((row) => waitingFor(row, profiles)),
  );
  return woken.slice(0, WOKEN).map(({ request }, i) => wakeWaiting(store, request.needs.id, later(at, i)));
};

/** Whether what ties this person to a proposal keeps that person out, as things are now. */
const isBarred = async (store: Store, person: string, proposal: string): Promise<boolean> => {
  const [concerned, loaded] = await Promise.all([concernedIn(store, person, proposal), loadProposal(store, proposal, 'root')]);
  return !concerned || !loaded || conflictOf(concerned, loaded.root) !== undefined;
};

/** Something about a person has changed: whoever that may help is woken, and the proposal itself where it was about that alone. */
const opens = async (store: Store, { type, record, data }: StoredFact, at: string): Promise<TransactWriteItem[]> => {
  const [person, own] = type === 'ConflictDecided' ? [data.person as string, record] : [record, undefined];
  const rows = (await waitingRows(store)).filter(({ proposal }) => own === undefined || proposal === own);
  if (rows.length === 0) return [];
  const profiles = await profilesNow(store, at);
  if (!profiles.some(({ id }) => id === person)) return [];
  const helped: string[] = [];
  for (const proposal of helpedBy(person, rows, profiles).slice(0, WOKEN_AT_MOST)) {
    const wasBarred = rows.some((row) => row.proposal === proposal && row.barred.includes(person));
    if (!wasBarred || !(await isBarred(store, person, proposal))) helped.push(proposal);
  }
  return helped.map((proposal, i) => wakeWaiting(store, proposal, later(at, i)));
};

/** One try; what moved meanwhile fails it as a whole. @throws Cancelled */
const carryOut = async (store: Store, proposal: string, look: Look, more: readonly TransactWriteItem[]): Promise<void> => {
  const { before, change, writes } = await planFor(store, proposal, look);
  const all = [...more, ...writes];
  if (change) await commitOnce(store, { by: SYSTEM, at: look.at }, before, change, all);
  else if (all.length > 0) await transact(store, all);
};

/**
 * A fact → somebody else for a place that came free, the end of the search where the panel is full, and word to those who wait for a place:
 * all in the fact's own delivery, so that it happens once. @returns false when it happened before
 */
export const routeFact = async (store: Store, fact: StoredFact): Promise<boolean> => {
  if ((await isDelivered(store, fact.id)).has('routing')) return false;
  const cause = ROUTED[fact.type];
  const at = new Date(store.now()).toISOString();
  const person = typeof fact.data.reviewer === 'string' ? fact.data.reviewer : undefined;
  const mark = deliveredMark(store, fact, 'routing');
  const freed = person && FREEING.includes(fact.type) ? await wakes(store, person, fact.record, at) : [];
  const woken = OPENING.includes(fact.type) ? await opens(store, fact, at) : freed;
  if (cause) await carryOut(store, fact.record, { cause, person, at }, [mark, ...woken]);
  else await transact(store, [mark, ...woken]);
  return true;
};

/** Somebody else is looked for, apart from any fact of the proposal. */
export const routeAgain = (store: Store, proposal: string, look: Look): Promise<void> => carryOut(store, proposal, look, []);

/** A proposal that waited is looked at again, since there may be a place for it. */
export const routeWaiting = (store: Store, proposal: string, at: string): Promise<void> => routeAgain(store, proposal, { cause: 'freed', at });
