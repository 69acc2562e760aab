import { createHash } from 'node:crypto';
import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { community } from '../community.ts';
import type { Actor, Scope, Stand } from '../domain/actor.ts';
import { NOBODY } from '../domain/anonymise.ts';
import { type Candidate, standOf } from '../domain/conflict.ts';
import { idPattern, newId } from '../domain/id.ts';
import { domainKeys } from '../domain/organisation.ts';
import { ConflictRow, Person, RosterEntry, Session } from '../domain/person.ts';
import { nextLook } from '../domain/retention.ts';
import { addressKey } from '../domain/text.ts';
import type { Stored } from './item.ts';
import { rootRow } from './rows.ts';
import { ABSENT, getRow, getRows, put, queryRange, type Store, sha256, update } from './store.ts';
import { upcast } from './upcast.ts';

/** Hash of an address: what roots, tokens and pointers hold instead of it. */
export const addressHash = (address: string): string =>
  createHash('sha256')
    .update(`address ${addressKey(address)}`)
    .digest('base64url')
    .slice(0, 22);

const isPersonId = idPattern('per');

export const personOf = async (store: Store, id: string): Promise<Person | undefined> => {
  const row = isPersonId.test(id) ? await getRow(store, id, 'a') : undefined;
  return row && Person.parse(upcast(row));
};

/** The person behind an address, if it is known here; nobody is asked for in the place of an unknown one, so that both answers take as long. */
export const personByAddress = async (store: Store, address: string): Promise<Person | undefined> => {
  const pointer = await getRow(store, `address#${addressHash(address)}`, 'a');
  return personOf(store, (pointer?.person as string | undefined) ?? NOBODY);
};

/** A sender whom nobody described yet: just the mailbox. */
export const newSender = (
  store: Store,
  { email, language, at, name = '', keys = [] }: { email: string; language: 'nl' | 'en'; at: string; name?: string; keys?: readonly string[] },
): Person => ({
  id: newId('per', store.random),
  v: 1,
  version: 1,
  factSeq: 0,
  factHead: '',
  kind: 'person',
  name,
  email,
  address: addressHash(email),
  language,
  roles: [],
  organisation: '',
  keys: [...new Set([...keys, ...domainKeys(email)])],
  languages: [language],
  capabilities: [],
  relationVersion: 0,
  createdAt: at,
  nextTouch: nextLook(at, community),
});

export const addressWrite = (store: Store, person: Person): TransactWriteItem =>
  put(store, { pk: `address#${person.address}`, sk: 'a', type: 'address', person: person.id }, ABSENT);

/** A person and the pointer from the address; fails when the address got a person meanwhile. */
export const personWrites = (store: Store, person: Person): TransactWriteItem[] => [
  put(store, rootRow(person, community), ABSENT),
  addressWrite(store, person),
];

const sessionKey = (secret: string): string => `s#${sha256(`session ${secret}`)}`;

export const SESSION_MS: Record<Scope['door'], number> = {
  draft: 30 * 86_400_000,
  item: 30 * 86_400_000,
  invitation: 86_400_000,
  person: 12 * 3_600_000,
  staff: 10 * 3_600_000,
};

/**
 * A new session and the cookie's value: person . secret. The secret is never stored. Whoever started a draft has not shown that the
 * address is theirs, so that cookie names the draft instead of the person.
 */
export const newSession = (store: Store, person: string, scope: Scope, at: string): { write: TransactWriteItem; cookie: string } => {
  const secret = Buffer.from(store.random(32)).toString('base64url');
  const expires = Date.parse(at) + SESSION_MS[scope.door];
  const session: Session = { scope, createdAt: at, expiresAt: new Date(expires).toISOString() };
  const row = { ...session, pk: person, sk: sessionKey(secret), type: 'session', ttl: Math.ceil(expires / 1000), gsi4pk: person, gsi4sk: `session#${at}` };
  return { write: put(store, row), cookie: `${scope.door === 'draft' ? scope.item : person}.${secret}` };
};

export type SignedIn = { readonly actor: Actor; readonly person: Person; readonly session: string };

const actorFrom = (person: Person, session: Session, conflicts: readonly Stored[]): Actor => ({
  id: person.id,
  roles: person.roles,
  scope: session.scope,
  keys: person.keys,
  relationVersion: person.relationVersion,
  language: person.language,
  conflicts: Object.fromEntries(conflicts.map((row) => ConflictRow.parse(row)).map((row) => [row.item, standOf(row)])),
  relations: person.relations,
});

