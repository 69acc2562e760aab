import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { bandOf } from '../../shared/domain/decision.ts';
import { tallyRound } from '../../shared/domain/review.ts';
import { idsIn, type Mark, type Rubric, SAFETY } from '../../shared/domain/rubric.ts';
import { RUBRIC_FILES } from '../../shared/domain/rubrics/rubric-files.ts';
import { RUBRIC_VERSIONS, rubricFrom, rubricOf } from '../../shared/domain/rubrics.ts';
import { scoreDigits, shown } from '../../shared/domain/shown.ts';
import { type Judged, type Tally, tallyOf } from '../../shared/domain/tally.ts';
import { assignmentOf, holds, proposalIn, reviewBody, reviewOf, roundOf } from '../support/build.ts';

const halves = fc.integer({ min: 0, max: 10 }).map((n): Mark => n / 2);
const mark = fc.option(halves, { nil: null, freq: 5 });
const standard = rubricOf('standard-1');
const judgedBy = (rubric: Rubric) =>
  fc.record({
    reviewer: fc.uuid(),
    marks: fc.record(Object.fromEntries(idsIn(rubric).map((id) => [id, mark]))),
    vote: fc.constantFrom('yes' as const, 'no' as const, 'pitch' as const),
    inScope: fc.boolean(),
    safetySeat: fc.boolean(),
  });
const panelBy = (rubric: Rubric, minLength: number, maxLength: number) =>
  fc.uniqueArray(judgedBy(rubric), { minLength, maxLength, selector: (one) => one.reviewer });
/** A panel that judged by any of the rubrics that there are. */
const panelled = (minLength = 0, maxLength = 8) =>
  fc
    .constantFrom(...RUBRIC_VERSIONS.map(rubricOf))
    .chain((rubric) => fc.record({ rubric: fc.constant(rubric), reviews: panelBy(rubric, minLength, maxLength) }));
const criterionIn = (rubric: Rubric, pick: number) => idsIn(rubric)[pick % rubric.criteria.length]!;
const tally = (reviews: readonly Judged[], seat = false, rubric = standard): Tally => tallyOf(rubric, reviews, seat);
const all = (value: Mark, rubric = standard): Judged['marks'] => Object.fromEntries(idsIn(rubric).map((id) => [id, value]));
/** The score as a fraction of whole numbers of any size, worked out apart from the code that is tested. */
const fractionOf = ({ criteria }: Rubric, reviews: readonly Judged[]): { over: bigint; under: bigint } | undefined => {
  const known = criteria.flatMap(({ id, weight }) => {
    const given = reviews.flatMap(({ marks }) => (marks[id] === null || marks[id] === undefined ? [] : [BigInt(marks[id] * 2)]));
    return given.length === 0 ? [] : [{ weight: BigInt(weight), halves: given.reduce((a, b) => a + b, 0n), n: BigInt(given.length) }];
  });
  const weight = known.reduce((sum, each) => sum + each.weight, 0n);
  const under = known.reduce((product, { n }) => product * n, 1n);
  return weight < 50n ? undefined : { over: known.reduce((sum, { weight: w, halves, n }) => sum + (w * halves * under) / n, 0n) * 10n, under: under * weight };
};
let n = 0;
const one = (given: Partial<Judged> & { marks: Judged['marks'] }): Judged => ({ reviewer: `r${n++}`, vote: 'yes', inScope: true, safetySeat: false, ...given });

