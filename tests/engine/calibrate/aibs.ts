import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mark } from '../../../shared/domain/calibrate/panel.ts';
import { lotsOf, meanOf, normalFrom, type Panel, uniformOf } from './panels.ts';

/** Ratings of a real grant panel by judge and proposal, 0 to 40, where lower is better. */
export type Ratings = readonly (readonly (number | null)[])[];
export const readRatings = (folder: string): Ratings =>
  (JSON.parse(readFileSync(join(folder, 'assignment/aibs-panel.json'), 'utf8')) as { ratings: Ratings }).ratings;

/**
 * The panel as it might have been with severe and mild judges: each gets an offset of the given deviation, each proposal is read by `reviews`
 * of the judges who did read it, and what leaves the scale is cut off. Turned around, so that higher is better. Truth is the mean of all
 * ratings as they were given.
 */
export const biasedPanel = (ratings: Ratings, bias: number, reviews: number, seed: number): Panel => {
  const uniform = uniformOf(seed);
  const offsets = ratings.map(() => bias * normalFrom(uniform));
  const proposals = ratings[0]!.map((_, p) => `p${p}`);
  const lots = lotsOf(proposals.length, ratings.length, reviews, uniform, (p, r) => ratings[r]![p] !== null);
  const marks = lots.flatMap((judges, p) =>
    judges.map((r): Mark => ({ proposal: `p${p}`, reviewer: `j${r}`, value: Math.min(40, Math.max(0, Math.round(40 - ratings[r]![p]! + offsets[r]!))) })),
  );
  const truth = proposals.map((_, p) => 40 - meanOf(ratings.flatMap((row) => row[p] ?? [])));
  return { proposals, reviewers: ratings.map((_, r) => `j${r}`), marks, truth, scale: { low: 0, high: 40, step: 1 } };
};
