import { affinityOf, type Term } from './affinity.ts';
import { type Best, type Candidate, seatsOf, wantedSeats } from './best.ts';
import { eligibleIn, type Field, type Judged, limitsIn, type PanelResult, solve } from './choose.ts';
import type { Exclusion, Liftable, Limit } from './limits.ts';
import type { Seat } from './profile.ts';
import { totalOf, VALUE_TERMS, type ValueTerm, worthOf } from './value.ts';
import { ANY, WEIGHTS } from './weights.ts';

/** Why somebody is on the panel: what fits, strongest first, the seats that nobody else fills, and the places that are left. */
export type WhyChosen = {
  readonly id: string;
  readonly score: number;
  readonly terms: readonly Term[];
  readonly fills: readonly Seat[];
  /** Judged the proposal that this one improves on. */
  readonly earlier?: boolean | undefined;
  /** Knows sector or asset from an organisation that looks on from outside, so that the seat of practice is not theirs. */
  readonly onlooker?: boolean | undefined;
  readonly free: number;
  readonly capacity: number;
};

/** By how much the one on the panel is ahead in one respect, in units of the score. */
export type Lead = { readonly term: Term['term'] | Exclude<ValueTerm, 'affinity'> | 'newHelix'; readonly lead: number };

type Load = { readonly taken: number; readonly capacity: number };

/** Why somebody is not on the panel. There is always one of these for everybody who is not. */
export type WhyNot =
  | { readonly kind: 'excluded'; readonly id: string; readonly exclusions: readonly Exclusion[] }
  /** The panel was full already. In the place of `leaves`, who can still be taken off, this person would make it worth `costs` millionths less. */
  | { readonly kind: 'full'; readonly id: string; readonly costs?: number | undefined; readonly leaves: readonly string[] }
  /** With this person the panel would break a limit: more places would stay empty. */
  | { readonly kind: 'breaks'; readonly id: string; readonly limits: readonly Limit[]; readonly with: readonly string[]; readonly unfilled: readonly Seat[] }
  /**
   * The best panel with this person is worth `costs` millionths less: `leaves` would go for it and `joins` come with it. Against one person
   * that goes, `leads` are the respects in which that one is ahead, and `lost` the seats that nobody would fill.
   */
  | {
      readonly kind: 'outscored';
      readonly id: string;
      readonly costs: number;
      readonly leaves: readonly string[];
      readonly joins: readonly string[];
      readonly leads: readonly Lead[];
      readonly lost: readonly Seat[];
      /** Knows sector or asset and looks on from outside, where that is why the seat of practice would be lost. */
      readonly onlooker: boolean;
      /** Places of this person and of the one who would leave, where who had less of them goes first. */
      readonly turns?: { readonly own: Load; readonly other: Load } | undefined;
    }
  /** Just as good; the lot decided. */
  | { readonly kind: 'lot'; readonly id: string; readonly leaves: readonly string[] };

/** What lifting one limit would give. Conflicts that bar are never lifted here. */
export type Relaxation = {
  readonly limit: Liftable;
  readonly members: readonly string[];
  readonly joins: readonly string[];
  readonly leaves: readonly string[];
  /** Value in millionths, and places that no longer stay empty. */
  readonly gain: number;
  readonly filled: number;
};

export const LIFTABLE: readonly Liftable[] = ['ruling', 'asked', 'absent', 'capacity', 'language', 'expertise', 'organisation', 'seat'];

/** What one more person on the panel can break, the likeliest first. */
const PANEL_LIMITS: readonly (readonly Limit[])[] = [['organisation'], ['seat'], ['organisation', 'seat']];

const HELICES: readonly Seat[] = ['public', 'private', 'knowledge'];

const without = (ids: readonly string[], others: readonly string[]): string[] => ids.filter((id) => !others.includes(id));

/** What each term adds to the score. */
const pointsOf = ({ affinity: { terms, factor } }: Judged): Map<Term['term'], number> => {
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  return new Map(terms.map(({ term, fit, weight }) => [term, total === 0 ? 0 : (factor * fit * weight) / total]));
};

const find = ({ people }: Field, id: string): Judged | undefined => people.find((person) => person.id === id);

const panelOf = (field: Field, members: readonly string[]) => [
  ...field.seated,
  ...field.people.filter(({ id }) => members.includes(id)).map(({ candidate }) => candidate),
];

/** Whether the asset or the sector itself is known, or one close to it, and yet that does not count as practice. */
const isOnlooker = ({ affinity: { terms }, standing }: Judged): boolean =>
  !standing.practitioner &&
  terms.some(({ term, of = [] }) => (term === 'asset' || term === 'sector') && of.some(({ id, by }) => !ANY.includes(id) && !ANY.includes(by ?? id)));

