import { type Affinity, affinityOf, type Standing } from './affinity.ts';
import { type Best, bestPanel, type Candidate, seatsOf, wantedSeats } from './best.ts';
import { byLot } from './hash.ts';
import { type Exclusion, exclusionsOf, isSafetyOnly, type Liftable, LIMITS, type Limit } from './limits.ts';
import type { ProposalNeeds, Relation, ReviewerProfile, Seat } from './profile.ts';
import { type Period, totalOf, type Value, worthOf } from './value.ts';
import { WEIGHTS, type Weights } from './weights.ts';

export const USUAL_SIZE = 3;

/** Everything that a choice depends on; the same request makes the same panel, in whatever order the people come. */
export type PanelRequest = {
  readonly needs: ProposalNeeds;
  readonly reviewers: readonly ReviewerProfile[];
  /** What ties a person to this proposal; nobody has ties unless this says so. */
  readonly relations?: ((reviewer: string) => readonly Relation[]) | undefined;
  /** Whoever sits on the panel already and stays: accepted, submitted, or invited and not to be disturbed. */
  readonly seated?: readonly string[] | undefined;
  /** Asked before and gone without an answer of their own: nobody is asked twice, unless somebody does so by hand. */
  readonly asked?: readonly string[] | undefined;
  /** Said no or let it pass: asked by nobody again. */
  readonly passed?: readonly string[] | undefined;
  /** Released by hand although they do not read the language. */
  readonly released?: readonly string[] | undefined;
  /** Whoever judged the proposal that this one improves on: preferred. */
  readonly earlier?: readonly string[] | undefined;
  readonly size?: number | undefined;
  /** Seats that must be filled, beside the safety seat that the OT block asks for. */
  readonly required?: readonly Seat[] | undefined;
  readonly period?: Period | undefined;
  /** What a place of this person is likely to be worth later, 0-1; nothing known is 0. */
  readonly price?: ((reviewer: string) => number) | undefined;
  /** Decides between equals. */
  readonly seed: string;
  readonly weights?: Weights | undefined;
};

/** A person as judged for one proposal: how well, what that is worth now, and what keeps the person out. */
export type Judged = {
  readonly id: string;
  readonly organisation: string;
  readonly capacity: number;
  readonly taken: number;
  readonly affinity: Affinity;
  readonly standing: Standing;
  readonly value: Value;
  readonly exclusions: readonly Exclusion[];
  readonly candidate: Candidate;
};

type Way = 'ask-member' | 'widen-sector' | 'invite-outside' | 'release-language';
export type Chosen = {
  /** New on the panel; with `seated` the whole of it. */
  readonly members: readonly string[];
  readonly seated: readonly string[];
  /** Of the new members and of what the whole panel holds, in whole millionths of a score. */
  readonly value: number;
  /** Seats that a panel should hold and this one does not. */
  readonly shortages: readonly Seat[];
  readonly version: string;
  readonly seed: string;
};
export type PanelResult =
  | (Chosen & { readonly kind: 'panel' })
  /** Too few know enough: `knowing` are those who do, whatever else keeps them. */
  | (Chosen & { readonly kind: 'not-enough-expertise'; readonly missing: number; readonly knowing: readonly string[]; readonly ways: readonly Way[] })
  /** Enough know enough, but limits keep them: each of `clashes` is a smallest set of limits that, lifted together, would fill all places; none where nothing that can be lifted would. */
  | (Chosen & {
      readonly kind: 'infeasible';
      readonly missing: number;
      readonly unfilled: readonly Seat[];
      readonly clashes: readonly (readonly Liftable[])[];
    });

/** A request with everybody judged, so that it can be solved again with one thing changed. */
export type Field = {
  readonly request: PanelRequest;
  readonly people: readonly Judged[];
  readonly seated: readonly Candidate[];
  readonly size: number;
  readonly required: readonly Seat[];
  readonly compare: (a: string, b: string) => number;
};

const candidateOf = (reviewer: ReviewerProfile, needs: ProposalNeeds, standing: Standing, value: Value): Candidate => ({
  id: reviewer.id,
  organisation: reviewer.organisation,
  value: totalOf(value),
  expert: standing.expert,
  practitioner: standing.practitioner,
  safety: standing.safety,
  helix: reviewer.helix,
  safetyOnly: isSafetyOnly(standing, needs),
});

/** Judges everybody for one proposal; people come out in the order of their ids. */
export const fieldOf = (request: PanelRequest): Field => {
  const { needs, reviewers, relations, seated = [], asked = [], passed = [], released = [], earlier = [], period, price, seed, weights = WEIGHTS } = request;
  const judged = [...reviewers]
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    .map((reviewer): Judged => {
      const { standing, ...affinity } = affinityOf(reviewer, needs, weights);
      const value = worthOf(affinity.score, reviewer, { period, price: price?.(reviewer.id), earlier: earlier.includes(reviewer.id) }, weights);
      return {
        id: reviewer.id,
        organisation: reviewer.organisation,
        capacity: reviewer.capacity,
        taken: reviewer.taken,
        affinity,
        standing,
        value,
        exclusions: exclusionsOf(
          reviewer,
          needs,
          {
            relations: relations?.(reviewer.id) ?? [],
            passed: passed.includes(reviewer.id),
            asked: asked.includes(reviewer.id),
            released: released.includes(reviewer.id),
          },
          standing,
        ),
        candidate: candidateOf(reviewer, needs, standing, value),
      };
    });
  // Somebody who sits and is not among the people any more holds the place all the same.
  const known = new Map(judged.map((person) => [person.id, person.candidate]));
  const gone = (id: string): Candidate => ({ id, organisation: '', value: 0, expert: false, practitioner: false, safety: false, safetyOnly: false });
  return {
    request,
    people: judged.filter(({ id }) => !seated.includes(id)),
    seated: [...new Set(seated)].sort().map((id) => known.get(id) ?? gone(id)),
    size: request.size ?? USUAL_SIZE,
    required: [...new Set<Seat>([...(needs.safetySeat ? (['safety'] as const) : []), ...(request.required ?? [])])].sort(),
    compare: byLot(seed, needs.id),
  };
};

