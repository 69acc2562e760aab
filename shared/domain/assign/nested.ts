import { assignedOf, chosen, isUnserved } from './found.ts';
import { openModel } from './model.ts';
import { isNested, prepare } from './prepared.ts';
import { pricesOf } from './prices.ts';
import { solveModel } from './pricing.ts';
import type { Assigned, Problem, Rules } from './problem.ts';

/**
 * The optimum where rules nest, without what only crossing rules, fairness or the reasons of an impossible problem need: a function that
 * carries this carries half of the solver. @returns undefined where no assignment keeps all limits
 * @throws RangeError when the rules cross each other
 */
export const nestedOptimum = (problem: Problem, rules: Rules = {}): Assigned | undefined => {
  const prepared = prepare(problem, rules);
  if (prepared.clashes.length > 0) return undefined;
  if (!isNested(prepared)) throw new RangeError('these rules cross each other');
  const model = openModel(prepared);
  solveModel(model);
  return isUnserved(model) ? undefined : assignedOf(prepared, chosen(model), model.penalty, pricesOf(model));
};
