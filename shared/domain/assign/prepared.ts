import { canonicalOrder } from './canonical.ts';
import { type Clash, type ClashCode, CONFLICT, limitAt, type Pair, type Problem, type Rules, requiredSectors, scoreAt } from './problem.ts';

const clash = (code: ClashCode, missing: number, paper: number | null, reviewer: number | null): Clash => ({
  code,
  missing,
  papers: paper === null ? [] : [paper],
  reviewers: reviewer === null ? [] : [reviewer],
  sector: null,
  institutions: [],
  asked: 0,
  capacity: 0,
  others: 0,
});

/** What is left to solve once pinned pairs are set, in canonical order, with every pair that may not be marked as a conflict. */
export type Prepared = {
  readonly problem: Problem;
  readonly rules: Rules;
  readonly papers: number;
  readonly reviewers: number;
  readonly scores: Int16Array | Int32Array;
  readonly paperOf: Int32Array;
  readonly reviewerOf: Int32Array;
  readonly demand: Int32Array;
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** Groups of reviewers of which a paper may need one: the sectors, or the seniors; −1 = in none. */
  readonly groups: number;
  readonly group: Int16Array;
  readonly need: Uint8Array;
  /** Institutions by number; −1 = none, or the rule is not asked for. */
  readonly institution: Int32Array;
  readonly institutions: readonly string[];
  readonly seniors: Uint8Array;
  readonly needSenior: Uint8Array;
  readonly pinned: readonly Pair[];
  /** Pinned pairs of each reviewer. */
  readonly seated: Int32Array;
  /** Limits that pinned pairs or loads break by themselves. */
  readonly clashes: readonly Clash[];
  /** The largest score in absolute terms. */
  readonly span: number;
};

const numbered = (names: readonly (string | null)[]): { readonly names: readonly string[]; readonly at: Int32Array } => {
  const known = [...new Set(names.filter((name) => name !== null))].sort();
  const index = new Map(known.map((name, at) => [name, at]));
  return { names: known, at: Int32Array.from(names, (name) => (name === null ? -1 : index.get(name)!)) };
};

/** The scores in one array: the given one where nothing is forbidden beside its conflicts, else a copy with what is forbidden marked. */
const allScores = (problem: Problem, rules: Rules): { scores: Int16Array | Int32Array; span: number } => {
  const { papers, reviewers, forbidden = [], institutions, paperInstitutions } = problem;
  const own = rules.noOwnInstitution === true && institutions !== undefined && paperInstitutions !== undefined;
  let scores: Int16Array | Int32Array;
  if (typeof problem.scores !== 'function') scores = forbidden.length > 0 || own ? problem.scores.slice() : problem.scores;
  else {
    scores = new Int32Array(papers * reviewers);
    for (let p = 0, at = 0; p < papers; p++) for (let r = 0; r < reviewers; r++, at++) scores[at] = scoreAt(problem, p, r);
  }
  for (const [p, r] of forbidden) scores[p * reviewers + r] = CONFLICT;
  for (let p = 0; own && p < papers; p++)
    if (paperInstitutions[p] !== null) for (let r = 0; r < reviewers; r++) if (institutions[r] === paperInstitutions[p]) scores[p * reviewers + r] = CONFLICT;
  let span = 1;
  for (let at = 0; at < scores.length; at++) {
    const score = scores[at]!;
    if (score > CONFLICT && (score > span || -score > span)) span = Math.abs(score);
  }
  return { scores, span };
};

