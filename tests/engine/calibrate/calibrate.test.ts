import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrate, type Question } from '../../../shared/domain/calibrate/calibrate.ts';
import { chiSquareAbove, luckOf, normalBelow } from '../../../shared/domain/calibrate/normal.ts';
import { expectedGain } from '../../../shared/domain/calibrate/one-more.ts';
import type { Mark } from '../../../shared/domain/calibrate/panel.ts';
import type { Calibration } from '../../../shared/domain/calibrate/result.ts';
import { marksOf, stepOf } from '../../../shared/domain/calibrate/reviews.ts';
import { missingText } from '../../../shared/domain/calibrate/words.ts';
import { rubricOf } from '../../../shared/domain/rubrics.ts';
import { holds } from '../../support/build.ts';
import { meanOf, panelFrom, type Recipe } from './panels.ts';

const USUAL: Recipe = { proposals: 30, reviewers: 12, reviews: 3, bias: 0.8, noise: 0.7, isRounded: true, isClipped: true };
const usual = (seed = 1, more: Partial<Question> = {}): Question => ({ ...panelFrom(USUAL, seed), line: 7, k: 6, draws: 500, ...more });
const row = (result: Calibration, name: string) => result.proposals.find(({ proposal }) => proposal === name)!;

describe('a calibrated tally', () => {
  const result = calibrate(usual(1, { draws: 2000 }));

  it('says what it was computed with, and has the raw mean and range beside each corrected one', () => {
    expect(result).toMatchObject({ formula: 'additive-gaussian-2', calibrated: true, basis: 'offsets', missing: [], groups: 1, line: 7, k: 6 });
    for (const tally of result.proposals) {
      const own = usual()
        .marks.filter(({ proposal }) => proposal === tally.proposal)
        .map(({ value }) => value!);
      expect(tally.rawMean).toBeCloseTo(meanOf(own), 10);
      expect(tally.range).toEqual([Math.min(...own), Math.max(...own)]);
      expect(tally.interval![0]).toBeLessThan(tally.calibratedMean!);
      expect(tally.interval![1]).toBeGreaterThan(tally.calibratedMean!);
    }
  });

  it('gives away no more places than there are', () => {
    expect(result.proposals.reduce((sum, { pFirstK }) => sum + pFirstK!, 0)).toBeCloseTo(6, 9);
    expect(meanOf(result.proposals.map(({ expectedRank }) => expectedRank!))).toBeCloseTo(15.5, 9);
    for (const { pChosen, pFirstK, pAboveLine } of result.proposals) {
      expect(pChosen).toBeLessThanOrEqual(pFirstK!);
      expect(pChosen).toBeLessThanOrEqual(pAboveLine!);
    }
  });

  it('reads the band from the chance of being chosen', () => {
    const bands = { recommend: (p: number) => p >= 0.9, decline: (p: number) => p <= 0.1, deliberate: (p: number) => p > 0.1 && p < 0.9 };
    for (const { band, pChosen } of result.proposals) expect(bands[band === 'ask-one-more' ? 'deliberate' : band!](pChosen!)).toBe(true);
    expect(new Set(result.proposals.map(({ band }) => band)).size).toBeGreaterThan(2);
  });

  it('marks for staff alone what says something of a reviewer', () => {
    expect(result.reviewers.every(({ staffOnly, offset }) => staffOnly && offset !== null)).toBe(true);
    expect(result.reviews.every(({ staffOnly }) => staffOnly)).toBe(true);
  });

  it('answers the same to the last digit in whatever order marks and names come', () => {
    holds(
      'answers the same to the last digit in whatever order marks and names come',
      fc.property(fc.nat(1000), fc.nat(1000), (seed, turn) => {
        const question = usual(seed + 1, { draws: 50 });
        const turned = <T>(list: readonly T[]): T[] => [...list.slice(turn % list.length), ...list.slice(0, turn % list.length)].reverse();
        const [a, b] = [calibrate(question), calibrate({ ...question, marks: turned(question.marks), proposals: turned(question.proposals) })];
        expect(b.proposals.toSorted((x, y) => (x.proposal < y.proposal ? -1 : 1))).toEqual(a.proposals.toSorted((x, y) => (x.proposal < y.proposal ? -1 : 1)));
        expect({ ...b, proposals: [] }).toEqual({ ...a, proposals: [] });
      }),
      15,
    );
  });

  it('leaves out who cannot judge, and what is taken back', () => {
    const question = usual(2);
    const [blank, ...others] = question.marks;
    const spared = question.marks.slice(5);
    expect(calibrate({ ...question, marks: [{ ...blank!, value: null }, ...others] })).toEqual(calibrate({ ...question, marks: others }));
    const [before, after] = [calibrate(question), calibrate({ ...question, marks: spared })];
    const touched = new Set(question.marks.slice(0, 5).map(({ proposal }) => proposal));
    for (const { proposal, rawMean, range, reviews } of before.proposals)
      if (!touched.has(proposal)) expect(row(after, proposal)).toMatchObject({ rawMean, range, reviews });
  });

  it('tells what each review does: the raw mean without it, and the corrected one as a refit nearly has it', () => {
    const question = usual(3);
    const before = calibrate(question);
    const differences = before.reviews.slice(0, 12).map(({ proposal, reviewer, without }) => {
      const refit = row(calibrate({ ...question, marks: question.marks.filter((mark) => mark.proposal !== proposal || mark.reviewer !== reviewer) }), proposal);
      expect(without.rawMean).toBeCloseTo(refit.rawMean!, 10);
      expect(without.calibratedMean).not.toBeCloseTo(row(before, proposal).calibratedMean!, 4);
      return { mean: Math.abs(without.calibratedMean! - refit.calibratedMean!), first: Math.abs(without.pFirstK! - refit.pFirstK!) };
    });
    // The variances move a little in a refit, and the others in the order; the direct solution at equal variances is compared exactly elsewhere.
    expect(Math.max(...differences.map(({ mean }) => mean))).toBeLessThan(0.25);
    expect(Math.max(...differences.map(({ first }) => first))).toBeLessThan(0.12);
    expect(before.reviews.some(({ changesBand }) => changesBand)).toBe(true);
  });

  it('raises a mark and does not lower its proposal, though the variances move with it', () => {
    const question = usual(4, { draws: 2 });
    const before = calibrate(question);
    for (const at of [0, 7, 20, 41, 66]) {
      const { proposal, value } = question.marks[at]!;
      const after = calibrate({ ...question, marks: question.marks.map((mark, i) => (i === at ? { ...mark, value: Math.min(10, value! + 1) } : mark)) });
      expect(after.calibrated).toBe(true);
      expect(row(after, proposal).calibratedMean).toBeGreaterThanOrEqual(row(before, proposal).calibratedMean!);
    }
  });

  it('counts a sure mark for more than an unsure one', () => {
    const question = usual(5, { draws: 2 });
    const { proposal } = question.marks[0]!;
    const withWeight = (confidence: number) =>
      row(calibrate({ ...question, marks: question.marks.map((mark, i) => (i === 0 ? { ...mark, value: 10, confidence } : mark)) }), proposal);
    expect(withWeight(2).calibratedMean).toBeGreaterThan(withWeight(0.5).calibratedMean!);
    expect(withWeight(2).deviation).toBeLessThan(withWeight(0.5).deviation!);
  });

  it('flags reviewers who lie further apart than the noise explains', () => {
    const question = usual(6);
    const [first] = question.marks;
    const torn = {
      ...question,
      marks: question.marks.map((mark) => (mark.proposal === first!.proposal ? { ...mark, value: mark === first ? 10 : 0.5 } : mark)),
    };
    expect(row(calibrate(torn), first!.proposal).disagreement).toMatchObject({ flagged: true });
    expect(calibrate(question).proposals.filter(({ disagreement }) => disagreement!.flagged).length).toBeLessThan(6);
  });
});

