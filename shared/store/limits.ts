import { createHash } from 'node:crypto';
import { Refusal } from '../domain/refusal.ts';
import { type Store, updateRow } from './store.ts';

const bucketKey = (name: string, who: string, day: string): string => `bucket#${createHash('sha256').update(`${day} ${name} ${who}`).digest('base64url').slice(0, 22)}`;

/** Counts one more in a window of `seconds`; false when `count` are already in it. The key changes daily, so that it follows nobody for long. */
export const countIn = async (store: Store, name: string, who: string, limit: { count: number; seconds: number }, at: string): Promise<{ ok: boolean; retryAfter: number }> => {
  const now = Math.floor(Date.parse(at) / 1000);
  const window = Math.floor(now / limit.seconds);
  const ends = (window + 1) * limit.seconds;
  const row = await updateRow(store, bucketKey(name, who, at.slice(0, 10)), `w#${window}`, 'SET #ttl = :ttl, #type = :type ADD #n :one', { ':ttl': ends + 60, ':type': 'bucket', ':one': 1, ':max': limit.count },
    'attribute_not_exists(#n) OR #n < :max', { '#n': 'n', '#ttl': 'ttl', '#type': 'type' });
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
 * taken. A window that starts anew with the clock would let twice as many through around its edge.
 */
export const mayMail = async (store: Store, address: string, at: string): Promise<boolean> => {
  const until = new Date(Date.parse(at) + MAIL_MS).toISOString();
  for (let place = 0; place < MAILS; place += 1) {
    const taken = await updateRow(store, bucketKey('mail', address, 'any'), `m#${place}`, 'SET #until = :until, #ttl = :ttl, #type = :type', { ':until': until, ':now': at, ':ttl': Math.ceil(Date.parse(until) / 1000) + 60, ':type': 'bucket' },
      'attribute_not_exists(#until) OR #until <= :now', { '#until': 'until', '#ttl': 'ttl', '#type': 'type' });
    if (taken) return true;
  }
  return false;
};
