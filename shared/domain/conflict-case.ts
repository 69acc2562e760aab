import type { Actor, ConflictState } from './actor.ts';
import { type Assignment, assignmentItem, isLive, type Round } from './assignment.ts';
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

/** Who goes on with an item whose owner steps back, where somebody is free. */
export type StandIn = (proposal: Proposal) => string | undefined;
const NOBODY_FREE: StandIn = () => undefined;

/** What a person's conflict ends: the own assignment, whose text is hidden and whose review is sealed and left out of the tally, and answering for the item. */
const steppingBack = (
  { proposal, assignments }: Round,
  person: string,
  standIn: StandIn,
): Required<Pick<Change<Proposal>, 'root' | 'items' | 'removes'>> & { readonly facts: readonly NewFact[] } => {
  const own = assignments.find((assignment) => assignment.reviewer === person && isLive(assignment));
  const losesOwner = proposal.owner === person;
  const next = losesOwner ? standIn(proposal) : undefined;
  return {
    root: losesOwner ? { ...proposal, owner: next } : proposal,
    items: own ? [assignmentItem({ ...own, status: 'recused', reason: 'conflict', nextTouch: undefined })] : [],
    removes: own ? [SK.reviewDraft(person)] : [],
    facts: [
      ...(own ? [{ type: 'ReviewerRecused', reviewer: person } as const] : []),
      ...(losesOwner ? [{ type: 'OwnerChanged', ownerFrom: person, ...(next ? { ownerTo: next } : {}) } as const] : []),
    ],
  };
};

/** Stages in which it matters who judges and who answers for it; what was announced stays as it was judged. */
export const UNDER_WAY = ['submitted', 'screening', 'info-requested', 'in-review', 'deliberation', 'decided'] as const;

/**
 * A relation came up after somebody had got to do with the item: whoever is bound to it steps back at once, whatever the kind; one that may
 * be waived, or is found not to be so, lets the liaison ask again. @returns undefined where nobody is bound, or nothing bars
 */
export const detectConflict = (round: Round, person: Concerned, standIn = NOBODY_FREE): Change<Proposal> | undefined => {
  const { proposal } = round;
  const found = (UNDER_WAY as readonly string[]).includes(proposal.stage) ? conflictOf(person, proposal) : undefined;
  const back = found && steppingBack(round, person.id, standIn);
  if (!back || back.facts.length === 0) return undefined;
  return {
    ...back,
    facts: [{ type: 'ConflictDetected', person: person.id, conflict: found.kind }, ...back.facts],
    checks: [{ kind: 'relation-version', person: person.id, version: person.relationVersion }],
  };
};

/** What a text that has changed ends: whoever is barred by it steps back with it. @returns the change with that, and the assignments that are left */
export const withoutConflicted = (
  change: Change<Proposal>,
  assignments: readonly Assignment[],
  people: readonly Concerned[],
): { readonly change: Change<Proposal>; readonly left: readonly Assignment[] } => {
  const backs = people.flatMap((person) => detectConflict({ proposal: change.root, assignments }, person) ?? []);
  const gone = backs.flatMap(({ facts }) => facts.flatMap((fact) => (fact.type === 'ReviewerRecused' ? fact.reviewer : [])));
  const losesOwner = backs.some(({ root }) => root.owner !== change.root.owner);
  return {
    change: {
      ...change,
      root: losesOwner ? { ...change.root, owner: undefined } : change.root,
      items: [...(change.items ?? []), ...backs.flatMap(({ items = [] }) => items)],
      removes: [...(change.removes ?? []), ...backs.flatMap(({ removes = [] }) => removes)],
      facts: [...change.facts, ...backs.flatMap(({ facts }) => facts)],
      checks: [...(change.checks ?? []), ...backs.flatMap(({ checks = [] }) => checks)],
    },
    left: assignments.filter(({ reviewer }) => !gone.includes(reviewer)),
  };
};

/**
 * Somebody without a conflict confirms, dismisses or waives the conflict of another person; everybody may confirm an own one. Dismissing says
 * that it is not so; only what a chair may decide on is ever waived, and an own proposal never. What is cleared is every kind that barred at
 * that moment, and none that comes later. Confirming recuses a reviewer at once and takes the item from an involved owner,
 * so that a stand-in acts.
 */
export const decideConflict = (
  { proposal, assignments }: Round,
  {
    by,
    person,
    state,
    conflict,
    reason,
    standIn = NOBODY_FREE,
  }: { by: Actor; person: Concerned; state: 'confirmed' | 'dismissed' | 'waived'; conflict: ConflictKind; reason: string; standIn?: StandIn },
): Change<Proposal> => {
  refuseUnless(person.id !== by.id || state === 'confirmed', 'conflict.own');
  refuseUnless(person.id !== proposal.applicant && !isInTeam(proposal, person.id), 'conflict.own');
  refuseUnless(state === 'confirmed' || conflictOf(person, proposal), 'conflict.none');
  const barring = barringKinds(person, proposal);
  refuseUnless(state !== 'waived' || barring.every((kind) => WAIVABLE.includes(kind)), 'conflict.not-waivable');
  const kinds = state === 'confirmed' ? undefined : [...new Set([...(person.row?.kinds ?? []), ...barring, conflict])];
  const decided: NewFact = { type: 'ConflictDecided', person: person.id, state, reason: conflict };
  const back = state === 'confirmed' ? steppingBack({ proposal, assignments }, person.id, standIn) : undefined;
  return {
    root: proposal,
    ...back,
    facts: [decided, ...(back?.facts ?? [])],
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