/** Whoever can sit on the panel once these limits are lifted. */
export const eligibleIn = ({ people }: Field, lifted: readonly Limit[] = []): Judged[] =>
  people.filter(({ exclusions }) => exclusions.every(({ limit }) => lifted.includes(limit)));

/** The optimum of a field, with some limits lifted or some people put on the panel beforehand. */
export const solve = (field: Field, { lifted = [], put = [] }: { lifted?: readonly Limit[]; put?: readonly Judged[] } = {}): Best => {
  const { compare, request } = field;
  const best = bestPanel(
    eligibleIn(field, lifted).map(({ candidate }) => candidate),
    {
      size: field.size,
      seated: [...field.seated, ...put.map(({ candidate }) => candidate)],
      required: lifted.includes('seat') ? [] : field.required,
      wanted: wantedSeats(field.size),
      onePerOrganisation: !lifted.includes('organisation'),
      compare,
      weights: request.weights,
    },
  );
  return {
    ...best,
    members: [...put.map(({ id }) => id), ...best.members].sort(compare),
    value: best.value + put.reduce((sum, { candidate }) => sum + candidate.value, 0),
  };
};

/** The limits that keep anybody from this panel, or could. */
export const limitsIn = ({ people, required }: Field): Limit[] => {
  const found = new Set<Limit>(people.flatMap(({ exclusions }) => exclusions.map(({ limit }) => limit)));
  return LIMITS.filter((limit) => found.has(limit) || limit === 'organisation' || (limit === 'seat' && required.length > 0));
};

/** The smallest sets of limits that, lifted together, fill all places. Where enough people know enough, expertise is none of them. */
const clashesOf = (field: Field): Liftable[][] => {
  const present = limitsIn(field).filter((limit): limit is Liftable => limit !== 'expertise' && limit !== 'passed');
  const sets = Array.from({ length: 2 ** present.length - 1 }, (_, n) => present.filter((_limit, i) => (n + 1) & (1 << i)));
  for (let size = 1; size <= present.length; size += 1) {
    const enough = sets.filter((set) => set.length === size && solve(field, { lifted: set }).missing === 0);
    if (enough.length > 0) return enough;
  }
  return [];
};

const chosenOf = (field: Field, { members, value }: Best): Chosen => {
  const here = field.people.filter(({ id }) => members.includes(id)).map(({ candidate }) => candidate);
  const filled = seatsOf([...field.seated, ...here]);
  return {
    members,
    seated: field.seated.map(({ id }) => id),
    value,
    shortages: wantedSeats(field.size).filter((seat) => !filled.includes(seat)),
    version: (field.request.weights ?? WEIGHTS).version,
    seed: field.request.seed,
  };
};

/** Lifting the gate of expertise is no way out of limits; asking somebody else is, and that is another result. */
const knowingIn = ({ people }: Field): Judged[] =>
  people.filter(({ exclusions, candidate }) => !candidate.safetyOnly && !exclusions.some(({ limit }) => limit === 'expertise' || limit === 'language'));

/** The result for a field: a full panel, or why there is none. */
export const resultOf = (field: Field): PanelResult => {
  const best = solve(field);
  const chosen = chosenOf(field, best);
  if (best.missing === 0) return { kind: 'panel', ...chosen };
  const { missing } = best;
  const knowing = knowingIn(field);
  // If nothing but knowledge and language counted, would there be enough?
  if (solve(field, { lifted: LIMITS.filter((limit) => limit !== 'expertise' && limit !== 'language') }).missing > 0) {
    const unread = field.people.some(({ exclusions }) => exclusions.length > 0 && exclusions.every(({ limit }) => limit === 'language'));
    const ways: readonly Way[] = ['ask-member', 'widen-sector', 'invite-outside', ...(unread ? ['release-language' as const] : [])];
    return { kind: 'not-enough-expertise', ...chosen, missing, knowing: knowing.map(({ id }) => id), ways };
  }
  return { kind: 'infeasible', ...chosen, missing, unfilled: best.unfilled, clashes: clashesOf(field) };
};

/**
 * The best panel for one proposal now: hard limits first, then the exact optimum of value over everybody who is left. Never a short panel
 * without a word: a result that is not `panel` still carries those who can be asked, and says how many are missing and why.
 */
export const choosePanel = (request: PanelRequest): PanelResult => resultOf(fieldOf(request));
