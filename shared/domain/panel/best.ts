import type { Helix } from '../vocabulary.ts';
import { SEATS, type Seat } from './profile.ts';
import { micro } from './value.ts';
import { WEIGHTS, type Weights } from './weights.ts';

/** A person for the optimum: value in whole millionths, and what the person would bring to a panel. */
export type Candidate = {
  readonly id: string;
  readonly organisation: string;
  readonly value: number;
  readonly expert: boolean;
  readonly practitioner: boolean;
  readonly safety: boolean;
  readonly helix?: Helix | undefined;
  /** Knows safety and nothing else that is asked: may take the safety seat, and so at most one such person sits on a panel. */
  readonly safetyOnly: boolean;
};

const BIT = { expert: 1, practitioner: 2, safety: 4, public: 8, private: 16, knowledge: 32, safetyOnly: 64 } as const;
const MASKS = 128;

const maskOf = ({ expert, practitioner, safety, helix, safetyOnly }: Candidate): number =>
  (expert ? BIT.expert : 0) | (practitioner ? BIT.practitioner : 0) | (safety ? BIT.safety : 0) | (helix ? BIT[helix] : 0) | (safetyOnly ? BIT.safetyOnly : 0);

const helicesIn = (mask: number): number => (mask & BIT.public ? 1 : 0) + (mask & BIT.private ? 1 : 0) + (mask & BIT.knowledge ? 1 : 0);
const holds = (mask: number, seat: Seat): boolean => (seat === 'helix' ? helicesIn(mask) >= 2 : (mask & BIT[seat]) !== 0);

/** The seats that these people fill together. */
export const seatsOf = (people: readonly Candidate[]): Seat[] => {
  const mask = people.reduce((all, person) => all | maskOf(person), 0);
  return SEATS.filter((seat) => holds(mask, seat));
};

/** Seats that every panel should hold; whoever sits alone is of no other helix than the rest. */
export const wantedSeats = (size: number): Seat[] => (size > 1 ? ['expert', 'practitioner', 'helix'] : ['expert', 'practitioner']);

const bonusOf = (mask: number, wanted: readonly Seat[], { value }: Weights): number =>
  micro(value.newHelix) * helicesIn(mask) + micro(value.seat) * wanted.filter((seat) => holds(mask, seat)).length;

export type Best = {
  /** Who joins those that sit already, in the order of the lot. */
  readonly members: readonly string[];
  /** Of the members and of what the whole panel holds, in whole millionths. */
  readonly value: number;
  /** Places that stay empty, each of them for a required seat or for want of people. */
  readonly missing: number;
  readonly unfilled: readonly Seat[];
  /** Required seats beyond the places that stay empty: there is no room left to fill them. */
  readonly over: number;
};

type State = { readonly value: number; readonly members: readonly number[] };

/** Of two equally good groups the one that holds the smallest lot in which they differ; adding the same person to both changes nothing. */
const isAhead = (a: readonly number[], b: readonly number[]): boolean => {
  for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return a[i]! < b[i]!;
  return false;
};

const withMember = (members: readonly number[], rank: number): number[] => {
  const at = members.findIndex((other) => other > rank);
  return at < 0 ? [...members, rank] : [...members.slice(0, at), rank, ...members.slice(at)];
};

/** Ranks of one organisation that can be on a best panel: of those who bring the same, only the best. */
const groupsOf = (people: readonly Candidate[], onePerOrganisation: boolean): (readonly number[])[] => {
  const groups = new Map<string, number[]>();
  people.forEach(({ organisation, id }, rank) => {
    const key = onePerOrganisation && organisation !== '' ? `o ${organisation}` : `p ${id}`;
    groups.set(key, [...(groups.get(key) ?? []), rank]);
  });
  return [...groups.values()].map((ranks) => {
    const best = new Map<number, number>();
    for (const rank of ranks) {
      const mask = maskOf(people[rank]!);
      const known = best.get(mask);
      if (known === undefined || people[rank]!.value > people[known]!.value) best.set(mask, rank);
    }
    return [...best.values()];
  });
};

/**
 * The best panel, exactly: the largest sum of values and of what the panel holds, with at most one person of an organisation, over all people
 * at once and not one after the other. As few places as possible stay empty; an empty place can stand for one required seat that nobody here
 * fills. Equal panels are told apart by the lot, `compare`, so that the order in which people come in does not matter.
 *
 * Dynamic programming over organisations; a state is how many sit and what they hold together, which is all that later people can depend on.
 */
export const bestPanel = (
  people: readonly Candidate[],
  {
    size,
    seated = [],
    required = [],
    wanted = wantedSeats(size),
    onePerOrganisation = true,
    compare,
    weights = WEIGHTS,
  }: {
    readonly size: number;
    readonly seated?: readonly Candidate[];
    readonly required?: readonly Seat[];
    readonly wanted?: readonly Seat[];
    readonly onePerOrganisation?: boolean;
    readonly compare: (a: string, b: string) => number;
    readonly weights?: Weights;
  },
): Best => {
  const open = Math.max(0, size - seated.length);
  const base = seated.reduce((mask, person) => mask | maskOf(person), 0);
  const sitting = new Set(seated.map(({ organisation }) => organisation).filter((organisation) => organisation !== ''));
  const taken = new Set(seated.map(({ id }) => id));
  const free = people
    .filter(({ id, organisation }) => !taken.has(id) && !(onePerOrganisation && sitting.has(organisation)))
    .sort((a, b) => compare(a.id, b.id));
  const masks = free.map(maskOf);

  let states: (State | undefined)[] = new Array((open + 1) * MASKS);
  states[base] = { value: 0, members: [] };
  for (const ranks of groupsOf(free, onePerOrganisation)) {
    const next = states.slice();
    for (let slot = 0; slot < open * MASKS; slot += 1) {
      const state = states[slot];
      if (!state) continue;
      for (const rank of ranks) {
        const mask = masks[rank]!;
        if (mask & slot & BIT.safetyOnly) continue;
        const to = (Math.floor(slot / MASKS) + 1) * MASKS + ((slot % MASKS) | mask);
        const value = state.value + free[rank]!.value;
        const known = next[to];
        if (known && known.value > value) continue;
        const members = withMember(state.members, rank);
        if (!known || value > known.value || isAhead(members, known.members)) next[to] = { value, members };
      }
    }
    states = next;
  }

  let best: { readonly state: State; readonly found: Best } | undefined;
  for (let slot = 0; slot < (open + 1) * MASKS; slot += 1) {
    const state = states[slot];
    if (!state) continue;
    const mask = slot % MASKS;
    const empty = open - Math.floor(slot / MASKS);
    const unfilled = required.filter((seat) => !holds(mask, seat));
    const over = Math.max(0, unfilled.length - empty);
    const found = { value: state.value + bonusOf(mask, wanted, weights), missing: Math.max(empty, unfilled.length), unfilled, over };
    // A place that stays empty is kept for a seat that nobody here fills.
    const order = best ? best.found.missing - found.missing || best.found.over - over || found.value - best.found.value : 1;
    if (best && (order < 0 || (order === 0 && !isAhead(state.members, best.state.members)))) continue;
    best = { state, found: { ...found, members: state.members.map((rank) => free[rank]!.id) } };
  }
  return best!.found;
};
