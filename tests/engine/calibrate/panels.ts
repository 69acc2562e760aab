import type { Scale } from '../../../shared/domain/calibrate/ends.ts';
import type { Mark } from '../../../shared/domain/calibrate/panel.ts';

/** Numbers between 0 and 1 that follow from the seed alone (mulberry32). */
export const uniformOf = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
};
export const normalFrom = (uniform: () => number): number => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());

export type Panel = { readonly proposals: string[]; readonly reviewers: string[]; readonly marks: Mark[]; readonly truth: number[]; readonly scale: Scale };
export type Recipe = {
  readonly proposals: number;
  readonly reviewers: number;
  /** Reviews of each proposal. */
  readonly reviews: number;
  /** Standard deviations of severity and of noise, in those of the proposals' quality, which is 1.5 marks about 6. */
  readonly bias: number;
  readonly noise: number;
  /** What the model does not assume: half steps, the ends of the scale, rare large errors, own noise of each reviewer. */
  readonly isRounded?: boolean;
  readonly isClipped?: boolean;
  readonly hasHeavyTails?: boolean;
  readonly hasOwnNoise?: boolean;
};
export const SPREAD = 1.5;

/** `reviews` of each proposal by those with the fewest so far, by lot among equals; `allowed` leaves out whom it may not be. */
export const lotsOf = (
  proposals: number,
  reviewers: number,
  reviews: number,
  uniform: () => number,
  allowed: (p: number, r: number) => boolean = () => true,
): number[][] => {
  const load = new Array<number>(reviewers).fill(0);
  return Array.from({ length: proposals }, (_, p) => {
    const order = Array.from({ length: reviewers }, (_, r) => ({ r, lot: uniform() }))
      .filter(({ r }) => allowed(p, r))
      .sort((a, b) => load[a.r]! - load[b.r]! || a.lot - b.lot)
      .slice(0, reviews);
    for (const { r } of order) load[r]! += 1;
    return order.map(({ r }) => r);
  });
};

export const scaleOf = ({ isRounded, isClipped }: Recipe): Scale => ({ ...(isClipped ? { low: 0, high: 10 } : {}), step: isRounded ? 0.5 : 0 });
export const asMark = (value: number, { isRounded, isClipped }: Recipe): number => {
  const rounded = isRounded ? Math.round(2 * value) / 2 : value;
  return isClipped ? Math.min(10, Math.max(0, rounded)) : rounded;
};

/** A panel whose true qualities are known. */
export const panelFrom = (recipe: Recipe, seed: number): Panel => {
  const uniform = uniformOf(seed);
  const normal = () => normalFrom(uniform);
  const truth = Array.from({ length: recipe.proposals }, () => 6 + SPREAD * normal());
  const severity = Array.from({ length: recipe.reviewers }, () => SPREAD * recipe.bias * normal());
  const noise = Array.from({ length: recipe.reviewers }, () => SPREAD * recipe.noise * (recipe.hasOwnNoise ? 0.5 + uniform() : 1));
  const error = () => (recipe.hasHeavyTails && uniform() < 0.1 ? 2 * normal() : normal());
  const marks = lotsOf(recipe.proposals, recipe.reviewers, recipe.reviews, uniform).flatMap((readers, p) =>
    readers.map((r): Mark => ({ proposal: `p${p}`, reviewer: `r${r}`, value: asMark(truth[p]! + severity[r]! + noise[r]! * error(), recipe) })),
  );
  return {
    proposals: truth.map((_, p) => `p${p}`),
    reviewers: severity.map((_, r) => `r${r}`),
    marks,
    truth,
    scale: scaleOf(recipe),
  };
};

/**
 * Kendall's tau-a: how much likelier two items stand in the right order than in the wrong one; a tie is neither. Tau-b would divide by the
 * pairs without a tie and so reward the plain mean, which ties often, for not deciding.
 */
export const kendall = (a: readonly number[], b: readonly number[]): number => {
  let agree = 0;
  for (let i = 0; i < a.length; i += 1) for (let j = 0; j < i; j += 1) agree += Math.sign(a[i]! - a[j]!) * Math.sign(b[i]! - b[j]!);
  return (2 * agree) / (a.length * (a.length - 1));
};

/** What many panels do against severity: each reviewer's marks less their mean, in their own deviation; the mean of these for each proposal. */
export const zScores = ({ proposals, reviewers, marks }: Pick<Panel, 'proposals' | 'reviewers' | 'marks'>): number[] => {
  const scale = new Map(
    reviewers.map((name) => {
      const own = marks.filter(({ reviewer, value }) => reviewer === name && value !== null).map(({ value }) => value!);
      const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
      return [name, { mean, deviation: Math.sqrt(own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / own.length) || 1 }];
    }),
  );
  const sums = new Map(proposals.map((name) => [name, { sum: 0, count: 0 }]));
  for (const { proposal, reviewer, value } of marks) {
    if (value === null) continue;
    const { mean, deviation } = scale.get(reviewer)!;
    const entry = sums.get(proposal)!;
    entry.sum += (value - mean) / deviation;
    entry.count += 1;
  }
  return proposals.map((name) => (sums.get(name)!.count === 0 ? 0 : sums.get(name)!.sum / sums.get(name)!.count));
};

export const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
/** Standard error of a mean over independent runs. */
export const errorOf = (values: readonly number[]): number => {
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1) / values.length);
};
