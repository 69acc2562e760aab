import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textAffinity, topQuarter } from '../../../shared/domain/likeness/affinity.ts';
import { stemOf, termsOf } from '../../../shared/domain/likeness/terms.ts';
import type { Text } from '../../../shared/domain/likeness/vectors.ts';
import { holds } from '../../support/build.ts';
import { lossesOf, lossOf } from '../../support/expertise.ts';
import { goldTexts } from '../../support/gold.ts';

const words = fc.array(fc.constantFrom('pump', 'pumps', 'sluice', 'sensor', 'logic', 'of', 'alarm', 'station', 'café', '=1', '水道局', '42'), {
  maxLength: 12,
});
const text: fc.Arbitrary<Text> = fc.record({ title: words.map((list) => list.join(' ')), text: words.map((list) => list.join(' ')) });
const many = fc.array(text, { minLength: 1, maxLength: 6 });
const profiles = fc.array(fc.array(text, { maxLength: 5 }), { minLength: 1, maxLength: 4 });

describe('terms', () => {
  it('bring the forms of a word together, and leave out what stands anywhere', () => {
    expect(new Set(['detection', 'detects', 'detecting', 'detected', 'detect', 'detector'].map(stemOf)).size).toBe(1);
    expect(stemOf('relays')).toBe(stemOf('relay'));
    expect(stemOf('bus')).toBe('bus');
    expect(termsOf('The 42 relays of a PLC')).toEqual([stemOf('relay'), 'plc']);
  });
});

describe('the affinity of texts', () => {
  it('is the mean of the best quarter', () => {
    expect(topQuarter([])).toBe(0);
    expect(topQuarter([0.2])).toBe(0.2);
    expect(topQuarter([0.1, 0.9, 0.5, 0.2, 0.3])).toBeCloseTo(0.7, 12);
  });

  it('is nearest to who wrote about the subject, and nothing to who wrote nothing', () => {
    const [row] = textAffinity(
      [{ title: 'Passive detection of changed controller logic', text: 'A sensor compares the program of a controller.' }],
      [
        [{ title: 'Comparing controller programs', text: 'Logic of controllers that was changed is detected.' }],
        [{ title: 'Wind turbines at sea', text: 'Blades and towers.' }],
        [],
      ],
    );
    expect(row![0]).toBeGreaterThan(row![1]!);
    expect(row![2]).toBe(0);
  });

  it('lies between 0 and 1, and no order of proposals, reviewers or texts changes it', () =>
    holds(
      'lies between 0 and 1, and no order of proposals, reviewers or texts changes it',
      fc.property(many, profiles, (proposals, written) => {
        const straight = textAffinity(proposals, written);
        for (const value of straight.flatMap((row) => [...row])) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
        const turned = textAffinity(
          proposals.toReversed(),
          written.toReversed().map((profile) => profile.toReversed()),
        );
        expect(turned.toReversed().map((row) => [...row].reverse())).toEqual(straight.map((row) => [...row]));
      }),
    ));

  it('is 1 for a text and itself', () => {
    const own = { title: 'Quiet pumps', text: 'Pumps that make no noise.' };
    expect(textAffinity([own], [[own]])[0]![0]).toBeCloseTo(1, 12);
  });
});

describe('the loss', () => {
  const judged = [
    [0, 0, 5],
    [1, 0, 2],
    [2, 0, 2],
    [0, 1, 1],
    [1, 1, 2],
  ] as const;
  it('is 0 for the right order, 1 for the wrong one and half for none', () => {
    expect(lossOf(lossesOf(judged, (paper, reviewer) => judged.find(([p, r]) => p === paper && r === reviewer)![2]))).toBe(0);
    expect(lossOf(lossesOf(judged, (paper, reviewer) => -judged.find(([p, r]) => p === paper && r === reviewer)![2]))).toBe(1);
    expect(lossOf(lossesOf(judged, () => 0.3))).toBe(0.5);
    expect(lossesOf(judged, (paper) => -paper)).toEqual([
      { loss: 0, most: 6 },
      { loss: 1, most: 1 },
    ]);
  });

  it.skipIf(!process.env.SLUIS_DATA)('stays below what plain term weights reach on the gold standard', () => {
    const { papers, profiles: written, judgements } = goldTexts()!;
    const affinity = textAffinity(papers, written);
    expect(lossOf(lossesOf(judgements, (paper, reviewer) => affinity[paper]![reviewer]!))).toBeLessThanOrEqual(0.262);
  });
});
if (!process.env.SLUIS_DATA) console.log('affinity of texts: the gold standard is skipped, SLUIS_DATA is not set');
