import { type Bar, rankingOf } from './draws.ts';
import { roundingOf, type Scale } from './ends.ts';
import { withoutReview } from './influence.ts';
import { offsetForm, posteriorOf, type Variances, varianceOf } from './model.ts';
import { comparableReviewers, type Missing, NEEDED, separateGroups } from './overlap.ts';
import { type Mark, type Panel, panelOf } from './panel.ts';
import { bandOf, type Calibration, FORMULA, type OneMore, type ProposalTally, type ReviewTally, rawTally, unheard, untallied } from './result.ts';
import { standingsOf } from './standing.ts';
import { totalVariance, varianceEstimate } from './variances.ts';
import { wideningOf } from './widening.ts';

export type Question = {
  readonly proposals: readonly string[];
  readonly reviewers: readonly string[];
  readonly marks: readonly Mark[];
  /** The least quality to be recommended, in the units of the marks. */
  readonly line?: number | undefined;
  /** How many can be chosen. */
  readonly k?: number | undefined;
  /** The marks that could be given; its rounding and its ends make intervals wider. Absent = any number. */
  readonly scale?: Scale;
  readonly seed?: number;
  readonly draws?: number;
};

type Chosen = {
  readonly basis: Calibration['basis'];
  readonly missing: readonly Missing[];
  readonly estimate: Variances | null;
  readonly likelihoodRatio: number | null;
};

/** Offsets only where they can be told from luck; the rest of the model wherever reviewers overlap; else the marks as they are. */
const basisOf = (panel: Panel): Chosen => {
  const raw = (missing: Missing): Chosen => ({ basis: 'raw', missing: [missing], estimate: null, likelihoodRatio: null });
  if (panel.value.length === 0) return raw({ code: 'no-marks' });
  const have = comparableReviewers(panel);
  if (have < NEEDED.reviewers) return raw({ code: 'few-reviewers', have, need: NEEDED.reviewers, reviewsEach: NEEDED.reviewsEach });
  if (totalVariance(panel) < 1e-12) return raw({ code: 'no-spread' });
  const [withOffsets, without] = [varianceEstimate(panel, true), varianceEstimate(panel, false)];
  const likelihoodRatio = Math.max(0, 2 * (withOffsets.logLikelihood - without.logLikelihood));
  if (likelihoodRatio > NEEDED.likelihoodRatio) return { basis: 'offsets', missing: [], estimate: withOffsets.variances, likelihoodRatio };
  const missing: Missing = { code: 'offsets-not-clear', likelihoodRatio, need: NEEDED.likelihoodRatio };
  return { basis: 'no-offsets', missing: [missing], estimate: without.variances, likelihoodRatio };
};

/** Proposals that one more review may move to the other side, the least sure first: by expected gain they were found to be placed no better. */
const worthAsking = (standings: readonly ProposalTally[]) =>
  standings
    .filter(({ gain }) => gain !== null && gain > 0)
    .map(({ proposal, reviews, pChosen, gain }) => ({ proposal, reviews, unsure: Math.min(pChosen!, 1 - pChosen!), gain }))
    .sort((a, b) => b.unsure - a.unsure || b.gain! - a.gain! || (a.proposal < b.proposal ? -1 : 1));

/**
 * The tally of a whole call: who stands where when the severity of reviewers is taken out, and how sure that is. The additive Gaussian model
 * of Platt and Burges (2012) and Ge, Welling and Ghahramani (2013) with a restricted-likelihood estimate of its variances. Pure: the same
 * question has the same answer to the last digit, in whatever order the marks come. The raw mean stands beside everything. A raised mark
 * never lowers its proposal at equal variances; where it moves them so far that offsets are no longer clear, the plain mean can lie lower.
 * @throws MarksError as panelOf
 */
export const calibrate = (question: Question): Calibration => {
  const { proposals, reviewers, marks, line, k, scale = {}, seed = 20_261_122, draws = 2000 } = question;
  const panel = panelOf(proposals, reviewers, marks);
  const { basis, missing, estimate, likelihoodRatio } = basisOf(panel);
  const rounding = roundingOf(scale);
  const plain = rawTally(panel);
  const unreviewed = proposals.filter((name) => !plain.proposals.has(name)).map((proposal): OneMore => ({ proposal, reviews: 0, unsure: null, gain: null }));
  const head = {
    formula: FORMULA,
    calibrated: basis === 'offsets',
    basis,
    missing,
    groups: separateGroups(panel),
    reviewsCounted: panel.value.length,
    rounding,
    likelihoodRatio,
    seed,
    draws,
    line: line ?? null,
    k: k ?? null,
  } as const;
  if (estimate === null)
    return {
      ...head,
      variances: null,
      level: null,
      proposals: proposals.map((name) => plain.proposals.get(name) ?? untallied(name)),
      reviewers: reviewers.map((name) => plain.reviewers.get(name) ?? unheard(name)),
      reviews: plain.reviews,
      oneMore: unreviewed,
    };
  const bar: Bar = { line, k };
  const isCorrected = basis === 'offsets';
  const variances = { ...estimate, noise: estimate.noise + rounding };
  const posterior = posteriorOf(panel, variances);
  const widening = wideningOf(posterior, estimate, scale);
  const ranking = rankingOf(posterior, widening, bar, seed, draws);
  const standings = standingsOf(posterior, widening, ranking, bar, [...plain.proposals.values()], isCorrected);
  const standingOf = new Map(standings.map((standing) => [standing.proposal, standing]));
  const severityOf = new Map(
    panel.reviewers.map((name, r) => [name, { offset: posterior.offset[r]!, deviation: Math.sqrt(varianceOf(posterior, offsetForm(posterior, r))) }]),
  );
  const without = withoutReview(posterior, widening, ranking, bar, seed);
  return {
    ...head,
    variances,
    level: posterior.level,
    proposals: proposals.map((name) => standingOf.get(name) ?? untallied(name)),
    reviewers: reviewers.map((name) => ({ ...(plain.reviewers.get(name) ?? unheard(name)), ...(isCorrected ? severityOf.get(name) : undefined) })),
    reviews: plain.reviews.map((review, i): ReviewTally => {
      const { deviation: _, mean, ...chances } = without(i);
      const { reviews, gain, band } = standings[panel.proposal[i]!]!;
      const left = { ...review.without, ...(isCorrected ? { calibratedMean: mean } : {}), ...chances, band: bandOf(chances.pChosen, reviews - 1, gain) };
      const residual = review.mark - posterior.quality[panel.proposal[i]!]! - posterior.offset[panel.reviewer[i]!]!;
      return { ...review, residual, without: left, changesBand: left.band !== band };
    }),
    oneMore: [...unreviewed, ...worthAsking(standings)],
  };
};
