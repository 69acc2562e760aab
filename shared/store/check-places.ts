import { community } from '../community.ts';
import { Assignment, isLive } from '../domain/assignment.ts';
import type { StoredFact } from '../domain/fact.ts';
import { quarterOf } from '../domain/promise.ts';
import type { Stored } from './item.ts';
import { KEPT_S, placesKey, STEPS } from './places.ts';
import { isExpired } from './store.ts';
import { upcast } from './upcast.ts';

/** A place of one person in the quarter of an invitation. */
type Place = { readonly person: string; readonly invitedAt: string };

/** What the facts of an item say of places that it still takes: the only ones to ask where its assignments went with its names. */
const takenBy = (facts: readonly StoredFact[]): Place[] => {
  const taken = new Map<string, string>();
  for (const { type, at, data } of facts) {
    const step = STEPS[type];
    if (step === 1) taken.set(data.reviewer as string, at);
    else if (step === -1) taken.delete(data.reviewer as string);
  }
  return [...taken].map(([person, invitedAt]) => ({ person, invitedAt }));
};

/**
 * I7: in every quarter that is still kept, as many places of a reviewer are taken as there are live assignments from then. `at` is in epoch
 * milliseconds; `anonymised` holds the facts of each item without names, in their order.
 */
export const placeFaults = (records: readonly Stored[], anonymised: readonly (readonly StoredFact[])[], at: number): string[] => {
  const assigned = records
    .filter((row) => row.type === 'assignment')
    .map((row) => Assignment.parse(upcast(row)))
    .filter(isLive)
    .map(({ reviewer, invitedAt }): Place => ({ person: reviewer, invitedAt }));
  const kept = [...assigned, ...anonymised.flatMap(takenBy)];
  const off = new Map<string, number>();
  const add = (key: string, by: number) => off.set(key, (off.get(key) ?? 0) + by);
  for (const row of records) if (row.type === 'places' && !isExpired(row, at)) add(`${row.pk} ${row.sk}`, row.n as number);
  for (const { person, invitedAt } of kept) {
    const key = `${placesKey(quarterOf(invitedAt, community))} ${person}`;
    if (off.has(key) || Date.parse(invitedAt) + KEPT_S * 1000 > at) add(key, -1);
  }
  return [...off]
    .filter(([, by]) => by !== 0)
    .map(([key, by]) => `I7 ${key}: ${Math.abs(by)} ${by > 0 ? 'more' : 'fewer'} taken than there are live assignments`);
};
