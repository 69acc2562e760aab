import type { Actor, ConflictState } from './actor.ts';
import { assignmentItem, isLive, type Round } from './assignment.ts';
import type { Change } from './change.ts';
import { SK } from './change.ts';
import { type Candidate, type ConflictKind, conflictOf, detectedKinds, WAIVABLE } from './conflict.ts';
import type { NewFact } from './fact.ts';
import type { Proposal } from './proposal.ts';
import { refuseUnless } from './refusal.ts';
import { isInTeam } from './team.ts';

/** What stands of a person and the item, as it was read. */
export type ConflictRead = { readonly state: ConflictState; readonly conflict: string; readonly kinds?: readonly string[] | undefined };
/** Whom it is decided about: with all relations, and their version, so that one that comes in meanwhile is noticed. */
export type Concerned = Candidate & { readonly relationVersion: number; readonly row?: ConflictRead | undefined };

const isCleared = ({ state }: ConflictRead): boolean => state === 'dismissed' || state === 'waived';

/** Every kind that bars this person now: what was said, and what the store knows beside it. */
export const barringKinds = (person: Concerned, proposal: Proposal): readonly string[] => {
  const { row } = person;
  const cleared = row && isCleared(row) ? (row.kinds ?? [row.conflict]) : [];
  const said = row && !isCleared(row) ? [row.conflict] : [];
  return [...new Set([...said, ...detectedKinds(person, proposal)])].filter((kind) => !cleared.includes(kind));
};

/**
 * Somebody without a conflict confirms, dismisses or waives the conflict of another person; everybody may confirm an own one. Dismissing says
 * that it is not so; only what a chair may decide on is ever waived, and an own proposal never. What is cleared is every kind that barred at
 * that moment, and none that comes later. Confirming recuses a reviewer at once and takes the item from an involved owner.
 */
export const decideConflict = (
  { proposal, assignments }: Round,
  {
    by,
    person,
    state,
    conflict,
    reason,
  }: { by: Actor; person: Concerned; state: 'confirmed' | 'dismissed' | 'waived'; conflict: ConflictKind; reason: string },
): Change<Proposal> => {
  refuseUnless(person.id !== by.id || state === 'confirmed', 'conflict.own');
  refuseUnless(person.id !== proposal.applicant && !isInTeam(proposal, person.id), 'conflict.own');
  refuseUnless(state === 'confirmed' || conflictOf(person, proposal), 'conflict.none');
  const barring = barringKinds(person, proposal);
  refuseUnless(state !== 'waived' || barring.every((kind) => WAIVABLE.includes(kind)), 'conflict.not-waivable');
  const kinds = state === 'confirmed' ? undefined : [...new Set([...(person.row?.kinds ?? []), ...barring, conflict])];
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
    conflicts: [
      {
        person: person.id,
        item: proposal.id,
        state,
        conflict,
        ...(kinds ? { kinds } : {}),
        by: by.id,
        reason,
        relationVersion: person.relationVersion,
      },
    ],
  };
};
