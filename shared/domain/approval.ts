import type { Actor } from './actor.ts';
import { type Round, requireUnconflicted } from './assignment.ts';
import type { Change } from './change.ts';
import { type Proposal, requireStage } from './proposal.ts';
import { refuseUnless } from './refusal.ts';
import { rulesOf } from './rules.ts';

/** How many stand behind a held decision, whoever made it among them; those who have a conflict by now do not count. */
export const approvalsOf = ({ decidedBy, approvedBy = [] }: Pick<Proposal, 'decidedBy' | 'approvedBy'>, conflicted: readonly string[] = []): number =>
  [...(decidedBy ? [decidedBy] : []), ...approvedBy].filter((person) => !conflicted.includes(person)).length;

/** Whether a held decision waits for the agreement of others. */
export const lacksApproval = (proposal: Proposal): boolean => proposal.stage === 'decided' && approvalsOf(proposal) < rulesOf(proposal).approvals;

/** Who cannot agree to a held decision any more: whoever made it, agreed already, or had a part in the earlier one. */
export const isBoundBy = ({ decidedBy, approvedBy = [], involved = [] }: Pick<Proposal, 'decidedBy' | 'approvedBy' | 'involved'>, id: string): boolean =>
  [decidedBy, ...approvedBy, ...involved].includes(id);

/** Whether somebody had a part in the earlier decision, which a reconsideration took up again. */
export const wasInvolved = ({ involved = [] }: Pick<Proposal, 'involved'>, { id }: Pick<Actor, 'id'>): boolean => involved.includes(id);

/** A decision that was taken up again is made, agreed to and released by people who had no part in the earlier one. @throws decision.involved */
export const requireUninvolved = (proposal: Proposal, by: Actor): void => refuseUnless(!wasInvolved(proposal, by), 'decision.involved');

/** Somebody else agrees to a held decision, of which `decision` says the number that was read. */
export const approveDecision = ({ proposal }: Round, { by, decision }: { by: Actor; decision: number }): Change<Proposal> => {
  const checks = requireUnconflicted(proposal, by);
  requireStage(proposal, ['decided']);
  requireUninvolved(proposal, by);
  refuseUnless(decision === proposal.decisions, 'decision.letter-unread');
  refuseUnless(proposal.decidedBy !== by.id, 'decision.own-approval');
  const known = proposal.approvedBy ?? [];
  refuseUnless(!known.includes(by.id), 'decision.approved-before');
  return { root: { ...proposal, approvedBy: [...known, by.id] }, facts: [{ type: 'DecisionApproved', decision }], checks };
};