describe('what is missing', () => {
  const bare = (marks: Mark[], more: Partial<Question> = {}): Calibration =>
    calibrate({
      proposals: [...new Set(marks.map(({ proposal }) => proposal))],
      reviewers: [...new Set(marks.map(({ reviewer }) => reviewer))],
      marks,
      line: 6,
      k: 2,
      draws: 50,
      ...more,
    });
  const whole = (proposals: number, reviewers: number, value: (p: number, r: number) => number): Mark[] =>
    Array.from({ length: proposals }, (_, p) =>
      Array.from({ length: reviewers }, (__, r) => ({ proposal: `p${p}`, reviewer: `r${r}`, value: value(p, r) })),
    ).flat();
  const isPlain = (result: Calibration, code: string): void => {
    expect(result).toMatchObject({ calibrated: false, basis: 'raw', missing: [{ code }], variances: null });
    for (const { rawMean, calibratedMean, interval, pFirstK, pAboveLine, expectedRank } of result.proposals)
      expect({ calibratedMean, interval, pFirstK, pAboveLine, expectedRank }).toEqual({
        calibratedMean: rawMean,
        interval: null,
        pFirstK: null,
        pAboveLine: null,
        expectedRank: null,
      });
    expect(result.reviewers.every(({ offset }) => offset === null)).toBe(true);
  };

  it.each<[string, string, Mark[]]>([
    ['no-marks', 'no mark', [{ proposal: 'p0', reviewer: 'r0', value: null }]],
    ['few-reviewers', 'one mark', whole(1, 1, () => 7)],
    ['few-reviewers', 'one reviewer', whole(20, 1, (p) => p / 2)],
    ['few-reviewers', 'one proposal', whole(1, 20, (_, r) => r / 2)],
    ['few-reviewers', 'seven reviewers', whole(20, 7, (p, r) => ((p * 7 + r * 3) % 20) / 2)],
    ['few-reviewers', 'no proposal with two marks', Array.from({ length: 60 }, (_, p) => ({ proposal: `p${p}`, reviewer: `r${p % 10}`, value: (p % 20) / 2 }))],
    ['no-spread', 'equal marks', whole(9, 9, () => 6.5)],
  ])('is %s with %s, and the plain means stand', (code, _, marks) => {
    const result = bare(marks);
    isPlain(result, code);
    for (const language of ['en', 'nl'] as const) expect(missingText(result.missing[0]!, language)).toMatch(/^[^{}]+\.$/);
  });

  it('is a clear difference of reviewers where they judge alike: means stay as they are, intervals come without offsets', () => {
    const alike = Array.from({ length: 12 }, (_, n) => calibrate({ ...panelFrom({ ...USUAL, bias: 0 }, n + 1), k: 6, draws: 50 }));
    const plain = alike.filter(({ basis }) => basis === 'no-offsets');
    expect(plain.length).toBeGreaterThan(8);
    for (const result of plain) {
      expect(result.missing[0]).toMatchObject({ code: 'offsets-not-clear' });
      for (const { calibratedMean, rawMean, interval } of result.proposals) {
        expect(calibratedMean).toBe(rawMean);
        expect(interval![1]).toBeGreaterThan(interval![0]);
        expect(interval![0]).toBeLessThanOrEqual(calibratedMean!);
        expect(interval![1]).toBeGreaterThanOrEqual(calibratedMean!);
      }
    }
  });

  it('is an interval without its mean: it is widened to the plain mean where the model expects a quality far nearer the level', () => {
    const marks = Array.from({ length: 60 }, (_, i) => ({
      proposal: `p${i % 20}`,
      reviewer: `r${(3 * (i % 20) + Math.floor(i / 20)) % 10}`,
      value: ((i * 37) % 21) / 2,
    }));
    const result = calibrate({
      proposals: [...new Set(marks.map(({ proposal }) => proposal))],
      reviewers: [...new Set(marks.map(({ reviewer }) => reviewer))],
      marks,
    });
    expect(result.basis).toBe('no-offsets');
    let widened = 0;
    for (const { rawMean, calibratedMean, interval } of result.proposals) {
      expect(calibratedMean).toBe(rawMean);
      expect(interval![0]).toBeLessThanOrEqual(rawMean!);
      expect(interval![1]).toBeGreaterThanOrEqual(rawMean!);
      if (interval!.includes(rawMean!)) widened += 1;
    }
    expect(widened).toBeGreaterThan(0);
    for (const language of ['en', 'nl'] as const) expect(missingText(result.missing[0]!, language)).toMatch(/interval/);
  });

  it.each<[string, (p: number, r: number) => number]>([
    ['the reviewers agree in everything', (p) => p / 2],
    ['the proposals differ in nothing', (_, r) => r / 2],
    ['the marks are an exact sum', (p, r) => p / 2 + r / 4],
  ])('is nothing that breaks it where %s', (_, value) => {
    const { proposals } = bare(whole(12, 10, value));
    for (const { calibratedMean, interval, pFirstK } of proposals) {
      expect(interval!.every(Number.isFinite)).toBe(true);
      expect(Number.isFinite(calibratedMean)).toBe(true);
      expect(pFirstK).toBeGreaterThanOrEqual(0);
    }
  });

  it('is never a figure: whatever the marks are, all that is said is finite and fits together', () => {
    const level = fc.constantFrom(0, 0.5, 5, 5.5, 10);
    const cell = fc.option(fc.record({ value: level, confidence: fc.constantFrom(0.5, 1, 2) }), { freq: 2 });
    const bases = new Set<string>();
    holds(
      'is never a figure: whatever the marks are, all that is said is finite and fits together',
      fc.property(
        fc.integer({ min: 1, max: 14 }),
        fc.integer({ min: 7, max: 12 }),
        fc.array(cell, { minLength: 168, maxLength: 168 }),
        fc.integer({ min: 1, max: 16 }),
        (P, R, cells, k) => {
          const marks = cells.slice(0, P * R).flatMap((one, at) => (one ? [{ ...one, proposal: `p${at % P}`, reviewer: `r${Math.floor(at / P)}` }] : []));
          const result = bare(marks, { k, draws: 20, scale: { low: 0, high: 10, step: 0.5 } });
          bases.add(result.basis);
          const figures: unknown[] = [];
          JSON.stringify(result, (_, value) => {
            if (typeof value === 'number') figures.push(value);
            return value;
          });
          expect(figures.every(Number.isFinite)).toBe(true);
          if (result.basis === 'raw') return;
          expect(result.proposals.reduce((sum, { pFirstK }) => sum + pFirstK!, 0)).toBeCloseTo(Math.min(k, result.proposals.length), 6);
          for (const { interval, deviation } of result.proposals) {
            expect(deviation).toBeGreaterThan(0);
            expect(interval![0]).toBeLessThan(interval![1]);
          }
        },
      ),
      60,
    );
    expect(bases.size).toBeGreaterThan(1);
  });

  it('is a bridge where two groups share no reviewer: they are counted', () => {
    const [a, b] = [panelFrom(USUAL, 1), panelFrom(USUAL, 2)];
    const marks = [...a.marks, ...b.marks.map((mark) => ({ ...mark, proposal: `b${mark.proposal}`, reviewer: `b${mark.reviewer}` }))];
    expect(bare(marks)).toMatchObject({ groups: 2, calibrated: true });
  });

  it('is a review where a proposal has none: it takes no part in the order, and comes first where one more helps', () => {
    const question = usual(7);
    const result = calibrate({ ...question, proposals: [...question.proposals, 'new'], reviewers: [...question.reviewers, 'idle'] });
    expect(row(result, 'new')).toMatchObject({ reviews: 0, rawMean: null, calibratedMean: null, pFirstK: null, band: 'ask-one-more' });
    expect(result.oneMore[0]).toEqual({ proposal: 'new', reviews: 0, unsure: null, gain: null });
    expect(result.reviewers.at(-1)).toMatchObject({ reviewer: 'idle', reviews: 0, offset: null });
    expect(result.proposals.slice(0, -1)).toEqual(calibrate(question).proposals);
  });

  it('is a second opinion where there is one review: no outcome is suggested', () => {
    const question = usual(8);
    const first = question.marks.find(({ proposal }) => proposal === 'p0')!;
    const marks = [...question.marks.filter(({ proposal }) => proposal !== 'p0'), { ...first, value: 0 }];
    expect(row(calibrate({ ...question, marks }), 'p0')).toMatchObject({ reviews: 1, band: 'ask-one-more' });
  });

  it.each<[string, Mark[]]>([
    [
      'marked-twice',
      [
        { proposal: 'p', reviewer: 'r', value: 5 },
        { proposal: 'p', reviewer: 'r', value: 5 },
      ],
    ],
    ['not-a-number', [{ proposal: 'p', reviewer: 'r', value: Number.NaN }]],
    ['confidence-range', [{ proposal: 'p', reviewer: 'r', value: 5, confidence: 3 }]],
    ['unknown-proposal', [{ proposal: 'q', reviewer: 'r', value: 5 }]],
    ['unknown-reviewer', [{ proposal: 'p', reviewer: 's', value: 5 }]],
  ])('is not guessed: %s is refused', (code, marks) => {
    expect(() => calibrate({ proposals: ['p'], reviewers: ['r'], marks })).toThrow(expect.objectContaining({ name: 'MarksError', code }));
  });

  it('is not guessed: a name in a list twice is refused', () => {
    expect(() => calibrate({ proposals: ['p', 'p'], reviewers: ['r'], marks: [] })).toThrow(expect.objectContaining({ code: 'named-twice' }));
  });

  it('is nothing with ten thousand marks', () => {
    const result = calibrate({ ...panelFrom({ ...USUAL, proposals: 1000, reviewers: 60, reviews: 10 }, 1), k: 200, draws: 100 });
    expect(result).toMatchObject({ calibrated: true, reviewsCounted: 10_000 });
    expect(result.proposals.reduce((sum, { pFirstK }) => sum + pFirstK!, 0)).toBeCloseTo(200, 6);
  });
});

