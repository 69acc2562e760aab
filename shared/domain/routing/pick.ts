import { seatsOf, wantedSeats } from '../panel/best.ts';
import { type Field, type Judged, solve } from '../panel/choose.ts';
import type { Exclusion, Limit } from '../panel/limits.ts';
import type { Seat } from '../panel/profile.ts';

/** Limits that a liaison may set aside by hand, with open eyes; a conflict, a ruling, a no and a place that is not there are no such limits. */
const BY_HAND: readonly Exclusion['limit'][] = ['asked', 'language', 'expertise', 'absent'];

/** Whether somebody who is kept out can be picked all the same. */
export const isByHand = ({ exclusions }: Pick<Judged, 'exclusions'>): boolean =>
  exclusions.length > 0 && exclusions.every(({ limit }) => BY_HAND.includes(limit));

/** What a panel that somebody picked comes to, beside the best one of as many people. */
export type Picked = {
  readonly reviewers: readonly string[];
  /** Who cannot be asked, with what keeps them. */
  readonly barred: readonly string[];
  /** How much less it is worth than the best panel, as a part of that, 0-1; nothing where there is no other to compare it with. */
  readonly costs?: number | undefined;
  /** Seats that it should hold and does not. */
  readonly lacks: readonly Seat[];
  /** Two of one organisation. */
  readonly twice: readonly (readonly [string, string])[];
  /** Limits that were set aside by hand. */
  readonly lifted: readonly Limit[];
};

const doubles = (field: Field, people: readonly Judged[]): (readonly [string, string])[] => {
  const all = [...field.seated, ...people.map(({ candidate }) => candidate)].filter(({ organisation }) => organisation !== '');
  return all.flatMap((one, i) => all.slice(i + 1).flatMap((other) => (one.organisation === other.organisation ? [[one.id, other.id] as const] : [])));
};

export const pickedIn = (field: Field, ids: readonly string[]): Picked => {
  const named = field.people.filter(({ id }) => ids.includes(id));
  const people = named.filter((person) => person.exclusions.length === 0 || isByHand(person));
  const sized = { ...field, size: field.seated.length + people.length };
  const [best, own] = [solve(sized), solve(sized, { put: people })];
  const held = seatsOf([...field.seated, ...people.map(({ candidate }) => candidate)]);
  const wanted = [...new Set([...field.required, ...wantedSeats(field.size)])];
  return {
    reviewers: people.map(({ id }) => id),
    barred: named.filter((person) => !people.includes(person)).map(({ id }) => id),
    ...(best.members.length === people.length && best.value > 0 ? { costs: Math.max(0, (best.value - own.value) / best.value) } : {}),
    lacks: wanted.filter((seat) => !held.includes(seat)),
    twice: doubles(field, people),
    lifted: [...new Set(people.flatMap(({ exclusions }) => exclusions.map(({ limit }) => limit)))],
  };
};
