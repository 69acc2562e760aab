import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankingOf, visibleLines } from '../../shared/domain/ranking.ts';
import { rubricOf } from '../../shared/domain/rubrics.ts';
import { lineChanges, panelOf, type TallyLine } from '../../shared/domain/tally-line.ts';
import { assignmentOf, calendar, chair, per, proposalIn, prp, reviewOf } from '../support/build.ts';

const rubric = rubricOf('standard-1');
const line = (proposal: string, reviewer: string, mark: number | null, more: Partial<TallyLine> = {}): TallyLine => ({
  proposal: prp(proposal),
  reviewer: per(reviewer),
  status: 'submitted',
  seat: false,
  asksSeat: false,
  rubric: 'standard-1',
  quorum: 3,
  applicant: per('noor'),
  organisations: ['lekdetec'],
  parties: [],
  marks: Object.fromEntries(rubric.criteria.map(({ id }) => [id, mark])),
  vote: mark !== null && mark < 3 ? 'no' : 'yes',
  inScope: true,
  confidence: 2,
  ...more,
});
const panel = (proposal: string, ...marks: (number | null)[]) => marks.map((mark, i) => line(proposal, `r${i}`, mark));

/** Forty proposals by ten reviewers, of whom one half is severe: enough overlap to tell who is. */
const overlapping = (): TallyLine[] =>
  Array.from({ length: 40 }, (_, p) =>
    [p, p + 1, p + 3].map((r) => {
      const quality = 2 + (p % 5) * 0.5;
      return line(`p${String(p).padStart(2, 'a')}`, `r${r % 10}`, Math.max(0, Math.min(5, quality + (r % 10 < 5 ? -1 : 1))));
    }),
  ).flat();

describe('a ranked list', () => {
  it('puts the best first, equals at one place, and what has no score last', () => {
    const lines = [
      ...panel('a', 3, 3, 3),
      ...panel('b', 4, 4.5, 4),
      ...panel('c', 3, 3, 3),
      line('d', 'r0', null, { status: 'accepted', marks: undefined, vote: undefined }),
    ];
    const { standings, basis, missing } = rankingOf(rubric, lines);
    expect(standings.map(({ proposal, place, score, reviews, open }) => [proposal, place, score, reviews, open])).toEqual([
      [prp('b'), 1, 250 / 3, 3, 0],
      [prp('a'), 2, 60, 3, 0],
      [prp('c'), 2, 60, 3, 0],
      [prp('d'), null, null, 0, 1],
    ]);
    expect([basis, missing.map(({ code }) => code)]).toEqual(['raw', ['few-reviewers']]);
    expect(standings.every(({ calibrated }) => calibrated === null)).toBe(true);
  });

  it('shows range, votes, flags and what is missing', () => {
    const [first] = rankingOf(rubric, [
      ...panel('a', 1, 4),
      line('a', 'r9', null, { status: 'invited', marks: undefined, vote: undefined, asksSeat: true }),
    ]).standings;
    expect(first).toMatchObject({
      low: 20,
      high: 80,
      votes: { yes: 1, no: 1, pitch: 0 },
      flags: ['range', 'totals-apart', 'safety-low'],
      open: 1,
      quorum: 3,
      seatMissing: true,
      safetyBlocks: true,
      minimaMet: false,
    });
  });

  it('corrects only where reviewers overlap enough, with an interval around the score', () => {
    const { standings, basis, missing, line: bar } = rankingOf(rubric, overlapping());
    expect([basis, missing, bar]).toEqual(['offsets', [], 70]);
    for (const { calibrated } of standings) {
      expect(calibrated!.low).toBeLessThanOrEqual(calibrated!.score);
      expect(calibrated!.high).toBeGreaterThanOrEqual(calibrated!.score);
      expect(calibrated!.above).toBeGreaterThanOrEqual(0);
      expect(['recommend', 'decline', 'deliberate', 'ask-one-more']).toContain(calibrated!.band);
    }
    const scores = standings.map(({ calibrated }) => calibrated!.score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it('is the same in whatever order the reviews come', () => {
    const seed = Number(process.env.SEED ?? 20_261_122);
    const lines = overlapping();
    const expected = rankingOf(rubric, lines);
    fc.assert(
      fc.property(fc.shuffledSubarray(lines, { minLength: lines.length }), (shuffled) => {
        expect(rankingOf(rubric, shuffled)).toEqual(expected);
      }),
      { seed, numRuns: 10 },
    );
  });

  it('leaves out reviews that do not count', () => {
    const lines = panel('a', 4, 4, 4);
    const with5 = [...lines, line('a', 'r8', 0, { status: 'accepted' })];
    expect(rankingOf(rubric, with5).standings[0]).toMatchObject({ reviews: 3, score: 80, open: 1 });
  });

  it('does not let the marks of a proposal move what somebody involved in it sees', () => {
    const involved = { ...chair, keys: ['betrokke'] };
    const hiddenWith = (mark: number) => [...panel('a', 4, 4, 4), ...panel('b', mark, mark, mark).map((one) => ({ ...one, organisations: ['betrokke'] }))];
    const seen = (mark: number) => rankingOf(rubric, visibleLines(hiddenWith(mark), involved));
    expect(seen(1)).toEqual(seen(5));
    expect(seen(1).standings.map(({ proposal }) => proposal)).toEqual([prp('a')]);
    expect(visibleLines(hiddenWith(1), { ...chair, conflicts: { [prp('a')]: 'declared' } }).map(({ proposal }) => proposal)).toEqual([
      prp('b'),
      prp('b'),
      prp('b'),
    ]);
  });
});

describe('a line of the tally', () => {
  const root = proposalIn('in-review', { safetySeat: true });
  const item = (status: 'accepted' | 'submitted' | 'recused') => ({ ...assignmentOf('mila', status, { safetySeat: true }), sk: 'b', type: 'assignment' });

  it('holds of an assignment and a review what a list needs, and nothing that was written', () => {
    const [line] = lineChanges(root, [item('submitted'), { ...reviewOf('mila'), sk: 'c', type: 'review' }]);
    expect(line).toMatchObject({ reviewer: per('mila'), gone: false, set: { status: 'submitted', seat: true, asksSeat: true, quorum: 3, vote: 'yes' } });
    expect(JSON.stringify(line)).not.toContain('comment');
    expect(line!.set.marks).toEqual({ N: 4, S: 4, T: 4, E: 4, I: 4, P: 4 });
  });

  it('goes with the assignment, and leaves marks alone where only the assignment changes', () => {
    expect(lineChanges(root, [item('recused')])[0]!.gone).toBe(true);
    expect(lineChanges(root, [item('accepted')])[0]!.set).not.toHaveProperty('marks');
    expect(lineChanges(root, [{ sk: 'f#000001', type: 'message' }])).toEqual([]);
  });

  it('stands with its call, or with the quarter in which the open intake took the proposal', () => {
    expect(panelOf({ ...root, call: 'cal_x' }, calendar)).toBe('cal_x');
    expect(panelOf({ ...root, receivedAt: '2026-12-31T23:30:00.000Z' }, calendar)).toBe('open.2027Q1');
    expect(panelOf({ ...root, receivedAt: '2026-12-31T22:30:00.000Z' }, calendar)).toBe('open.2026Q4');
  });
});
