import type { Actor } from './actor.ts';
import { assignmentItem, isLive, type Round } from './assignment.ts';
import type { Change } from './change.ts';
import { SK } from './change.ts';
import { type Candidate, type ConflictKind, conflictOf } from './conflict.ts';
import type { NewFact } from './fact.ts';
import type { Proposal } from './proposal.ts';
import { refuseUnless } from './refusal.ts';
import { isInTeam } from './team.ts';

/**
 * Somebody without a conflict confirms, dismisses or waives the conflict of another person; everybody may confirm an own one. Confirming recuses a reviewer at once and
 * takes the item from an involved owner; an own proposal can never be waived.
 */
export const decideConflict = (
  { proposal, assignments }: Round,
  {
    by,
    person,
    state,
    conflict,
    reason,
  }: { by: Actor; person: Candidate; state: 'confirmed' | 'dismissed' | 'waived'; conflict: ConflictKind; reason: string },
): Change<Proposal> => {
  refuseUnless(person.id !== by.id || state === 'confirmed', 'conflict.own');
  refuseUnless(person.id !== proposal.applicant && !isInTeam(proposal, person.id), 'conflict.own');
  refuseUnless(state === 'confirmed' || conflictOf(person, proposal), 'conflict.none');
  const facts: NewFact[] = [{ type: 'ConflictDecided', person: person.id, state, reason: conflict }];
  const own = state === 'confirmed' ? assignments.find((assignment) => assignment.reviewer === person.id && isLive(assignment)) : undefined;
  if (own) facts.push({ type: 'ReviewerRecused', reviewer: person.id });
  const losesOwner = state === 'confirmed' && proposal.owner === person.id;
  if (losesOwner) facts.push({ type: 'OwnerChanged', ownerFrom: person.id });
  return {
    root: losesOwner ? { ...proposal, owner: undefined } : proposal,
    items: own ? [assignmentItem({ ...own, status: 'recused', reason: 'conflict', nextTouch: undefined })] : [],
    removes: own ? [SK.reviewDraft(person.id)] : [],
    facts,
    conflicts: [{ person: person.id, item: proposal.id, state, conflict, reason }],
  };
};
