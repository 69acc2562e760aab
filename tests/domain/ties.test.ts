import { describe, expect, it } from 'vitest';
import { BLANK } from '../../shared/domain/prose.ts';
import { organisationKey, partyKeys } from '../../shared/domain/organisation.ts';
import { drawTies, type Named, shownTies, type TieSources, tieList } from '../../shared/domain/ties.ts';

const OTHERS = Array.from({ length: 40 }, (_, i) => `Organisatie ${String.fromCharCode(97 + (i % 26))}${i}`);
const rank = (key: string): string => [...key].reverse().join('');
const named = ([name, ...partners]: readonly string[]): Named => ({ ...(name ? { name } : {}), partners });
const list = (involved: readonly string[], others: readonly string[] = OTHERS) => tieList({ involved: named(involved), others, rank }).map(({ name }) => name);

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

describe('the list that is kept', () => {
  const own: Named = { name: 'Lekdetect BV', partners: ['Hogeschool Aa'], pilotSites: ['Gemaal Oost'] };
  const others: readonly Named[] = Array.from({ length: 8 }, (_, i) => ({ name: `Maker ${i}`, partners: [`Partner ${i}`], pilotSites: [`Locatie ${i}`] }));
  const draw = (more: Partial<TieSources> = {}) => drawTies({ involved: own, keys: [], others, records: [], roster: OTHERS, rank, ...more });
  const names = (more: Partial<TieSources> = {}) => draw(more).map(({ name }) => name);

  it('hides each who is involved among three whom others of the call name as the same', () => {
    const drawn = names();
    for (const [real, other] of [
      ['Lekdetect BV', /^Maker/],
      ['Hogeschool Aa', /^Partner/],
      ['Gemaal Oost', /^Locatie/],
    ] as const) {
      expect(drawn).toContain(real);
      expect(drawn.filter((name) => other.test(name))).toHaveLength(3);
    }
    expect(drawn).toHaveLength(12);
  });

  it('takes organisations that are known here where the call has too few, and those of the roster only at last', () => {
    const records = [1, 2, 3, 4].map((n) => ({ id: `org_${n}`, name: `Bekende ${n}` }));
    const drawn = names({ others: others.slice(0, 1), records });
    expect(drawn.filter((name) => /^(Maker|Partner|Locatie)/.test(name))).toHaveLength(3);
    expect(drawn.filter((name) => name.startsWith('Bekende'))).toHaveLength(4);
    expect(drawn.filter((name) => name.startsWith('Organisatie'))).toHaveLength(2);
    expect(names({ others: [] })).toHaveLength(12);
  });

  it('holds no second name of anybody who is involved', () => {
    const records = [
      { id: 'org_1', name: 'Lekdetect BV' },
      { id: 'org_1', name: 'Lek & Co' },
    ];
    expect(names({ others: [{ name: 'Lek & Co', partners: ['Gemaal Oost (Zuid)'] }], records })).not.toEqual(expect.arrayContaining(['Lek & Co']));
    expect(names({ others: [{ partners: ['Gemaal Oost (Zuid)'] }] }).filter((name) => name.startsWith('Gemaal'))).toEqual(['Gemaal Oost']);
    expect(names({ keys: [organisationKey('Maker 3')] })).not.toContain('Maker 3');
  });

  it('gives everybody the key by which a tie is recognised, brackets or not', () => {
    const ties = draw({ involved: { name: 'Lek (Delft)', pilotSites: ['Gemaal (bij Jan)'] }, others: [], roster: [] });
    expect(ties.map(({ key }) => key).sort()).toEqual([organisationKey('Lek (Delft)'), partyKeys('Gemaal (bij Jan)')[0]!].sort());
  });

  it('shows whoever was named since, keeps whoever no longer is, and leaves out what was taken out', () => {
    const kept = draw();
    const since = shownTies([...kept, { key: 'weg', name: BLANK }], { ...own, pilotSites: ['Sluis West'] });
    expect(since.map(({ name }) => name)).toEqual([...names(), 'Sluis West'].toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
  });
});
