import { cholesky, solveUpper } from './dense.ts';
import { hiddenByEnds, roundingOf, type Scale } from './ends.ts';
import { type Posterior, posteriorOf, qualityForm, type Variances, varianceOf } from './model.ts';

const KEYS = ['proposals', 'reviewers', 'noise'] as const;
/** Half a step of the differences, and the weak prior that keeps a variance that the marks hardly show within a factor of about e^±1. */
const [STEP, PRIOR] = [0.1, 1];
/** Above this many unknowns in the core the variances are known well enough, and a dozen further solutions cost too much. */
const LARGEST_CORE = 150;

/**
 * By what factor the deviation of each proposal's quality is larger than at the estimated variances, since those are estimates too:
 * a normal approximation of the restricted likelihood in the logarithms of the variances, taken at two points along each axis of its
 * covariance (Kass and Steffey 1989). At least 1. `rounding` is added to the noise of each.
 */
const byVariances = (posterior: Posterior, estimate: Variances, rounding: number): Float64Array => {
  const { panel, quality, size } = posterior;
  const factors = new Float64Array(panel.proposals.length).fill(1);
  if (size > LARGEST_CORE) return factors;
  const keys = KEYS.filter((key) => estimate[key] > 0);
  const n = keys.length;
  const moved = (by: readonly number[]): Variances => {
    const times = (key: (typeof KEYS)[number]): number => (keys.includes(key) ? estimate[key] * Math.exp(by[keys.indexOf(key)]!) : 0);
    return { proposals: times('proposals'), reviewers: times('reviewers'), noise: times('noise') };
  };
  const axis = (...steps: readonly (readonly [number, number])[]): number[] =>
    keys.map((_, i) => steps.reduce((sum, [at, by]) => (at === i ? sum + by : sum), 0));
  const height = (by: readonly number[]): number => posteriorOf(panel, moved(by)).logLikelihood;
  const top = height(axis());
  const ahead = keys.map((_, i) => height(axis([i, STEP])));
  const back = keys.map((_, i) => height(axis([i, -STEP])));
  const curvature = new Float64Array(n * n);
  for (let i = 0; i < n; i += 1) {
    curvature[i * n + i] = Math.max(0, -(ahead[i]! - 2 * top + back[i]!) / STEP ** 2) + PRIOR;
    for (let j = 0; j < i; j += 1) curvature[i * n + j] = -(height(axis([i, STEP], [j, STEP])) - ahead[i]! - ahead[j]! + top) / STEP ** 2;
  }
  let factor: Float64Array;
  try {
    factor = cholesky(curvature, n);
  } catch {
    // Without a maximum inside there is nothing to widen by; the diagonal alone always has one.
    factor = cholesky(
      curvature.map((value, at) => (at % (n + 1) === 0 ? value : 0)),
      n,
    );
  }
  const total = new Float64Array(panel.proposals.length);
  for (let i = 0; i < n; i += 1)
    for (const sign of [1, -1]) {
      const by = new Float64Array(n);
      by[i] = sign * Math.sqrt(n);
      solveUpper(factor, n, by);
      const at = moved([...by]);
      const there = posteriorOf(panel, { ...at, noise: at.noise + rounding });
      for (let p = 0; p < total.length; p += 1) total[p]! += (varianceOf(there, qualityForm(there, p)) + (there.quality[p]! - quality[p]!) ** 2) / (2 * n);
    }
  return total.map((variance, p) => Math.sqrt(Math.max(1, variance / varianceOf(posterior, qualityForm(posterior, p)))));
};

/** The factor by which deviations are stretched for all that the model takes as known and is not: its variances, and what lies beyond the ends of the scale. */
export const wideningOf = (posterior: Posterior, estimate: Variances, scale: Scale): Float64Array => {
  const factors = byVariances(posterior, estimate, roundingOf(scale));
  const hidden = hiddenByEnds(posterior, scale);
  return factors.map((factor, p) => Math.sqrt(factor * factor + hidden[p]! / varianceOf(posterior, qualityForm(posterior, p))));
};
