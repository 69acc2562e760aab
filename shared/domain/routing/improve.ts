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

/** One proposal of a plan, and whoever may join it. */
export type Place = { readonly field: Field; readonly eligible: ReadonlyMap<string, { readonly candidate: Candidate; readonly profile: ReviewerProfile }> };

/** All proposals of a call, which have the same reviewers. */
export const placesOf = (fields: readonly Field[]): Place[] => {
  const profiles = new Map(fields[0]?.request.reviewers.map((profile) => [profile.id, profile]));
  return fields.map((field) => ({
    field,
    eligible: new Map(eligibleIn(field).map(({ id, candidate }) => [id, { candidate, profile: profiles.get(id)! }])),
  }));
};

/** What somebody costs more for so many further reviews than are counted already. */
const laterCost = (profile: ReviewerProfile, more: number, period: Period | undefined): number => {
  const { taken, done = 0 } = profile;
  const cost = (each: number) => totalOf(worthOf(0, { ...profile, taken: taken + each, done: done + each }, { period }));
  return cost(more) - cost(0);
};

const panelAmong = ({ size, seated, required, compare, request }: Field, people: readonly Candidate[]): Best =>
  bestPanel(people, { size, seated, required, wanted: wantedSeats(size), compare, weights: request.weights });

/** The best panel beside so many reviews of the plan that each has already; of given members, the best that keep the limits: all, unless they break one. */
const solved = ({ field, eligible }: Place, loads: ReadonlyMap<string, number>, among: Iterable<string> = eligible.keys()): Best => {
  const people = [...among].flatMap((id): Candidate[] => {
    const found = eligible.get(id);
    const more = loads.get(id) ?? 0;
    if (!found || found.profile.taken + more >= found.profile.capacity) return [];
    return [more === 0 ? found.candidate : { ...found.candidate, value: found.candidate.value + laterCost(found.profile, more, field.request.period) }];
  });
  return panelAmong(field, people);
};

const add = (loads: Map<string, number>, members: readonly string[], by: 1 | -1): void => {
  for (const id of members) loads.set(id, (loads.get(id) ?? 0) + by);
};

/** One proposal after the other, each with the best panel that is left: what would happen without looking at all of them. */
export const oneByOne = (places: readonly Place[]): Members => {
  const loads = new Map<string, number>();
  return places.map((place) => {
    const { members } = solved(place, loads);
    add(loads, members, 1);
    return members;
  });
};

/**
 * What a plan is worth as it stands: the proposals one after the other, each beside the load of those before, which adds up to the same in any
 * order. Whoever breaks a limit counts for nothing.
 */
export const worthIn = (places: readonly Place[], members: Members): Worth => {
  const loads = new Map<string, number>();
  return places.reduce<Worth>((sum, place, p) => {
    const kept = solved(place, loads, members[p]!);
    add(loads, members[p]!, 1);
    return sumOf(sum, kept);
  }, NOTHING);
};

/**
 * A plan from which no single proposal can get a better panel beside all others: first every panel of the start is made to keep its limits,
 * then each in turn gets its exact best with the places that the others leave, until nobody gains. Pure; the same start gives the same plan.
 */
export const improved = (places: readonly Place[], start: Members): { readonly members: Members; readonly worth: Worth } => {
  const loads = new Map<string, number>();
  const members = places.map((place, p) => {
    const kept = solved(place, loads, start[p]!).members;
    add(loads, kept, 1);
    return kept;
  });
  let quiet = 0;
  for (let turn = 0; turn < ROUNDS * places.length && quiet < places.length; turn += 1) {
    const p = turn % places.length;
    add(loads, members[p]!, -1);
    const [best, now] = [solved(places[p]!, loads), solved(places[p]!, loads, members[p]!)];
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
export const boundOf = (places: readonly Place[], plan: Members): Worth => {
  const profiles = [...new Map(places.flatMap(({ eligible }) => [...eligible].map(([id, { profile }]) => [id, profile] as const)))];
  const period = places[0]?.field.request.period;
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
      const best = panelAmong(field, people);
      sum = sumOf(sum, best);
      add(wanted, best.members, 1);
    }
    const income = [...prices].reduce((all, [id, price]) => all + earned(id, price).sum, 0);
    const bound = { ...sum, value: sum.value + income };
    if (!least || isMore(least, bound)) least = bound;
    const step = (0.1 * MICRO) / (1 + turn / 2);
    for (const [id, price] of prices) {
      const over = (wanted.get(id) ?? 0) - earned(id, price).given;
      prices.set(id, Math.min(DEAREST * MICRO, Math.max(0, price + Math.round(step * Math.sign(over)))));
    }
  }
  return least ?? NOTHING;
};
