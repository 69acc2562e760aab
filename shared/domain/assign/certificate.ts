import type { Assigned, Infeasible, Prices, Problem, Rules } from './problem.ts';

/**
 * Checks an assignment, and the prices that come with it, against every limit and all pairs. It shares no code with what solved it. By weak
 * duality (Dantzig 1963) any prices bound what any assignment can reach; where the bound is reached, nothing better exists.
 */
export type Certificate = {
  /** Whether every limit holds and every claim is proved. */
  readonly verified: boolean;
  /** What does not hold, by name of the limit or of the claim. */
  readonly broken: readonly string[];
  /** What was reached, less penalties, and the bound by the prices. */
  readonly value: number;
  readonly bound: number;
};

const HELIX = ['knowledge', 'private', 'public'];
const at = (limit: number | ArrayLike<number> | undefined, index: number): number =>
  limit === undefined ? 0 : typeof limit === 'number' ? limit : (limit[index] ?? Number.NaN);

/** What the rules say of pairs, read straight from the problem. */
const readerOf = (problem: Problem, rules: Rules) => {
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
type Reader = ReturnType<typeof readerOf>;

const balanceCost = (rules: Rules, load: number): number => ((rules.balance ?? 0) * load * (load - 1)) / 2;

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

/** The names of the limits that panels break; empty when all hold. Also what the panels come to. */
const limitsOf = (read: Reader, rules: Rules, panels: Assigned['panels']) => {
  const broken = new Set<string>();
  const load = new Int32Array(read.reviewers);
  const short: string[] = [];
  let objective = 0;
  let least = Number.POSITIVE_INFINITY;
  if (panels.length !== read.papers) broken.add('papers');
  for (const [p, panel] of panels.entries()) {
    if (panel.length !== read.demand(p)) broken.add('demand');
    if (new Set(panel).size !== panel.length) broken.add('twice');
    if (panel.some((r) => !(Number.isInteger(r) && r >= 0 && r < read.reviewers))) {
      broken.add('reviewer');
      continue;
    }
    let sum = 0;
    for (const r of panel) {
      load[r] = load[r]! + 1;
      const score = read.score(p, r);
      if (Number.isNaN(score)) broken.add('pair');
      else sum += score;
    }
    objective += sum;
    if (panel.length > 0) least = Math.min(least, sum);
    if (read.needsSectors(p))
      read.sectors.forEach((name, g) => {
        if (!panel.some((r) => read.sectorOf[r] === g)) short.push(`${p} ${name}`);
      });
    if (read.needsSenior(p) && !panel.some(read.isSenior)) broken.add('senior');
    const named = panel.map(read.house).filter((name) => name !== null);
    if (rules.onePerInstitution && new Set(named).size !== named.length) broken.add('institution');
  }
  if (rules.sectors === 'hard' && short.length > 0) broken.add('sector');
  for (const pin of read.pins) if (!panels[Math.floor(pin / read.reviewers)]?.includes(pin % read.reviewers)) broken.add('pinned');
  let balance = 0;
  load.forEach((held, r) => {
    if (held > read.most(r)) broken.add('maximum');
    if (held < read.least(r)) broken.add('minimum');
    balance += balanceCost(rules, held);
  });
  return { broken, short, objective, least, balance };
};

/** Half a unit: sums of whole numbers that differ by less are the same, whatever rounding is left in the prices. */
const CLOSE = 0.5;

export const certify = (problem: Problem, rules: Rules, found: Assigned | Infeasible): Certificate => {
  if (found.infeasible) {
    if (!found.prices) return { verified: false, broken: ['prices'], value: 0, bound: 0 };
    // What a soft rule or balance costs keeps no assignment from being; only limits do.
    const limits: Rules = { ...rules, balance: 0, sectors: rules.sectors === 'soft' ? undefined : rules.sectors };
    const read = readerOf(problem, limits);
    const possible = (p: number, r: number): number => (Number.isNaN(read.score(p, r)) ? Number.NaN : 0);
    const bound = boundBy(problem, limits, found.prices, Number.POSITIVE_INFINITY, possible);
    return { verified: bound < -1e-6, broken: bound < -1e-6 ? [] : ['prices'], value: 0, bound };
  }
  const read = readerOf(problem, rules);
  const { broken, short, objective, least, balance } = limitsOf(read, rules, found.panels);
  const said = found.shortages.map(({ paper, sector }) => `${paper} ${sector}`);
  if (said.length !== short.length || short.some((each) => !said.includes(each))) broken.add('shortages');
  if (objective !== found.objective) broken.add('objective');
  if ((Number.isFinite(least) ? least : 0) !== found.perPaperMin) broken.add('least');
  if (found.penalty < 0 || (rules.sectors === 'soft' ? rules.penalty !== undefined && rules.penalty !== found.penalty : found.penalty !== 0))
    broken.add('penalty');
  const value = objective - found.penalty * short.length - balance;
  const bound = boundBy(problem, rules, found.prices, found.penalty);
  if (!(bound > value - CLOSE)) broken.add('prices');
  if (!found.floor && !(bound < value + CLOSE)) broken.add('optimum');
  return { verified: broken.size === 0, broken: [...broken], value, bound };
};
