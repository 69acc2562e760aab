import { describe, expect, it } from 'vitest';
import { openHighs } from '../../../infra/local/highs.ts';
import { assign } from '../../../shared/domain/assign/assign.ts';
import { certify } from '../../../shared/domain/assign/certificate.ts';
import type { Assigned, Rules } from '../../../shared/domain/assign/problem.ts';
import { dataOf, hasData } from './support.ts';

/** The proven optima of the real instances, by rules; null = there is no assignment. Sectors stand within the loads, institutions have no part. */
const SETS = ['csconf1', 'csconf2', 'csconf3', 'gold2023', 'aamas2016'] as const;
const OPTIMA: readonly (readonly [name: string, rules: Rules, optima: readonly (number | null)[]])[] = [
  ['loads', {}, [1_242_500, 1_415_000, 4_542_500, 4_698_021, 9_312_500]],
  ['no minimum', { minimum: false }, [1_242_500, 1_415_000, 4_542_500, 4_707_995, 9_315_000]],
  ['one of each sector', { sectors: 'hard' }, [1_150_000, null, 4_135_000, 4_534_778, 8_615_000]],
  ['sectors and a senior', { sectors: 'hard', senior: true }, [1_150_000, null, 4_082_500, 4_507_897, 8_525_000]],
];
const LARGEST_FLOOR = [7_500, 10_000, 7_500, 6_014, 7_500];

if (!hasData) console.log('SLUIS_DATA is not set: the optima of real instances are not looked at.');

describe.skipIf(!hasData)('the optimum of a real instance', () => {
  for (const [name, rules, optima] of OPTIMA)
    it.each(SETS.map((set, at) => [set, optima[at]!] as const))(`is reached and proved: ${name}, %s`, async (set, optimum) => {
      const problem = dataOf(set);
      const found = assign(problem, rules, { fallback: await openHighs() });
      expect(certify(problem, rules, found)).toMatchObject({ verified: true, broken: [] });
      expect(found.infeasible ? null : found.objective).toBe(optimum);
    });

  it.each(SETS.map((set, at) => [set, LARGEST_FLOOR[at]!] as const))('gives the paper that is worst off the most it can get: %s', (set, floor) => {
    const problem = dataOf(set);
    const best = assign(problem) as Assigned;
    const found = assign(problem, {}, { fair: true }) as Assigned;
    expect(found.perPaperMin).toBe(floor);
    expect(certify(problem, {}, found)).toMatchObject({ verified: true, broken: [] });
    expect(found.objective / best.objective).toBeGreaterThan(0.999);
  });

  it('names the sector that is short, and by how much', () => {
    const found = assign(dataOf('csconf2'), { sectors: 'hard' });
    expect(found.infeasible).toMatchObject({ missing: 17, unmet: 3 });
    expect(found.infeasible!.clashes).toMatchObject([
      { code: 'sector', sector: 'knowledge', missing: 17, reviewers: [1, 2, 6, 9, 14], asked: 52, capacity: 35 },
      { code: 'minimum', sector: 'private', missing: 3, asked: 52, capacity: 55 },
    ]);
  });

  it('lists every paper that a soft rule leaves without a sector, and no more of them than must be', () => {
    const found = assign(dataOf('csconf2'), { sectors: 'soft' }) as Assigned;
    expect(found.shortages).toHaveLength(17);
    expect(new Set(found.shortages.map(({ sector }) => sector))).toEqual(new Set(['knowledge']));
  });
});
