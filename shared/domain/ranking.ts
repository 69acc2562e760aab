import { calibrate } from './calibrate/calibrate.ts';
import type { Missing } from './calibrate/overlap.ts';
import type { Band, Calibration, ProposalTally } from './calibrate/result.ts';
import { marksOf, stepOf } from './calibrate/reviews.ts';
import { type Candidate, conflictOf } from './conflict.ts';
import type { Marks, Rubric } from './rubric.ts';
import { type Judged, type Tally, tallyOf } from './tally.ts';
import type { TallyLine } from './tally-line.ts';

/** What the model adds to the raw score, in the same 0-100; only where reviewers overlap enough. */
export type Calibrated = {
  readonly score: number;
  readonly low: number;
  readonly high: number;
  /** The chance of lying above the line. */
  readonly above: number;
  readonly band: Exclude<Band, null>;
};

export type Standing = {
  readonly proposal: string;
  /** 1 = best; null without a score. Equal scores share a place. */
  readonly place: number | null;
  readonly reviews: number;
  readonly quorum: number;
  /** Who was asked and has sent nothing in yet. */
  readonly open: number;
  readonly score: number | null;
  /** Lowest and highest total of one reviewer. */
  readonly low: number | null;
  readonly high: number | null;
  readonly votes: Tally['votes'];
  /** What each reviewer gave, those who counted alone, in an order that stays. */
  readonly judged: readonly { readonly reviewer: string; readonly marks: Marks; readonly vote: Judged['vote'] }[];
  readonly flags: Tally['flags'];
  readonly minimaMet: boolean;
  readonly safetyBlocks: boolean;
  /** Whether a safety seat was asked for and nobody who sent a review in holds it. */
  readonly seatMissing: boolean;
  readonly suggestion: Tally['suggestion'];
  readonly calibrated: Calibrated | null;
};

export type Ranking = {
  readonly formula: string;
  readonly basis: Calibration['basis'];
  /** Why nothing was corrected. */
  readonly missing: readonly Missing[];
  /** Proposals that share no reviewer fall apart into so many groups. */
  readonly groups: number;
  readonly line: number;
  readonly standings: readonly Standing[];
};

/** Only the lines of proposals that this person may know of: nobody else's marks move what is shown. */
export const visibleLines = (lines: readonly TallyLine[], viewer: Candidate): TallyLine[] =>
  lines.filter(({ proposal, applicant, organisations, parties }) => !conflictOf(viewer, { id: proposal, applicant, organisations, parties }));

const isCounted = (line: TallyLine): line is TallyLine & Required<Pick<TallyLine, 'marks' | 'vote'>> =>
  line.status === 'submitted' && line.marks !== undefined && line.vote !== undefined;

const judgedFrom = (lines: readonly TallyLine[]): Judged[] =>
  lines.filter(isCounted).map(({ reviewer, marks, vote, inScope = true, seat }) => ({ reviewer, marks: marks as Marks, vote, inScope, safetySeat: seat }));

const round1 = (value: number): number => Math.round(value * 10) / 10;
const clamped = (value: number): number => Math.min(100, Math.max(0, round1(value * 10)));

const calibratedFrom = ({ calibratedMean, interval, pAboveLine, band }: ProposalTally): Calibrated | null =>
  calibratedMean === null || interval === null || pAboveLine === null || band === null
    ? null
    : { score: clamped(calibratedMean), low: clamped(interval[0]), high: clamped(interval[1]), above: Math.round(pAboveLine * 100) / 100, band };

const standingOf = (rubric: Rubric, proposal: string, lines: readonly TallyLine[], model: ProposalTally | undefined): Omit<Standing, 'place'> => {
  const asksSeat = lines.some((line) => line.asksSeat);
  const judged = judgedFrom(lines);
  const { reviews, score, totals, votes, flags, minimaMet, safetyBlocks, suggestion } = tallyOf(rubric, judged, asksSeat);
  const known = totals.flatMap(({ total }) => (total === null ? [] : [total]));
  return {
    proposal,
    reviews,
    quorum: Math.max(...lines.map(({ quorum }) => quorum)),
    open: lines.filter(({ status }) => status !== 'submitted').length,
    score,
    low: known.length === 0 ? null : Math.min(...known),
    high: known.length === 0 ? null : Math.max(...known),
    votes,
    judged: judged.map(({ reviewer, marks, vote }) => ({ reviewer, marks, vote })).sort((a, b) => (a.reviewer < b.reviewer ? -1 : 1)),
    flags,
    minimaMet,
    safetyBlocks,
    seatMissing: asksSeat && !judged.some(({ safetySeat }) => safetySeat),
    suggestion,
    calibrated: model ? calibratedFrom(model) : null,
  };
};

/** By what a proposal is ranked: the calibrated score where there is one for all, else the raw one. */
const keyOf = ({ calibrated, score }: Omit<Standing, 'place'>): number | null => calibrated?.score ?? score;

const byKey = (a: Omit<Standing, 'place'>, b: Omit<Standing, 'place'>): number =>
  (keyOf(b) ?? -1) - (keyOf(a) ?? -1) || (b.score ?? -1) - (a.score ?? -1) || (a.proposal < b.proposal ? -1 : 1);

/** Draws behind ranks that nobody is shown; the chance of the line is exact without them. */
const DRAWS = 1;

/**
 * The proposals of a call from the best to the weakest. The raw score is the weighted mean of the rubric; what the model of severity makes
 * of it stands beside it only where enough reviewers overlap, else the ranking says why not. Pure: the same lines give the same ranking in
 * whatever order they come.
 */
export const rankingOf = (rubric: Rubric, lines: readonly TallyLine[]): Ranking => {
  const byProposal = new Map<string, TallyLine[]>();
  for (const line of lines) byProposal.set(line.proposal, [...(byProposal.get(line.proposal) ?? []), line]);
  const counted = lines.filter(isCounted);
  const model = calibrate({
    proposals: [...byProposal.keys()].sort(),
    reviewers: [...new Set(counted.map(({ reviewer }) => reviewer))].sort(),
    marks: marksOf(
      rubric,
      counted.map(({ proposal, reviewer, marks, confidence = 2 }) => ({ proposal, reviewer, marks: marks as Marks, confidence: confidence as 1 | 2 | 3 })),
    ),
    line: rubric.score.accept / 10,
    scale: { low: 0, high: 10, step: stepOf(rubric) },
    draws: DRAWS,
  });
  const modelOf = new Map(model.basis === 'raw' ? [] : model.proposals.map((tally) => [tally.proposal, tally]));
  const standings = [...byProposal].map(([proposal, own]) => standingOf(rubric, proposal, own, modelOf.get(proposal))).sort(byKey);
  let place = 0;
  return {
    formula: model.formula,
    basis: model.basis,
    missing: model.missing,
    groups: model.groups,
    line: rubric.score.accept,
    standings: standings.map((standing, i) => {
      const before = standings[i - 1];
      if (!before || keyOf(before) !== keyOf(standing)) place = i + 1;
      return { ...standing, place: keyOf(standing) === null ? null : place };
    }),
  };
};
