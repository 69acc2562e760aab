import * as z from 'zod';
import { Instant } from '../clock.ts';
import { type Item, SK } from '../change.ts';
import type { Term } from '../panel/affinity.ts';
import { type Field, type Judged, type PanelResult, resultOf } from '../panel/choose.ts';
import { whyChosen, type WhyChosen, whyFits } from '../panel/explain.ts';
import { byLot } from '../panel/hash.ts';
import type { Exclusion } from '../panel/limits.ts';
import { SEATS, type Seat } from '../panel/profile.ts';
import { type Value, VALUE_TERMS } from '../panel/value.ts';
import { WEIGHTS } from '../panel/weights.ts';
import { HELICES } from '../profile.ts';
import { CAUSES } from './causes.ts';

const FLAGS = { expert: 1, practitioner: 2, safety: 4, reads: 8, passes: 16, safetyOnly: 32 } as const;
type Flags = Readonly<Record<keyof typeof FLAGS, boolean>>;
const bitsOf = (flags: Flags): number => Object.entries(FLAGS).reduce((bits, [name, bit]) => bits | (flags[name as keyof Flags] ? bit : 0), 0);
const flagsOf = (bits: number): Flags => Object.fromEntries(Object.entries(FLAGS).map(([name, bit]) => [name, (bits & bit) !== 0])) as Flags;

const KeptTerm = z.object({
  term: z.string(),
  fit: z.number(),
  weight: z.number(),
  of: z.array(z.object({ id: z.string(), by: z.string().optional(), level: z.number().optional() })).optional(),
});
const KeptPerson = z.object({
  id: z.string(),
  organisation: z.string(),
  helix: z.enum(HELICES).optional(),
  capacity: z.number(),
  taken: z.number(),
  /** Score, and what a language that is not read leaves of it. */
  score: z.number(),
  factor: z.number(),
  /** What makes the value, in millionths and in the order of its terms; a choice of before has fewer of them. */
  value: z.array(z.number().int()).min(4).max(VALUE_TERMS.length),
  flags: z.number().int(),
  terms: z.array(KeptTerm),
  exclusions: z.array(z.object({ limit: z.string() }).loose()),
});
type KeptPerson = z.infer<typeof KeptPerson>;

/** Why somebody was asked: the choice, the seats that nobody else on it filled, and the person as judged then. */
const KeptAsked = z.object({ at: Instant, cause: z.enum(CAUSES), fills: z.array(z.enum(SEATS)), person: KeptPerson });
export type KeptAsked = z.infer<typeof KeptAsked>;

/**
 * A choice as it was made, with everything that it followed from: who was judged, by which terms, and what kept people out. It is ids and
 * numbers alone, and the choice can be made and explained from it again when people and places have long changed.
 */
export const KeptPanel = z.object({
  v: z.literal(1),
  at: Instant,
  by: z.string(),
  cause: z.enum(CAUSES),
  /** Whom it is about, where somebody left. */
  person: z.string().optional(),
  round: z.number().int(),
  revision: z.number().int(),
  weights: z.string(),
  /** What each helix and each seat on the panel counts for, by these weights. */
  bonus: z.tuple([z.number(), z.number()]),
  seed: z.string(),
  size: z.number().int(),
  required: z.array(z.string()),
  safetySeat: z.boolean(),
  capabilities: z.array(z.string()),
  kind: z.enum(['panel', 'not-enough-expertise', 'infeasible']),
  /** Whom the engine chose, and places that it could not fill. */
  members: z.array(z.string()),
  missing: z.number().int(),
  /** Whom somebody picked, where that was confirmed; not always the members. */
  picked: z.array(z.string()).optional(),
  seats: z.array(KeptPerson),
  people: z.array(KeptPerson),
  /** Whoever sat already, as they were judged when they were asked: the choice that led to it is gone. */
  asked: z.array(KeptAsked).optional(),
});
export type KeptPanel = z.infer<typeof KeptPanel>;

const keptPerson = ({ id, organisation, capacity, taken, affinity, standing, value, exclusions, candidate }: Judged): KeptPerson => ({
  id,
  organisation,
  ...(candidate.helix ? { helix: candidate.helix } : {}),
  capacity,
  taken,
  score: affinity.score,
  factor: affinity.factor,
  value: VALUE_TERMS.map((term) => value[term]),
  flags: bitsOf({ ...standing, safetyOnly: candidate.safetyOnly }),
  terms: affinity.terms.map(({ of, ...term }) => ({ ...term, ...(of ? { of: of.map((each) => ({ ...each })) } : {}) })),
  exclusions: exclusions.map((exclusion) => ({ ...exclusion })),
});

/** Whoever sits is only ever what they bring to the panel. */
const keptSeat = ({ id, organisation, value, helix, ...brings }: Field['seated'][number]): KeptPerson => ({
  id,
  organisation,
  ...(helix ? { helix } : {}),
  capacity: 0,
  taken: 0,
  score: 0,
  factor: 1,
  value: [value, 0, 0, 0],
  flags: bitsOf({ ...brings, reads: true, passes: true }),
  terms: [],
  exclusions: [],
});

