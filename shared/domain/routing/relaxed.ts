import { nestedOptimum } from '../assign/nested.ts';
import { CONFLICT, type Problem, type Rules } from '../assign/problem.ts';
import { eligibleIn, type Field } from '../panel/choose.ts';
import type { ReviewerProfile } from '../panel/profile.ts';
import { MICRO } from '../panel/value.ts';
import { WEIGHTS } from '../panel/weights.ts';
import type { Helix } from '../vocabulary.ts';

/** Scores of the solver are whole, in 1e-4; a place that stays empty costs more than any pair could bring. */
export const UNIT = 10_000;
const NOBODY = -30_000;

/** Everybody of one organisation counts as of one helix here, so that both rules nest and the optimum is exact. */
const sectorsOf = (profiles: readonly ReviewerProfile[]): (Helix | null)[] => {
  const helices = new Map<string, ReviewerProfile['helix']>();
  for (const { organisation, helix } of profiles)
    if (organisation !== '' && helix !== undefined && !helices.has(organisation)) helices.set(organisation, helix);
  return profiles.map(({ organisation, helix }) => helices.get(organisation) ?? helix ?? null);
};

/**
 * All open places at once, without the seats and without what more work costs the same person: a problem whose optimum is exact, and a good
 * place to begin from.
 * @returns whoever would join each proposal, in the order of the fields; undefined where those who sit break a limit already
 */
export const relaxedOf = (fields: readonly Field[]): string[][] | undefined => {
  const reviewers = fields[0]!.request.reviewers;
  const profiles = [...reviewers].sort((a, b) => (a.id < b.id ? -1 : 1));
  const at = new Map(profiles.map(({ id }, r) => [id, r]));
  const empty = Math.max(...fields.map(({ size }) => size));
  const columns = profiles.length + empty;
  const scores = new Int32Array(fields.length * columns).fill(CONFLICT);
  const pinned = fields.flatMap(({ seated }, p) => seated.flatMap(({ id }) => (at.has(id) ? [[p, at.get(id)!] as const] : [])));
  for (const [p, r] of pinned) scores[p * columns + r] = 0;
  fields.forEach((field, p) => {
    scores.fill(NOBODY, p * columns + profiles.length, (p + 1) * columns);
    for (const { id, candidate } of eligibleIn(field)) scores[p * columns + at.get(id)!] = Math.round((candidate.value / MICRO) * UNIT);
  });
  const sitting = new Int32Array(profiles.length);
  for (const [, r] of pinned) sitting[r]! += 1;
  const nobody = new Array<null>(empty).fill(null);
  const problem: Problem = {
    papers: fields.length,
    reviewers: columns,
    scores,
    demand: fields.map(({ size, seated }) => Math.max(size, seated.length) - seated.filter(({ id }) => !at.has(id)).length),
    maxLoad: [...profiles.map(({ capacity, taken }, r) => Math.max(0, capacity - taken) + sitting[r]!), ...nobody.map(() => fields.length)],
    sectors: [...sectorsOf(profiles), ...nobody],
    institutions: [...profiles.map(({ organisation }) => organisation || null), ...nobody],
    pinned,
  };
  const rules: Rules = { onePerInstitution: true, sectors: 'soft', penalty: Math.round(WEIGHTS.value.newHelix * UNIT), minimum: false };
  const found = nestedOptimum(problem, rules);
  return found?.panels.map((panel, p) => {
    const seated = new Set(fields[p]!.seated.map(({ id }) => id));
    return panel.flatMap((r) => profiles[r]?.id ?? []).filter((id) => !seated.has(id));
  });
};
