import * as z from 'zod';
import { ProposalStage } from '../domain/proposal.ts';
import { Tlp } from '../domain/vocabulary.ts';

const Score = z.number().nullable();

/** A proposal in the ranked list of its call. */
export const RankedRow = z.object({
  id: z.string(),
  reference: z.string(),
  title: z.string(),
  tlp: Tlp,
  language: z.enum(['nl', 'en']),
  stage: ProposalStage,
  due: z.string().optional(),
  late: z.boolean(),
  /** 1 = best; null while there is no score. */
  place: z.number().nullable(),
  reviews: z.number(),
  quorum: z.number(),
  /** Asked, and not in yet. */
  open: z.number(),
  /** 0-100, as the rubric weighs it, and the lowest and highest of one reviewer. */
  score: Score,
  low: Score,
  high: Score,
  /** What each reviewer gave, by name; null where the reviewer could not judge. */
  judged: z.array(z.object({ name: z.string(), marks: z.record(z.string(), z.number().nullable()), vote: z.enum(['yes', 'no', 'pitch']) })),
  votes: z.object({ yes: z.number(), no: z.number(), pitch: z.number() }),
  flags: z.array(z.string()),
  minimaMet: z.boolean(),
  safetyBlocks: z.boolean(),
  seatMissing: z.boolean(),
  suggestion: z.string().nullable(),
  /** What is left when the severity of reviewers is taken out, with where it lies by nine chances in ten, and the chance of lying above the line. */
  calibrated: z.object({ score: z.number(), low: z.number(), high: z.number(), above: z.number(), band: z.string() }).nullable(),
});
export type RankedRow = z.infer<typeof RankedRow>;

export const RankingPage = z.object({
  call: z.string(),
  /** What else can be ranked: the calls, and the last quarters of the open intake. */
  calls: z.array(z.object({ id: z.string(), title: z.object({ nl: z.string(), en: z.string() }).optional() })),
  rubric: z.string(),
  formula: z.string(),
  basis: z.enum(['offsets', 'no-offsets', 'raw']),
  /** In sentences, why nothing was corrected and what only an assumption compares. */
  why: z.array(z.string()),
  /** From which score on acceptance is suggested. */
  line: z.number(),
  total: z.number(),
  rows: z.array(RankedRow),
  cursor: z.string().optional(),
});
export type RankingPage = z.infer<typeof RankingPage>;