describe('one more review', () => {
  it('is asked for where the proposal may end on either side, and where marks are few', () => {
    const standing = { mean: 6, variance: 0.8, bar: 6, barVariance: 0.05 };
    const even = expectedGain(standing, 2);
    expect(even).toBeGreaterThan(0.1);
    expect(expectedGain({ ...standing, mean: 7 }, 2)).toBeLessThan(even);
    expect(expectedGain({ ...standing, variance: 0.3 }, 2)).toBeLessThan(even);
    expect(expectedGain(standing, 8)).toBeLessThan(even);
    expect(expectedGain({ ...standing, mean: 12 }, 2)).toBeCloseTo(0, 6);
  });

  it('is expected to gain what it does gain', () => {
    // One proposal of which we know N(6, .8), a bar at 6.4 and a mark of noise 2: played a hundred thousand times.
    const [mean, variance, bar, noise, runs] = [6, 0.8, 6.4, 2, 100_000];
    const luck = new Float64Array(2 * runs);
    luckOf(
      1,
      Array.from({ length: 2 * runs }, (_, n) => `${n}`),
    )(luck);
    let [before, after] = [0, 0];
    for (let n = 0; n < runs; n += 1) {
      const truth = mean + Math.sqrt(variance) * luck[2 * n]!;
      const mark = truth + Math.sqrt(noise) * luck[2 * n + 1]!;
      const then = mean + (variance / (variance + noise)) * (mark - mean);
      if (truth > bar !== mean > bar) before += 1;
      if (truth > bar !== then > bar) after += 1;
    }
    expect(expectedGain({ mean, variance, bar, barVariance: 0 }, noise)).toBeCloseTo((before - after) / runs, 2);
  });

  it('is asked for first where least is sure', () => {
    const { oneMore, proposals } = calibrate(usual(9));
    expect(oneMore.length).toBeGreaterThan(5);
    expect(oneMore.map(({ unsure }) => unsure)).toEqual(oneMore.map(({ unsure }) => unsure!).toSorted((a, b) => b - a));
    for (const { proposal, unsure } of oneMore) {
      const { pChosen } = proposals.find((tally) => tally.proposal === proposal)!;
      expect(unsure).toBe(Math.min(pChosen!, 1 - pChosen!));
    }
  });

  it('is asked for at most until there are six', () => {
    const result = calibrate({ ...panelFrom({ ...USUAL, reviews: 6 }, 1), k: 6, draws: 200 });
    expect(result.oneMore).toEqual([]);
    expect(result.proposals.some(({ band }) => band === 'deliberate')).toBe(true);
  });
});