/** The problem that remains beside the pinned pairs, or the limits that these break. */
export const prepare = (problem: Problem, rules: Rules): Prepared => {
  const { papers, reviewers } = problem;
  const given = allScores(problem, rules);
  const required = requiredSectors(rules);
  const sectorOf = Int16Array.from({ length: reviewers }, (_, r) => (rules.sectors ? required.indexOf(problem.sectors?.[r] ?? '') : -1));
  const seniorOf = Uint8Array.from({ length: reviewers }, (_, r) => (rules.senior && problem.seniors?.[r] ? 1 : 0));
  const houses = numbered(rules.onePerInstitution ? (problem.institutions ?? new Array(reviewers).fill(null)) : new Array(reviewers).fill(null));
  const pinned = [...new Map((problem.pinned ?? []).map((pair) => [pair[0] * reviewers + pair[1], pair])).values()];
  const order = canonicalOrder(problem, given.scores, pinned, sectorOf, seniorOf, houses.at);
  const paperAt = new Int32Array(papers);
  const reviewerAt = new Int32Array(reviewers);
  order.papers.forEach((original, at) => {
    paperAt[original] = at;
  });
  order.reviewers.forEach((original, at) => {
    reviewerAt[original] = at;
  });

  const scores = given.span <= 32767 ? new Int16Array(papers * reviewers) : new Int32Array(papers * reviewers);
  for (let p = 0, at = 0; p < papers; p++) {
    const row = order.papers[p]! * reviewers;
    for (let r = 0; r < reviewers; r++, at++) {
      const score = given.scores[row + order.reviewers[r]!]!;
      scores[at] = score > CONFLICT ? score : CONFLICT;
    }
  }
  const demand = Int32Array.from(order.papers, (p) => limitAt(problem.demand, p));
  const low = Int32Array.from(order.reviewers, (r) => (rules.minimum === false ? 0 : limitAt(problem.minLoad, r)));
  const high = Int32Array.from(order.reviewers, (r) => limitAt(problem.maxLoad, r));
  const group = Int16Array.from(order.reviewers, (r) => (rules.sectors ? sectorOf[r]! : seniorOf[r]! - 1));
  const groups = rules.sectors ? required.length : rules.senior ? 1 : 0;
  const need = new Uint8Array(papers * groups);
  for (let p = 0; p < papers; p++) if (demand[p]! >= groups) need.fill(1, p * groups, (p + 1) * groups);
  const institution = Int32Array.from(order.reviewers, (r) => houses.at[r]!);
  const needSenior = Uint8Array.from({ length: papers }, (_, p) => (rules.senior && demand[p]! > 0 ? 1 : 0));

  const clashes: Clash[] = [];
  low.forEach((least, r) => {
    if (least > high[r]!) clashes.push(clash('load.order', least - high[r]!, null, order.reviewers[r]!));
  });
  const seated = new Int32Array(reviewers);
  const housed = new Set<number>();
  const forbidden = new Set((problem.forbidden ?? []).map(([p, r]) => p * reviewers + r));
  for (const [paper, reviewer] of pinned) {
    const [p, r] = [paperAt[paper]!, reviewerAt[reviewer]!];
    if (forbidden.has(paper * reviewers + reviewer)) clashes.push(clash('pin.forbidden', 1, paper, reviewer));
    else if (given.scores[paper * reviewers + reviewer]! <= CONFLICT) clashes.push(clash('pin.conflict', 1, paper, reviewer));
    const house = institution[r]!;
    if (house >= 0 && housed.has(p * reviewers + house)) clashes.push(clash('pin.institution', 1, paper, reviewer));
    seated[r]!++;
    demand[p]!--;
    high[r]!--;
    low[r] = Math.max(0, low[r]! - 1);
    if (group[r]! >= 0) need[p * groups + group[r]!] = 0;
    if (seniorOf[reviewer]) needSenior[p] = 0;
    scores[p * reviewers + r] = CONFLICT;
    if (house < 0) continue;
    housed.add(p * reviewers + house);
    for (let other = 0; other < reviewers; other++) if (institution[other] === house) scores[p * reviewers + other] = CONFLICT;
  }
  demand.forEach((left, p) => {
    let seats = 0;
    for (let g = 0; g < groups; g++) seats += need[p * groups + g]!;
    if (left >= 0 && seats > left && rules.sectors === 'hard') clashes.push(clash('pin.sector', seats - left, order.papers[p]!, null));
    if (left === 0 && needSenior[p]) clashes.push(clash('pin.senior', 1, order.papers[p]!, null));
    if (left < 0) clashes.push(clash('pin.demand', -left, order.papers[p]!, null));
  });
  high.forEach((left, r) => {
    if (left < 0) clashes.push(clash('pin.load', -left, null, order.reviewers[r]!));
  });
  return {
    problem,
    rules,
    papers,
    reviewers,
    scores,
    paperOf: order.papers,
    reviewerOf: order.reviewers,
    demand,
    low,
    high,
    groups,
    group,
    need,
    institution,
    institutions: houses.names,
    seniors: Uint8Array.from(order.reviewers, (r) => seniorOf[r]!),
    needSenior,
    pinned,
    seated,
    clashes,
    span: given.span,
  };
};

/** Whether rules cross each other, so that the problem is no flow: seniors beside sectors, or an institution across either. */
export const isCrossing = ({ reviewers, sectors, seniors, institutions }: Problem, rules: Rules): boolean => {
  if (rules.sectors && rules.senior) return true;
  if (!rules.onePerInstitution || !institutions) return false;
  const required = requiredSectors(rules);
  const groups = new Map<string, number>();
  for (let r = 0; r < reviewers; r++) {
    const house = institutions[r] ?? null;
    const group = rules.sectors ? required.indexOf(sectors?.[r] ?? '') : rules.senior && seniors?.[r] ? 0 : -1;
    if (house === null) continue;
    if ((groups.get(house) ?? group) !== group) return true;
    groups.set(house, group);
  }
  return false;
};

/** Whether the rules lie within each other, so that the problem is a flow and its optimum whole by itself. */
export const isNested = ({ problem, rules }: Prepared): boolean => !isCrossing(problem, rules);
