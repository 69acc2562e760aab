import * as z from 'zod';
import { DecidedOutcome } from './decision.ts';
import { CriterionId } from './rubric.ts';
import { prose } from './text.ts';

/** Longer than a letter may be: nothing that was typed is lost for being too long. */
const typed = prose(0, 4000);

/** A decision and its letter while they are being written, at any degree of completeness: it decides nothing, and leaves no fact. */
export const DecisionDraft = z.strictObject({
  outcome: DecidedOutcome.optional(),
  reason: typed.optional(),
  /** A line each. */
  conditions: typed.optional(),
  override: typed.optional(),
  meant: typed.optional(),
  opening: typed.optional(),
  criteria: z.array(z.strictObject({ id: CriterionId, band: z.enum(['weak', 'fair', 'good', 'strong']).optional(), text: typed })).max(12),
  doFirst: typed.optional(),
  resubmit: z.boolean(),
  resubmitFrom: prose(0, 20).optional(),
  talkTo: typed.optional(),
});
export type DecisionDraft = z.infer<typeof DecisionDraft>;

/** As it is kept: by whom and when it was saved last, and how often. */
export const KeptDraft = z.object({ body: DecisionDraft, version: z.number().int().positive(), by: z.string(), at: z.string() });
export type KeptDraft = z.infer<typeof KeptDraft>;
