import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { derivedId } from '../../shared/store/facts.ts';
import { intentOfToken, type Keys, keysFrom, linkToken, openCursor, sealCursor } from '../../shared/store/secrets.ts';
import { holds } from '../support/build.ts';

const secret = (byte: number) => Buffer.alloc(32, byte).toString('base64');
const keys: Keys = { current: 'k1', keys: { k1: secret(1) } };
const rotated: Keys = { current: 'k2', keys: { k1: secret(1), k2: secret(2) } };
const gone: Keys = { current: 'k2', keys: { k2: secret(2) } };
const intent = derivedId('a letter');

describe('a link token', () => {
  it('leads to its letter, the same each time, and over a change of keys', () => {
    const token = linkToken(keys, intent);
    expect(linkToken(keys, intent)).toBe(token);
    expect([keys, rotated, gone].map((known) => intentOfToken(known, token))).toEqual([intent, intent, undefined]);
    expect(intentOfToken(keys, linkToken(rotated, intent))).toBeUndefined();
  });

  it('is refused with any character changed, cut or added', () => {
    const token = linkToken(keys, intent);
    for (let place = 0; place < token.length; place += 1) {
      const other = token[place] === 'a' ? 'b' : 'a';
      const last = place === token.length - 1;
      if (!last) expect([place, intentOfToken(keys, token.slice(0, place) + other + token.slice(place + 1))]).toEqual([place, undefined]);
      expect(intentOfToken(keys, token.slice(0, place))).toBeUndefined();
    }
    for (const wrong of [
      `${token} `,
      `${token}=`,
      ` ${token}`,
      `${token}\n`,
      token.toUpperCase(),
      '',
      '.',
      '..',
      `k1.${intent}.`,
      `__proto__.${intent}.${'A'.repeat(43)}`,
      `k1.${'l'.repeat(26)}.${'A'.repeat(43)}`,
    ])
      expect(intentOfToken(keys, wrong)).toBeUndefined();
  });

  it('is nothing that strangers could type', () =>
    holds(
      'is nothing that strangers could type',
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        expect(intentOfToken(keys, text)).toBeUndefined();
      }),
    ));

  it('can never serve as a cursor, nor a cursor as a link', () => {
    expect(openCursor(keys, 'me', linkToken(keys, intent))).toBeUndefined();
    expect(intentOfToken(keys, sealCursor(keys, 'me', intent))).toBeUndefined();
  });
});

describe('a cursor', () => {
  const position = '2026-11-04T16:00:00.000Z#prp_00000000000000000000000000';

  it('opens for this viewer in this view, also with the keys of before', () => {
    const cursor = sealCursor(keys, 'per_1 mine', position);
    expect(sealCursor(keys, 'per_1 mine', position)).toBe(cursor);
    expect([keys, rotated, gone].map((known) => openCursor(known, 'per_1 mine', cursor))).toEqual([position, position, undefined]);
    for (const bound of ['per_2 mine', 'per_1 all', 'per_1 mine ', '']) expect(openCursor(keys, bound, cursor)).toBeUndefined();
  });

  it('tells nothing of where it stands', () => {
    expect(Buffer.from(sealCursor(keys, 'me', position).slice(3), 'base64url').toString('latin1')).not.toMatch(/2026|prp_/);
  });

  it('is refused when it was forged, whatever it looks like', () => {
    const cursor = sealCursor(keys, 'me', position);
    const bytes = Buffer.from(cursor.slice(3), 'base64url');
    for (let i = 0; i < bytes.length; i += 1) {
      const other = Buffer.from(bytes);
      other[i]! ^= 1;
      expect(openCursor(keys, 'me', `k1.${other.toString('base64url')}`)).toBeUndefined();
      expect(openCursor(keys, 'me', `k1.${bytes.subarray(0, i).toString('base64url')}`)).toBeUndefined();
    }
    const body = bytes.toString('base64url');
    for (const wrong of [
      '',
      '.',
      'k1',
      'k1.',
      `.${body}`,
      `k9.${body}`,
      `constructor.${body}`,
      `__proto__.${body}`,
      `toString.${body}`,
      `hasOwnProperty.${body}`,
    ])
      expect(openCursor(keys, 'me', wrong)).toBeUndefined();
  });

  it('holds any position that an index can have', () =>
    holds(
      'holds any position that an index can have',
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ unit: 'grapheme' }), (at, bound) => {
        expect(openCursor(keys, bound, sealCursor(keys, bound, at))).toBe(at);
      }),
    ));
});

describe('keys', () => {
  const source = (values: string[]) => {
    let now = 0;
    let reads = 0;
    const keysOf = keysFrom(
      async () => values[Math.min(reads++, values.length - 1)]!,
      '/sluis/keys',
      () => now,
    );
    return {
      keysOf,
      reads: () => reads,
      advance: (ms: number) => {
        now += ms;
      },
    };
  };

  it('are read again after ten minutes, not before', async () => {
    const { keysOf, reads, advance } = source([JSON.stringify(keys), JSON.stringify(rotated)]);
    expect(await Promise.all([keysOf(), keysOf()])).toEqual([keys, keys]);
    advance(599_000);
    expect([await keysOf(), reads()]).toEqual([keys, 1]);
    advance(1000);
    expect([await keysOf(), reads()]).toEqual([rotated, 2]);
  });

  it('that could not be read are tried again at the next call, and their text is in no error', async () => {
    const { keysOf, reads } = source(['{"current":"k1","keys":{"k1":"short-secret"}}', JSON.stringify(keys)]);
    const error = await keysOf().catch((thrown: Error) => thrown);
    expect(String((error as Error).message)).not.toContain('short-secret');
    expect(error).toBeInstanceOf(Error);
    expect([await keysOf(), reads()]).toEqual([keys, 2]);
  });
});
