import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankingOf } from '../../../shared/domain/calibrate/draws.ts';
import { withoutReview } from '../../../shared/domain/calibrate/influence.ts';
import { offsetForm, posteriorOf, qualityForm, type Variances, varianceOf } from '../../../shared/domain/calibrate/model.ts';
import { type Mark, type Panel, panelOf } from '../../../shared/domain/calibrate/panel.ts';
import { varianceEstimate } from '../../../shared/domain/calibrate/variances.ts';
import { holds } from '../../support/build.ts';
import { direct } from './direct.ts';
import { panelFrom } from './panels.ts';

const named = (count: number, letter: string): string[] => Array.from({ length: count }, (_, at) => `${letter}${at}`);
const [PROPOSALS, REVIEWERS] = [named(7, 'p'), named(7, 'r')];
const half = fc.integer({ min: 0, max: 20 }).map((n) => n / 2);
/** Any shape: whole and thin, one reviewer, one proposal, groups without a bridge, all marks equal. */
const someMarks = fc.uniqueArray(
  fc.record({
    proposal: fc.constantFrom(...PROPOSALS),
    reviewer: fc.constantFrom(...REVIEWERS),
    value: half,
    confidence: fc.constantFrom(0.5, 0.75, 1, 1.5, 2),
  }),
  { minLength: 1, maxLength: 30, selector: ({ proposal, reviewer }) => `${proposal}/${reviewer}` },
);
const someVariances: fc.Arbitrary<Variances> = fc.record({
  proposals: fc.constantFrom(0.05, 0.5, 2, 9),
  reviewers: fc.constantFrom(0, 0.02, 0.4, 1, 6),
  noise: fc.constantFrom(0.03, 0.4, 2, 5),
});
const panelAt = (marks: readonly Mark[]): Panel => panelOf(PROPOSALS, REVIEWERS, marks);
const qualityOf = (panel: Panel, variances: Variances): Map<string, number> => {
  const { quality } = posteriorOf(panel, variances);
  return new Map(panel.proposals.map((name, p) => [name, quality[p]!]));
};

describe('the posterior', () => {
  it('equals a direct solution of the whole covariance', () => {
    let hasBoth = 0;
    holds(
      'equals a direct solution of the whole covariance',
      fc.property(someMarks, someVariances, (marks, variances) => {
        const panel = panelAt(marks);
        const posterior = posteriorOf(panel, variances);
        hasBoth |= posterior.coreIsReviewers ? 1 : 2;
        const expected = direct(marks, variances);
        expect(posterior.level).toBeCloseTo(expected.level, 7);
        expect(posterior.logLikelihood).toBeCloseTo(expected.logLikelihood, 6);
        panel.proposals.forEach((name, p) => {
          const { mean, variance } = expected.quality(name);
          expect(posterior.quality[p]).toBeCloseTo(mean, 7);
          expect(varianceOf(posterior, qualityForm(posterior, p))).toBeCloseTo(variance, 7);
        });
        panel.reviewers.forEach((name, r) => {
          const { mean, variance } = expected.offset(name);
          expect(posterior.offset[r]).toBeCloseTo(mean, 7);
          expect(varianceOf(posterior, offsetForm(posterior, r))).toBeCloseTo(variance, 7);
        });
      }),
      250,
    );
    expect(hasBoth, 'both sides were eliminated').toBe(3);
  });

  it('does not depend on the order of the marks, to the last bit', () => {
    holds(
      'does not depend on the order of the marks, to the last bit',
      fc.property(
        someMarks.chain((marks) => fc.tuple(fc.constant(marks), fc.shuffledSubarray(marks, { minLength: marks.length }))),
        someVariances,
        ([marks, shuffled], variances) => {
          expect(posteriorOf(panelAt(shuffled), variances).quality).toEqual(posteriorOf(panelAt(marks), variances).quality);
        },
      ),
      100,
    );
  });

  it('moves by a constant that is added to all marks', () => {
    holds(
      'moves by a constant that is added to all marks',
      fc.property(someMarks, someVariances, fc.constantFrom(-3, 0.5, 40), (marks, variances, constant) => {
        const before = qualityOf(panelAt(marks), variances);
        const after = qualityOf(panelAt(marks.map((mark) => ({ ...mark, value: mark.value + constant }))), variances);
        for (const [name, quality] of before) expect(after.get(name)).toBeCloseTo(quality + constant, 8);
      }),
      100,
    );
  });

  it('shrinks each mean toward the level where there are no offsets', () => {
    holds(
      'shrinks each mean toward the level where there are no offsets',
      fc.property(someMarks, someVariances, (marks, variances) => {
        const panel = panelAt(marks);
        const { quality, level } = posteriorOf(panel, { ...variances, reviewers: 0 });
        panel.proposals.forEach((name, p) => {
          const own = marks.filter(({ proposal }) => proposal === name);
          const mean = own.reduce((sum, mark) => sum + mark.confidence * mark.value, 0) / own.reduce((sum, mark) => sum + mark.confidence, 0);
          expect(quality[p]).toBeGreaterThanOrEqual(Math.min(mean, level) - 1e-9);
          expect(quality[p]).toBeLessThanOrEqual(Math.max(mean, level) + 1e-9);
        });
      }),
      100,
    );
  });

  // The marks are the resistors of a network whose nodes are qualities and severities: the potential is nowhere higher than at the source.
  it('never falls for a proposal that one mark was raised of, at the same variances', () => {
    holds(
      'never falls for a proposal that one mark was raised of, at the same variances',
      fc.property(someMarks, someVariances, fc.nat(), (marks, variances, pick) => {
        const at = pick % marks.length;
        const raised = marks.map((mark, i) => (i === at ? { ...mark, value: mark.value + 1 } : mark));
        const name = marks[at]!.proposal;
        expect(qualityOf(panelAt(raised), variances).get(name)! - qualityOf(panelAt(marks), variances).get(name)!).toBeGreaterThan(-1e-9);
      }),
      250,
    );
  });

  it('without a review equals a refit without it', () => {
    holds(
      'without a review equals a refit without it',
      fc.property(someMarks, someVariances, fc.nat(), (marks, variances, pick) => {
        const panel = panelAt(marks);
        const posterior = posteriorOf(panel, variances);
        const one = new Float64Array(panel.proposals.length).fill(1);
        const bar = { line: 5, k: 1 };
        const i = pick % marks.length;
        const left = withoutReview(posterior, one, rankingOf(posterior, one, bar, 1, 4), bar, 1)(i);
        const [proposal, reviewer] = [panel.proposals[panel.proposal[i]!]!, panel.reviewers[panel.reviewer[i]!]!];
        const rest = marks.filter((mark) => mark.proposal !== proposal || mark.reviewer !== reviewer);
        if (rest.every((mark) => mark.proposal !== proposal)) {
          expect(left.mean).toBeNull();
          return;
        }
        const expected = direct(rest, variances).quality(proposal);
        expect(left.mean).toBeCloseTo(expected.mean, 6);
        expect(left.deviation).toBeCloseTo(Math.sqrt(expected.variance), 6);
      }),
      250,
    );
  });
});

