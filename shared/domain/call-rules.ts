import * as z from 'zod';
import { DEFAULT_RULES, type ProposalRules } from './rules.ts';

/** How a call judges, as an administrator enters it; what is left out is as usual. */
export const CALL_RULES = {
  reviewersPerProposal: z.number().int().min(1).max(7).optional(),
  quorum: z.number().int().min(1).max(7).optional(),
  approvals: z.number().int().min(1).max(3).optional(),
  routing: z.enum(['confirmed', 'automatic']).optional(),
  blind: z.boolean().optional(),
  /** Nobody at the desk reads a proposal before the end has passed for everybody. */
  sealed: z.boolean().optional(),
  /** The version of the rubric. */
  rubric: z.string().max(33).optional(),
};
const Rules = z.object(CALL_RULES);
export type CallRules = z.infer<typeof Rules>;
type Chosen = { readonly [K in keyof CallRules]-?: NonNullable<CallRules[K]> };

/** The rules of a call with nothing left out; a quorum that was not named is all who are asked. */
export const chosenRules = (call: CallRules): Chosen => {
  const reviewersPerProposal = call.reviewersPerProposal ?? DEFAULT_RULES.reviewers;
  return {
    reviewersPerProposal,
    quorum: call.quorum ?? reviewersPerProposal,
    approvals: call.approvals ?? DEFAULT_RULES.approvals,
    routing: call.routing ?? DEFAULT_RULES.routing,
    blind: call.blind ?? DEFAULT_RULES.blind,
    sealed: call.sealed ?? false,
    rubric: call.rubric ?? DEFAULT_RULES.rubric,
  };
};

/** The same as a proposal takes it along, sealed until the moment said. */
export const proposalRules = (call: CallRules, sealedUntil: string | undefined): ProposalRules => {
  const { reviewersPerProposal, sealed, ...rules } = chosenRules(call);
  return { ...rules, reviewers: reviewersPerProposal, ...(sealed && sealedUntil ? { sealedUntil } : {}) };
};
