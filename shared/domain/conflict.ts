import * as z from 'zod';
import type { Actor, ConflictState, Stand } from './actor.ts';
import { capabilityKey, overlap } from './organisation.ts';
import type { KnownRelation } from './profile.ts';

/** Kinds of conflict that a person can declare; the last three are the chair's to decide and block until then, all others block whatever anybody says. */
export const CONFLICT_KINDS = ['same-org', 'parent', 'named', 'family', 'financial', 'competing-proposal', 'competitor', 'co-author', 'customer'] as const;
/** Kinds that may be waived; any other can only be found not to be so. */
export const WAIVABLE: readonly string[] = ['competitor', 'co-author', 'customer'];
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
export type Candidate = Pick<Actor, 'id' | 'keys' | 'conflicts'> & { readonly relations?: readonly KnownRelation[] | undefined };

export type FoundConflict = { readonly state: ConflictState; readonly kind: ConflictKind | 'own' };

const CLEARED: readonly string[] = ['dismissed', 'waived'];
/** State and kinds of a stand; one without kinds was told before they were kept, and clears all. */
const readStand = (stand: Stand): { state: ConflictState; kinds: readonly string[] | undefined } => {
  const [state, kinds] = stand.split(':') as [ConflictState, string?];
  return { state, kinds: kinds?.split(' ') };
};

/** What was decided about somebody and an item, as one word: the state, and of what no longer bars the kinds that were cleared. */
export const standOf = ({ state, kinds }: { readonly state: ConflictState; readonly kinds?: readonly string[] | undefined }): Stand =>
  kinds?.length ? `${state}:${kinds.join(' ')}` : state;
export const stateOf = (stand: Stand): ConflictState => readStand(stand).state;

/** Kinds that are about the applicant alone; all others count for whoever else is named, too. */
const WITH_APPLICANT: readonly ConflictKind[] = ['same-org', 'competitor', 'customer'];

/** Whether a relation of somebody is with this item. */
export const holds = ({ kind, keys, capability }: KnownRelation, { organisations, parties }: Involved): boolean => {
  const withWhom = WITH_APPLICANT.includes(kind) ? organisations : [...organisations, ...parties];
  return (keys.length === 0 || overlap(keys, withWhom)) && (capability === undefined || parties.includes(capabilityKey(capability)));
};

/** Every relation between this person and the item that the store knows, the strongest first. */
export const detectedKinds = ({ keys, relations = [] }: Pick<Candidate, 'keys' | 'relations'>, item: Involved): ConflictKind[] => {
  const related = relations.filter((relation) => holds(relation, item)).map(({ kind }) => kind);
  const found = new Set<ConflictKind>([
    ...(overlap(keys, item.organisations) ? ['same-org' as const] : []),
    ...(overlap(keys, item.parties) ? ['named' as const] : []),
    ...related,
  ]);
  return CONFLICT_KINDS.filter((kind) => found.has(kind));
};

const isOwn = (person: Pick<Candidate, 'id'>, { applicant, team }: Involved): boolean =>
  (applicant !== undefined && applicant === person.id) || team?.includes(person.id) === true;

/**
 * Why this person may neither see nor judge the item, or undefined. An own proposal can never be cleared; a relation that the store knows
 * counts as detected until somebody without a conflict dismisses or waives it, and what was cleared is that kind alone: a relation that
 * comes up later bars again.
 */
export const conflictOf = (person: Candidate, item: Involved): FoundConflict | undefined => {
  if (isOwn(person, item)) return { state: 'confirmed', kind: 'own' };
  const stand = person.conflicts[item.id];
  const { state, kinds } = stand === undefined ? { state: undefined, kinds: [] } : readStand(stand);
  if (state !== undefined && !CLEARED.includes(state)) return { state, kind: 'named' };
  if (kinds === undefined) return undefined;
  const kind = detectedKinds(person, item).find((each) => !(kinds as readonly string[]).includes(each));
  return kind && { state: 'detected', kind };
};
