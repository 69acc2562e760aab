import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { tallyRound } from '../../shared/domain/review.ts';
import { CRITERIA, type CriterionId, type Mark, STANDARD_RUBRIC } from '../../shared/domain/rubric.ts';
import { type Judged, type Tally, tallyOf } from '../../shared/domain/tally.ts';
import { assignmentOf, holds, proposalIn, reviewBody, reviewOf, roundOf } from '../support/build.ts';

const halves = fc.integer({ min: 0, max: 10 }).map((n): Mark => n / 2);
const mark = fc.option(halves, { nil: null, freq: 5 });
const marks = fc.record(Object.fromEntries(CRITERIA.map((id) => [id, mark])) as Record<CriterionId, fc.Arbitrary<Mark>>);
const judged = fc.record({
  reviewer: fc.uuid(),
  marks,
  vote: fc.constantFrom('yes' as const, 'no' as const, 'pitch' as const),
  inScope: fc.boolean(),
  safetySeat: fc.boolean(),
});
const panel = fc.uniqueArray(judged, { minLength: 0, maxLength: 8, selector: (one) => one.reviewer });
const tally = (reviews: readonly Judged[], seat = false): Tally => tallyOf(STANDARD_RUBRIC, reviews, seat);
const all = (value: Mark) => Object.fromEntries(CRITERIA.map((id) => [id, value])) as Judged['marks'];
let n = 0;
const one = (given: Partial<Judged> & { marks: Judged['marks'] }): Judged => ({ reviewer: `r${n++}`, vote: 'yes', inScope: true, safetySeat: false, ...given });

describe('the rubric', () => {
  it('weighs a hundred, and asks most of safety', () => {
    expect(STANDARD_RUBRIC.criteria.reduce((sum, criterion) => sum + criterion.weight, 0)).toBe(100);
    expect(STANDARD_RUBRIC.criteria.map((criterion) => criterion.id)).toEqual([...CRITERIA]);
    expect(STANDARD_RUBRIC.criteria.map(({ id, weight, minimum }) => [id, weight, minimum])).toEqual([
      ['N', 20, 2],
      ['S', 25, 3],
      ['T', 20, 2],
      ['E', 15, 1.5],
      ['I', 10, 1.5],
      ['P', 10, 1.5],
    ]);
  });
});

describe('a tally', () => {
  it('does not depend on the order of the reviews', () =>
    holds(
      'does not depend on the order of the reviews',
      fc.property(panel, fc.boolean(), fc.infiniteStream(fc.nat()), (reviews, seat, keys) => {
        const shuffled = reviews
          .map((review) => ({ review, key: keys.next().value! }))
          .sort((a, b) => a.key - b.key)
          .map(({ review }) => review);
        expect(tally(shuffled, seat)).toEqual(tally(reviews, seat));
      }),
    ));

  it('leaves "cannot judge" out of every mean', () =>
    holds(
      'leaves "cannot judge" out of every mean',
      fc.property(panel, fc.constantFrom(...CRITERIA), (reviews, id) => {
        const silent = one({ marks: { ...all(3), [id]: null } });
        const [before, after] = [tally(reviews), tally([...reviews, silent])].map((result) => result.criteria.find((criterion) => criterion.id === id)!);
        expect([after!.mean, after!.low, after!.high, after!.marks]).toEqual([before!.mean, before!.low, before!.high, before!.marks]);
      }),
    ));

  it('stays within 0 and 100, and each mean between its lowest and highest mark', () =>
    holds(
      'stays within 0 and 100',
      fc.property(panel, (reviews) => {
        const { score, criteria, totals } = tally(reviews);
        for (const value of [score, ...totals.map((entry) => entry.total)]) if (value !== null) expect(value >= 0 && value <= 100).toBe(true);
        for (const { mean, low, high } of criteria) if (mean !== null) expect(mean >= low! - 0.005 && mean <= high! + 0.005).toBe(true);
        expect(tally(reviews).votes.yes + tally(reviews).votes.no + tally(reviews).votes.pitch).toBe(reviews.length);
      }),
    ));

  it('never falls when a mark rises', () =>
    holds(
      'never falls when a mark rises',
      fc.property(
        fc.uniqueArray(judged, { minLength: 1, maxLength: 5, selector: (review) => review.reviewer }),
        fc.constantFrom(...CRITERIA),
        (reviews, id) => {
          const [first, ...rest] = reviews as [Judged, ...Judged[]];
          if (first.marks[id] === null || first.marks[id] === 5) return;
          const better = tally([{ ...first, marks: { ...first.marks, [id]: first.marks[id]! + 0.5 } }, ...rest]).score;
          const score = tally(reviews).score;
          if (score !== null) expect(better! >= score - 0.01).toBe(true);
        },
      ),
    ));

  it('is the weighted mean of what was marked', () => {
    expect(tally([one({ marks: all(5) }), one({ marks: all(5) })]).score).toBe(100);
    expect(tally([one({ marks: all(0) })]).score).toBe(0);
    expect(tally([one({ marks: { N: 5, S: 4, T: 3, E: 2, I: 1, P: 0 } })]).score).toBe(60);
    expect(tally([one({ marks: { N: 5, S: 4, T: 3, E: null, I: null, P: 0 } })]).score).toBe(69.33);
    expect(tally([one({ marks: { ...all(null), N: 4, T: 4 } })]).score).toBeNull();
    expect(tally([]).score).toBeNull();
  });

  it('ignores reviews of whoever was recused, cancelled or is writing again', () => {
    const base = [assignmentOf('a', 'submitted'), assignmentOf('b', 'submitted')];
    const reviews = ['a', 'b', 'c'].map((name) => reviewOf(name, reviewBody(name === 'c' ? 0 : 4)));
    const without = tallyRound(roundOf(proposalIn('deliberation'), ...base), reviews.slice(0, 2));
    for (const status of ['recused', 'cancelled', 'accepted', 'declined', 'expired', 'invited'] as const)
      expect(tallyRound(roundOf(proposalIn('deliberation'), ...base, assignmentOf('c', status)), reviews)).toEqual(without);
    expect(tallyRound(roundOf(proposalIn('deliberation'), ...base, assignmentOf('c', 'submitted')), reviews).reviews).toBe(3);
  });
});

