import { describe, expect, it } from 'vitest';
import { openHighs } from '../../../infra/local/highs.ts';
import { assign } from '../../../shared/domain/assign/assign.ts';
import { certify } from '../../../shared/domain/assign/certificate.ts';
import type { Assigned, Problem } from '../../../shared/domain/assign/problem.ts';
import { reference } from './support.ts';

describe('one reviewer an institution', () => {
  it('binds nobody who has none', () => {
    const problem: Problem = {
      papers: 2,
      reviewers: 3,
      scores: Int32Array.from([6, 4, 3, 9, 4, 1]),
      demand: 2,
      maxLoad: 2,
      institutions: ['a', 'a', null],
    };
    const found = assign(problem, { onePerInstitution: true }) as Assigned;
    expect(found).toMatchObject({
      objective: 19,
      panels: [
        [0, 2],
        [0, 2],
      ],
    });
    expect(certify(problem, { onePerInstitution: true }, found)).toMatchObject({ verified: true, legal: true });
  });
});

describe('rules that cross each other', () => {
  it('may leave a gap that only the exact solver closes, and the certificate says so', async () => {
    const problem: Problem = {
      papers: 3,
      reviewers: 5,
      scores: Int32Array.from([0, 6, 1, 6, 6, 1, 0, 6, 0, 0, 0, 1, 9, 4, 2]),
      demand: 3,
      maxLoad: 2,
      sectors: ['private', 'public', 'knowledge', 'knowledge', 'public'],
      institutions: ['c', null, 'a', 'b', 'c'],
      seniors: [0, 0, 1, 0, 1],
    };
    const rules = { sectors: 'soft', senior: true, onePerInstitution: true } as const;
    const found = assign(problem, rules, { fallback: await openHighs() });
    expect(certify(problem, rules, found)).toMatchObject({ verified: false, legal: true, broken: ['optimum'], by: 'solver' });
    expect(reference({ problem, rules }, await openHighs()).best((found as Assigned).penalty)).toBe(certify(problem, rules, found).value);
  });
});

describe('a fair assignment', () => {
  it('is not held back by a paper without places', () => {
    const rows = [
      [0, 0, 2],
      [3, 3, 8],
      [5, 2, 9],
    ];
    const ask = { reviewers: 3, maxLoad: 2 };
    const three = assign({ ...ask, papers: 3, scores: Int32Array.from(rows.flat()), demand: [2, 1, 2] }, {}, { fair: true }) as Assigned;
    const four = assign({ ...ask, papers: 4, scores: Int32Array.from([[8, 5, 8], ...rows].flat()), demand: [0, 2, 1, 2] }, {}, { fair: true }) as Assigned;
    expect(four.perPaperMin).toBe(2);
    expect(four.panels).toEqual([[], ...three.panels]);
  });

  it('breaks ties alike whatever the order of reviewers', () => {
    const rows = [
      [2, 5, 2, 0, 1, 0],
      [3, 0, 4, 1, 2, 4],
      [0, 3, 4, 0, 0, 3],
      [1, 0, 5, 5, 3, 2],
    ];
    const panelsOf = (scores: readonly (readonly number[])[]) =>
      (assign({ papers: 4, reviewers: 6, scores: Int32Array.from(scores.flat()), demand: 2, maxLoad: 2 }, {}, { fair: true }) as Assigned).panels;
    const turned = panelsOf(rows.map((row) => row.toReversed())).map((panel) => panel.map((r) => 5 - r).toReversed());
    expect(turned).toEqual(panelsOf(rows));
  });
});