describe('the draws', () => {
  const recipe = { proposals: 12, reviewers: 8, reviews: 3, bias: 0.7, noise: 0.8 };
  const variances = { proposals: 2.2, reviewers: 1.1, noise: 1.4 };

  it.each([
    ['with the reviewers', recipe],
    ['with the proposals', { ...recipe, proposals: 8, reviewers: 14, reviews: 5 }],
  ])('have the means and covariances of the posterior %s left', (_, shape) => {
    const { proposals, reviewers, marks } = panelFrom(shape, 3);
    const posterior = posteriorOf(panelOf(proposals, reviewers, marks), variances);
    const many = proposals.length;
    const count = 20_000;
    const { quality } = rankingOf(posterior, new Float64Array(many).fill(1), {}, 7, count);
    const expected = direct(marks, variances);
    const draw = (d: number, p: number) => quality[d * many + p]! - posterior.quality[p]!;
    const covariance = (p: number, q: number) => Array.from({ length: count }, (_, d) => draw(d, p) * draw(d, q)).reduce((sum, x) => sum + x, 0) / count;
    posterior.panel.proposals.forEach((name, p) => {
      const { variance } = expected.quality(name);
      expect(Array.from({ length: count }, (_, d) => draw(d, p)).reduce((sum, x) => sum + x, 0) / count / Math.sqrt(variance)).toBeCloseTo(0, 1);
      expect(covariance(p, p) / variance).toBeCloseTo(1, 1);
    });
    // Proposals move together: independent draws would have no covariance, and this one is far above what luck leaves.
    const pair = covariance(0, 1);
    const { variance } = expected.quality(posterior.panel.proposals[0]!);
    expect(Math.abs(pair) / variance).toBeGreaterThan(0.05);
  });

  it('belong to a name, whoever else there is', () => {
    const { proposals, reviewers, marks } = panelFrom(recipe, 5);
    const known = marks.filter(({ proposal }) => proposal !== 'p3');
    const of = (some: readonly Mark[]) => {
      const posterior = posteriorOf(panelOf(proposals, reviewers, some), { ...variances, reviewers: 0 });
      const { quality } = rankingOf(posterior, new Float64Array(posterior.panel.proposals.length).fill(1), {}, 7, 1);
      return new Map(posterior.panel.proposals.map((name, p) => [name, quality[p]! - posterior.quality[p]!]));
    };
    const [all, fewer] = [of(marks), of(known)];
    for (const [name, deviation] of fewer) expect(deviation).toBeCloseTo(all.get(name)!, 1);
    expect(Math.abs(all.get('p0')! - all.get('p1')!)).toBeGreaterThan(0.2);
  });
});

describe('the variances', () => {
  it('are found at the top of the restricted likelihood', () => {
    for (const seed of [1, 2, 3]) {
      const { proposals, reviewers, marks } = panelFrom({ proposals: 20, reviewers: 8, reviews: 3, bias: 0.7, noise: 0.8 }, seed);
      const { variances, logLikelihood } = varianceEstimate(panelOf(proposals, reviewers, marks), true);
      expect(direct(marks, variances).logLikelihood).toBeCloseTo(logLikelihood, 6);
      for (const key of ['proposals', 'reviewers', 'noise'] as const)
        for (const factor of [0.8, 1.25]) expect(direct(marks, { ...variances, [key]: variances[key] * factor }).logLikelihood).toBeLessThan(logLikelihood);
    }
  });

  it('are those that the marks were made with, on the mean of many panels', () => {
    const estimates = Array.from({ length: 100 }, (_, seed) => {
      const { proposals, reviewers, marks } = panelFrom({ proposals: 60, reviewers: 20, reviews: 3, bias: 0.7, noise: 0.8 }, seed + 1);
      return varianceEstimate(panelOf(proposals, reviewers, marks), true).variances;
    });
    const mean = (key: keyof Variances) => estimates.reduce((sum, one) => sum + one[key], 0) / estimates.length;
    // Three standard errors of the means of a hundred estimates are .06, .12 and .05.
    expect(Math.abs(mean('proposals') / 2.25 - 1)).toBeLessThan(0.08);
    expect(Math.abs(mean('reviewers') / (2.25 * 0.49) - 1)).toBeLessThan(0.12);
    expect(Math.abs(mean('noise') / (2.25 * 0.64) - 1)).toBeLessThan(0.06);
  });
});
