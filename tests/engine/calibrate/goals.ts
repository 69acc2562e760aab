import { calibrate } from '../../../shared/domain/calibrate/calibrate.ts';
import { biasedPanel, type Ratings } from './aibs.ts';
import { asMark, kendall, meanOf, normalFrom, type Panel, panelFrom, type Recipe, SPREAD, scaleOf, uniformOf, zScores } from './panels.ts';

/** One panel tallied in three ways, and how often the interval holds the truth. */
export type Run = { readonly mean: number; readonly calibrated: number; readonly zScore: number; readonly coverage: number; readonly isCorrected: boolean };

export const runOf = (panel: Panel): Run => {
  const { proposals, calibrated } = calibrate({ ...panel, draws: 2 });
  const known = proposals.map((tally, p) => ({ tally, truth: panel.truth[p]! })).filter(({ tally }) => tally.reviews > 0);
  const truth = known.map((one) => one.truth);
  const score = new Map(panel.proposals.map((name, p) => [name, zScores(panel)[p]!]));
  return {
    mean: kendall(
      known.map(({ tally }) => tally.rawMean!),
      truth,
    ),
    calibrated: kendall(
      known.map(({ tally }) => tally.calibratedMean!),
      truth,
    ),
    zScore: kendall(
      known.map(({ tally }) => score.get(tally.proposal)!),
      truth,
    ),
    coverage: meanOf(known.map(({ tally, truth: at }) => (tally.interval && tally.interval[0] <= at && at <= tally.interval[1] ? 1 : 0))),
    isCorrected: calibrated,
  };
};

export const generatedRuns = (recipe: Recipe, runs: number, from: number): Run[] => Array.from({ length: runs }, (_, n) => runOf(panelFrom(recipe, from + n)));
export const aibsRuns = (ratings: Ratings, bias: number, reviews: number, runs: number, from: number): Run[] =>
  Array.from({ length: runs }, (_, n) => runOf(biasedPanel(ratings, bias, reviews, from + n)));
export const meanRun = (runs: readonly Run[]) => ({
  mean: meanOf(runs.map(({ mean }) => mean)),
  calibrated: meanOf(runs.map(({ calibrated }) => calibrated)),
  zScore: meanOf(runs.map(({ zScore }) => zScore)),
  coverage: meanOf(runs.map(({ coverage }) => coverage)),
  corrected: meanOf(runs.map(({ isCorrected }) => (isCorrected ? 1 : 0))),
});

export type Policy = 'uniform' | 'unsure' | 'gain';
/**
 * The share of the truly best fifth that is among the best fifth by the tally, when `each` reviews a proposal are to be had. Uniform: as many
 * of each, the half by lot. Adaptive: two of each, and the others a tenth of the proposals at a time where the
 * tally is least sure, or where it expects the largest gain, six at most.
 */
export const recallOf = (recipe: Recipe, each: number, policy: Policy, seed: number): { readonly calibrated: number; readonly mean: number } => {
  const uniform = uniformOf(seed);
  const { proposals: P, reviewers: R } = recipe;
  const normals = (count: number) => Array.from({ length: count }, () => normalFrom(uniform));
  const [quality, severity, errors] = [normals(P), normals(R), normals(P * R)];
  const lots = Array.from({ length: P * R }, () => uniform());
  const turn = Array.from({ length: P }, (_, p) => p).sort((a, b) => lots[a]! - lots[b]!);
  const k = P / 5;
  const names = (count: number, letter: string) => Array.from({ length: count }, (_, at) => `${letter}${at}`);
  const panel = { proposals: names(P, 'p'), reviewers: names(R, 'r'), marks: [] as Panel['marks'], k, scale: scaleOf(recipe) };
  const load = new Array<number>(R).fill(0);
  const has = new Set<number>();
  const add = (p: number): void => {
    const r = Array.from({ length: R }, (_, at) => at)
      .filter((at) => !has.has(p * R + at))
      .sort((a, b) => load[a]! - load[b]! || lots[p * R + a]! - lots[p * R + b]!)[0]!;
    has.add(p * R + r);
    load[r]! += 1;
    const value = asMark(6 + SPREAD * (quality[p]! + recipe.bias * severity[r]! + recipe.noise * errors[p * R + r]!), recipe);
    panel.marks.push({ proposal: `p${p}`, reviewer: `r${r}`, value });
  };
  const first = policy === 'uniform' ? Math.floor(each) : 2;
  for (let n = 0; n < first; n += 1) for (const p of turn) add(p);
  let left = Math.round((each - first) * P);
  if (policy === 'uniform') for (const p of turn.slice(0, left)) add(p);
  else
    while (left > 0) {
      const asked = calibrate({ ...panel, draws: 300 }).oneMore.slice();
      if (policy === 'gain') asked.sort((a, b) => b.gain! - a.gain!);
      const batch = asked.slice(0, Math.min(P / 10, left));
      if (batch.length === 0) break;
      for (const { proposal } of batch) add(Number(proposal.slice(1)));
      left -= batch.length;
    }
  const { proposals } = calibrate({ ...panel, draws: 2 });
  const best = (score: (p: number) => number): Set<number> =>
    new Set(
      Array.from({ length: P }, (_, p) => p)
        .sort((a, b) => score(b) - score(a))
        .slice(0, k),
    );
  const truth = best((p) => quality[p]!);
  const share = (score: (p: number) => number) => [...best(score)].filter((p) => truth.has(p)).length / k;
  return { calibrated: share((p) => proposals[p]!.calibratedMean!), mean: share((p) => proposals[p]!.rawMean!) };
};
