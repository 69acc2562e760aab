import type { Marks, Rubric } from '../rubric.ts';
import { weightedScore } from '../tally.ts';
import type { Mark } from './panel.ts';

export type Reviewed = { readonly proposal: string; readonly reviewer: string; readonly marks: Marks; readonly confidence: 1 | 2 | 3 };

/** A reviewer's own confidence as a weight: a sure mark counts as much as four unsure ones. */
const WEIGHT = { 1: 0.5, 2: 1, 3: 2 } as const;

/**
 * Reviews of a call as marks of 0-10, each the weighted sum over the criteria; a review that cannot judge half of the weight has none.
 * Recused and cancelled reviews must not be passed in.
 */
export const marksOf = (rubric: Rubric, reviews: readonly Reviewed[]): Mark[] =>
  reviews.map(({ proposal, reviewer, marks, confidence }) => {
    const score = weightedScore(rubric, (id) => marks[id]);
    return { proposal, reviewer, value: score === null ? null : score / 10, confidence: WEIGHT[confidence] };
  });

/** The step of one mark with the rounding noise of the weighted sum: half marks round each criterion by itself. */
export const stepOf = (rubric: Rubric): number => 0.5 * Math.hypot(...rubric.criteria.map(({ weight }) => weight / 50));
