import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign } from '../../../shared/domain/assign/assign.ts';
import { reviewerPrices } from '../../../shared/domain/panel/prices.ts';
import { worthOf } from '../../../shared/domain/panel/value.ts';
import { WEIGHTS } from '../../../shared/domain/panel/weights.ts';
import { AT_ONCE, year } from '../../bench/routing/declines.ts';
import { arrivals, GREEDY, gini, madeInstance, ROUTED } from '../../bench/routing/intake.ts';
import { holds } from '../../support/build.ts';

describe('rolling intake', () => {
  it('comes near what hindsight could do, ahead of greedy, and leaves nothing unfilled', () => {
    for (const seed of [1, 2, 3]) {
      const made = madeInstance(160, 30, seed);
      const scores = Int32Array.from(made.scores, (score) => (score < 0 ? -32_768 : Math.round(score * 10_000)));
      const best = assign({ ...made, scores });
      if (best.infeasible !== null) throw new Error(`seed ${seed} has no assignment`);
      const [greedy, routed] = [arrivals(made, seed, GREEDY), arrivals(made, seed, ROUTED)];
      expect(routed.unfilled).toBe(0);
      expect((routed.total * 10_000) / best.objective).toBeGreaterThan(0.97);
      expect(routed.total).toBeGreaterThan(greedy.total);
      expect(Math.max(...routed.loads)).toBeLessThanOrEqual(made.maxLoad);
    }
  });

  it('never takes more places than there are, however many arrive at once', () =>
    holds(
      'never takes more places than there are, however many arrive at once',
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: 30 }), (seed, burst) => {
        const made = madeInstance(120, 18, seed);
        const [greedy, routed] = [year(made, seed, GREEDY, { burst }), year(made, seed, ROUTED, { burst })];
        expect(Math.max(greedy.most, routed.most)).toBeLessThanOrEqual(AT_ONCE);
      }),
      6,
    ));

  it('spreads a year of reviews far better than greedy does, for hardly any affinity', () => {
    const made = madeInstance(463, 58, 3);
    const [greedy, routed] = [year(made, 1, GREEDY), year(made, 1, ROUTED)];
    expect(routed.affinity / greedy.affinity).toBeGreaterThan(0.98);
    expect(gini(routed.done) / gini(greedy.done)).toBeLessThan(0.65);
    expect(routed.unfilled).toBe(0);
  });
});

describe('prices', () => {
  it('are 0 where places suffice, and rise with demand for one person', () => {
    const prices = (places: number): Float64Array =>
      reviewerPrices({ scores: Array.from({ length: 10 }, () => [0.9, 0.5, 0.5, 0.5]), demand: 1, places: [places, 10, 10, 10] });
    expect([...prices(20)]).toEqual([0, 0, 0, 0]);
    expect(prices(8)[0]!).toBeGreaterThan(0.05);
    expect(prices(2)[0]!).toBeGreaterThan(prices(8)[0]!);
    expect(Math.max(...prices(2).slice(1))).toBeLessThan(1e-6);
  });

  it('follow the dual prices of the batch', () => {
    const made = madeInstance(80, 16, 5);
    const scores = Int32Array.from(made.scores, (score) => (score < 0 ? -32_768 : Math.round(score * 10_000)));
    const found = assign({ ...made, scores });
    if (found.infeasible !== null) throw new Error('no assignment');
    const rows = Array.from({ length: 80 }, (_, p) => made.scores.subarray(p * 16, (p + 1) * 16));
    let prices = new Float64Array(16) as Float64Array;
    for (let night = 0; night < 5; night += 1) prices = reviewerPrices({ scores: rows, demand: 3, places: new Array(16).fill(made.maxLoad), from: prices });
    const dual = found.prices.reviewer.map((price) => Math.max(0, price / 10_000));
    // Cautious prices stand above the dual ones, but for the same people.
    const off = (values: ArrayLike<number>): number[] => Array.from(values, (value) => value - Array.from(values).reduce((sum, one) => sum + one, 0) / 16);
    const dot = (a: number[], b: number[]): number => a.reduce((sum, value, r) => sum + value * b[r]!, 0);
    const [own, exact] = [off(prices), off(dual)];
    expect(dot(own, exact) / Math.sqrt(dot(own, own) * dot(exact, exact))).toBeGreaterThan(0.8);
  });

  it('are 0 without a sample, and never count who must not meet', () => {
    expect([...reviewerPrices({ scores: [], demand: 3, places: [1, 1], from: [0.4, 0.4] })]).toEqual([0, 0]);
    expect(reviewerPrices({ scores: [[-1, 0.5]], demand: 1, places: [0.1, 2] })[0]).toBe(0);
  });
});

describe('a value', () => {
  it('is the score less load, share and price, and more for having judged the earlier version, each by its weight', () => {
    const { load, share, price, earlier } = WEIGHTS.value;
    expect(worthOf(0.8, { capacity: 4, taken: 0 }, { earlier: true })).toEqual({
      affinity: 800_000,
      load: -0,
      share: -0,
      price: -0,
      earlier: earlier * 1_000_000,
    });
    expect(worthOf(0.8, { capacity: 4, taken: 2, done: 6 }, { period: { fairShare: 4, elapsed: 0.5 }, price: 0.3 })).toEqual({
      affinity: 800_000,
      load: -Math.round(load * 500_000),
      share: -Math.round(share * 1_000_000),
      price: -Math.round(price * 300_000),
      earlier: 0,
    });
  });
});