describe('marks of reviews', () => {
  const all = (mark: number | null) => ({ N: mark, S: mark, T: mark, E: mark, I: mark, P: mark });

  it('are the weighted sum of the criteria on 0 to 10, with the own confidence as weight', () => {
    const review = { proposal: 'p', reviewer: 'r', confidence: 3 as const };
    expect(marksOf(rubricOf('standard-1'), [{ ...review, marks: all(4) }])).toEqual([{ proposal: 'p', reviewer: 'r', value: 8, confidence: 2 }]);
    expect(marksOf(rubricOf('standard-1'), [{ ...review, marks: { ...all(4), S: 2 } }])[0]!.value).toBeCloseTo(7, 10);
    expect(marksOf(rubricOf('standard-1'), [{ ...review, marks: { ...all(null), N: 4 } }])[0]!.value).toBeNull();
  });

  it('are rounded less than one mark, for six roundings even out', () => {
    expect(stepOf(rubricOf('standard-1'))).toBeCloseTo(0.43, 2);
  });
});

describe('the distributions', () => {
  it.each([
    [0, 0.5],
    [1, 0.8413447460685429],
    [-1.959963984540054, 0.025],
    [3.090232306167813, 0.999],
    [-6, 9.865876450376946e-10],
    [12, 1],
  ])('have the known share of a normal below %d', (x, share) => expect(normalBelow(x)).toBeCloseTo(share, 13));

  it.each([
    [3.841458820694124, 1, 0.05],
    [5.991464547107979, 2, 0.05],
    [7.814727903251179, 3, 0.05],
    [18.30703805327515, 10, 0.05],
    [2.7055434540954146, 1, 0.1],
    [1.5, 0, 1],
  ])('have the known share of χ² above %d with %d degrees', (x, degrees, share) => expect(chiSquareAbove(x, degrees)).toBeCloseTo(share, 9));

  it('give draws of a normal', () => {
    const luck = new Float64Array(40_000);
    luckOf(
      3,
      Array.from(luck, (_, n) => `name ${n}`),
    )(luck);
    const moment = (power: number) => luck.reduce((sum, z) => sum + z ** power, 0) / luck.length;
    expect([moment(1), moment(2), moment(3), moment(4)].map((value) => Math.round(value * 10) / 10 + 0)).toEqual([0, 1, 0, 3]);
  });
});
