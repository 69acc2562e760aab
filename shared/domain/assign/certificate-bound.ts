import type { Prices, Problem, Rules } from './problem.ts';

const HELIX = ['knowledge', 'private', 'public'];
const at = (limit: number | ArrayLike<number> | undefined, index: number): number =>
  limit === undefined ? 0 : typeof limit === 'number' ? limit : (limit[index] ?? Number.NaN);

/** What the rules say of pairs, read straight from the problem. */
export const readerOf = (problem: Problem, rules: Rules) => {
  const { papers, reviewers, scores } = problem;
  const forbidden = new Set((problem.forbidden ?? []).map(([p, r]) => p * reviewers + r));
  const pinned = new Set((problem.pinned ?? []).map(([p, r]) => p * reviewers + r));
  const sectors = rules.sectors ? (rules.required ?? HELIX) : [];
  const house = (r: number): string | null => problem.institutions?.[r] ?? null;
  const pinnedHouses = new Set<string>();
  const pinnedLoad = new Int32Array(reviewers);
  for (const key of pinned) {
    const [p, r] = [Math.floor(key / reviewers), key % reviewers];
    pinnedLoad[r] = pinnedLoad[r]! + 1;
    if (rules.onePerInstitution && house(r) !== null) pinnedHouses.add(`${p} ${house(r)}`);
  }
  /** NaN where the pair may not be. */
  const score = (p: number, r: number): number => {
    const given = typeof scores === 'function' ? scores(p, r) : scores[p * reviewers + r]!;
    if (!(given > -32768) || forbidden.has(p * reviewers + r)) return Number.NaN;
    if (rules.noOwnInstitution && house(r) !== null && house(r) === problem.paperInstitutions?.[p]) return Number.NaN;
    return given;
  };
  return {
    papers,
    reviewers,
    sectors,
    house,
    score,
    isPinned: (p: number, r: number) => pinned.has(p * reviewers + r),
    pins: pinned,
    pinnedLoad,
    hasPinnedHouse: (p: number, r: number) => pinnedHouses.size > 0 && pinnedHouses.has(`${p} ${house(r)}`),
    sectorOf: Int32Array.from({ length: reviewers }, (_, r) => sectors.indexOf(problem.sectors?.[r] ?? '')),
    isSenior: (r: number) => Boolean(problem.seniors?.[r]),
    demand: (p: number) => at(problem.demand, p),
    least: (r: number) => (rules.minimum === false ? 0 : at(problem.minLoad, r)),
    most: (r: number) => at(problem.maxLoad, r),
    needsSectors: (p: number) => sectors.length > 0 && at(problem.demand, p) >= sectors.length,
    needsSenior: (p: number) => rules.senior === true && at(problem.demand, p) > 0,
  };
};
export type Reader = ReturnType<typeof readerOf>;

export const balanceCost = (rules: Rules, load: number): number => ((rules.balance ?? 0) * load * (load - 1)) / 2;

/**
 * What no assignment can exceed, by prices of any signs that are right for their limits; NaN where a sign is wrong. `value` gives what a pair
 * brings, NaN where it may not be.
 */
export const boundBy = (problem: Problem, rules: Rules, prices: Prices, penalty: number, value?: (p: number, r: number) => number): number => {
  const read = readerOf(problem, rules);
  const worth = value ?? read.score;
  const k = read.sectors.length;
  const wrong = prices.sector.some((price) => price < 0 || (rules.sectors === 'soft' && price > penalty)) || prices.senior.some((price) => price < 0);
  if (wrong || prices.institution.some(([, , price]) => price < 0)) return Number.NaN;
  let bound = 0;
  const houses = new Map<number, Map<string, number>>();
  for (const [p, name, price] of prices.institution) {
    if (!rules.onePerInstitution) return Number.NaN;
    if (!houses.has(p)) houses.set(p, new Map());
    houses.get(p)!.set(name, (houses.get(p)!.get(name) ?? 0) + price);
    bound += price;
  }
  for (let r = 0; r < read.reviewers; r++) {
    let best = Number.NEGATIVE_INFINITY;
    const from = Math.max(read.least(r), read.pinnedLoad[r]!);
    for (let load = from; load <= read.most(r); load += rules.balance ? 1 : Math.max(1, read.most(r) - from))
      best = Math.max(best, prices.reviewer[r]! * load - balanceCost(rules, load));
    bound += best;
  }
  for (let p = 0; p < read.papers; p++) {
    const own = prices.paper[p]!;
    bound += read.demand(p) * own;
    if (read.needsSectors(p)) for (let g = 0; g < k; g++) bound -= prices.sector[p * k + g] ?? 0;
    const senior = read.needsSenior(p) ? (prices.senior[p] ?? 0) : 0;
    bound -= senior;
    const ofHouses = houses.get(p);
    for (let r = 0; r < read.reviewers; r++) {
      const gain = worth(p, r);
      const pinned = read.isPinned(p, r);
      if (Number.isNaN(gain) || (!pinned && read.hasPinnedHouse(p, r))) continue;
      const g = read.sectorOf[r]!;
      const helped = (g >= 0 && read.needsSectors(p) ? (prices.sector[p * k + g] ?? 0) : 0) + (senior > 0 && read.isSenior(r) ? senior : 0);
      const left = gain - own - prices.reviewer[r]! + helped - (ofHouses?.get(read.house(r) ?? '') ?? 0);
      if (left > 0 || pinned) bound += left;
    }
  }
  return bound;
};
