import { normalBelow } from './normal.ts';

/** At most as many reviews of one proposal are asked for. */
export const MOST_REVIEWS = 6;

export type Standing = {
  readonly mean: number;
  /** Of the proposal's quality. */
  readonly variance: number;
  /** What it has to pass, and the variance of that. */
  readonly bar: number;
  readonly barVariance: number;
};

const [FROM, TO, PARTS] = [-4, 4, 32];
const NODES = Array.from({ length: PARTS + 1 }, (_, n) => FROM + ((TO - FROM) * n) / PARTS);
const simpson = (n: number): number => (n === 0 || n === PARTS ? 1 : n % 2 === 1 ? 4 : 2);
const WEIGHTS = NODES.map((z, n) => simpson(n) * Math.exp((-z * z) / 2));
const TOTAL = WEIGHTS.reduce((sum, weight) => sum + weight, 0);

/**
 * By how much one more review is expected to lower the chance that the proposal ends on the wrong side: min(P, 1 − P) now, less its mean
 * over what the review may say. `noise` is the variance of one new mark about the quality, severity of an average reviewer included.
 */
export const expectedGain = ({ mean, variance, bar, barVariance }: Standing, noise: number): number => {
  const wrong = (at: number, spread: number): number => {
    const above = normalBelow((at - bar) / Math.sqrt(Math.max(spread, 1e-300)));
    return Math.min(above, 1 - above);
  };
  const moves = Math.sqrt((variance * variance) / (variance + noise));
  const left = (variance * noise) / (variance + noise) + barVariance;
  const after = NODES.reduce((sum, z, n) => sum + WEIGHTS[n]! * wrong(mean + moves * z, left), 0) / TOTAL;
  return Math.max(0, wrong(mean, variance + barVariance) - after);
};
