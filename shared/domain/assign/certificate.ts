import { balanceCost, boundBy, type Reader, readerOf } from './certificate-bound.ts';
import { isFloorProved } from './certificate-floor.ts';
import type { Assigned, Clash, Infeasible, Problem, Rules } from './problem.ts';

/**
 * Checks an assignment, and the prices that come with it, against every limit and all pairs. It shares no code with what solved it. By weak
 * duality (Dantzig 1963) any prices bound what any assignment can reach; where the bound is reached, nothing better exists.
 */
export type Certificate = {
  /** Whether every limit holds and every claim is proved. */
  readonly verified: boolean;
  /** What does not hold, by name of the limit or of the claim. */
  readonly broken: readonly string[];
  /** Whether the assignment itself keeps every limit, whatever is claimed of it. */
  readonly legal: boolean;
  /** What the claims rest on: prices that were checked here, or the word of an exact solver, which was not; null where a claim or a limit fails. */
  readonly by: 'prices' | 'solver' | null;
  /** What was reached, less penalties, and the bound by the prices. */
  readonly value: number;
  readonly bound: number;
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

/** Whether pinned pairs, or the loads of one reviewer, break a limit whatever else is assigned. */
const isRuledOut = (read: Reader, rules: Rules): boolean => {
  const pinnedAt = Array.from({ length: read.papers }, (): number[] => []);
  for (const pin of read.pins) pinnedAt[Math.floor(pin / read.reviewers)]!.push(pin % read.reviewers);
  for (let r = 0; r < read.reviewers; r++) if (read.pinnedLoad[r]! > read.most(r) || read.least(r) > read.most(r)) return true;
  return pinnedAt.some((panel, p) => {
    const left = read.demand(p) - panel.length;
    const named = panel.map(read.house).filter((name) => name !== null);
    const missing = read.sectors.filter((_, g) => !panel.some((r) => read.sectorOf[r] === g)).length;
    return (
      left < 0 ||
      panel.some((r) => Number.isNaN(read.score(p, r))) ||
      (rules.onePerInstitution === true && new Set(named).size !== named.length) ||
      (rules.sectors === 'hard' && read.needsSectors(p) && missing > left) ||
      (read.needsSenior(p) && left === 0 && !panel.some(read.isSenior))
    );
  });
};

/** Half a unit: sums of whole numbers that differ by less are the same, whatever rounding is left in the prices. */
const CLOSE = 0.5;

/** Whether the places that a clash says are missing are those that its own figures leave; pins and rules together have no such figures. */
const addsUp = ({ code, asked, capacity, others, missing }: Clash): boolean => {
  if (code === 'together' || code === 'load.order' || code.startsWith('pin.')) return missing > 0;
  return missing > 0 && (code === 'minimum' ? capacity - asked : asked - capacity) - others === missing;
};

const certifyNone = (problem: Problem, rules: Rules, { infeasible, prices, proof }: Infeasible): Certificate => {
  // What a soft rule or balance costs keeps no assignment from being; only limits do.
  const limits: Rules = { ...rules, balance: 0, sectors: rules.sectors === 'soft' ? undefined : rules.sectors };
  const read = readerOf(problem, limits);
  const possible = (p: number, r: number): number => (Number.isNaN(read.score(p, r)) ? Number.NaN : 0);
  const bound = prices ? boundBy(problem, limits, prices, Number.POSITIVE_INFINITY, possible) : 0;
  const broken = [
    ...((prices ? bound < -1e-6 : isRuledOut(readerOf(problem, rules), rules)) ? [] : ['prices']),
    ...(infeasible.clashes.every(addsUp) ? [] : ['clashes']),
  ];
  const verified = broken.length === 0;
  const isSolved = proof === 'solver' && broken.every((each) => each === 'prices');
  return { verified, broken, legal: true, by: verified ? 'prices' : isSolved ? 'solver' : null, value: 0, bound };
};

export const certify = (problem: Problem, rules: Rules, found: Assigned | Infeasible): Certificate => {
  if (found.infeasible) return certifyNone(problem, rules, found);
  const read = readerOf(problem, rules);
  const { broken, short, objective, least, balance } = limitsOf(read, rules, found.panels);
  const legal = broken.size === 0;
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
  // A soft rule that outweighs all scores and was kept everywhere binds fairness as a hard one.
  const kept = rules.sectors === 'soft' && rules.penalty === undefined && short.length === 0;
  if (found.floor && (found.floor.reached !== least || !isFloorProved(problem, kept ? { ...rules, sectors: 'hard' } : rules, found.floor))) broken.add('floor');
  const verified = broken.size === 0;
  const solved = { optimum: found.proof === 'solver', floor: found.floor?.proof === 'solver' && found.floor.reached === least && least === found.floor.bound };
  const isSolved = [...broken].every((each) => (each === 'optimum' || each === 'floor') && solved[each]);
  return { verified, broken: [...broken], legal, by: verified ? 'prices' : isSolved ? 'solver' : null, value, bound };
};
