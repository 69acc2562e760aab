import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base32, idPattern, isReference, newId, newReference, type Prefix } from '../../shared/domain/id.ts';
import { holds, randomOf } from '../support/build.ts';

const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const reference = bytes(4).map((random) => newReference('OT', 2026, () => random));

describe('an id', () => {
  it.each(['prp', 'ctc', 'tsk', 'per', 'org', 'msg', 'fct'] as Prefix[])('of %s carries 128 random bits behind its prefix', (prefix) => {
    const random = randomOf(prefix);
    const ids = Array.from({ length: 500 }, () => newId(prefix, random));
    expect(new Set(ids).size).toBe(500);
    for (const id of ids) expect(id).toMatch(idPattern(prefix));
    expect(new Set(ids.map((id) => id.at(5))).size).toBeGreaterThan(25);
  });

  it('changes with every bit', () =>
    holds(
      'changes with every bit',
      fc.property(bytes(16), fc.nat(127), (random, bit) => {
        const other = Uint8Array.from(random);
        other[bit >> 3]! ^= 1 << (bit & 7);
        expect(base32(other)).not.toBe(base32(random));
        expect(base32(random)).toHaveLength(26);
      }),
    ));
});

describe('a reference', () => {
  it('has the shape that people read out', () =>
    holds(
      'has the shape that people read out',
      fc.property(reference, (text) => {
        expect(text).toMatch(/^OT-26-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]$/);
        expect(isReference(text)).toBe(true);
        expect(isReference(` ${text.toLowerCase()} `)).toBe(true);
        expect(isReference(text.slice(0, 6) + text.slice(6).replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(true);
      }),
    ));

  it('betrays every single wrong character', () =>
    holds(
      'betrays every single wrong character',
      fc.property(reference, (text) => {
        for (const place of [6, 7, 8, 9, 10, 12])
          for (const symbol of SYMBOLS) if (symbol !== text[place]) expect(isReference(text.slice(0, place) + symbol + text.slice(place + 1))).toBe(false);
      }),
      50,
    ));

  it('is nothing else', () => {
    for (const text of ['', 'OT-26', 'OT-26-AAAAA', 'OT-26-UUUUU-U', 'OT-2026-00000-0', 'OT-26-0000-00', 'prp_00000000000000000000000000', '26-00000-0'])
      expect(isReference(text)).toBe(false);
    expect(isReference('OT-26-00000-0')).toBe(true);
  });
});
