import { type Posterior, posteriorOf, qualityForm, varianceOf } from './model.ts';
import { normalBelow } from './normal.ts';
import { improved } from './variances.ts';

/** The marks that can be given; absent ends or a step of 0 = none. */
export type Scale = { readonly low?: number | undefined; readonly high?: number | undefined; readonly step?: number };

/** Variance that rounding to the step adds to each mark. */
export const roundingOf = ({ step = 0 }: Scale): number => (step * step) / 12;

const ROUNDS = 12;
const densityAt = (z: number): number => Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
/** How far beyond z a standard normal lies on average when it is known to lie beyond, and its variance then; z beyond 8 is as good as certain. */
const beyond = (z: number): { readonly mean: number; readonly variance: number } => {
  if (z > 8) return { mean: z, variance: 0 };
  const mean = densityAt(z) / normalBelow(-z);
  return { mean, variance: Math.max(0, 1 + z * mean - mean * mean) };
};

/**
 * What the ends of the scale hide: the highest mark says "as good as this, or better". Each mark at an end is replaced by what the model
 * expects beyond it (Tobin 1958, by rounds of expectation and maximisation), and the squared move of each proposal, with what its variance
 * gains, is returned as variance to add. The mean itself stays the one of the marks as given, so that it can be checked by hand.
 */
export const hiddenByEnds = (posterior: Posterior, { low, high, step = 0 }: Scale): Float64Array => {
  const { panel, quality } = posterior;
  const hidden = new Float64Array(panel.proposals.length);
  const isEnd = (value: number): boolean => (high !== undefined && value >= high) || (low !== undefined && value <= low);
  if (!panel.value.some(isEnd)) return hidden;
  let now = posterior;
  for (let round = 0; round < ROUNDS; round += 1) {
    const value = panel.value.slice();
    let spread = 0;
    for (let i = 0; i < value.length; i += 1) {
      if (!isEnd(value[i]!)) continue;
      const direction = high !== undefined && value[i]! >= high ? 1 : -1;
      const fitted = now.quality[panel.proposal[i]!]! + now.offset[panel.reviewer[i]!]!;
      const deviation = Math.sqrt(now.variances.noise / panel.confidence[i]!);
      const tail = beyond((direction * (value[i]! - fitted) - step / 2) / deviation);
      value[i] = fitted + direction * deviation * tail.mean;
      spread += now.variances.noise * tail.variance;
    }
    const there = posteriorOf({ ...panel, value }, now.variances);
    const next = improved(there, now.variances.noise * 1e-6);
    now = posteriorOf({ ...panel, value }, { ...next, noise: next.noise + spread / value.length });
  }
  return hidden.map((_, p) => {
    const gained = varianceOf(now, qualityForm(now, p)) - varianceOf(posterior, qualityForm(posterior, p));
    return (now.quality[p]! - quality[p]!) ** 2 + Math.max(0, gained);
  });
};
