import { cholesky, inverse, logDeterminant, solve } from './dense.ts';
import type { Grouping, Panel } from './panel.ts';

/** Squared marks. `noise` is that of a mark of confidence 1; without `reviewers` there are no offsets. */
export type Variances = { readonly proposals: number; readonly reviewers: number; readonly noise: number };

/** A quantity of the posterior: Σ coefficient × core unknown, and a part of its own that is independent of all others of its kind. */
export type Linear = { readonly at: readonly number[]; readonly times: readonly number[]; readonly own: number };

/**
 * The posterior of y = μ + f + b + e at given variances, μ with a flat prior. The side with more members is eliminated (its precision is
 * diagonal); what is left is the core: unknown 0 is μ, unknown 1 + j member j of the other side.
 */
export type Posterior = {
  readonly panel: Panel;
  readonly variances: Variances;
  readonly hasOffsets: boolean;
  readonly coreIsReviewers: boolean;
  readonly size: number;
  readonly factor: Float64Array;
  readonly covariance: Float64Array;
  readonly core: Float64Array;
  /** Means of μ + f, of b, and of μ. */
  readonly quality: Float64Array;
  readonly offset: Float64Array;
  readonly level: number;
  /** Of the restricted likelihood; constants left out that are the same for all variances and for models with and without offsets. */
  readonly logLikelihood: number;
  /** Per member of the eliminated side: precision, and the sum of its weights. */
  readonly precision: Float64Array;
  readonly weight: Float64Array;
  readonly weights: Float64Array;
};

type Sides = { readonly outer: Int32Array; readonly inner: Int32Array; readonly byOuter: Grouping; readonly outerCount: number; readonly innerCount: number };
export const sidesOf = (panel: Panel, coreIsReviewers: boolean, hasOffsets: boolean): Sides =>
  coreIsReviewers
    ? {
        outer: panel.proposal,
        inner: panel.reviewer,
        byOuter: panel.ofProposal,
        outerCount: panel.proposals.length,
        innerCount: hasOffsets ? panel.reviewers.length : 0,
      }
    : {
        outer: panel.reviewer,
        inner: panel.proposal,
        byOuter: panel.ofReviewer,
        outerCount: panel.reviewers.length,
        innerCount: panel.proposals.length,
      };

