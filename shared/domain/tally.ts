import { type CriterionId, criterionOf, type Mark, type Marks, type Rubric, SAFETY } from './rubric.ts';

export type Vote = 'yes' | 'no' | 'pitch';
export type Judged = { readonly reviewer: string; readonly marks: Marks; readonly vote: Vote; readonly inScope: boolean; readonly safetySeat: boolean };

export type CriterionTally = {
  readonly id: string;
  readonly mean: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly marks: number;
  readonly belowMinimum: boolean;
};
export type Suggestion = 'accept-or-pitch' | 'deliberate' | 'decline-or-resubmit' | null;
export type Tally = {
  readonly rubric: string;
  readonly formula: string;
  readonly reviews: number;
  /** 0-100, or null where a criterion has no mark at all. */
  readonly score: number | null;
  readonly totals: readonly { readonly reviewer: string; readonly total: number | null }[];
  readonly criteria: readonly CriterionTally[];
  readonly votes: Readonly<Record<Vote, number>>;
  readonly minimaMet: boolean;
  /** Acceptance is blocked until the chair overrides in writing: the safety seat's mark for safety is below its minimum, or nobody gave a valid one. */
  readonly safetyBlocks: boolean;
  readonly flags: readonly ('range' | 'totals-apart' | 'votes-against-score' | 'safety-low' | 'few-reviews' | 'out-of-scope-vote')[];
  readonly suggestion: Suggestion;
};

const mean = (values: readonly number[]): number | null => (values.length === 0 ? null : values.reduce((a, b) => a + b, 0) / values.length);
const round2 = (value: number): number => Math.round(value * 100) / 100;
const isMark = (mark: number | null): mark is number => mark !== null;
const markIn = ({ marks }: Judged, id: CriterionId): Mark => marks[id] ?? null;

/** Weighted score 0-100 over the criteria that have a value; weights of the missing ones are shared out. Null when half the weight is missing. */
export const weightedScore = (rubric: Rubric, markOf: (id: CriterionId) => number | null | undefined): number | null => {
  let sum = 0;
  let weight = 0;
  for (const criterion of rubric.criteria) {
    const value = markOf(criterion.id) ?? null;
    if (value === null) continue;
    sum += criterion.weight * value;
    weight += criterion.weight;
  }
  return weight < 50 ? null : round2((sum / weight) * 20);
};

type Found = { score: number | null; reviews: number; minimaMet: boolean; safetyLow: boolean; votes: Record<Vote, number> };

const suggest = (limits: Rubric['score'], { score, reviews, minimaMet, safetyLow, votes }: Found): Suggestion => {
  if (reviews < 2 || score === null) return null;
  if (score < limits.decline || safetyLow) return 'decline-or-resubmit';
  const majorityYes = votes.yes + votes.pitch > reviews / 2;
  return score >= limits.accept && minimaMet && majorityYes ? 'accept-or-pitch' : 'deliberate';
};

/**
 * The raw tally of a round: means, range, votes, minima and the safety rule. "Cannot judge" is left out, never zero; recused and
 * cancelled reviews must not be passed in. Marks are 0-5, the score 0-100. Order of the reviews does not matter.
 */
export const tallyOf = (rubric: Rubric, reviews: readonly Judged[], asksSafetySeat: boolean): Tally => {
  const sorted = [...reviews].sort((a, b) => (a.reviewer < b.reviewer ? -1 : 1));
  const criteria = rubric.criteria.map((criterion): CriterionTally => {
    const marks = sorted.map((review) => markIn(review, criterion.id)).filter(isMark);
    const value = mean(marks);
    return {
      id: criterion.id,
      mean: value === null ? null : round2(value),
      low: marks.length === 0 ? null : Math.min(...marks),
      high: marks.length === 0 ? null : Math.max(...marks),
      marks: marks.length,
      belowMinimum: value !== null && value < criterion.minimum,
    };
  });
  const byId = new Map(criteria.map((criterion) => [criterion.id, criterion]));
  const totals = sorted.map((review) => ({ reviewer: review.reviewer, total: weightedScore(rubric, (id) => markIn(review, id)) }));
  const score = weightedScore(rubric, (id) => byId.get(id)?.mean ?? null);
  const votes = { yes: 0, no: 0, pitch: 0 };
  for (const review of sorted) votes[review.vote] += 1;
  const least = criterionOf(rubric, SAFETY)?.minimum ?? 0;
  const safetyOf = (judged: readonly Judged[]) => judged.map((review) => markIn(review, SAFETY)).filter(isMark);
  const seatMarks = safetyOf(sorted.filter((review) => review.safetySeat));
  const safetyLow = safetyOf(sorted).some((mark) => mark < least);
  const safetyBlocks = asksSafetySeat && (seatMarks.length === 0 || seatMarks.some((mark) => mark < least));
  const minimaMet = criteria.every((criterion) => criterion.mean !== null && !criterion.belowMinimum);
  const known = totals.map((entry) => entry.total).filter(isMark);
  const apart = known.length > 1 && Math.max(...known) - Math.min(...known) >= 20;
  const flags: Tally['flags'][number][] = [];
  if (criteria.some((criterion) => criterion.high !== null && criterion.low !== null && criterion.high - criterion.low >= 2)) flags.push('range');
  if (apart) flags.push('totals-apart');
  const { decline, accept } = rubric.score;
  if (score !== null && ((score >= accept && votes.no > votes.yes + votes.pitch) || (score < decline && votes.yes + votes.pitch > votes.no)))
    flags.push('votes-against-score');
  if (safetyLow) flags.push('safety-low');
  if (sorted.length < 2) flags.push('few-reviews');
  if (sorted.some((review) => !review.inScope)) flags.push('out-of-scope-vote');
  return {
    rubric: rubric.version,
    formula: rubric.formula,
    reviews: sorted.length,
    score,
    totals,
    criteria,
    votes,
    minimaMet,
    safetyBlocks,
    flags,
    suggestion: suggest(rubric.score, { score, reviews: sorted.length, minimaMet, safetyLow, votes }),
  };
};
