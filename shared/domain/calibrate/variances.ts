import { offsetForm, type Posterior, posteriorOf, qualityForm, type Variances, varianceOf } from './model.ts';
import type { Panel } from './panel.ts';

const ROUNDS = 60;

/** One round of expectation and maximisation: the variances that the posterior at the old ones expects. */
export const improved = (posterior: Posterior, floor: number): Variances => {
  const { panel, variances, hasOffsets, quality, offset, level } = posterior;
  let [proposals, proposalsLeft] = [0, 0];
  for (let p = 0; p < panel.proposals.length; p += 1) {
    const spread = varianceOf(posterior, qualityForm(posterior, p, 0));
    proposals += (quality[p]! - level) ** 2 + spread;
    proposalsLeft += spread;
  }
  let [reviewers, reviewersLeft] = [0, 0];
  if (hasOffsets)
    for (let r = 0; r < panel.reviewers.length; r += 1) {
      const spread = varianceOf(posterior, offsetForm(posterior, r));
      reviewers += offset[r]! ** 2 + spread;
      reviewersLeft += spread;
    }
  // Σ c·Var(fitted) = noise × (number of unknowns − what the priors decide of them): no covariance of each pair is needed.
  const decided =
    1 + panel.proposals.length - proposalsLeft / variances.proposals + (hasOffsets ? panel.reviewers.length - reviewersLeft / variances.reviewers : 0);
  let noise = variances.noise * decided;
  for (let i = 0; i < panel.value.length; i += 1)
    noise += panel.confidence[i]! * (panel.value[i]! - quality[panel.proposal[i]!]! - offset[panel.reviewer[i]!]!) ** 2;
  return {
    proposals: Math.max(floor, proposals / panel.proposals.length),
    reviewers: hasOffsets ? Math.max(floor, reviewers / panel.reviewers.length) : 0,
    noise: Math.max(floor, noise / panel.value.length),
  };
};

const KEYS = ['proposals', 'reviewers', 'noise'] as const;
const combined = (floor: number, total: number, of: (key: (typeof KEYS)[number]) => number): Variances => {
  const one = (key: (typeof KEYS)[number]): number => Math.min(100 * total, Math.max(floor, of(key)));
  return { proposals: one('proposals'), reviewers: one('reviewers'), noise: one('noise') };
};

export type Estimate = { readonly variances: Variances; readonly logLikelihood: number; readonly rounds: number };

/** Spread of all marks about their mean; 0 when they are all equal. */
export const totalVariance = ({ value }: Panel): number => {
  const mean = value.reduce((sum, y) => sum + y, 0) / value.length;
  return value.reduce((sum, y) => sum + (y - mean) ** 2, 0) / value.length;
};

/**
 * The variances of largest restricted likelihood by at most 60 rounds of EM (Dempster, Laird and Rubin 1977), each third round lengthened
 * where that raises the likelihood (SQUAREM, Varadhan and Roland 2008). Needs marks that are not all equal. The rounding of marks is not
 * added here.
 */
export const varianceEstimate = (panel: Panel, hasOffsets: boolean): Estimate => {
  const total = totalVariance(panel);
  const floor = total * 1e-7;
  let now: Variances = { proposals: total / 2, reviewers: hasOffsets ? total / 4 : 0, noise: total / 4 };
  let posterior = posteriorOf(panel, now);
  for (let rounds = 1; ; ) {
    const first = improved(posterior, floor);
    const atFirst = posteriorOf(panel, first);
    const second = improved(atFirst, floor);
    rounds += 2;
    const far = Math.max(...KEYS.map((key) => Math.abs(second[key] - first[key])));
    if (far < total * 1e-7 || rounds >= ROUNDS) return { variances: first, logLikelihood: atFirst.logLikelihood, rounds };
    const log = (from: Variances, key: (typeof KEYS)[number]): number => Math.log(from[key] || 1);
    const step = KEYS.map((key) => log(first, key) - log(now, key));
    const bend = KEYS.map((key, n) => log(second, key) - log(first, key) - step[n]!);
    const length = Math.max(1, Math.min(64, Math.hypot(...step) / (Math.hypot(...bend) || 1e-300)));
    const leap = combined(floor, total, (key) => {
      const n = KEYS.indexOf(key);
      return now[key] * Math.exp(2 * length * step[n]! + length * length * bend[n]!);
    });
    const candidate = { ...leap, reviewers: hasOffsets ? leap.reviewers : 0 };
    const atCandidate = posteriorOf(panel, candidate);
    const isBetter = atCandidate.logLikelihood >= atFirst.logLikelihood;
    now = isBetter ? candidate : second;
    posterior = isBetter ? atCandidate : posteriorOf(panel, second);
    rounds += isBetter ? 0 : 1;
  }
};