const COOKIE = /^((?:per|prp)_[0-9a-hjkmnp-tv-z]{26})\.([A-Za-z0-9_-]{43})$/;

/** Whose session it is: a draft's is that of its applicant. */
const holderOf = async (store: Store, named: string): Promise<string> =>
  isPersonId.test(named) ? named : String((await getRow(store, named, 'a'))?.applicant ?? NOBODY);

/** Session, person, roles and relations by one Query, after one Get for a draft's. Undefined for anything that is not a live session; a fault while reading is a fault, never an anonymous visitor. */
export const signedIn = async (store: Store, cookie: string | undefined, at: string): Promise<SignedIn | undefined> => {
  const match = COOKIE.exec(cookie ?? '');
  if (!match) return undefined;
  const key = sessionKey(match[2]!);
  const rows = await queryRange(store, await holderOf(store, match[1]!), 'a', 's~');
  const row = rows.find((candidate) => candidate.sk === key);
  const root = rows.find((candidate) => candidate.sk === 'a');
  if (!row || !root) return undefined;
  const session = Session.parse(row);
  if (session.ended || session.expiresAt <= at) return undefined;
  const person = Person.parse(upcast(root));
  return {
    person,
    session: key,
    actor: actorFrom(
      person,
      session,
      rows.filter((candidate) => candidate.type === 'conflict'),
    ),
  };
};

/** Somebody who is not here in person, as a program that reads for them comes in: roles and relations of this moment. */
export const actorWithin = async (store: Store, person: string, scope: Scope): Promise<Pick<SignedIn, 'actor' | 'person'> | undefined> => {
  const rows = await queryRange(store, person, 'a', 'k~');
  const root = rows.find((candidate) => candidate.sk === 'a');
  if (!root) return undefined;
  const found = Person.parse(upcast(root));
  const conflicts = rows.filter((candidate) => candidate.type === 'conflict');
  return { person: found, actor: actorFrom(found, { scope, createdAt: found.createdAt, expiresAt: found.createdAt }, conflicts) };
};

/** Relations of other people, for choosing reviewers: roster row, person and conflicts with one item. */
export const conflictsWith = async (store: Store, people: readonly string[], item: string): Promise<Record<string, Stand>> => {
  const rows =
    people.length === 0
      ? []
      : await getRows(
          store,
          people.map((person) => ({ pk: person, sk: `k#${item}` })),
        );
  return Object.fromEntries(rows.map((row) => [row.pk as string, standOf(ConflictRow.parse(row))]));
};

export const endSession = (store: Store, person: string, session: string): TransactWriteItem =>
  update(store, person, session, 'SET ended = :yes', { ':yes': true }, 'attribute_exists(pk)');

/** Sessions of browsers that started a draft of this person, or this one draft: they end when the addressee comes in elsewhere. */
export const draftSessions = async (store: Store, person: string, item?: string): Promise<string[]> =>
  (await queryRange(store, person, 's#', 's~'))
    .filter((row) => row.scope.door === 'draft' && (item === undefined || row.scope.item === item) && !row.ended)
    .map((row) => row.sk as string);

/** Where somebody stands on the roster. */
export const rosterKey = (person: string): { pk: string; sk: string } => ({ pk: 'roster', sk: person });

export const rosterWrite = (store: Store, person: Person): TransactWriteItem => {
  const entry: RosterEntry = RosterEntry.parse({ ...person, ...(person.email === '' ? { unaddressed: true } : {}) });
  return put(store, { ...entry, ...rosterKey(person.id), type: 'roster' });
};

/** Staff and reviewers, by one Query of small rows. */
export const rosterOf = async (store: Store): Promise<RosterEntry[]> =>
  (await queryRange(store, 'roster', 'per_', 'per_~')).map((row) => RosterEntry.parse(row));

type Chair = RosterEntry & Candidate;

/** Chairs, with their own relation to an item. */
export const chairsFor = async (store: Store, item: string): Promise<Chair[]> => {
  const chairs = (await rosterOf(store)).filter(({ roles }) => roles.includes('chair'));
  const stands = await conflictsWith(
    store,
    chairs.map(({ id }) => id),
    item,
  );
  return chairs.map((entry) => ({ ...entry, conflicts: stands[entry.id] ? { [item]: stands[entry.id]! } : {} }));
};
