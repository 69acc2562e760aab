import { describe, expect, it } from 'vitest';
import { readRatings } from './aibs.ts';
import { aibsRuns, generatedRuns, meanRun, type Run, recallOf } from './goals.ts';
import { errorOf, meanOf, type Recipe } from './panels.ts';

const isDeep = process.env.SLUIS_DEEP === '1';
const FROM = Number(process.env.SLUIS_SEED ?? Math.floor(Math.random() * 2 ** 30));
const said = (what: string, runs: readonly Run[]) => {
  const means = meanRun(runs);
  const error = errorOf(runs.map(({ calibrated, mean }) => calibrated - mean));
  const figures = Object.entries(means).map(([name, value]) => `${name} ${value.toFixed(3)}`);
  console.log(
    `${what}: ${figures.join(', ')}; ${runs.length} panels, seed ${FROM}; replay: SLUIS_SEED=${FROM} npx vitest run tests/engine/calibrate/goals.test.ts`,
  );
  return { ...means, error, coverageError: errorOf(runs.map(({ coverage }) => coverage)), calibratedError: errorOf(runs.map(({ calibrated }) => calibrated)) };
};
const GRID = { isRounded: true, isClipped: true } as const;

describe('a generated panel', () => {
  // With noise as wide as quality itself even the true variances gain no more than about .03.
  const shapes: readonly [string, number, Omit<Recipe, 'bias'>][] = [
    ['28 by 12, as assumed', 0.035, { proposals: 28, reviewers: 12, reviews: 3, noise: 0.7 }],
    ['40 by 15, half steps and ends', 0.035, { proposals: 40, reviewers: 15, reviews: 3, noise: 0.7, ...GRID }],
    ['60 by 20, more noise', 0.02, { proposals: 60, reviewers: 20, reviews: 3, noise: 1, ...GRID }],
  ];
  const runs = isDeep ? 400 : 36;

  it.each(shapes)('of %s is ranked at least as well as by the mean, whatever the bias', (name, gain, recipe) => {
    for (const bias of [0, 0.3, 0.7, 1.2]) {
      const { mean, calibrated, coverage, error, coverageError, corrected } = said(`${name}, bias ${bias}`, generatedRuns({ ...recipe, bias }, runs, FROM));
      // Three standard errors of these few panels; the bench has enough of them to do without.
      expect(calibrated - mean + 3 * error).toBeGreaterThan(-0.005);
      if (bias >= 0.7) {
        expect(calibrated - mean + 3 * error).toBeGreaterThan(gain);
        expect(corrected).toBeGreaterThan(0.9);
      }
      if (bias <= 0.7) {
        expect(coverage + 3 * coverageError).toBeGreaterThan(0.86);
        expect(coverage - 3 * coverageError).toBeLessThan(0.95);
      }
    }
  });

  it('is ranked better than by scores about each reviewer’s own mean where reviewers do not differ', () => {
    const { calibrated, zScore } = said('no bias', generatedRuns({ ...shapes[0]![2], bias: 0 }, runs, FROM));
    expect(calibrated).toBeGreaterThan(zScore + 0.02);
  });
});

const folder = process.env.SLUIS_DATA;
describe('a real grant panel', () => {
  if (!folder) console.log('SLUIS_DATA is not set: the real grant panel is left out');
  it.skipIf(!folder)('with injected severity keeps its order', () => {
    const ratings = readRatings(folder!);
    const none = said('three reviews, no bias', aibsRuns(ratings, 0, 3, isDeep ? 500 : 60, FROM));
    expect(none.calibrated).toBeGreaterThan(none.mean - 0.005 - 3 * none.error);
    const six = said('three reviews, bias 6', aibsRuns(ratings, 6, 3, isDeep ? 500 : 60, FROM));
    expect(six.calibrated + 3 * six.calibratedError).toBeGreaterThan(0.89);
    expect(six.calibrated).toBeGreaterThan(six.mean + 0.1);
    expect(six.calibrated).toBeGreaterThan(six.zScore);
  });
});

describe('reviews where they help most', () => {
  it('find as many of the best with two and a half a proposal as evenly spread ones with three', () => {
    const recipe = { proposals: 60, reviewers: 16, reviews: 3, bias: 0.7, noise: 0.9, ...GRID };
    const runs = isDeep ? 200 : 10;
    const pairs = Array.from({ length: runs }, (_, n) => [
      recallOf(recipe, 2.5, 'unsure', FROM + n).calibrated,
      recallOf(recipe, 3, 'uniform', FROM + n).calibrated,
    ]);
    const [adaptive, even] = [meanOf(pairs.map(([a]) => a!)), meanOf(pairs.map(([, b]) => b!))];
    const error = errorOf(pairs.map(([a, b]) => a! - b!));
    console.log(
      `recall of the best fifth: ${adaptive.toFixed(3)} with 2.5 placed reviews, ${even.toFixed(3)} with 3 spread ones; ${runs} panels, seed ${FROM}`,
    );
    expect(adaptive - even + 3 * error).toBeGreaterThan(0);
  });
});
