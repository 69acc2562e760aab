import type { Actor } from './actor.ts';
import { type Round, requireUnconflicted } from './assignment.ts';
import type { Change } from './change.ts';
import { type Proposal, requireStage } from './proposal.ts';
import { refuseUnless } from './refusal.ts';

/** How many stand behind a held decision, whoever made it among them; those who have a conflict by now do not count. */
export const approvalsOf = ({ decidedBy, approvedBy = [] }: Pick<Proposal, 'decidedBy' | 'approvedBy'>, conflicted: readonly string[] = []): number =>
  [...(decidedBy ? [decidedBy] : []), ...approvedBy].filter((person) => !conflicted.includes(person)).length;

/** Somebody else agrees to a held decision, of which `decision` says the number that was read. */
export const approveDecision = ({ proposal }: Round, { by, decision }: { by: Actor; decision: number }): Change<Proposal> => {
  const checks = requireUnconflicted(proposal, by);
  requireStage(proposal, ['decided']);
  refuseUnless(decision === proposal.decisions, 'decision.letter-unread');
  refuseUnless(proposal.decidedBy !== by.id, 'decision.own-approval');
  const known = proposal.approvedBy ?? [];
  refuseUnless(!known.includes(by.id), 'decision.approved-before');
  return { root: { ...proposal, approvedBy: [...known, by.id] }, facts: [{ type: 'DecisionApproved', decision }], checks };
};
