import * as z from 'zod';
import type { KnownRelation } from './profile.ts';

/** Roles a person can hold; a role becomes a relation to one item only through the domain's checks. */
export const Role = z.enum(['applicant', 'reviewer', 'liaison', 'chair', 'admin']);
export type Role = z.infer<typeof Role>;

/**
 * What a session may touch. The three doors: `draft` (the browser that started it), `item` (the item link) and `invitation`
 * (a reviewer's link) are tied to one item; `person` is a fresh sign-in link, `staff` the organisation's sign-in.
 */
export const Scope = z.discriminatedUnion('door', [
  z.object({ door: z.literal('draft'), item: z.string() }),
  z.object({ door: z.literal('item'), item: z.string() }),
  z.object({ door: z.literal('invitation'), item: z.string() }),
  z.object({ door: z.literal('person') }),
  z.object({ door: z.literal('staff') }),
]);
export type Scope = z.infer<typeof Scope>;

export const ConflictState = z.enum(['detected', 'declared', 'confirmed', 'dismissed', 'waived']);
export type ConflictState = z.infer<typeof ConflictState>;

/** A state, or a state with the kinds that it clears, as `standOf` writes it. */
export type Stand = ConflictState | `${ConflictState}:${string}`;

/** Who asks, as read in this request: person, roles and relations; never cached, never taken from a token. */
export type Actor = {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly scope: Scope;
  /** Keys of the person and the organisations it belongs to (see organisation.ts). */
  readonly keys: readonly string[];
  /** Conflicts decided or declared for single items. */
  readonly conflicts: Readonly<Record<string, Stand>>;
  /** Relations to other organisations, as they are recognised. */
  readonly relations?: readonly KnownRelation[] | undefined;
  /** Rises with every change of keys, roles or conflicts; accept, submit and decide are tied to it. */
  readonly relationVersion: number;
  readonly language: 'nl' | 'en';
};

export const SYSTEM = 'system';

const STAFF: readonly Role[] = ['liaison', 'chair', 'admin'];

/** Roles that count through the door that was used: staff roles only after the organisation's sign-in. */
export const effectiveRoles = (actor: Actor): readonly Role[] => {
  if (actor.scope.door === 'staff') return ['applicant', ...actor.roles];
  if (actor.scope.door === 'person') return ['applicant', ...actor.roles.filter((role) => !STAFF.includes(role))];
  return actor.scope.door === 'invitation' ? ['reviewer'] : ['applicant'];
};

/** Whether the session's door leads to this item at all. */
export const doorLeadsTo = (actor: Actor, item: string): boolean => !('item' in actor.scope) || actor.scope.item === item;
