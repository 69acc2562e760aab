import * as z from 'zod';
import type { Actor, ConflictState } from './actor.ts';
import { overlap } from './organisation.ts';

/** Kinds of conflict that a person can declare; the first five block, the others are the chair's to decide and block until then. */
export const CONFLICT_KINDS = ['same-org', 'named', 'family', 'financial', 'competing-proposal', 'competitor', 'co-author', 'customer'] as const;
export const ConflictKind = z.enum(CONFLICT_KINDS);
export type ConflictKind = z.infer<typeof ConflictKind>;

/** What of an item decides whether somebody is conflicted: present in the root and in every list row. */
export type Involved = {
  readonly id: string;
  readonly applicant?: string | undefined;
  /** Who joined the applicant. */
  readonly team?: readonly string[] | undefined;
  readonly organisations: readonly string[];
  readonly parties: readonly string[];
};

/** Whoever may be conflicted: an actor, or a person on the roster. */
export type Candidate = Pick<Actor, 'id' | 'keys' | 'conflicts'>;

export type FoundConflict = { readonly state: ConflictState; readonly kind: ConflictKind | 'own' };

const CLEARED: readonly ConflictState[] = ['dismissed', 'waived'];

/**
 * Why this person may neither see nor judge the item, or undefined. An own proposal can never be waived; a relation that the
 * store knows (same organisation, named in the proposal) counts as detected until somebody without a conflict dismisses or waives it.
 */
export const conflictOf = (person: Candidate, item: Involved): FoundConflict | undefined => {
  if ((item.applicant !== undefined && item.applicant === person.id) || item.team?.includes(person.id)) return { state: 'confirmed', kind: 'own' };
  const decided = person.conflicts[item.id];
  if (decided !== undefined) return CLEARED.includes(decided) ? undefined : { state: decided, kind: 'named' };
  if (overlap(person.keys, item.organisations)) return { state: 'detected', kind: 'same-org' };
  if (overlap(person.keys, item.parties)) return { state: 'detected', kind: 'named' };
  return undefined;
};
