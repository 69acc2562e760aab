import type { Missing } from './overlap.ts';
import type { Panel } from './panel.ts';
import type { Variances } from './model.ts';

/** Changes whenever the same marks could give other numbers; a decision stores it. */
export const FORMULA = 'additive-gaussian-2';

/** null where nothing was asked or nothing can be said. */
export type Band = 'recommend' | 'decline' | 'deliberate' | 'ask-one-more' | null;

export type ProposalTally = {
  readonly proposal: string;
  readonly reviews: number;
  readonly rawMean: number | null;
  /** Lowest and highest mark. */
  readonly range: readonly [number, number] | null;
  /** The quality that an average reviewer would see; the raw mean where nothing was calibrated. */
  readonly calibratedMean: number | null;
  /** Standard deviation of the quality, and where it lies with nine chances in ten: about what the model expects, which is nearer the level than an extreme mean of few marks, and widened to hold the mean that stands. */
  readonly deviation: number | null;
  readonly interval: readonly [number, number] | null;
  readonly pAboveLine: number | null;
  readonly pFirstK: number | null;
  /** Both at once; what the band is read from. */
  readonly pChosen: number | null;
  readonly expectedRank: number | null;
  readonly band: Band;
  /** By how much one more review is expected to lower the chance of a wrong side. */
  readonly gain: number | null;
  /** Chance of marks that lie so far apart by noise alone; below .05 people should talk. */
  readonly disagreement: { readonly p: number; readonly flagged: boolean } | null;
};

/** Says how severe somebody is: for staff alone, never for applicants or other reviewers. */
export type ReviewerTally = {
  readonly reviewer: string;
  readonly reviews: number;
  /** Above 0 = more generous than the average reviewer, in the units of the marks. */
  readonly offset: number | null;
  readonly deviation: number | null;
  readonly staffOnly: true;
};

/** What one review does: the same figures of its proposal without it. */
export type ReviewTally = {
  readonly proposal: string;
  readonly reviewer: string;
  readonly mark: number;
  readonly residual: number | null;
  readonly without: {
    readonly rawMean: number | null;
    readonly calibratedMean: number | null;
    readonly pAboveLine: number | null;
    readonly pFirstK: number | null;
    readonly pChosen: number | null;
    readonly band: Band;
  };
  readonly changesBand: boolean;
  readonly staffOnly: true;
};

/** `unsure` = min(P, 1 − P); both are null for a proposal that nobody has reviewed, which comes first. */
export type OneMore = { readonly proposal: string; readonly reviews: number; readonly unsure: number | null; readonly gain: number | null };

export type Calibration = {
  readonly formula: typeof FORMULA;
  /** Whether offsets of reviewers were taken out; if not, `missing` says why. */
  readonly calibrated: boolean;
  /** `no-offsets`: reviewers overlap but do not clearly differ, so intervals and chances come from the model without offsets. `raw`: neither. */
  readonly basis: 'offsets' | 'no-offsets' | 'raw';
  readonly missing: readonly Missing[];
  /** Groups of proposals without a common reviewer; more than one = compared by assumption alone. */
  readonly groups: number;
  readonly reviewsCounted: number;
  /** Squared marks; `noise` includes the rounding. */
  readonly variances: Variances | null;
  readonly rounding: number;
  readonly level: number | null;
  readonly likelihoodRatio: number | null;
  readonly seed: number;
  readonly draws: number;
  readonly line: number | null;
  readonly k: number | null;
  readonly proposals: readonly ProposalTally[];
  readonly reviewers: readonly ReviewerTally[];
  readonly reviews: readonly ReviewTally[];
  /** Where one more review helps most, best first. */
  readonly oneMore: readonly OneMore[];
};

/** Below this gain one more review is not worth a volunteer's time; people decide. */
const WORTH_ASKING = 0.05;

/** Fewer than two reviews never suggest an outcome. */
export const bandOf = (p: number | null, reviews: number, gain: number | null): Band => {
  if (p === null) return null;
  if (reviews < 2) return 'ask-one-more';
  if (p >= 0.9) return 'recommend';
  if (p <= 0.1) return 'decline';
  return gain !== null && gain >= WORTH_ASKING ? 'ask-one-more' : 'deliberate';
};

/** A proposal without a mark: it takes no part in the order. */
export const untallied = (proposal: string): ProposalTally => ({
  proposal,
  reviews: 0,
  rawMean: null,
  range: null,
  calibratedMean: null,
  deviation: null,
  interval: null,
  pAboveLine: null,
  pFirstK: null,
  pChosen: null,
  expectedRank: null,
  band: 'ask-one-more',
  gain: null,
  disagreement: null,
});

export const unheard = (reviewer: string): ReviewerTally => ({ reviewer, reviews: 0, offset: null, deviation: null, staffOnly: true });

/** The marks as they are: plain means and ranges of those that have a mark, and each review with what is left without it, in the panel's order. */
export const rawTally = ({ proposals, reviewers, proposal, reviewer, value, ofProposal, ofReviewer }: Panel) => {
  const marksOf = proposals.map((_, p) => Array.from(ofProposal.order.subarray(ofProposal.start[p]!, ofProposal.start[p + 1]!), (i) => value[i]!));
  const sums = marksOf.map((marks) => marks.reduce((sum, mark) => sum + mark, 0));
  return {
    proposals: new Map(
      proposals.map((name, p): [string, ProposalTally] => {
        const own = marksOf[p]!;
        const rawMean = sums[p]! / own.length;
        return [name, { ...untallied(name), reviews: own.length, rawMean, range: [Math.min(...own), Math.max(...own)], calibratedMean: rawMean, band: null }];
      }),
    ),
    reviewers: new Map(
      reviewers.map((name, r): [string, ReviewerTally] => [name, { ...unheard(name), reviews: ofReviewer.start[r + 1]! - ofReviewer.start[r]! }]),
    ),
    reviews: Array.from(value, (mark, i): ReviewTally => {
      const p = proposal[i]!;
      const others = marksOf[p]!.length - 1;
      const rawMean = others > 0 ? (sums[p]! - mark) / others : null;
      const without = { rawMean, calibratedMean: rawMean, pAboveLine: null, pFirstK: null, pChosen: null, band: null };
      return { proposal: proposals[p]!, reviewer: reviewers[reviewer[i]!]!, mark, residual: null, without, changesBand: false, staffOnly: true };
    }),
  };
};
