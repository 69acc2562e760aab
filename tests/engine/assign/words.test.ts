import { describe, expect, it } from 'vitest';
import type { Clash, ClashCode } from '../../../shared/domain/assign/problem.ts';
import { clashText, shortageText } from '../../../shared/domain/assign/said.ts';
import { en } from '../../../shared/domain/words/assign.en.ts';
import { nl } from '../../../shared/domain/words/assign.nl.ts';

const clash = (code: ClashCode, many: boolean): Clash => ({
  code,
  missing: many ? 4 : 1,
  papers: many ? [3, 5, 8] : [3],
  reviewers: many ? [2, 6] : [2],
  sector: 'knowledge',
  institutions: many ? ['Havenlab', 'Waterlab'] : ['Havenlab'],
  asked: many ? 9 : 1,
  capacity: many ? 3 : 0,
  others: many ? 2 : 0,
});

describe('a clash in words', () => {
  it.each(Object.keys(en.clash) as ClashCode[])('reads in both languages, in one and in many: %s', (code) => {
    for (const many of [false, true]) {
      const [english, dutch] = [clashText(en, clash(code, many)), clashText(nl, clash(code, many))];
      expect(english).not.toBe(dutch);
      for (const text of [english, dutch]) {
        expect(text).toMatch(/^[A-ZÉ0-9].*\.$/);
        expect(text).not.toMatch(/undefined|NaN|null|knowledge(?! institutes)/);
      }
      if (many && !/^pin\.(conflict|forbidden|institution|senior)$/.test(code)) expect(english).toContain('4');
    }
  });

  it('calls papers and reviewers by the names it is given', () => {
    const names = { paper: (at: number) => `OT-${at}`, reviewer: (at: number) => `person ${at}` };
    expect(clashText(en, clash('pin.conflict', false), names)).toBe('Reviewer person 2 is pinned to paper OT-3 but has a conflict with it.');
    expect(shortageText(nl, { paper: 3, sector: 'public' }, names)).toBe('Bij voorstel OT-3 zit niemand van overheden.');
  });
});
