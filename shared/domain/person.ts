import * as z from 'zod';
import { Absences } from './absence.ts';
import { ConflictState, Role, Scope } from './actor.ts';
import { CHAINED } from './chained.ts';
import { Instant } from './clock.ts';
import { domainKeys, organisationKey, personKeys } from './organisation.ts';
import { organisationName, PROFILE, ProfileBody } from './profile.ts';
import { email, line } from './text.ts';
import { wordOf } from './vocabulary.ts';

export const Mailing = z.enum(['each', 'digest']);
export type Mailing = z.infer<typeof Mailing>;

/** Places of a reviewer in a quarter. */
const Capacity = z.number().int().min(0).max(20);
export const USUAL_CAPACITY = 3;

/** A person: one mailbox, some roles, and the keys by which an involvement is recognised. */
export const Person = z.object({
  ...CHAINED,
  kind: z.literal('person'),
  name: z.string(),
  email: z.string(),
  /** Hash of the address; the pointer from it leads here. */
  address: z.string(),
  language: z.enum(['nl', 'en']),
  roles: z.array(Role),
  organisation: z.string(),
  organisationType: z.string().optional(),
  keys: z.array(z.string()),
  /** What this person reads. */
  languages: z.array(z.string()),
  capabilities: z.array(z.object({ id: z.string(), level: z.number().int().min(0).max(3) })),
  ...PROFILE,
  /** Reviews that this person can take on in a quarter; nothing said means `USUAL_CAPACITY`. */
  capacity: Capacity.optional(),
  relationVersion: z.number().int().nonnegative(),
  /** When the relations are looked at again, because one of them ends by itself. */
  relationsUntil: Instant.optional(),
  createdAt: Instant,
  /** The last letter bounced for good: pages say "we could not reach you". Since when, so that an older letter's arrival says nothing. */
  unreachable: z.boolean().optional(),
  unreachableSince: Instant.optional(),
  /** News of the desk one by one, or together twice a day; nothing said means together. */
  mailing: Mailing.optional(),
  /** Called a letter of ours unwanted: gets only letters about own items from then on. */
  complained: z.boolean().optional(),
  absences: Absences.optional(),
  /** Erased at this time: a name, an address and everything that was written are gone or going. */
  erased: Instant.optional(),
  /** When the schedule looks whether there is still a reason to keep this person, or goes on with an erasure. */
  nextTouch: Instant.optional(),
});
export type Person = z.infer<typeof Person>;

export const RoleList = z.array(Role.exclude(['applicant'])).max(4);

/** What staff enter about a colleague or a reviewer. */
export const PersonBody = ProfileBody.extend({
  name: line(2, 120),
  email,
  language: z.enum(['nl', 'en']),
  roles: RoleList.min(1),
  organisation: organisationName,
  organisationType: wordOf('orgTypes'),
});
export type PersonBody = z.infer<typeof PersonBody>;

/** All keys that mean this person or its employer. */
export const keysOf = (person: { name: string; email: string; organisation: string }): string[] => [
  ...new Set([
    ...(person.organisation === '' ? [] : [organisationKey(person.organisation)]),
    ...domainKeys(person.email),
    ...personKeys(person.name, person.email),
  ]),
];

export const isSafetyCompetent = (person: Pick<Person, 'capabilities'>): boolean =>
  person.capabilities.some((capability) => capability.id === 'safety-security' && capability.level >= 2);

/** One browser that is signed in. Its key is the hash of the secret in the cookie. */
export const Session = z.object({
  scope: Scope,
  createdAt: Instant,
  expiresAt: Instant,
  ended: z.boolean().optional(),
});
export type Session = z.infer<typeof Session>;

export const ConflictRow = z.object({
  item: z.string(),
  state: ConflictState,
  conflict: z.string(),
  /** The kinds that were looked at when it was dismissed or waived. */
  kinds: z.array(z.string()).optional(),
  /** Who decided it; nothing said means the person. */
  by: z.string().optional(),
  reason: z.string().optional(),
  at: Instant,
});
export type ConflictRow = z.infer<typeof ConflictRow>;

/** What lists and choices need of staff and reviewers, one small row each. */
export const RosterEntry = z.object({
  id: z.string(),
  name: z.string(),
  roles: z.array(Role),
  language: z.enum(['nl', 'en']),
  languages: z.array(z.string()),
  organisation: z.string(),
  organisationType: z.string().optional(),
  keys: z.array(z.string()),
  capabilities: z.array(z.object({ id: z.string(), level: z.number().int() })),
  ...PROFILE,
  capacity: Capacity.optional(),
  relationVersion: z.number().int(),
  absences: Absences.optional(),
  /** Without a mail address nobody can be invited. */
  unaddressed: z.boolean().optional(),
});
export type RosterEntry = z.infer<typeof RosterEntry>;