/** Why somebody fits, apart from whether there is a place: what fits, strongest first, and the places that are left. */
export const whyFits = (person: Judged, fills: readonly Seat[] = []): WhyChosen => {
  const points = pointsOf(person);
  return {
    id: person.id,
    score: person.affinity.score,
    terms: person.affinity.terms.filter(({ fit }) => fit > 0).sort((a, b) => points.get(b.term)! - points.get(a.term)!),
    fills,
    ...(person.value.earlier > 0 ? { earlier: true } : {}),
    ...(isOnlooker(person) ? { onlooker: true } : {}),
    free: Math.max(0, person.capacity - person.taken),
    capacity: person.capacity,
  };
};

/** @returns undefined for somebody who is not new on the panel. */
export const whyChosen = (field: Field, result: Pick<PanelResult, 'members'>, id: string): WhyChosen | undefined => {
  const person = result.members.includes(id) ? find(field, id) : undefined;
  if (!person) return undefined;
  const others = seatsOf(panelOf(field, without(result.members, [id])));
  const fills = seatsOf(panelOf(field, result.members)).filter((seat) => !others.includes(seat));
  // Nobody sits for process safety where the proposal asks for none.
  return whyFits(
    person,
    fills.filter((seat) => seat !== 'safety' || field.required.includes('safety')),
  );
};

const leadsOf = (ahead: Judged, behind: Judged): Lead[] => {
  const [a, b] = [pointsOf(ahead), pointsOf(behind)];
  const terms = [...a].map(([term, points]): Lead => ({ term, lead: points - (b.get(term) ?? 0) }));
  const values = VALUE_TERMS.filter((term) => term !== 'affinity').map((term): Lead => ({ term, lead: (ahead.value[term] - behind.value[term]) / 1e6 }));
  return [...terms, ...values].filter(({ lead }) => lead > 1e-9);
};
/** Being ahead by having had less to do, and not by knowing more. */
export const isTurn = ({ term }: Lead): boolean => term === 'load' || term === 'share';
const byLead = (leads: readonly Lead[]): Lead[] => [...leads].sort((x, y) => y.lead - x.lead || (x.term < y.term ? -1 : 1));

/** Who holds what this person would take: a colleague of the same organisation who sits, or the one who sits for safety alone. */
const barredBySeated = ({ seated }: Field, { candidate }: Judged): WhyNot | undefined => {
  const colleague = seated.find(({ organisation }) => organisation !== '' && organisation === candidate.organisation);
  if (colleague) return { kind: 'breaks', id: candidate.id, limits: ['organisation'], with: [colleague.id], unfilled: [] };
  const forSafety = candidate.safetyOnly ? seated.find(({ safetyOnly }) => safetyOnly) : undefined;
  return forSafety && { kind: 'breaks', id: candidate.id, limits: ['expertise'], with: [forSafety.id], unfilled: [] };
};

/** What somebody who sits was worth before this place was taken. */
const worthOfSeated = ({ request }: Field, { id, value }: Candidate): number => {
  const { needs, reviewers, period, price, earlier = [], weights } = request;
  const profile = reviewers.find((each) => each.id === id);
  if (!profile) return value;
  const before = { ...profile, taken: Math.max(0, profile.taken - 1), done: Math.max(0, (profile.done ?? 0) - 1) };
  return totalOf(worthOf(affinityOf(profile, needs, weights).score, before, { period, price: price?.(id), earlier: earlier.includes(id) }, weights));
};

/** What a whole panel of those who sit is worth, in millionths, and how often it breaks a limit, which one that was picked by hand may. */
export const worthOfPanel = (field: Field, seated: readonly Candidate[] = field.seated): { readonly worth: number; readonly breaks: number } => {
  const houses = seated.map(({ organisation }) => organisation).filter((organisation) => organisation !== '');
  const held = solve({ ...field, people: [], seated });
  const forSafety = seated.filter(({ safetyOnly }) => safetyOnly).length;
  return {
    worth: held.value + seated.reduce((sum, one) => sum + (field.seated.includes(one) ? worthOfSeated(field, one) : one.value), 0),
    breaks: houses.length - new Set(houses).size + held.over + Math.max(0, forSafety - 1),
  };
};

/** The cheapest place that this person could have on a full panel, of those who can still be taken off it; none where each would break a limit. */
const swapFor = (field: Field, { candidate }: Judged, fixed: readonly string[]): Pick<Extract<WhyNot, { kind: 'full' }>, 'costs' | 'leaves'> => {
  const now = worthOfPanel(field);
  const swaps = field.seated
    .filter(({ id }) => !fixed.includes(id))
    .map(({ id }) => ({ id, ...worthOfPanel(field, [...field.seated.filter((one) => one.id !== id), candidate]) }))
    .filter(({ breaks }) => breaks <= now.breaks)
    .sort((a, b) => b.worth - a.worth || field.compare(a.id, b.id));
  const [best] = swaps;
  return best ? { costs: Math.max(0, now.worth - best.worth), leaves: [best.id] } : { leaves: [] };
};