describe('the rubrics', () => {
  it('keep the standard as it is: frozen, and most of it for safety', () => {
    expect(standard.criteria.map(({ id, weight, minimum }) => [id, weight, minimum])).toEqual([
      ['N', 20, 2],
      ['S', 25, 3],
      ['T', 20, 2],
      ['E', 15, 1.5],
      ['I', 10, 1.5],
      ['P', 10, 1.5],
    ]);
    expect(rubricOf('idea-1').criteria.map(({ id, weight, minimum }) => [id, weight, minimum])).toEqual([
      ['N', 30, 2],
      ['S', 20, 2],
      ['T', 25, 2],
      ['L', 15, 1.5],
      ['P', 10, 1],
    ]);
  });

  it('are all that have a file', () => {
    expect([...RUBRIC_VERSIONS].sort()).toEqual(Object.keys(RUBRIC_FILES).sort());
  });

  it.each(RUBRIC_VERSIONS)('of version %s weigh a hundred, judge safety and say everything in both languages', (version) => {
    const { criteria, ...rubric } = rubricOf(version);
    expect(rubric.version).toBe(version);
    expect(criteria.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
    expect(criteria.map(({ id }) => id)).toContain(SAFETY);
    for (const { name, anchors } of criteria) {
      expect(name.nl).not.toBe(name.en);
      expect(anchors.nl.filter((text) => anchors.en.includes(text))).toEqual([]);
    }
  });

  it.each<[string, (rubric: Rubric) => unknown, string]>([
    [
      'weights that do not sum to 100',
      (rubric) => ({ ...rubric, criteria: rubric.criteria.map((one, i) => ({ ...one, weight: one.weight + (i === 0 ? 1 : 0) })) }),
      'sum to 100',
    ],
    [
      'two criteria of one letter',
      (rubric) => ({ ...rubric, criteria: rubric.criteria.map((one) => ({ ...one, id: one.id === 'P' ? 'N' : one.id })) }),
      'share a letter',
    ],
    [
      'no criterion for safety',
      (rubric) => ({ ...rubric, criteria: rubric.criteria.map((one) => ({ ...one, id: one.id === 'S' ? 'Z' : one.id })) }),
      'no criterion judges safety',
    ],
    ['a minimum above the highest mark', (rubric) => ({ ...rubric, criteria: rubric.criteria.map((one) => ({ ...one, minimum: 5.5 })) }), '<=5'],
    [
      'a text in one language only',
      (rubric) => ({ ...rubric, criteria: rubric.criteria.map((one) => ({ ...one, name: { nl: one.name.nl } })) }),
      'expected string',
    ],
    [
      'two anchors',
      (rubric) => ({ ...rubric, criteria: rubric.criteria.map((one) => ({ ...one, anchors: { nl: one.anchors.nl, en: one.anchors.en.slice(1) } })) }),
      'anchors',
    ],
    ['bands that do not rise', (rubric) => ({ ...rubric, bands: { fair: 3, good: 3, strong: 4 } }), 'do not rise'],
    ['limits that do not rise', (rubric) => ({ ...rubric, score: { decline: 70, accept: 70 } }), 'do not rise'],
  ])('are not loaded with %s', (_, change, message) => {
    expect(() => rubricFrom(standard)).not.toThrow();
    expect(() => rubricFrom(change(standard))).toThrow(message);
  });

  it('are known by their version alone', () => expect(() => rubricOf('standard-9')).toThrow('there is no rubric standard-9'));
});

describe('a tally', () => {
  it('does not depend on the order of the reviews', () =>
    holds(
      'does not depend on the order of the reviews',
      fc.property(panelled(), fc.boolean(), fc.infiniteStream(fc.nat()), ({ rubric, reviews }, seat, keys) => {
        const shuffled = reviews
          .map((review) => ({ review, key: keys.next().value! }))
          .sort((a, b) => a.key - b.key)
          .map(({ review }) => review);
        expect(tally(shuffled, seat, rubric)).toEqual(tally(reviews, seat, rubric));
      }),
    ));

  it('leaves "cannot judge" out of every mean', () =>
    holds(
      'leaves "cannot judge" out of every mean',
      fc.property(panelled(), fc.nat(), ({ rubric, reviews }, pick) => {
        const id = criterionIn(rubric, pick);
        const silent = one({ marks: { ...all(3, rubric), [id]: null } });
        const of = (panel: readonly Judged[]) => tally(panel, false, rubric).criteria.find((criterion) => criterion.id === id)!;
        const [before, after] = [of(reviews), of([...reviews, silent])];
        expect([after.mean, after.low, after.high, after.marks]).toEqual([before.mean, before.low, before.high, before.marks]);
        const mute = one({ marks: all(null, rubric) });
        expect(tally([...reviews, mute], false, rubric).score).toEqual(tally(reviews, false, rubric).score);
      }),
    ));

  it('counts nothing of reviews that were recused or cancelled', () =>
    holds(
      'counts nothing of reviews that were recused or cancelled',
      fc.property(panelled(1, 5), panelled(1, 3), fc.constantFrom('recused' as const, 'cancelled' as const), (inside, outside, status) => {
        const rules = { rubric: inside.rubric.version };
        const stored = (reviews: readonly Judged[], letter: string) =>
          reviews.map(({ marks, vote, inScope }, i) =>
            reviewOf(`${letter}${i}`, {
              ...reviewBody(3),
              criteria: Object.fromEntries(idsIn(inside.rubric).map((id) => [id, { mark: marks[id] ?? null, comment: '' }])),
              vote,
              inScope,
            }),
          );
        const [counted, gone] = [stored(inside.reviews, 'a'), stored(outside.reviews, 'b')];
        const round = roundOf(proposalIn('deliberation', { rules }), ...inside.reviews.map((_, i) => assignmentOf(`a${i}`, 'submitted')));
        const withGone = { ...round, assignments: [...round.assignments, ...outside.reviews.map((_, i) => assignmentOf(`b${i}`, status))] };
        expect(tallyRound(withGone, [...counted, ...gone])).toEqual(tallyRound(round, counted));
      }),
      100,
    ));

  it('stays within 0 and 100, and each mean between its lowest and highest mark', () =>
    holds(
      'stays within 0 and 100',
      fc.property(panelled(), ({ rubric, reviews }) => {
        const { score, criteria, totals, votes } = tally(reviews, false, rubric);
        for (const value of [score, ...totals.map((entry) => entry.total)]) if (value !== null) expect(value >= 0 && value <= 100).toBe(true);
        for (const { mean, low, high } of criteria) if (mean !== null) expect(mean >= low! && mean <= high!).toBe(true);
        expect(votes.yes + votes.no + votes.pitch).toBe(reviews.length);
      }),
    ));

  it('never falls when a mark rises', () =>
    holds(
      'never falls when a mark rises',
      fc.property(panelled(1, 5), fc.nat(), ({ rubric, reviews }, pick) => {
        const id = criterionIn(rubric, pick);
        const [first, ...rest] = reviews as [Judged, ...Judged[]];
        const mark = first.marks[id] ?? null;
        if (mark === null || mark === 5) return;
        const better = tally([{ ...first, marks: { ...first.marks, [id]: mark + 0.5 } }, ...rest], false, rubric).score;
        const { score } = tally(reviews, false, rubric);
        if (score !== null) expect(better! > score).toBe(true);
      }),
    ));

  it('is the weighted mean of what was marked', () => {
    expect(tally([one({ marks: all(5) }), one({ marks: all(5) })]).score).toBe(100);
    expect(tally([one({ marks: all(0) })]).score).toBe(0);
    expect(tally([one({ marks: { N: 5, S: 4, T: 3, E: 2, I: 1, P: 0 } })]).score).toBe(60);
    expect(tally([one({ marks: { N: 5, S: 4, T: 3, E: null, I: null, P: 0 } })]).score).toBe(1040 / 15);
    expect(tally([one({ marks: { ...all(null), N: 4, T: 4 } })]).score).toBeNull();
    expect(tally([]).score).toBeNull();
  });

  it('equals the same sum in fractions of whole numbers, and lies on the same side of each limit', () =>
    holds(
      'equals the same sum in fractions',
      fc.property(panelled(0, 12), fc.nat({ max: 20 }), ({ rubric, reviews }, fifth) => {
        const limit = fifth * 5;
        const { score, totals } = tally(reviews, false, rubric);
        const single = totals.map(({ reviewer, total }) => ({ found: total, by: reviews.filter((each) => each.reviewer === reviewer) }));
        for (const { found, by } of [{ found: score, by: reviews }, ...single]) {
          const exact = fractionOf(rubric, by);
          expect(found === null).toBe(exact === undefined);
          if (found === null || !exact) continue;
          expect(found).toBeCloseTo(Number((exact.over * 10n ** 12n) / exact.under) / 1e12, 9);
          expect(found < limit).toBe(exact.over < BigInt(limit) * exact.under);
          for (const digits of [0, 1, 2]) expect(shown(found, digits) < limit).toBe(found < limit);
        }
      }),
    ));

  it('reaches a limit that is met to the last half mark, and shows no limit that is not', () => {
    const three = [
      { N: 3, S: 3.5, T: 3, E: 4.5, I: 4, P: 4 },
      { N: 3.5, S: 3.5, T: 2.5, E: 4, I: 3.5, P: 2.5 },
      { N: 4, S: 3, T: 3, E: 4.5, I: 4, P: 4.5 },
    ].map((marks) => one({ marks }));
    const met = tally(three);
    expect(met.totals.map(({ total }) => total)).toEqual([71, 65.5, 73.5]);
    expect([met.score, met.suggestion]).toEqual([70, 'accept-or-pitch']);
    const twelve = Array.from({ length: 12 }, (_, i) => one({ marks: { ...all(3.5), P: i === 0 ? 3 : 3.5 } }));
    const missed = tally(twelve);
    expect([missed.score! < 70, missed.suggestion]).toEqual([true, 'deliberate']);
    expect([0, 1, 2].map((digits) => shown(missed.score!, digits))).toEqual([69, 69.9, 69.92]);
    expect([shown(69.996, 2), shown(70, 2), shown(64.6, 0), shown(65.666, 0), shown(2.96, 1, 0.5), shown(11 / 3, 1, 0.5)]).toEqual([
      69.99, 70, 64, 66, 2.9, 3.7,
    ]);
    expect([49.5, 69.96, 70, 73.5, 43.5, 64.6].map((score) => shown(score, scoreDigits(score)))).toEqual([49.5, 69.9, 70, 74, 44, 64.6]);
  });

  it('flags totals that are twenty apart to the last half mark, also where both are thirds', () => {
    const half = (N: number): Judged => one({ marks: { ...all(null), N, S: 3, T: 3, P: N } });
    const [low, high] = [half(1), half(3.5)].map((each) => tally([each]).totals[0]!.total!);
    expect(high! - low!).toBe(20);
    expect(tally([half(1), half(3.5)]).flags).toContain('totals-apart');
    expect(tally([half(1), half(3)]).flags).not.toContain('totals-apart');
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
    if (flagged || blocks) expect(result.suggestion).not.toBe('accept-or-pitch');
  });
});

describe('what a low mark for safety suggests', () => {
  test.each<[string, asked: boolean, seat: readonly Mark[], others: readonly Mark[], suggestion: Tally['suggestion']]>([
    ['to decline where the seat gave less than the minimum', true, [2.5], [5, 5], 'decline-or-resubmit'],
    ['to decline where the mean lies below the minimum', false, [], [2.5, 3, 3], 'decline-or-resubmit'],
    ['to talk over one low mark of somebody without the seat', false, [], [2.5, 3.5, 4], 'deliberate'],
    ['the same beside a seat that is content', true, [4], [2.5, 4], 'deliberate'],
    ['the same of a seat that was not asked for', false, [2], [5], 'deliberate'],
    ['to talk over what the seat gave no mark for', true, [null], [5, 5], 'deliberate'],
    ['to talk over what has nobody in the seat', true, [], [5, 5], 'deliberate'],
    ['to accept at the minimum', true, [3], [3, 4], 'accept-or-pitch'],
  ])('is %s', (_, asked, seat, others, suggestion) => {
    const panel = [...seat.map((S) => one({ marks: { ...all(4), S }, safetySeat: true })), ...others.map((S) => one({ marks: { ...all(4), S } }))];
    expect(tally(panel, asked).suggestion).toBe(suggestion);
  });
});

describe('a rubric of a call', () => {
  const idea = rubricOf('idea-1');
  it('sets the limits of what is suggested and of what is unsafe', () => {
    const panel = (value: Mark) => [one({ marks: all(value, idea) }), one({ marks: all(value, idea) })];
    expect([2.5, 3.5].map((value) => tally(panel(value), false, idea).suggestion)).toEqual(['deliberate', 'accept-or-pitch']);
    const seat = (S: Mark) => tally([one({ marks: { ...all(4, idea), S }, safetySeat: true })], true, idea);
    expect([seat(2).safetyBlocks, seat(1.5).safetyBlocks, seat(null).safetyBlocks]).toEqual([false, true, true]);
  });

  it('is the one that a proposal came in under, and the tally says which', () => {
    const body = { ...reviewBody(4), criteria: Object.fromEntries(idsIn(idea).map((id) => [id, { mark: 4, comment: '' }])) };
    const round = roundOf(proposalIn('deliberation', { rules: { rubric: 'idea-1' } }), assignmentOf('a', 'submitted'));
    expect(tallyRound(round, [reviewOf('a', body)])).toMatchObject({ rubric: 'idea-1', score: 80, criteria: idsIn(idea).map((id) => ({ id, mean: 4 })) });
  });

  it('names the band of a mean in the letter', () => {
    expect([1.99, 2, 2.99, 3, 3.99, 4].map((mean) => bandOf(standard, mean, 'N'))).toEqual(['weak', 'fair', 'fair', 'good', 'good', 'strong']);
    // Below the minimum of its criterion nothing is fair: of safety that is three.
    expect([1.99, 2.8, 3, 4].map((mean) => bandOf(standard, mean, 'S'))).toEqual(['weak', 'weak', 'good', 'strong']);
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
