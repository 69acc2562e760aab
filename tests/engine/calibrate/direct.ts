import type { Variances } from '../../../shared/domain/calibrate/model.ts';
import type { Mark } from '../../../shared/domain/calibrate/panel.ts';

type Dense = number[][];

/** Inverse and logarithm of the determinant by Gauss-Jordan elimination with pivots. */
const inverted = (matrix: Dense): { readonly inverse: Dense; readonly logDeterminant: number } => {
  const n = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...row.map((_, j) => (i === j ? 1 : 0))]);
  let logDeterminant = 0;
  for (let column = 0; column < n; column += 1) {
    let best = column;
    for (let i = column; i < n; i += 1) if (Math.abs(rows[i]![column]!) > Math.abs(rows[best]![column]!)) best = i;
    [rows[column], rows[best]] = [rows[best]!, rows[column]!];
    const pivot = rows[column]![column]!;
    logDeterminant += Math.log(Math.abs(pivot));
    rows[column] = rows[column]!.map((value) => value / pivot);
    for (let i = 0; i < n; i += 1)
      if (i !== column && rows[i]![column] !== 0) {
        const times = rows[i]![column]!;
        rows[i] = rows[i]!.map((value, j) => value - times * rows[column]![j]!);
      }
  }
  return { inverse: rows.map((row) => row.slice(n)), logDeterminant };
};
const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
const times = (matrix: Dense, vector: readonly number[]): number[] => matrix.map((row) => dot(row, vector));

/**
 * The same model without any elimination: the covariance of all marks is written down whole and inverted (generalised least squares for the
 * level, best linear prediction of the rest). Slow, and shares nothing with what it checks.
 */
export const direct = (marks: readonly Mark[], { proposals, reviewers, noise }: Variances) => {
  const y = marks.map(({ value }) => value!);
  const covariance = marks.map((a, i) =>
    marks.map(
      (b, j) => (a.proposal === b.proposal ? proposals : 0) + (a.reviewer === b.reviewer ? reviewers : 0) + (i === j ? noise / (a.confidence ?? 1) : 0),
    ),
  );
  const { inverse, logDeterminant } = inverted(covariance);
  const ones = y.map(() => 1);
  const information = dot(ones, times(inverse, ones));
  const level = dot(ones, times(inverse, y)) / information;
  const residual = y.map((value) => value - level);
  const weighted = times(inverse, residual);
  const logLikelihood = -(logDeterminant + Math.log(information) + dot(residual, weighted)) / 2;
  const predict = (with_: readonly number[], own: number, hasLevel: boolean) => {
    const solved = times(inverse, with_);
    const slack = (hasLevel ? 1 : 0) - dot(solved, ones);
    return { mean: (hasLevel ? level : 0) + dot(with_, weighted), variance: own - dot(with_, solved) + (slack * slack) / information };
  };
  return {
    level,
    logLikelihood,
    quality: (name: string) =>
      predict(
        marks.map(({ proposal }) => (proposal === name ? proposals : 0)),
        proposals,
        true,
      ),
    offset: (name: string) =>
      predict(
        marks.map(({ reviewer }) => (reviewer === name ? reviewers : 0)),
        reviewers,
        false,
      ),
  };
};
