import * as z from 'zod';
import { Instant } from './clock.ts';

/** The version of the rubric by which is judged where nothing else was chosen. */
export const STANDARD_VERSION = 'standard-1';

/**
 * By which rules a proposal is judged. They are a call's, taken along when the proposal is sent in: from then on the call stands still, so
 * that they hold for the proposal's whole life.
 */
export const ProposalRules = z.object({
  /** People who are asked for a judgement. */
  reviewers: z.number().int().min(1).max(7),
  /** Reviews that a round needs before it may close without a reason; never more than are asked for. */
  quorum: z.number().int().min(1).max(7),
  /** Members of the board who have to agree to a decision. */
  approvals: z.number().int().min(1).max(3),
  /** A member of staff confirms the panel, or it is asked as it was found. */
  routing: z.enum(['confirmed', 'automatic']),
  /** Reviewers do not read whose proposal it is. */
  blind: z.boolean(),
  /** The version of the rubric. */
  rubric: z.string().regex(/^[a-z][a-z0-9-]{0,30}-[1-9][0-9]?$/),
  /** Nobody at the desk may read it until this moment has passed and the seal was taken off. */
  sealedUntil: Instant.optional(),
});
export type ProposalRules = z.infer<typeof ProposalRules>;

export const DEFAULT_RULES: ProposalRules = {
  reviewers: 3,
  quorum: 3,
  approvals: 1,
  routing: 'confirmed',
  blind: false,
  rubric: STANDARD_VERSION,
};

/** What a root keeps: only what differs from the default. */
export const OwnRules = ProposalRules.partial();
export type OwnRules = z.infer<typeof OwnRules>;

export const rulesOf = ({ rules }: { readonly rules?: OwnRules | undefined }): ProposalRules => ({ ...DEFAULT_RULES, ...rules });

/** Only what differs from the default, or nothing at all. */
export const ownRules = (rules: ProposalRules): OwnRules | undefined => {
  const own = Object.entries(rules).filter(([name, value]) => value !== undefined && value !== DEFAULT_RULES[name as keyof ProposalRules]);
  return own.length === 0 ? undefined : Object.fromEntries(own);
};

/** Whether the seal of a call is still on: nobody at the desk reads or finds the proposal. */
export const isSealed = ({ rules }: { readonly rules?: OwnRules | undefined }): boolean => rules?.sealedUntil !== undefined;

/** Whether an item is nobody's business yet but its sender's: a draft, or what a seal is still on. */
export const isUnseen = (item: { readonly stage: string; readonly rules?: OwnRules | undefined }): boolean => item.stage === 'draft' || isSealed(item);
