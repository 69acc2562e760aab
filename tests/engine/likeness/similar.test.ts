import { describe, expect, it } from 'vitest';
import { bandsOf, profileOf, SHOWN, similarity } from '../../../shared/domain/similar.ts';
import { isOfToday } from '../../../shared/store/search.ts';
import { INVENTIONS } from '../../support/inventions.ts';
import { REWRITES, seeded, type Written } from '../../support/rewrites.ts';

const seed = Number(process.env.SLUIS_SEED ?? Math.floor(Math.random() * 2 ** 31));
const turns = process.env.SLUIS_DEEP === '1' ? 100 : 10;
const alike = (a: Written, b: Written) => similarity(profileOf({ ...a, organisation: 'a' }), profileOf({ ...b, organisation: 'b' }));
const textOf = ({ title, text }: Written): string => `${title}\n${text}`;

describe('a proposal that comes in again under another organisation', () => {
  it.each(Object.keys(REWRITES))('is shown, and shares a band: %s', (name) => {
    console.log(`rewrites: seed ${seed}; replay: SLUIS_SEED=${seed} npx vitest run tests/engine/likeness/similar.test.ts -t '${name}'`);
    const random = seeded(seed);
    let [shown, reached, count] = [0, 0, 0];
    for (const base of INVENTIONS)
      for (let turn = 0; turn < turns; turn += 1) {
        const others = INVENTIONS.filter((other) => other !== base && other.language === base.language);
        const again = REWRITES[name]!(base, others, random);
        const bands = new Set(bandsOf(textOf(base)));
        const { score, why } = alike(base, again);
        if (score >= SHOWN) expect(why).toContain('text');
        shown += Number(score >= SHOWN);
        reached += Number(bandsOf(textOf(again)).some((band) => bands.has(band)));
        count += 1;
      }
    expect(shown / count).toBeGreaterThanOrEqual(0.85);
    expect(reached / count).toBeGreaterThanOrEqual(0.5);
  });
});

describe('proposals that have nothing to do with each other', () => {
  it('are not shown, and share no band', () => {
    for (const [i, a] of INVENTIONS.entries())
      for (const b of INVENTIONS.slice(i + 1)) {
        expect(alike(a, b).score).toBeLessThan(SHOWN);
        const bands = new Set(bandsOf(textOf(a)));
        expect(bandsOf(textOf(b)).filter((band) => bands.has(band))).toEqual([]);
      }
  });

  it('are not shown for a phrase that both use', () => {
    const phrase = 'for owners of industrial control systems in the Netherlands';
    const [a, b] = [INVENTIONS[0]!, INVENTIONS[1]!];
    expect(alike({ ...a, text: `${a.text} Made ${phrase}.` }, { ...b, text: `Meant ${phrase}. ${b.text}` }).score).toBeLessThan(SHOWN);
    expect(alike({ title: 'Pumps', text: 'Industrial control systems.' }, { title: 'Locks', text: 'Industrial control systems.' }).why).not.toContain('title');
  });
});

describe('bands', () => {
  it('of an earlier rule are told from those of today', () => {
    expect(isOfToday(undefined)).toBe(false);
    expect(isOfToday({ pk: 'prp_x', sk: 'words', type: 'words', source: '0123456789abcdef0123456789abcdef' })).toBe(false);
    expect(isOfToday({ pk: 'prp_x', sk: 'words', type: 'words', source: '2.0123456789abcdef0123456789abcdef' })).toBe(true);
  });
});
