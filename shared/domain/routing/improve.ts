import { type Best, bestPanel, type Candidate, wantedSeats } from '../panel/best.ts';
import { eligibleIn, type Field } from '../panel/choose.ts';
import { MICRO, type Period, totalOf, worthOf } from '../panel/value.ts';
import type { ReviewerProfile } from '../panel/profile.ts';

/** Who would join each proposal, in the order of the fields. */
export type Members = readonly (readonly string[])[];
/**
 * What a plan is worth in whole millionths, seats, helices and load included, the places that it leaves empty, and seats that must be filled
 * and for which no place is left: the fewer of those the better, in that order, whatever the value.
 */
export type Worth = { readonly missing: number; readonly over: number; readonly value: number };
const NOTHING: Worth = { missing: 0, over: 0, value: 0 };
const sumOf = (a: Worth, b: Worth): Worth => ({ missing: a.missing + b.missing, over: a.over + b.over, value: a.value + b.value });

/** Rounds over all proposals; each of them only gains, and few are ever needed. */
const ROUNDS = 20;

export const isMore = (a: Worth, b: Worth): boolean => (b.missing - a.missing || b.over - a.over || a.value - b.value) > 0;

/** One proposal of a plan: whoever may join it, and what each costs more with so many others of the plan. */
type Place = { readonly field: Field; readonly eligible: ReadonlyMap<string, { readonly candidate: Candidate; readonly profile: ReviewerProfile }> };

const placesOf = (fields: readonly Field[]): Place[] =>
  fields.map((field) => {
    const profiles = new Map(field.request.reviewers.map((profile) => [profile.id, profile]));
    return { field, eligible: new Map(eligibleIn(field).map(({ id, candidate }) => [id, { candidate, profile: profiles.get(id)! }])) };
  });

/** What somebody costs more for so many further reviews than are counted already. */
const laterCost = (profile: ReviewerProfile, more: number, period: Period | undefined): number => {
  const { taken, done = 0 } = profile;
  const cost = (each: number) => totalOf(worthOf(0, { ...profile, taken: taken + each, done: done + each }, { period }));
  return cost(more) - cost(0);
};

const solved = ({ field, eligible }: Place, loads: ReadonlyMap<string, number>, among?: readonly string[]): Best => {
  const people = (among ?? [...eligible.keys()]).flatMap((id): Candidate[] => {
    const found = eligible.get(id);
    const more = loads.get(id) ?? 0;
    if (!found || found.profile.taken + more >= found.profile.capacity) return [];
    return [more === 0 ? found.candidate : { ...found.candidate, value: found.candidate.value + laterCost(found.profile, more, field.request.period) }];
  });
  const { size, seated, required, compare, request } = field;
  return bestPanel(people, { size, seated, required, wanted: wantedSeats(size), compare, weights: request.weights });
};

/** Of some members the best that keep the limits: all of them, unless they break one. */
const keptOf = (place: Place, loads: ReadonlyMap<string, number>, members: readonly string[]): Best => solved(place, loads, members);

const add = (loads: Map<string, number>, members: readonly string[], by: 1 | -1): void => {
  for (const id of members) loads.set(id, (loads.get(id) ?? 0) + by);
};

/** What a plan comes to: the proposals one after the other, each beside the load of those before, which adds up to the same in any order. */
const worthIn = (places: readonly Place[], members: Members): Worth => {
  const loads = new Map<string, number>();
  return places.reduce<Worth>((sum, place, p) => {
    const kept = keptOf(place, loads, members[p]!);
    add(loads, members[p]!, 1);
    return sumOf(sum, kept);
  }, NOTHING);
};

/** What a plan is worth as it stands; whoever breaks a limit counts for nothing. */
export const worthOfPlan = (fields: readonly Field[], members: Members): Worth => worthIn(placesOf(fields), members);

/**
 * A plan from which no single proposal can get a better panel beside all others: first every panel of the start is made to keep its limits,
 * then each in turn gets its exact best with the places that the others leave, until nobody gains. Pure; the same start gives the same plan.
 */
export const improved = (fields: readonly Field[], start: Members): { readonly members: Members; readonly worth: Worth } => {
  const places = placesOf(fields);
  const loads = new Map<string, number>();
  const members = places.map((place, p) => {
    const kept = keptOf(place, loads, start[p]!).members;
    add(loads, kept, 1);
    return kept;
  });
  let quiet = 0;
  for (let turn = 0; turn < ROUNDS * places.length && quiet < places.length; turn += 1) {
    const p = turn % places.length;
    add(loads, members[p]!, -1);
    const [best, now] = [solved(places[p]!, loads), keptOf(places[p]!, loads, members[p]!)];
    const gains = isMore(best, now);
    if (gains) members[p] = best.members;
    quiet = gains ? 1 : quiet + 1;
    add(loads, members[p]!, 1);
  }
  return { members, worth: worthIn(places, members) };
};

/** A place is never worth more than this, in units of the score. */
const DEAREST = 1.5;
const TRIES = 24;

/**
 * What no plan can be worth more than, by weak duality (Dantzig 1963): at any price for the places of each person, no plan is worth more than
 * the best panel of each proposal by itself, those prices taken off, and what the places would earn at them. Prices begin where the plan
 * stands and move to where places are asked for more, or less, than there are; the least bound of all is kept.
 * @returns in whole millionths, places that stay empty in `missing`
 */
export const boundOf = (fields: readonly Field[], plan: Members): Worth => {
  const places = placesOf(fields);
  const profiles = [...new Map(places.flatMap(({ eligible }) => [...eligible].map(([id, { profile }]) => [id, profile] as const)))];
  const period = fields[0]?.request.period;
  const held = new Map<string, number>();
  for (const members of plan) add(held, members, 1);
  const costs = new Map(
    profiles.map(([id, profile]) => [
      id,
      Array.from({ length: Math.max(0, profile.capacity - profile.taken) }, (_, more) => -laterCost(profile, more, period)),
    ]),
  );
  /** What the places earn at most, and how many are given for that. */
  const earned = (id: string, price: number): { readonly sum: number; readonly given: number } => {
    const paid = costs.get(id)!.filter((cost) => cost < price);
    return { sum: paid.reduce((sum, cost) => sum + price - cost, 0), given: paid.length };
  };
  const prices = new Map(profiles.map(([id]) => [id, Math.min(DEAREST * MICRO, costs.get(id)![held.get(id) ?? 0] ?? costs.get(id)!.at(-1) ?? 0)]));
  let least: Worth | undefined;
  for (let turn = 0; turn < TRIES; turn += 1) {
    const wanted = new Map<string, number>();
    let sum = NOTHING;
    for (const { field, eligible } of places) {
      const people = [...eligible.values()].map(({ candidate }) => ({ ...candidate, value: candidate.value - prices.get(candidate.id)! }));
      const { size, seated, required, compare, request } = field;
      const best = bestPanel(people, { size, seated, required, wanted: wantedSeats(size), compare, weights: request.weights });
      sum = sumOf(sum, best);
      add(wanted, best.members, 1);
    }
    const income = [...prices].reduce((all, [id, price]) => all + earned(id, price).sum, 0);
    const bound = { ...sum, value: sum.value + income };
    if (!least || isMore(least, bound)) least = bound;
    const step = (0.1 * MICRO) / (1 + turn / 2);
    for (const [id, price] of prices) {
      const over = (wanted.get(id) ?? 0) - earned(id, price).given;
      if (over !== 0) prices.set(id, Math.min(DEAREST * MICRO, Math.max(0, price + Math.round((step * over) / Math.max(1, Math.abs(over))))));
    }
  }
  return least ?? NOTHING;
};
