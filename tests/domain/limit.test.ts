import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { community } from '../../shared/community.ts';
import { addWorkingDays, dueOf, later, mondayOf, workingDaysBetween } from '../../shared/domain/clock.ts';
import { replyLimit } from '../../shared/domain/contact-clock.ts';
import { STAGE_LIMITS } from '../../shared/domain/proposal.ts';
import { limitView } from '../../shared/domain/view/limit.ts';
import { holds } from '../support/build.ts';

const HOUR = 3_600_000;
const anyTime = fc.integer({ min: Date.parse('2026-01-01T00:00:00Z'), max: Date.parse('2027-12-31T00:00:00Z') }).map((ms) => new Date(ms).toISOString());
const of = (due: string, now: string, more: object = {}) => limitView({ kind: 'proposal', stage: 'screening', due, ...more }, now, community);

describe('working time between two moments', () => {
  it.each([
    ['2026-11-02T08:00:00.000Z', '2026-11-02T16:00:00.000Z', 1],
    ['2026-11-02T08:00:00.000Z', '2026-11-02T12:00:00.000Z', 0.5],
    ['2026-11-06T16:00:00.000Z', '2026-11-09T08:00:00.000Z', 0],
    ['2026-11-06T12:00:00.000Z', '2026-11-09T12:00:00.000Z', 1],
    ['2026-12-24T16:00:00.000Z', '2026-12-28T16:00:00.000Z', 1],
    ['2026-11-03T12:00:00.000Z', '2026-11-02T12:00:00.000Z', -1],
  ])('from %s to %s is %d days', (from, to, days) => {
    expect(workingDaysBetween(from, to, community)).toBeCloseTo(days, 6);
  });

  it('adds up, and is as long as the limit that ends there', () => {
    holds(
      'working time',
      fc.property(anyTime, fc.integer({ min: 0, max: 40 * 24 }), fc.integer({ min: 0, max: 40 * 24 }), (from, a, b) => {
        const [middle, end] = [later(from, a * HOUR), later(from, (a + b) * HOUR)];
        const sum = workingDaysBetween(from, middle, community) + workingDaysBetween(middle, end, community);
        expect(sum).toBeCloseTo(workingDaysBetween(from, end, community), 6);
        const due = new Date(addWorkingDays(Date.parse(from), 5, community)).toISOString();
        const length = workingDaysBetween(from, due, community);
        expect(length).toBeGreaterThanOrEqual(5 - 1e-6);
        expect(length).toBeLessThanOrEqual(6 + 1e-6);
      }),
    );
  });
});

describe('the limit that a row shows', () => {
  const limits = [
    ...Object.entries(STAGE_LIMITS).map(([stage, limit]) => ({ kind: 'proposal', stage, limit })),
    { kind: 'contact-request', stage: 'new', priority: 'urgent' as const, limit: replyLimit('urgent') },
    { kind: 'contact-request', stage: 'open', priority: 'high' as const, limit: replyLimit('high') },
    { kind: 'contact-request', stage: 'open', priority: 'normal' as const, limit: replyLimit('normal') },
    { kind: 'task', stage: 'open', limit: { days: 1 } },
  ];

  it('only grows, ends where it is due, and says late from then on and never before', () => {
    holds(
      'limits',
      fc.property(
        fc.constantFrom(...limits),
        anyTime,
        fc.array(fc.integer({ min: 0, max: 60 * 24 }), { minLength: 1, maxLength: 20 }),
        (item, startedAt, hours) => {
          const due = dueOf({ limit: item.limit!, startedAt, pausedMs: 0 }, community);
          const views = hours
            .sort((a, b) => a - b)
            .map((hour) => {
              const now = later(startedAt, hour * HOUR);
              return { now, view: limitView({ ...item, due }, now, community)! };
            });
          for (const [i, { now, view }] of views.entries()) {
            expect(view.late).toBe(due < now);
            expect(view.late && view.soon).toBe(false);
            expect(view.used).toBeGreaterThanOrEqual(view.late ? 1 : 0);
            if (!view.late) expect(view.used).toBeLessThanOrEqual(1);
            if (view.late) expect(view.days).toBeLessThanOrEqual(0);
            if (i > 0) expect(view.used).toBeGreaterThanOrEqual(views[i - 1]!.view.used);
          }
          expect(limitView({ ...item, due }, startedAt, community)!.used).toBeLessThanOrEqual(0.01);
        },
      ),
    );
  });

  it('warns of no limit of a single day as it begins, and of it from its second half on', () => {
    const of = (now: string) => limitView({ kind: 'task', stage: 'open', due: '2026-11-10T09:00:00.000Z' }, now, community)!;
    expect([of('2026-11-09T09:00:00.000Z').soon, of('2026-11-09T10:00:00.000Z').soon]).toEqual([false, false]);
    expect([of('2026-11-09T15:30:00.000Z').soon, of('2026-11-10T08:30:00.000Z').soon]).toEqual([true, true]);
  });

  it('warns a working day ahead, across a weekend too', () => {
    const monday = '2026-11-09T16:00:00.000Z';
    expect(of(monday, '2026-11-05T12:00:00.000Z')?.soon).toBe(false);
    expect(of(monday, '2026-11-06T12:00:00.000Z')).toEqual({ used: 0.7, days: 3, soon: true, late: false });
    expect(of(monday, '2026-11-09T12:00:00.000Z')).toEqual({ used: 0.9, days: 0, soon: true, late: false });
    expect(of(monday, '2026-11-09T17:00:00.000Z')).toEqual({ used: 1, days: 0, soon: false, late: true });
    expect(of(monday, '2026-11-11T16:00:00.000Z')).toEqual({ used: 1.4, days: -2, soon: false, late: true });
  });

  it('is none where nobody of us has to act', () => {
    expect(limitView({ kind: 'proposal', stage: 'info-requested' }, '2026-11-05T12:00:00.000Z', community)).toBeUndefined();
  });
});

it.each([
  ['2026-11-01T22:59:59.000Z', '2026-10-26'],
  ['2026-11-01T23:00:00.000Z', '2026-11-02'],
  ['2026-11-08T22:59:00.000Z', '2026-11-02'],
  ['2026-12-31T12:00:00.000Z', '2026-12-28'],
])('counts %s in the week of Monday %s, by local dates', (at, monday) => {
  expect(mondayOf(at, community)).toBe(monday);
});
