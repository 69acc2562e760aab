import { type CriterionId, criterionOf, type Marks, type Rubric, SAFETY } from './rubric.ts';

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
  /** 0-100, not rounded; null where half of the weight has no mark. */
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

/**
 * How marks become a score, as each decision names it. The first one rounded every mean before it was weighed. A rubric that is frozen goes
 * on naming the one that it was made for: a correction of the sum holds for all from then on.
 */
export const FORMULA = 'weighted-mean-2';

const isMark = (mark: number | null): mark is number => mark !== null;
const marksIn = (judged: readonly Judged[], id: CriterionId): number[] => judged.map(({ marks }) => marks[id] ?? null).filter(isMark);
const sumOf = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const mean = (values: readonly number[]): number | null => (values.length === 0 ? null : sumOf(values) / values.length);

/** A score as one whole number over another: marks are halves, so nothing of it is lost before it is compared. */
type Exact = { readonly over: number; readonly under: number };
const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

/** 0-100 over the criteria that have a mark, each by the mean of its marks; weights of the others are shared out. Null when half the weight is missing. */
const exactScore = (rubric: Rubric, marksOf: (id: CriterionId) => readonly number[]): Exact | null => {
  const known = rubric.criteria.map(({ id, weight }) => ({ weight, marks: marksOf(id) })).filter(({ marks }) => marks.length > 0);
  const weight = sumOf(known.map((criterion) => criterion.weight));
  if (weight < 50) return null;
  const parts = known.reduce((all, { marks }) => (all / divisor(all, marks.length)) * marks.length, 1);
  return { over: 20 * sumOf(known.map((criterion) => (criterion.weight * sumOf(criterion.marks) * parts) / criterion.marks.length)), under: weight * parts };
};
/** One division of whole numbers comes out below a limit exactly where the score lies below it, and alike for equal scores. */
const numberOf = (exact: Exact | null): number | null => (exact === null ? null : exact.over / exact.under);

/** What one reviewer's marks add up to. */
export const weightedScore = (rubric: Rubric, markOf: (id: CriterionId) => number | null | undefined): number | null =>
  numberOf(exactScore(rubric, (id) => [markOf(id) ?? null].filter(isMark)));

const isApart = (totals: readonly (Exact | null)[], by: number): boolean => {
  const known = totals.filter((total) => total !== null).sort((a, b) => numberOf(a)! - numberOf(b)!);
  const [low, high] = [known[0], known.at(-1)];
  return low !== undefined && high !== undefined && high.over * low.under - low.over * high.under >= by * low.under * high.under;
};

type Found = Pick<Tally, 'score' | 'reviews' | 'votes'> & { readonly isUnsafe: boolean; readonly isClear: boolean };

/** Unsafe is what the safety seat found so, or the reviewers on average. One other low mark for safety is talked over, and nothing is accepted over it. */
const suggest = (limits: Rubric['score'], { score, reviews, votes, isUnsafe, isClear }: Found): Suggestion => {
  if (reviews < 2 || score === null) return null;
  if (score < limits.decline || isUnsafe) return 'decline-or-resubmit';
  const majorityYes = votes.yes + votes.pitch > reviews / 2;
  return score >= limits.accept && isClear && majorityYes ? 'accept-or-pitch' : 'deliberate';
};

/**
 * The raw tally of a round: means, range, votes, minima and the safety rule. "Cannot judge" is left out, never zero; recused and
 * cancelled reviews must not be passed in. Marks are 0-5, the score 0-100. Order of the reviews does not matter.
 */
export const tallyOf = (rubric: Rubric, reviews: readonly Judged[], asksSafetySeat: boolean): Tally => {
  const sorted = [...reviews].sort((a, b) => (a.reviewer < b.reviewer ? -1 : 1));
  const criteria = rubric.criteria.map((criterion): CriterionTally => {
    const marks = marksIn(sorted, criterion.id);
    const value = mean(marks);
    return {
      id: criterion.id,
      mean: value,
      low: marks.length === 0 ? null : Math.min(...marks),
      high: marks.length === 0 ? null : Math.max(...marks),
      marks: marks.length,
      belowMinimum: value !== null && value < criterion.minimum,
    };
  });
  const exact = sorted.map((review) => exactScore(rubric, (id) => marksIn([review], id)));
  const score = numberOf(exactScore(rubric, (id) => marksIn(sorted, id)));
  const votes = { yes: 0, no: 0, pitch: 0 };
  for (const review of sorted) votes[review.vote] += 1;
  const least = criterionOf(rubric, SAFETY)?.minimum ?? 0;
  const isLow = (mark: number): boolean => mark < least;
  const seatMarks = marksIn(
    sorted.filter((review) => review.safetySeat),
    SAFETY,
  );
  const safetyLow = marksIn(sorted, SAFETY).some(isLow);
  const seatLow = asksSafetySeat && seatMarks.some(isLow);
  const safetyBlocks = seatLow || (asksSafetySeat && seatMarks.length === 0);
  const minimaMet = criteria.every((criterion) => criterion.mean !== null && !criterion.belowMinimum);
  const flags: Tally['flags'][number][] = [];
  if (criteria.some((criterion) => criterion.high !== null && criterion.low !== null && criterion.high - criterion.low >= 2)) flags.push('range');
  if (isApart(exact, 20)) flags.push('totals-apart');
  const { decline, accept } = rubric.score;
  if (score !== null && ((score >= accept && votes.no > votes.yes + votes.pitch) || (score < decline && votes.yes + votes.pitch > votes.no)))
    flags.push('votes-against-score');
  if (safetyLow) flags.push('safety-low');
  if (sorted.length < 2) flags.push('few-reviews');
  if (sorted.some((review) => !review.inScope)) flags.push('out-of-scope-vote');
  return {
    rubric: rubric.version,
    formula: FORMULA,
    reviews: sorted.length,
    score,
    totals: sorted.map(({ reviewer }, i) => ({ reviewer, total: numberOf(exact[i]!) })),
    criteria,
    votes,
    minimaMet,
    safetyBlocks,
    flags,
    suggestion: suggest(rubric.score, {
      ...{ score, reviews: sorted.length, votes },
      isUnsafe: seatLow || criteria.some(({ id, belowMinimum }) => id === SAFETY && belowMinimum),
      isClear: minimaMet && !safetyLow && !safetyBlocks,
    }),
  };
};
