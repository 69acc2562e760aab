import { createHash } from 'node:crypto';
import { Refusal } from '../domain/refusal.ts';
import { type Store, updateRow } from './store.ts';

const salts = new WeakMap<Store, Map<string, Promise<string>>>();

const readSalt = async (store: Store, day: string): Promise<string> => {
  const salt = Buffer.from(store.random(16)).toString('base64url');
  const ttl = Math.ceil(Date.parse(`${day}T00:00:00.000Z`) / 1000) + 2 * 86_400;
  const row = await updateRow(
    store,
    `salt#${day}`,
    'a',
    'SET salt = if_not_exists(salt, :salt), #ttl = :ttl, #type = :type',
    { ':salt': salt, ':ttl': ttl, ':type': 'bucket-salt' },
    undefined,
    { '#ttl': 'ttl', '#type': 'type' },
  );
  return row?.salt as string;
};

/** A random salt per day, read once per function: when its row has expired, nobody can tell any more which address a bucket belonged to. */
const saltOf = (store: Store, day: string): Promise<string> => {
  const known = salts.get(store)?.get(day);
  if (known) return known;
  const salt = readSalt(store, day);
  salts.set(store, new Map([[day, salt]]));
  salt.catch(() => salts.delete(store));
  return salt;
};

const bucketKey = (name: string, who: string, salt: string): string =>
  `bucket#${createHash('sha256').update(`${salt} ${name} ${who}`).digest('base64url').slice(0, 22)}`;

/** Counts one more in a window of `seconds`; false when `count` are already in it. The key changes daily, so that it follows nobody for long. */
export const countIn = async (
  store: Store,
  name: string,
  who: string,
  limit: { count: number; seconds: number },
  at: string,
): Promise<{ ok: boolean; retryAfter: number }> => {
  const now = Math.floor(Date.parse(at) / 1000);
  const window = Math.floor(now / limit.seconds);
  const ends = (window + 1) * limit.seconds;
  const row = await updateRow(
    store,
    bucketKey(name, who, await saltOf(store, at.slice(0, 10))),
    `w#${window}`,
    'SET #ttl = :ttl, #type = :type ADD #n :one',
    { ':ttl': ends + 60, ':type': 'bucket', ':one': 1, ':max': limit.count },
    'attribute_not_exists(#n) OR #n < :max',
    { '#n': 'n', '#ttl': 'ttl', '#type': 'type' },
  );
  return { ok: row !== undefined, retryAfter: Math.max(1, ends - now) };
};

/** @throws request.too-many with the seconds to wait. */
export const limitClient = async (store: Store, name: string, client: string, limit: { count: number; seconds: number }, at: string): Promise<void> => {
  const { ok, retryAfter } = await countIn(store, name, client, limit, at);
  if (!ok) throw new Refusal('request.too-many', { retryAfter });
};

const MAILS = 3;
const MAIL_MS = 3_600_000;

/**
 * Unauthenticated requests may cause at most three mails to one address in any hour: three places, each free again an hour after it was
 * taken. A window that starts anew with the clock would let twice as many through around its edge. The last place is kept for a sign-in
 * link, which opens whatever its owner has here: nobody is locked out by what others have mailed to an address.
 */
export const mayMail = async (store: Store, address: string, at: string, what: 'sign-in-link' | 'other' = 'other'): Promise<boolean> => {
  const until = new Date(Date.parse(at) + MAIL_MS).toISOString();
  const places = what === 'sign-in-link' ? MAILS : MAILS - 1;
  for (let place = 0; place < places; place += 1) {
    const taken = await updateRow(
      store,
      bucketKey('mail', address, 'any'),
      `m#${place}`,
      'SET #until = :until, #ttl = :ttl, #type = :type',
      { ':until': until, ':now': at, ':ttl': Math.ceil(Date.parse(until) / 1000) + 60, ':type': 'bucket' },
      'attribute_not_exists(#until) OR #until <= :now',
      { '#until': 'until', '#ttl': 'ttl', '#type': 'type' },
    );
    if (taken) return true;
  }
  return false;
};
