import { createCipheriv, createDecipheriv, createHash, createHmac, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { base32 } from '../domain/id.ts';
import type { Parameter } from './parameter.ts';

/** Signing keys by id; two may be valid at once, the current one signs. */
export type Keys = { readonly current: string; readonly keys: Readonly<Record<string, string>> };
const KeysSchema = z.object({ current: z.string(), keys: z.record(z.string().regex(/^[a-z0-9]{1,8}$/), z.string().min(40)) });

export type KeySource = () => Promise<Keys>;
const FRESH_MS = 10 * 60_000;

/** @throws without a word of what the parameter holds, which the parsers' own messages would quote. */
const keysIn = (name: string, value: string): Keys => {
  try {
    return KeysSchema.parse(JSON.parse(value));
  } catch {
    throw new Error(`The parameter ${name} does not hold signing keys as {"current": id, "keys": {id: base64}}.`);
  }
};

/** Keys from the SecureString, kept for ten minutes per function. */
export const keysFrom = (parameter: Parameter, name: string, now: () => number): KeySource => {
  let known: { keys: Promise<Keys>; at: number } | undefined;
  return () => {
    if (known && now() - known.at < FRESH_MS) return known.keys;
    const keys = parameter(name).then((value) => keysIn(name, value));
    known = { keys, at: now() };
    keys.catch(() => {
      known = undefined;
    });
    return keys;
  };
};

/** A key for one purpose, so that a link can never serve as a cursor. */
const keyFor = (keys: Keys, id: string, purpose: string): Buffer | undefined => {
  const secret = Object.hasOwn(keys.keys, id) ? keys.keys[id] : undefined;
  return secret === undefined ? undefined : createHmac('sha256', Buffer.from(secret, 'base64')).update(`sluis ${purpose}`).digest();
};

const same = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);

/** The token of a link: key id, intent id and HMAC-SHA256 of the intent id; a re-send carries the same one and nothing of it is stored. */
export const linkToken = (keys: Keys, intent: string): string => {
  const mac = createHmac('sha256', keyFor(keys, keys.current, 'link')!)
    .update(intent)
    .digest('base64url');
  return `${keys.current}.${intent}.${mac}`;
};

/** The intent that a token belongs to, or undefined for anything that we did not sign. */
export const intentOfToken = (keys: Keys, token: string): string | undefined => {
  const match = /^([a-z0-9]{1,8})\.([0-9a-z]{26})\.([A-Za-z0-9_-]{43})$/.exec(token);
  const key = match && keyFor(keys, match[1]!, 'link');
  if (!match || !key) return undefined;
  const mac = createHmac('sha256', key).update(match[2]!).digest();
  return same(mac, Buffer.from(match[3]!, 'base64url')) ? match[2] : undefined;
};

/** The secret of somebody's calendar: signed for that alone, so that it can never serve as a link, nor a link as it. */
export const feedToken = (keys: Keys, id: string): string =>
  `${keys.current}.${id}.${createHmac('sha256', keyFor(keys, keys.current, 'calendar')!)
    .update(id)
    .digest('base64url')}`;

export const idOfFeed = (keys: Keys, token: string): string | undefined => {
  const match = /^([a-z0-9]{1,8})\.([0-9a-z]{26})\.([A-Za-z0-9_-]{43})$/.exec(token);
  const key = match && keyFor(keys, match[1]!, 'calendar');
  if (!match || !key) return undefined;
  return same(createHmac('sha256', key).update(match[2]!).digest(), Buffer.from(match[3]!, 'base64url')) ? match[2] : undefined;
};

/** When a form was shown, as the form carries it: about one thing, and signed, so that nobody makes up a moment. */
export const sealMoment = (keys: Keys, about: string, ms: number): string => {
  const moment = ms.toString(36);
  const mac = createHmac('sha256', keyFor(keys, keys.current, 'form')!)
    .update(`${about} ${moment}`)
    .digest('base64url');
  return `${keys.current}.${moment}.${mac}`;
};

/** The moment in a token of ours about this thing, or undefined for anything else. */
export const momentIn = (keys: Keys, about: string, token: string): number | undefined => {
  const match = /^([a-z0-9]{1,8})\.([0-9a-z]{1,11})\.([A-Za-z0-9_-]{43})$/.exec(token);
  const key = match && keyFor(keys, match[1]!, 'form');
  if (!match || !key) return undefined;
  const mac = createHmac('sha256', key).update(`${about} ${match[2]}`).digest();
  return same(mac, Buffer.from(match[3]!, 'base64url')) ? Number.parseInt(match[2]!, 36) : undefined;
};

/** A code that a person can type, which follows from what it is for; nothing of it needs to be stored but its hash. */
export const typedCode = (keys: Keys, about: string): string =>
  base32(
    createHmac('sha256', keyFor(keys, keys.current, 'code')!)
      .update(about)
      .digest()
      .subarray(0, 10),
  )
    .toUpperCase()
    .replaceAll(/(.{4})(?=.)/g, '$1-');

/** Hash of a code, however it was typed. */
export const codeHash = (code: string): string => {
  const tidy = code.toLowerCase().replaceAll(/[\s-]/g, '').replaceAll('o', '0').replaceAll(/[il]/g, '1');
  return createHash('sha256').update(`code ${tidy}`).digest('base64url').slice(0, 22);
};

/** A cursor that only this viewer can use, in this view; equal positions give equal cursors, and nothing can be read from one. */
export const sealCursor = (keys: Keys, bound: string, position: string): string => {
  const key = keyFor(keys, keys.current, 'cursor')!;
  const iv = createHmac('sha256', key).update(`${bound}\n${position}`).digest().subarray(0, 12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(bound));
  const body = Buffer.concat([cipher.update(position, 'utf8'), cipher.final()]);
  return `${keys.current}.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`;
};

export const openCursor = (keys: Keys, bound: string, cursor: string): string | undefined => {
  const dot = cursor.indexOf('.');
  const key = keyFor(keys, cursor.slice(0, dot), 'cursor');
  const bytes = Buffer.from(cursor.slice(dot + 1), 'base64url');
  if (dot < 1 || !key || bytes.length < 29) return undefined;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(Buffer.from(bound)).setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
};
