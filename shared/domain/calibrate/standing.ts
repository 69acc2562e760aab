import { type Bar, barOf, type Ranking } from './draws.ts';
import { offsetForm, type Posterior, qualityForm, varianceOf } from './model.ts';
import { chiSquareAbove, normalBelow } from './normal.ts';
import { expectedGain, MOST_REVIEWS } from './one-more.ts';
import { bandOf, type ProposalTally } from './result.ts';

/** 5 % on both sides of a normal. */
const NINETY = 1.6448536269514722;
/** A bar that nothing can miss, or nothing can pass, is kept finite so that its mean is. */
const UNREACHED = 1e9;

/** Q of the offset-corrected marks about their own weighted mean: large when reviewers disagree more than the noise explains. */
const disagreementOf = ({ panel, offset, weights }: Posterior, p: number): number => {
  const own = panel.ofProposal.order.subarray(panel.ofProposal.start[p]!, panel.ofProposal.start[p + 1]!);
  let [sum, weight, squares] = [0, 0, 0];
  for (const i of own) {
    sum += weights[i]! * (panel.value[i]! - offset[panel.reviewer[i]!]!);
    weight += weights[i]!;
  }
  for (const i of own) squares += weights[i]! * (panel.value[i]! - offset[panel.reviewer[i]!]! - sum / weight) ** 2;
  return chiSquareAbove(squares, own.length - 1);
};

/** Mean and variance over the draws of what proposal p has to pass. */
const barMoments = (ranking: Ranking, many: number, p: number, bar: Bar): { readonly bar: number; readonly barVariance: number } => {
  if (bar.k === undefined) return { bar: bar.line!, barVariance: 0 };
  let [sum, squares] = [0, 0];
  for (let d = 0; d < ranking.count; d += 1) {
    const height = Math.max(-UNREACHED, Math.min(UNREACHED, barOf(ranking, many, p, d, bar)));
    sum += height;
    squares += height * height;
  }
  const mean = sum / ranking.count;
  return { bar: mean, barVariance: Math.max(0, squares / ranking.count - mean * mean) };
};

/** Adds to the plain tally of each proposal what the model says of it; `isCorrected` = offsets were taken out. */
export const standingsOf = (
  posterior: Posterior,
  widening: Float64Array,
  ranking: Ranking,
  bar: Bar,
  plain: readonly ProposalTally[],
  isCorrected: boolean,
): ProposalTally[] => {
  const { panel, variances } = posterior;
  const severities = panel.reviewers.map((_, r) => varianceOf(posterior, offsetForm(posterior, r)));
  const newNoise = variances.noise + severities.reduce((sum, variance) => sum + variance, 0) / severities.length;
  const isAsked = bar.line !== undefined || bar.k !== undefined;
  return plain.map((own, p) => {
    const mean = posterior.quality[p]!;
    const deviation = widening[p]! * Math.sqrt(varianceOf(posterior, qualityForm(posterior, p)));
    const pAboveLine = bar.line === undefined ? null : normalBelow((mean - bar.line) / deviation);
    // The chance of the line is exact, that of both is counted in draws: luck must not make both likelier than one.
    const pChosen = bar.k === undefined ? pAboveLine : Math.min(ranking.chosen![p]!, pAboveLine ?? 1);
    const disagreement = disagreementOf(posterior, p);
    const gain =
      isAsked && own.reviews < MOST_REVIEWS
        ? expectedGain({ mean, variance: deviation * deviation, ...barMoments(ranking, panel.proposals.length, p, bar) }, newNoise)
        : null;
    // The interval surrounds what the model expects; it is widened to hold the plain mean where that is what stands.
    const shown = isCorrected ? mean : own.rawMean!;
    return {
      ...own,
      calibratedMean: shown,
      deviation,
      interval: [Math.min(shown, mean - NINETY * deviation), Math.max(shown, mean + NINETY * deviation)],
      pAboveLine,
      pFirstK: ranking.firstK?.[p] ?? null,
      pChosen,
      expectedRank: ranking.rank[p]!,
      band: bandOf(pChosen, own.reviews, gain),
      gain,
      disagreement: { p: disagreement, flagged: disagreement < 0.05 },
    };
  });
};
