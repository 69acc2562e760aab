import { expect, it } from 'vitest';
import { tieList } from '../../shared/domain/ties.ts';

const OTHERS = Array.from({ length: 40 }, (_, i) => `Organisatie ${String.fromCharCode(97 + (i % 26))}${i}`);
const rank = (key: string): string => [...key].reverse().join('');
const list = (involved: readonly string[], others: readonly string[] = OTHERS) => tieList({ involved, others, rank }).map(({ name }) => name);

it('holds everybody who is involved among three times as many others, and never fewer than nine others', () => {
  expect(list(['Lekdetect BV'])).toHaveLength(10);
  const four = ['Lekdetect BV', 'Waterschap Noord', 'Gemaal Oost', 'TU Delta'];
  expect(list(four)).toHaveLength(16);
  for (const name of four) expect(list(four)).toContain(name);
});

it('stands in the order of names, so that the place says nothing', () => {
  const names = list(['Zuiderpomp', 'Aquaduct']);
  expect(names).toEqual(names.toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
});

it('stays the same when it is read again, and loses at most one when somebody new comes', () => {
  expect(list(['Lekdetect BV'])).toEqual(list(['Lekdetect BV'], OTHERS.toReversed()));
  const before = list(['Lekdetect BV']);
  const after = list(['Lekdetect BV'], [...OTHERS, 'Nieuwkomer']);
  expect(before.filter((name) => !after.includes(name)).length).toBeLessThanOrEqual(1);
});

it('names nobody twice, whatever the spelling, and nothing that is no name', () => {
  expect(list(['Lekdetect BV', 'LEKDETECT B.V.'], ['Lekdetect bv', '-', 'Delta'])).toEqual(['Delta', 'Lekdetect BV']);
});
