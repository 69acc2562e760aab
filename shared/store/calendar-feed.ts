import type { Actor } from '../domain/actor.ts';
import { base32 } from '../domain/id.ts';
import type { Person } from '../domain/person.ts';
import { actorWithin } from './people.ts';
import { feedToken, idOfFeed, type Keys } from './secrets.ts';
import { getRow, put, remove, type Store, transact } from './store.ts';

/** Where a person's feed is noted: behind everything that a request of that person reads. */
const NOTE = 'v#calendar';
const feedKey = (id: string): string => `token#${id}`;

const noted = async (store: Store, person: string): Promise<string | undefined> => (await getRow(store, person, NOTE))?.feed as string | undefined;

export const hasFeed = async (store: Store, person: string): Promise<boolean> => (await noted(store, person)) !== undefined;

/** A new secret for the calendar of this person; the one before it opens nothing from then on. */
export const makeFeed = async (store: Store, keys: Keys, person: Person, at: string): Promise<string> => {
  const before = await noted(store, person.id);
  const id = base32(store.random(17)).slice(0, 26);
  await transact(store, [
    put(store, { pk: feedKey(id), sk: 'a', type: 'calendar-feed', person: person.id, createdAt: at, gsi4pk: person.id, gsi4sk: `token#${id}` }),
    put(store, { pk: person.id, sk: NOTE, type: 'feed-note', feed: id }),
    ...(before ? [remove(store, feedKey(before), 'a')] : []),
  ]);
  return feedToken(keys, id);
};

export const endFeed = async (store: Store, person: string): Promise<boolean> => {
  const before = await noted(store, person);
  if (before !== undefined) await transact(store, [remove(store, feedKey(before), 'a'), remove(store, person, NOTE)]);
  return before !== undefined;
};

/** Whose calendar a secret opens, with the relations of this moment; nobody's for anything that is not a living secret of ours. */
export const readerOfFeed = async (store: Store, keys: Keys, token: string): Promise<{ actor: Actor; person: Person } | undefined> => {
  const id = idOfFeed(keys, token);
  const row = id === undefined ? undefined : await getRow(store, feedKey(id), 'a');
  const reader = row?.type === 'calendar-feed' ? await actorWithin(store, row.person as string, { door: 'person' }) : undefined;
  return reader?.actor.roles.includes('reviewer') && !reader.person.erased ? reader : undefined;
};
