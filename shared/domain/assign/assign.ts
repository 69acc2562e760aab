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

const clashingPins = (clashes: readonly Clash[]): Infeasible => ({
  infeasible: { missing: clashes.reduce((sum, { missing }) => sum + missing, 0), unmet: 0, clashes },
  prices: null,
});

/** The reason in one rule alone, if one is enough; the rules together, if not. */
const crossedClashes = (problem: Problem, rules: Rules, prepared: Prepared, fallback: Fallback): Infeasible => {
  for (const fewer of [
    { ...rules, sectors: undefined, senior: false },
    { ...rules, senior: false },
    { ...rules, sectors: undefined },
    { ...rules, sectors: undefined, senior: false, onePerInstitution: false },
    { ...rules, senior: false, onePerInstitution: false },
    { ...rules, sectors: undefined, onePerInstitution: false },
  ]) {
    if (!isNested(prepare(problem, fewer))) continue;
    const found = clashesOf(problem, fewer);
    if (found.infeasible.clashes.length > 0) return found;
  }
  const { unserved, short, prices } = solveLinear(prepared, fallback, 0, true);
  const missing = Math.ceil(unserved - 1e-6);
  const clash: Clash = { code: 'together', missing, papers: short, reviewers: [], sector: null, institutions: [], asked: 0, capacity: 0, others: 0 };
  return { infeasible: { missing, unmet: 0, clashes: [clash] }, prices };
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
  return found.panels ? assignedOf(prepared, found.panels, penalty, found.prices) : crossedClashes(problem, rules, prepared, fallback);
};

/** Assigns reviewers to papers by the rules, or says why that cannot be. */
export const assign = (problem: Problem, rules: Rules = {}, { fair = false, fallback }: Means = {}): Assigned | Infeasible => {
  const prepared = prepare(problem, rules);
  const best = optimum(prepared, fallback);
  return fair && !best.infeasible ? fairest(prepared, best, fallback) : best;
};
