import { clashesOf } from './clashes.ts';
import { fairest } from './fair.ts';
import { solveLinear } from './linear.ts';
import { openModel, penaltyOf } from './model.ts';
import { isNested, type Prepared, prepare } from './prepared.ts';
import { pricesOf } from './prices.ts';
import { solveModel } from './pricing.ts';
import type { Assigned, Clash, Infeasible, Problem, Rules } from './problem.ts';
import type { Fallback } from './program.ts';
import { assignedOf, chosen, isUnserved } from './found.ts';

export type Means = {
  /** Lets the paper that is worst off have the most it can, before all others count. */
  readonly fair?: boolean;
  /** A solver for linear programs; needed only where rules cross each other: seniors beside sectors, or institutions across either. */
  readonly fallback?: Fallback;
};

/** What pins and loads break by themselves: nothing was counted beyond that. */
const clashingPins = (clashes: readonly Clash[]): Infeasible => {
  const sum = (ofLoads: boolean): number => clashes.reduce((total, { code, missing }) => total + ((code === 'load.order') === ofLoads ? missing : 0), 0);
  return { infeasible: { missing: sum(false), unmet: sum(true), clashes }, prices: null, proof: 'prices' };
};

/** The reason in fewer rules, if these alone are short of as many places; all rules together, if not. */
const crossedClashes = (problem: Problem, rules: Rules, prepared: Prepared, fallback: Fallback): Infeasible => {
  const { missing, unmet, short, prices, proof } = solveLinear(prepared, fallback, 0, true);
  const without = { sectors: { sectors: undefined }, senior: { senior: false }, house: { onePerInstitution: false } };
  for (const fewer of [
    { ...rules, ...without.sectors, ...without.senior, ...without.house },
    { ...rules, ...without.senior, ...without.house },
    { ...rules, ...without.sectors, ...without.house },
    { ...rules, ...without.sectors, ...without.senior },
    { ...rules, ...without.senior },
    { ...rules, ...without.sectors },
  ]) {
    const simple = prepare(problem, fewer);
    if (!isNested(simple) || simple.clashes.length > 0) continue;
    const found = clashesOf(problem, fewer);
    if (found.infeasible.missing === missing && found.infeasible.unmet === unmet) return found;
  }
  const clash: Clash = {
    code: 'together',
    missing: missing + unmet,
    papers: short,
    reviewers: [],
    sector: null,
    institutions: [],
    asked: 0,
    capacity: 0,
    others: 0,
  };
  return { infeasible: { missing, unmet, clashes: [clash] }, prices, proof };
};

/** The optimum, or why there is none. Whole numbers throughout: the same input gives the same output, and permuted input the same panels. */
export const optimum = (prepared: Prepared, fallback: Fallback | undefined): Assigned | Infeasible => {
  const { problem, rules } = prepared;
  if (prepared.clashes.length > 0) return clashingPins(prepared.clashes);
  if (isNested(prepared)) {
    const model = openModel(prepared);
    solveModel(model);
    return isUnserved(model) ? clashesOf(problem, rules) : assignedOf(prepared, chosen(model), model.penalty, pricesOf(model));
  }
  if (!fallback) throw new Error('These rules cross each other (seniors beside sectors, or institutions across them) and need a solver for linear programs.');
  if (rules.balance) throw new Error('Balance is not available where rules cross each other.');
  const penalty = rules.sectors === 'soft' ? penaltyOf(prepared) : 0;
  const found = solveLinear(prepared, fallback, penalty);
  return found.panels ? assignedOf(prepared, found.panels, penalty, found.prices, found.proof) : crossedClashes(problem, rules, prepared, fallback);
};

/** Assigns reviewers to papers by the rules, or says why that cannot be. */
export const assign = (problem: Problem, rules: Rules = {}, { fair = false, fallback }: Means = {}): Assigned | Infeasible => {
  const prepared = prepare(problem, rules);
  const best = optimum(prepared, fallback);
  return fair && !best.infeasible ? fairest(prepared, best, fallback) : best;
};
