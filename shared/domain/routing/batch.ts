import { isLive } from '../assignment.ts';
import { certify } from '../assign/certificate.ts';
import { nestedOptimum } from '../assign/nested.ts';
import type { Problem, Rules } from '../assign/problem.ts';
import { seatsOf, wantedSeats } from '../panel/best.ts';
import { eligibleIn, type Field, fieldOf, type Judged, type PanelRequest, resultOf } from '../panel/choose.ts';
import { nightOf } from '../panel/nightly.ts';
import type { ReviewerProfile, Seat } from '../panel/profile.ts';
import { MICRO } from '../panel/value.ts';
import { quarterOf } from '../promise.ts';
import { type Inputs, requestOf } from './field.ts';

/** One proposal of a call, with all that its choice is made from. */
export type CallInput = Omit<Inputs, 'people' | 'taken' | 'at' | 'calendar'>;
export type CallPool = Pick<Inputs, 'people' | 'taken' | 'at' | 'calendar'>;

/** Who would be asked about one proposal beside those who sit, all at once and one after the other. */
export type CallRow = {
  readonly id: string;
  readonly seated: readonly string[];
  readonly members: readonly string[];
  readonly before: readonly string[];
  readonly missing: number;
  readonly lacks: readonly Seat[];
  readonly field: Field;
};
type Total = { readonly panels: number; readonly places: number; readonly missing: number; readonly score: number };
export type CallPlan = {
  readonly rows: readonly CallRow[];
  readonly before: Total;
  readonly after: Total;
  /** Whether other code than the solver found that nothing is worth more, by the prices alone; value and bound in 1e-4. */
  readonly certificate: {
    readonly verified: boolean;
    readonly proof: 'prices' | 'open';
    readonly value: number;
    readonly bound: number;
    readonly limits: boolean;
  };
};

const SAFETY = 'safety-security';
const UNIT = 10_000;
const NEVER = -32_768;
/** A place that stays empty costs more than any pair could bring. */
const NOBODY = -30_000;

const withTaken = (request: PanelRequest, more: ReadonlyMap<string, number>): PanelRequest =>
  more.size === 0
    ? request
    : {
        ...request,
        reviewers: request.reviewers.map((each) => ({
          ...each,
          taken: each.taken + (more.get(each.id) ?? 0),
          done: (each.done ?? 0) + (more.get(each.id) ?? 0),
        })),
      };

/** Everybody of one organisation counts as of one helix here, so that both rules nest and the optimum is exact. */
const nested = (profiles: readonly ReviewerProfile[]): ReviewerProfile[] => {
  const helix = new Map<string, ReviewerProfile['helix']>();
  for (const { organisation, helix: own } of [...profiles].sort((a, b) => (a.id < b.id ? -1 : 1)))
    if (organisation !== '' && own !== undefined && !helix.has(organisation)) helix.set(organisation, own);
  return profiles.map((each) => ({ ...each, helix: helix.get(each.organisation) ?? each.helix }));
};

type Proof = { readonly verified: boolean; readonly legal: boolean; readonly value: number; readonly bound: number; readonly by: 'prices' | 'solver' | null };
type Solved = { readonly panels: readonly (readonly string[])[]; readonly proof: Proof };

const solved = (problem: Problem, rules: Rules, reviewers: readonly string[]): Solved | undefined => {
  const found = nestedOptimum(problem, rules);
  if (!found) return undefined;
  const proof = certify(problem, rules, found);
  return { panels: found.panels.map((panel) => panel.flatMap((r) => reviewers[r] ?? [])), proof };
};

/** The safety seats first, all at once: for each proposal that lacks one, somebody who knows process safety, worth most together. */
const safetySeats = (fields: readonly Field[]): { readonly seats: ReadonlyMap<string, string>; readonly proof?: Proof } => {
  const open = fields.filter(({ required, seated, size }) => required.includes('safety') && !seatsOf(seated).includes('safety') && seated.length < size);
  if (open.length === 0) return { seats: new Map() };
  const people = open[0]!.request.reviewers.map(({ id }) => id).sort();
  const columns = people.length + 1;
  const scores = new Int32Array(open.length * columns).fill(NEVER);
  open.forEach((field, p) => {
    scores[p * columns + people.length] = NOBODY;
    for (const { id, affinity, standing, organisation, value } of eligibleIn(field))
      if (standing.safety && !field.seated.some((one) => one.organisation !== '' && one.organisation === organisation))
        scores[p * columns + people.indexOf(id)] = Math.round((affinity.score + value.earlier / MICRO) * UNIT);
  });
  const free = new Map(open[0]!.request.reviewers.map(({ id, capacity, taken }) => [id, Math.max(0, capacity - taken)]));
  const found = solved(
    { papers: open.length, reviewers: columns, scores, demand: 1, maxLoad: [...people.map((id) => free.get(id)!), open.length] },
    { minimum: false },
    people,
  );
  if (!found) return { seats: new Map() };
  return { seats: new Map(open.flatMap((field, p) => found.panels[p]!.map((id) => [field.request.needs.id, id] as const))), proof: found.proof };
};

const countOf = (ids: Iterable<string>): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
};