export type KeptAbout = Pick<KeptPanel, 'at' | 'by' | 'cause' | 'round' | 'revision'> & {
  readonly person?: string | undefined;
  readonly picked?: readonly string[];
  /** Whom the plan of a call chose, instead of what is best for this proposal alone. */
  readonly planned?: readonly string[];
};

const bonusOf = ({ request: { weights = WEIGHTS } }: Field): KeptPanel['bonus'] => [weights.value.newHelix, weights.value.seat];

/** Whom a plan chose, as a result: with the places that it leaves empty. */
const plannedResult = (field: Field, result: PanelResult, members: readonly string[]): Pick<KeptPanel, 'kind' | 'members' | 'missing'> => {
  const missing = Math.max(0, field.size - field.seated.length - members.length);
  return { kind: missing === 0 ? 'panel' : result.kind === 'panel' ? 'infeasible' : result.kind, members: [...members].sort(), missing };
};

/** @param before the choice that was kept until now: the reasons for whoever sits lie there, and stay */
export const keptPanel = (field: Field, result: PanelResult, { person, picked, planned, ...about }: KeptAbout, before?: KeptPanel): KeptPanel => ({
  v: 1,
  ...about,
  ...(person ? { person } : {}),
  weights: result.version,
  bonus: bonusOf(field),
  seed: result.seed,
  size: field.size,
  required: [...field.required],
  safetySeat: field.request.needs.safetySeat,
  capabilities: [...field.request.needs.capabilities],
  ...(planned ? plannedResult(field, result, planned) : { kind: result.kind, members: [...result.members], missing: 'missing' in result ? result.missing : 0 }),
  ...(picked ? { picked: [...picked] } : {}),
  seats: field.seated.map(keptSeat),
  people: field.people.map(keptPerson),
  ...(before ? { asked: askedBy(before, field.request.needs.id).filter((each) => field.seated.some(({ id }) => id === each.person.id)) } : {}),
});

export const panelItem = (kept: KeptPanel): Item => ({ ...kept, sk: SK.panel, type: 'panel' });

const judgedOf = (kept: KeptPerson, weights: string): Judged => {
  const { id, organisation, capacity, taken, score, factor, helix } = kept;
  const { safetyOnly, ...standing } = flagsOf(kept.flags);
  const value = Object.fromEntries(VALUE_TERMS.map((term, i) => [term, kept.value[i] ?? 0])) as Value;
  const { expert, practitioner, safety } = standing;
  const total = kept.value.reduce((sum, part) => sum + part, 0);
  return {
    id,
    organisation,
    capacity,
    taken,
    affinity: { score, factor, terms: kept.terms as readonly Term[], version: weights },
    standing,
    value,
    exclusions: kept.exclusions as readonly Exclusion[],
    candidate: { id, organisation, value: total, expert, practitioner, safety, safetyOnly, ...(helix ? { helix } : {}) },
  };
};

/** The field as it was; solving and explaining it again needs nothing else. */
export const fieldFrom = ({ weights, bonus, seed, size, required, safetySeat, capabilities, seats, people }: KeptPanel, proposal: string): Field => ({
  request: {
    needs: { id: proposal, capabilities, assets: [], sectors: [], protocols: [], language: '', organisations: [], safetySeat },
    reviewers: [],
    seed,
    size,
    weights: { ...WEIGHTS, version: weights, value: { ...WEIGHTS.value, newHelix: bonus[0], seat: bonus[1] } },
  },
  people: people.map((person) => judgedOf(person, weights)),
  seated: seats.map((seat) => judgedOf(seat, weights).candidate),
  size,
  required: required as Seat[],
  compare: byLot(seed, proposal),
});

/** The choice made again from what was kept; what a plan chose is not made again here, as it rests on other proposals too. */
export const replayed = (kept: KeptPanel, proposal: string): { readonly field: Field; readonly result: PanelResult } => {
  const field = fieldFrom(kept, proposal);
  const result = resultOf(field);
  return { field, result: kept.cause === 'batch' ? { ...result, members: kept.members } : result };
};

/**
 * What spoke for everybody who may sit since this choice, or sat by then. Whoever is asked from elsewhere after it was judged by it as well; what
 * a plan decided is about those alone whom it chose.
 */
export const askedBy = (kept: KeptPanel, proposal: string): KeptAsked[] => {
  const { at, cause, members, picked = members, asked = [] } = kept;
  const field = fieldFrom(kept, proposal);
  const fillsOf = (id: string): Seat[] => [...(whyChosen(field, { members: picked }, id)?.fills ?? [])];
  const judged = kept.people.filter(({ id }) => cause !== 'batch' || picked.includes(id));
  const now = judged.map((person): KeptAsked => ({ at, cause, fills: fillsOf(person.id), person }));
  return [...now, ...asked.filter((each) => !judged.some(({ id }) => id === each.person.id))];
};

/** The reasons of then, as they can be told now. */
export const whyAsked = ({ person, fills }: KeptAsked): WhyChosen => whyFits(judgedOf(person, ''), fills);