describe('the safety rule', () => {
  test.each<[asked: boolean, seat: readonly Mark[], others: readonly Mark[], blocks: boolean, flagged: boolean]>([
    [false, [], [4, 4], false, false],
    [false, [], [2.5, 5], false, true],
    [false, [2], [5], false, true],
    [false, [], [null], false, false],
    [true, [], [5, 5], true, false],
    [true, [3], [3], false, false],
    [true, [3], [1], false, true],
    [true, [2.5], [5, 5], true, true],
    [true, [null], [5], true, false],
    [true, [null, 4], [5], false, false],
    [true, [4, 2], [5], true, true],
  ])('asked %j, seat %j, others %j: blocks %j, flags %j', (asked, seat, others, blocks, flagged) => {
    const reviews = [...seat.map((S) => one({ marks: { ...all(4), S }, safetySeat: true })), ...others.map((S) => one({ marks: { ...all(4), S } }))];
    const result = tally(reviews, asked);
    expect(result.safetyBlocks).toBe(blocks);
    expect(result.flags.includes('safety-low')).toBe(flagged);
    if (flagged && result.suggestion !== null) expect(result.suggestion).toBe('decline-or-resubmit');
  });
});

describe('a suggestion', () => {
  const suggestion = (...reviews: Judged[]) => tally(reviews).suggestion;
  it.each([
    ['none with a single review', [one({ marks: all(5) })], null],
    ['none without reviews', [], null],
    ['none where half the weight is missing', [one({ marks: { ...all(null), N: 5 } }), one({ marks: { ...all(null), N: 5 } })], null],
    [
      'to accept with marks, minima and a majority',
      [one({ marks: all(4) }), one({ marks: all(3.5), vote: 'pitch' }), one({ marks: all(4), vote: 'no' })],
      'accept-or-pitch',
    ],
    ['to deliberate without a majority', [one({ marks: all(4), vote: 'no' }), one({ marks: all(4) })], 'deliberate'],
    ['to deliberate where a minimum fails', [one({ marks: { ...all(5), E: 1 } }), one({ marks: { ...all(5), E: 1 } })], 'deliberate'],
    ['to deliberate where nobody could judge a criterion', [one({ marks: { ...all(5), P: null } }), one({ marks: { ...all(5), P: null } })], 'deliberate'],
    ['to deliberate in the middle', [one({ marks: all(3) }), one({ marks: all(3) })], 'deliberate'],
    ['to decline below', [one({ marks: { ...all(2.5), S: 3 } }), one({ marks: { ...all(2.5), S: 3 } })], 'decline-or-resubmit'],
  ])('is %s', (_, reviews, wanted) => expect(suggestion(...reviews)).toBe(wanted));

  it('raises a flag where people differ', () => {
    expect(tally([one({ marks: all(4) }), one({ marks: { ...all(4), T: 2 } })]).flags).toEqual(['range']);
    expect(tally([one({ marks: all(5) }), one({ marks: all(4) })]).flags).toEqual(['totals-apart']);
    expect(tally([one({ marks: all(4), vote: 'no' }), one({ marks: all(4), vote: 'no' })]).flags).toEqual(['votes-against-score']);
    expect(tally([one({ marks: { ...all(2), S: 3 } }), one({ marks: { ...all(2), S: 3 } })]).flags).toEqual(['votes-against-score']);
    expect(tally([one({ marks: all(4), inScope: false })]).flags).toEqual(['few-reviews', 'out-of-scope-vote']);
  });
});
