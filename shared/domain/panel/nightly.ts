import { certify } from '../assign/certificate.ts';
import type { Assigned, Infeasible, Problem, Rules } from '../assign/problem.ts';
import { eligibleIn, fieldOf, type PanelRequest } from './choose.ts';
import { type Asked, panelSoFar } from './reroute.ts';
import { MICRO } from './value.ts';
import { WEIGHTS } from './weights.ts';

/** A proposal of the night: it waits for people, or has invitations that nobody answered yet. */
export type Open = { readonly request: PanelRequest; readonly asks: readonly Asked[] };

/** What the batch solver is asked, with the ids behind its rows and columns; scores in 1e-4. */
export type Night = { readonly problem: Problem; readonly rules: Rules; readonly proposals: readonly string[]; readonly reviewers: readonly string[] };

/** What changes: accepted people never do. A withdrawn invitation is one that nobody had answered. */
export type NightChange = { readonly proposal: string; readonly invite: readonly string[]; readonly withdraw: readonly string[] };
export type NightPlan = {
  readonly changes: readonly NightChange[];
  readonly prices: ReadonlyMap<string, number>;
  /** Why nothing changes: no assignment keeps all limits, or the one that came breaks a limit or is not shown to be the best. */
  readonly none: 'infeasible' | 'uncertified' | null;
};

const BARRED = -32_768;
/** A place that stays empty costs more than any pair could bring, so that the rest of a night is planned all the same. */
const NOBODY = -30_000;
const UNIT = 10_000;

/** Places of a proposal that take part in the night: whoever accepted or handed in is bound, an open invitation only preferred. */
const isBound = ({ status }: Asked): boolean => status === 'accepted' || status === 'submitted';

/**
 * The night as one batch: all open places and unanswered invitations at once, accepted pairs fixed. An unanswered invitation is preferred by
 * the weight `stay`, so that it moves only where that brings more. All requests hold the same reviewers, whose taken places include those of
 * this night. Places that nobody can fill go to columns behind those of the reviewers, which stand for nobody. A proposal with a seat that
 * must be filled is not for the batch, which knows no such seats: it is routed alone, and before.
 *
 * @throws RangeError when a proposal with a required seat is among them, or requests hold different reviewers.
 */
export const nightOf = (open: readonly Open[]): Night => {
  const ordered = [...open].sort((a, b) => (a.request.needs.id < b.request.needs.id ? -1 : 1));
  const fields = ordered.map(({ request, asks }) => {
    const { seated, ...gone } = panelSoFar(asks);
    const bound = asks.filter(isBound).map(({ reviewer }) => reviewer);
    return { field: fieldOf({ ...request, ...gone, seated: [] }), bound, live: seated };
  });
  if (fields.some(({ field }) => field.required.length > 0)) throw new RangeError('a proposal with a required seat is routed alone, before the night');
  const reviewers = fields[0]?.field.people.map(({ id }) => id) ?? [];
  if (fields.some(({ field }) => field.people.length !== reviewers.length || field.people.some(({ id }, r) => id !== reviewers[r])))
    throw new RangeError('all proposals of a night have the same reviewers');

  const people = fields[0]?.field.people ?? [];
  const columns = people.length + Math.max(0, ...fields.map(({ field }) => field.size));
  const scores = new Int32Array(fields.length * columns).fill(BARRED);
  const tonight = new Int32Array(people.length);
  for (const [p, { field, live }] of fields.entries()) {
    const stay = (field.request.weights ?? WEIGHTS).stay;
    // Who is full may get a place tonight from an invitation that moves; the loads see to it.
    const eligible = new Set(eligibleIn(field, ['capacity']).map(({ id }) => id));
    scores.fill(NOBODY, p * columns + people.length, (p + 1) * columns);
    for (const [r, person] of field.people.entries()) {
      const sits = live.includes(person.id);
      if (sits) tonight[r]! += 1;
      if (sits || eligible.has(person.id))
        scores[p * columns + r] = Math.round((person.affinity.score + person.value.earlier / MICRO + (sits ? stay : 0)) * UNIT);
    }
  }
  const empty = new Array<null>(columns - people.length).fill(null);
  return {
    proposals: ordered.map(({ request }) => request.needs.id),
    reviewers,
    problem: {
      papers: fields.length,
      reviewers: columns,
      scores,
      demand: fields.map(({ field, bound }) => Math.max(field.size, bound.length) - bound.filter((id) => !reviewers.includes(id)).length),
      maxLoad: [...people.map(({ capacity, taken }, r) => Math.max(0, capacity - taken) + tonight[r]!), ...empty.map(() => fields.length)],
      sectors: [...people.map(({ candidate }) => candidate.helix ?? null), ...empty],
      institutions: [...people.map(({ organisation }) => organisation || null), ...empty],
      pinned: fields.flatMap(({ bound }, p) => bound.flatMap((id) => (reviewers.includes(id) ? [[p, reviewers.indexOf(id)] as const] : []))),
    },
    rules: { onePerInstitution: true, sectors: 'soft', penalty: Math.round(WEIGHTS.value.newHelix * UNIT), minimum: false },
  };
};

/**
 * The night's changes; where the solver finds nothing feasible, or its answer does not stand the check, everything stays as it was. Prices go into
 * the choices of the next day.
 */
export const planOf = (open: readonly Open[], solve: (problem: Problem, rules: Rules) => Assigned | Infeasible): NightPlan => {
  const night = nightOf(open);
  const solved = solve(night.problem, night.rules);
  if (solved.infeasible) return { changes: [], prices: new Map(), none: 'infeasible' };
  if (certify(night.problem, night.rules, solved).by === null) return { changes: [], prices: new Map(), none: 'uncertified' };
  const asks = new Map(open.map((one) => [one.request.needs.id, one.asks]));
  const changes = night.proposals.flatMap((proposal, p): NightChange[] => {
    const { seated } = panelSoFar(asks.get(proposal)!);
    const panel = solved.panels[p]!.flatMap((r) => night.reviewers[r] ?? []);
    const invite = panel.filter((id) => !seated.includes(id)).sort();
    const withdraw = seated.filter((id) => !panel.includes(id));
    return invite.length + withdraw.length > 0 ? [{ proposal, invite, withdraw }] : [];
  });
  return { changes, prices: new Map(night.reviewers.map((id, r) => [id, Math.min(1, Math.max(0, solved.prices.reviewer[r]! / UNIT))])), none: null };
};