/** Exact posterior by elimination and a Cholesky factor of the rest. Needs at least one mark and variances above 0 (reviewers may be 0: no offsets). */
export const posteriorOf = (panel: Panel, variances: Variances): Posterior => {
  const hasOffsets = variances.reviewers > 0;
  const coreIsReviewers = !hasOffsets || panel.reviewers.length <= panel.proposals.length;
  const { outer, inner, byOuter, outerCount, innerCount } = sidesOf(panel, coreIsReviewers, hasOffsets);
  const [outerPrior, innerPrior] = coreIsReviewers ? [1 / variances.proposals, 1 / variances.reviewers] : [1 / variances.reviewers, 1 / variances.proposals];
  const marks = panel.value.length;
  const weights = panel.confidence.map((c) => c / variances.noise);
  // Marks are taken from their mean, so that a constant added to all of them changes nothing but the level.
  const centre = panel.value.reduce((sum, y) => sum + y, 0) / marks;
  const weight = new Float64Array(outerCount);
  const pull = new Float64Array(outerCount);
  for (let i = 0; i < marks; i += 1) {
    weight[outer[i]!]! += weights[i]!;
    pull[outer[i]!]! += weights[i]! * (panel.value[i]! - centre);
  }
  const precision = weight.map((w) => w + outerPrior);
  const size = 1 + innerCount;
  const matrix = new Float64Array(size * size);
  const core = new Float64Array(size);
  for (let j = 1; j < size; j += 1) matrix[j * size + j] = innerPrior;
  for (let a = 0; a < outerCount; a += 1) {
    matrix[0]! += (weight[a]! * outerPrior) / precision[a]!;
    for (let s = byOuter.start[a]!; s < byOuter.start[a + 1]!; s += 1) {
      const i = byOuter.order[s]!;
      const residual = panel.value[i]! - centre - pull[a]! / precision[a]!;
      core[0]! += weights[i]! * residual;
      if (innerCount === 0) continue;
      const j = 1 + inner[i]!;
      core[j]! += weights[i]! * residual;
      matrix[j * size]! += (weights[i]! * outerPrior) / precision[a]!;
      matrix[j * size + j]! += weights[i]!;
      for (let t = byOuter.start[a]!; t < byOuter.start[a + 1]!; t += 1) {
        const other = byOuter.order[t]!;
        matrix[j * size + 1 + inner[other]!]! -= (weights[i]! * weights[other]!) / precision[a]!;
      }
    }
  }
  const factor = cholesky(matrix, size);
  solve(factor, size, core);
  const eliminated = new Float64Array(outerCount);
  for (let a = 0; a < outerCount; a += 1) {
    let rest = pull[a]! - weight[a]! * core[0]!;
    if (innerCount > 0)
      for (let s = byOuter.start[a]!; s < byOuter.start[a + 1]!; s += 1) {
        const i = byOuter.order[s]!;
        rest -= weights[i]! * core[1 + inner[i]!]!;
      }
    eliminated[a] = rest / precision[a]!;
  }
  const kept = core.slice(1);
  const [effects, offset] = coreIsReviewers ? [eliminated, hasOffsets ? kept : new Float64Array(panel.reviewers.length)] : [kept, eliminated];
  const level = core[0]! + centre;
  let quadratic = 0;
  let logs = logDeterminant(factor, size) + panel.proposals.length * Math.log(variances.proposals);
  if (hasOffsets) logs += panel.reviewers.length * Math.log(variances.reviewers);
  for (const d of precision) logs += Math.log(d);
  for (let i = 0; i < marks; i += 1) {
    const residual = panel.value[i]! - level - effects[panel.proposal[i]!]! - offset[panel.reviewer[i]!]!;
    quadratic += weights[i]! * residual * residual;
    logs -= Math.log(weights[i]!);
  }
  for (const f of effects) quadratic += (f * f) / variances.proposals;
  if (hasOffsets) for (const b of offset) quadratic += (b * b) / variances.reviewers;
  return {
    panel,
    variances,
    hasOffsets,
    coreIsReviewers,
    size,
    factor,
    covariance: inverse(factor, size),
    core,
    quality: effects.map((f) => f + level),
    offset,
    level,
    logLikelihood: -(logs + quadratic) / 2,
    precision,
    weight,
    weights,
  };
};

/** Member a of the eliminated side as a linear form, with `level` times μ added. */
const eliminatedForm = (posterior: Posterior, a: number, level: number): Linear => {
  const { panel, coreIsReviewers, hasOffsets, precision, weight, weights } = posterior;
  const { inner, byOuter } = sidesOf(panel, coreIsReviewers, hasOffsets);
  const at = [0];
  const times = [level - weight[a]! / precision[a]!];
  if (hasOffsets)
    for (let s = byOuter.start[a]!; s < byOuter.start[a + 1]!; s += 1) {
      const i = byOuter.order[s]!;
      at.push(1 + inner[i]!);
      times.push(-weights[i]! / precision[a]!);
    }
  return { at, times, own: 1 / precision[a]! };
};
/** μ + f of a proposal; with level 0, f alone. */
export const qualityForm = (posterior: Posterior, p: number, level = 1): Linear =>
  posterior.coreIsReviewers ? eliminatedForm(posterior, p, level) : { at: [0, 1 + p], times: [level, 1], own: 0 };
/** b of a reviewer. */
export const offsetForm = (posterior: Posterior, r: number): Linear => {
  if (!posterior.hasOffsets) return { at: [], times: [], own: 0 };
  return posterior.coreIsReviewers ? { at: [1 + r], times: [1], own: 0 } : eliminatedForm(posterior, r, 0);
};

/** Of the parts that two quantities have in the core; their own parts are added where they are one and the same. */
export const covarianceOf = ({ covariance, size }: Posterior, a: Linear, b: Linear): number => {
  let sum = 0;
  for (let i = 0; i < a.at.length; i += 1) {
    const row = a.at[i]! * size;
    for (let j = 0; j < b.at.length; j += 1) sum += a.times[i]! * b.times[j]! * covariance[row + b.at[j]!]!;
  }
  return sum;
};
export const varianceOf = (posterior: Posterior, a: Linear): number => a.own + covarianceOf(posterior, a, a);