/** The rest of the panels all at once, beside those who sit and those who have the safety seats. */
const others = (
  requests: readonly PanelRequest[],
  fields: readonly Field[],
  seats: ReadonlyMap<string, string>,
  older: readonly string[],
): Solved | undefined => {
  const tonight = countOf([...seats.values(), ...older]);
  const open = requests.map((request, p) => {
    const { needs } = request;
    const seat = seats.get(needs.id);
    const rest = needs.capabilities.filter((id) => id !== SAFETY);
    const asks = [...fields[p]!.seated.map(({ id }) => id), ...(seat ? [seat] : [])].map((reviewer) => ({ reviewer, status: 'accepted' as const }));
    const gone = [...(request.asked ?? []), ...(request.passed ?? [])].map((reviewer) => ({ reviewer, status: 'declined' as const }));
    return {
      request: {
        ...withTaken(request, tonight),
        needs: { ...needs, safetySeat: false, ...(needs.safetySeat && rest.length > 0 ? { capabilities: rest } : {}) },
      },
      asks: [...asks, ...gone],
    };
  });
  const night = nightOf(open.map(({ request, asks }) => ({ request: { ...request, reviewers: nested(request.reviewers) }, asks })));
  const found = solved(night.problem, night.rules, night.reviewers);
  const at = new Map(night.proposals.map((id, p) => [id, p]));
  return found && { ...found, panels: requests.map(({ needs }) => found.panels[at.get(needs.id)!]!) };
};

/** Whoever sits since an earlier quarter takes none of this one's places, while the batch counts everybody who sits. */
const olderSeats = (inputs: readonly CallInput[], { at, calendar }: CallPool): string[] =>
  inputs.flatMap(({ assignments }) =>
    assignments.filter((each) => isLive(each) && quarterOf(each.invitedAt, calendar) !== quarterOf(at, calendar)).map(({ reviewer }) => reviewer),
  );

/** One proposal after the other, each with the best panel that is left: what would happen without looking at all of them. */
const oneByOne = (requests: readonly PanelRequest[]): string[][] => {
  const taken = new Map<string, number>();
  return requests.map((request) => {
    const { members } = resultOf(fieldOf(withTaken(request, taken)));
    for (const id of members) taken.set(id, (taken.get(id) ?? 0) + 1);
    return [...members];
  });
};

const scoreIn = (field: Field, id: string): number => field.people.find((person) => person.id === id)?.affinity.score ?? 0;
const totalOf = (rows: readonly CallRow[], of: 'members' | 'before'): Total => ({
  panels: rows.filter((row) => row.seated.length + row[of].length >= row.field.size).length,
  places: rows.reduce((sum, row) => sum + row[of].length, 0),
  missing: rows.reduce((sum, row) => sum + Math.max(0, row.field.size - row.seated.length - row[of].length), 0),
  score: Math.round(rows.reduce((sum, row) => sum + row[of].reduce((all, id) => all + scoreIn(row.field, id), 0), 0) * UNIT) / UNIT,
});

/**
 * All open places of a call at once: the safety seats first, then everything else, each of the two to the optimum. Whoever sits stays. The
 * same inputs make the same plan, in whatever order they come.
 */
export const planCall = (inputs: readonly CallInput[], pool: CallPool): CallPlan => {
  const ordered = [...inputs].sort((a, b) => (a.root.id < b.root.id ? -1 : 1));
  const requests = ordered.map((input) => requestOf({ ...input, ...pool }));
  const fields = requests.map(fieldOf);
  const safety = safetySeats(fields);
  const rest = fields.length === 0 ? undefined : others(requests, fields, safety.seats, olderSeats(ordered, pool));
  const before = oneByOne(requests);
  const rows = fields.map((field, p): CallRow => {
    const { id } = field.request.needs;
    const seated = field.seated.map((one) => one.id);
    const seat = safety.seats.get(id);
    const members = [...new Set([...(seat ? [seat] : []), ...(rest?.panels[p] ?? [])])].filter((one) => !seated.includes(one)).sort();
    const here = field.people.filter((person: Judged) => members.includes(person.id)).map(({ candidate }) => candidate);
    const held = seatsOf([...field.seated, ...here]);
    const lacks = [...new Set([...field.required, ...wantedSeats(field.size)])].filter((each) => !held.includes(each));
    return { id, seated, members, before: before[p]!, missing: Math.max(0, field.size - seated.length - members.length), lacks, field };
  });
  const proofs = [safety.proof, rest?.proof].filter((proof) => proof !== undefined);
  return {
    rows,
    before: totalOf(rows, 'before'),
    after: totalOf(rows, 'members'),
    certificate: {
      verified: proofs.length > 0 && proofs.every(({ verified }) => verified),
      proof: proofs.length > 0 && proofs.every(({ by }) => by === 'prices') ? 'prices' : 'open',
      value: proofs.reduce((sum, { value }) => sum + value, 0),
      bound: proofs.reduce((sum, { bound }) => sum + bound, 0),
      limits: proofs.every(({ legal }) => legal),
    },
  };
};

/** What a plan comes to, as one text: the same plan has the same, whatever else changed. */
export const planText = ({ rows }: CallPlan): string => rows.map(({ id, members }) => `${id} ${members.join(',')}`).join('\n');