/**
 * Why a person is not on the panel, from the best panel that has this person on it.
 * @param fixed those who sit and cannot be taken off any more. @returns undefined for whoever is on the panel, or is not known here.
 */
export const whyNot = (field: Field, result: PanelResult, id: string, fixed: readonly string[] = []): WhyNot | undefined => {
  const person = result.members.includes(id) ? undefined : find(field, id);
  if (!person) return undefined;
  if (person.exclusions.length > 0) return { kind: 'excluded', id, exclusions: person.exclusions };
  if (field.seated.length >= field.size) return { kind: 'full', id, ...swapFor(field, person, fixed) };
  const barred = barredBySeated(field, person);
  if (barred) return barred;
  const best = solve(field);
  const other = solve(field, { put: [person] });
  const leaves = without(best.members, other.members);
  const isShorter = (found: Best): boolean => found.missing > best.missing || found.over > best.over || found.members.length < best.members.length;
  if (isShorter(other)) {
    const limits = PANEL_LIMITS.find((lifted) => !isShorter(solve(field, { put: [person], lifted }))) ?? ['organisation', 'seat'];
    const colleagues = best.members.filter((member) => person.organisation !== '' && find(field, member)?.organisation === person.organisation);
    return { kind: 'breaks', id, limits, with: colleagues.length > 0 ? colleagues : leaves, unfilled: other.unfilled };
  }
  const costs = best.value - other.value;
  if (costs <= 0) return { kind: 'lot', id, leaves };
  const ahead = leaves.length === 1 ? find(field, leaves[0]!) : undefined;
  const held = (members: readonly string[]): Seat[] => seatsOf(panelOf(field, members));
  const gone = without(held(best.members), held(other.members)) as Seat[];
  const due = [...wantedSeats(field.size), ...field.required];
  const helices =
    gone.filter((seat) => HELICES.includes(seat)).length -
    without(held(other.members), held(best.members)).filter((seat) => HELICES.includes(seat as Seat)).length;
  const mix: Lead[] = helices > 0 ? [{ term: 'newHelix', lead: helices * (field.request.weights ?? WEIGHTS).value.newHelix }] : [];
  const leads = ahead ? byLead([...leadsOf(ahead, person), ...mix]) : [];
  const lost = gone.filter((seat) => due.includes(seat));
  const load = ({ taken, capacity }: Judged): Load => ({ taken, capacity });
  return {
    kind: 'outscored',
    id,
    costs,
    leaves,
    joins: without(other.members, [...best.members, id]),
    leads,
    lost,
    onlooker: lost.includes('practitioner') && isOnlooker(person),
    ...(ahead && leads.some(isTurn) ? { turns: { own: load(person), other: load(ahead) } } : {}),
  };
};

/** What each limit costs: the best panel without it, where that is fuller or better. Limits are lifted for everybody at once, one at a time. */
export const relaxationsOf = (field: Field): Relaxation[] => {
  const best = solve(field);
  return LIFTABLE.filter((limit) => limitsIn(field).includes(limit)).flatMap((limit): Relaxation[] => {
    const lifted = solve(field, { lifted: [limit] });
    const filled = best.missing - lifted.missing;
    const gain = lifted.value - best.value;
    if (filled < 0 || (filled === 0 && gain <= 0)) return [];
    return [{ limit, members: lifted.members, joins: without(lifted.members, best.members), leaves: without(best.members, lifted.members), gain, filled }];
  });
};

/** A panel with everything that can be said about it; `notChosen` costs one more solution for each person who could have sat. */
export type Explained = { readonly chosen: readonly WhyChosen[]; readonly notChosen: readonly WhyNot[]; readonly relaxations: readonly Relaxation[] };
export const explain = (field: Field, result: PanelResult, fixed: readonly string[] = []): Explained => ({
  chosen: result.members.flatMap((id) => whyChosen(field, result, id) ?? []),
  notChosen: field.people.flatMap(({ id }) => whyNot(field, result, id, fixed) ?? []),
  relaxations: relaxationsOf(field),
});

/** How many could sit, and how many each limit alone keeps out: what staff see before they promise a date. */
export const keptOut = (field: Field): { readonly eligible: number; readonly alone: ReadonlyMap<Limit, number> } => {
  const alone = new Map<Limit, number>();
  for (const { exclusions } of field.people) {
    const limits = new Set(exclusions.map(({ limit }) => limit));
    const [only] = limits;
    if (only && limits.size === 1) alone.set(only, (alone.get(only) ?? 0) + 1);
  }
  return { eligible: eligibleIn(field).length, alone };
};
