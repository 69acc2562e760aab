import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingHours, dueOf, type Limit, workingDaysBefore } from '../../shared/domain/clock.ts';
import { calendar, holds } from '../support/build.ts';

const due = (limit: Limit, startedAt: string, pausedMs = 0) => dueOf({ limit, startedAt, pausedMs }, calendar);
const days = (n: number, from: string) => due({ days: n }, from);

const local = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short', timeStyle: 'medium' });
const wall = (at: string) => local.format(new Date(at));
/** Days without work, counted by hand from the almanac; the test's own list, for the years that the properties use. */
const CLOSED = new Set([
  '2026-01-01',
  '2026-04-05',
  '2026-04-06',
  '2026-04-27',
  '2026-05-14',
  '2026-05-24',
  '2026-05-25',
  '2026-12-25',
  '2026-12-26',
  '2027-01-01',
  '2027-03-28',
  '2027-03-29',
  '2027-04-27',
  '2027-05-06',
  '2027-05-16',
  '2027-05-17',
  '2027-12-25',
  '2027-12-26',
  '2028-01-01',
  '2028-04-16',
  '2028-04-17',
  '2028-04-27',
  '2028-05-25',
  '2028-06-04',
  '2028-06-05',
  '2028-12-25',
  '2028-12-26',
]);
const works = (date: string) => ![0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay()) && !CLOSED.has(date);

describe('working days', () => {
  it('end at 17:00 in Amsterdam, in winter and in summer', () => {
    expect(days(2, '2026-11-02T09:00:00.000Z')).toBe('2026-11-04T16:00:00.000Z');
    expect(days(2, '2026-07-06T09:00:00.000Z')).toBe('2026-07-08T15:00:00.000Z');
  });

  it('skip the weekend, whatever hour the start has', () => {
    for (const start of [
      '2026-11-06T00:30:00.000Z',
      '2026-11-06T16:30:00.000Z',
      '2026-11-06T22:59:59.999Z',
      '2026-11-07T11:00:00.000Z',
      '2026-11-08T22:30:00.000Z',
    ])
      expect(days(1, start)).toBe('2026-11-09T16:00:00.000Z');
  });

  it('count the local date, not that of Greenwich', () => {
    expect(days(1, '2026-11-08T23:30:00.000Z')).toBe('2026-11-10T16:00:00.000Z');
  });

  it.each([
    ['Easter Monday', '2026-04-03T10:00:00.000Z', '2026-04-07'],
    ["King's Day", '2026-04-24T10:00:00.000Z', '2026-04-28'],
    ['Ascension Day', '2026-05-13T10:00:00.000Z', '2026-05-15'],
    ['Whit Monday', '2026-05-22T10:00:00.000Z', '2026-05-26'],
    ['Easter 2038, as late as it can be', '2038-04-23T10:00:00.000Z', '2038-04-28'],
    ["Christmas and the year's end", '2026-12-24T10:00:00.000Z', '2026-12-28'],
    ['New Year', '2026-12-31T10:00:00.000Z', '2027-01-04'],
    ['Boxing Day 2028', '2028-12-22T10:00:00.000Z', '2028-12-27'],
  ])('skip %s', (_, start, end) => expect(wall(days(1, start))).toBe(`${end} 17:00:00`));

  it("keep King's Day on Saturday the 26th when the 27th is a Sunday", () => {
    expect(wall(days(1, '2031-04-25T10:00:00.000Z'))).toBe('2031-04-28 17:00:00');
    expect(wall(days(1, '2031-04-24T10:00:00.000Z'))).toBe('2031-04-25 17:00:00');
  });

  it('work on Good Friday and Liberation Day unless the community keeps them', () => {
    expect(wall(days(1, '2026-04-02T10:00:00.000Z'))).toBe('2026-04-03 17:00:00');
    const keeping = { ...calendar, holidays: [...calendar.holidays, 'good-friday', 'liberation-day'] as typeof calendar.holidays };
    expect(wall(dueOf({ limit: { days: 1 }, startedAt: '2026-04-02T10:00:00.000Z', pausedMs: 0 }, keeping))).toBe('2026-04-07 17:00:00');
    expect(wall(dueOf({ limit: { days: 1 }, startedAt: '2026-05-04T10:00:00.000Z', pausedMs: 0 }, keeping))).toBe('2026-05-06 17:00:00');
  });

  it('stay at 17:00 over both changes of the clock', () => {
    expect(days(1, '2026-03-27T12:00:00.000Z')).toBe('2026-03-30T15:00:00.000Z');
    expect(days(1, '2026-10-23T12:00:00.000Z')).toBe('2026-10-26T16:00:00.000Z');
  });

  it('of none are the end of this working day, or of the next', () => {
    expect(days(0, '2026-11-02T09:00:00.000Z')).toBe('2026-11-02T16:00:00.000Z');
    expect(days(0, '2026-11-07T09:00:00.000Z')).toBe('2026-11-09T16:00:00.000Z');
  });

  it('are moved by time that was paused', () => {
    expect(due({ days: 2 }, '2026-11-02T09:00:00.000Z', 3 * 86_400_000)).toBe(days(2, '2026-11-05T09:00:00.000Z'));
  });
});

describe('working hours', () => {
  it('count from nine to five only', () => {
    expect(due({ hours: 4 }, '2026-11-02T09:00:00.000Z')).toBe('2026-11-02T13:00:00.000Z');
    expect(due({ hours: 4 }, '2026-11-02T14:30:00.000Z')).toBe('2026-11-03T10:30:00.000Z');
    expect(due({ hours: 4 }, '2026-11-02T19:00:00.000Z')).toBe('2026-11-03T12:00:00.000Z');
    expect(due({ hours: 4 }, '2026-11-02T05:00:00.000Z')).toBe('2026-11-02T12:00:00.000Z');
    expect(due({ hours: 4 }, '2026-12-24T15:00:00.000Z')).toBe('2026-12-28T11:00:00.000Z');
  });

  it('span weeks where there are many', () => {
    expect(due({ hours: 80 }, '2026-11-02T08:00:00.000Z')).toBe('2026-11-13T16:00:00.000Z');
  });
});

it('counts calendar days as days, over holidays too', () => {
  expect(due({ calendarDays: 28 }, '2026-12-10T09:00:00.000Z')).toBe('2027-01-07T09:00:00.000Z');
});

describe('months', () => {
  it.each([
    ['31 January 2026', 1, '2026-01-31T10:00:00.000Z', '2026-02-28T22:59:59.999Z'],
    ['31 January 2028, a leap year', 1, '2028-01-31T10:00:00.000Z', '2028-02-29T22:59:59.999Z'],
    ['15 November', 1, '2026-11-15T10:00:00.000Z', '2026-12-15T22:59:59.999Z'],
    ['30 November, over the year', 3, '2026-11-30T10:00:00.000Z', '2027-02-28T22:59:59.999Z'],
    ['31 December, over the year', 1, '2026-12-31T10:00:00.000Z', '2027-01-31T22:59:59.999Z'],
    ['28 February, into summer time', 1, '2026-02-28T10:00:00.000Z', '2026-03-28T22:59:59.999Z'],
    ['1 March, into summer time', 1, '2026-03-01T10:00:00.000Z', '2026-04-01T21:59:59.999Z'],
    ['29 September, to the day after summer time', 1, '2026-09-29T10:00:00.000Z', '2026-10-29T22:59:59.999Z'],
    ['25 September, to the day on which the clock is set back', 1, '2026-09-25T10:00:00.000Z', '2026-10-25T22:59:59.999Z'],
    ['a local date that Greenwich has not reached', 1, '2026-03-30T22:30:00.000Z', '2026-04-30T21:59:59.999Z'],
  ] as const)('from %s end with the day', (_, months, start, end) => expect(due({ months }, start)).toBe(end));

  it('end on a holiday too, for the law counts every day', () => {
    expect(due({ months: 1 }, '2026-11-25T10:00:00.000Z')).toBe('2026-12-25T22:59:59.999Z');
  });

  it('are moved by time that was paused', () => {
    expect(due({ months: 1 }, '2026-11-02T09:00:00.000Z', 86_400_000)).toBe('2026-12-03T22:59:59.999Z');
  });
});

it('finds the morning of the working day some days before a date', () => {
  expect(workingDaysBefore('2026-11-06T16:00:00.000Z', 2, calendar)).toBe('2026-11-04T08:00:00.000Z');
  expect(workingDaysBefore('2026-11-10T16:00:00.000Z', 3, calendar)).toBe('2026-11-05T08:00:00.000Z');
});

describe('whatever the start', () => {
  const start = fc
    .date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2028-10-31T00:00:00Z'), noInvalidDate: true })
    .map((date) => date.toISOString());
  const count = fc.integer({ min: 0, max: 30 });

  it('is due on a working day at 17:00, after exactly so many working days', () =>
    holds(
      'is due on a working day at 17:00',
      fc.property(start, count, (at, n) => {
        const [date, time] = wall(days(n, at)).split(' ') as [string, string];
        expect(time).toBe('17:00:00');
        expect(works(date)).toBe(true);
        let counted = 0;
        for (let day = wall(at).slice(0, 10); day < date; ) {
          day = new Date(Date.parse(`${day}T12:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
          if (works(day)) counted += 1;
        }
        expect(counted).toBe(n === 0 && !works(wall(at).slice(0, 10)) ? 1 : n);
      }),
    ));

  it('never falls earlier for a later start, or for more days', () =>
    holds(
      'never falls earlier for a later start',
      fc.property(start, start, count, (a, b, n) => {
        const [early, late] = [a, b].sort() as [string, string];
        expect(days(n, early) <= days(n, late)).toBe(true);
        expect(days(n, a) <= days(n + 1, a)).toBe(true);
      }),
    ));

  it('spends exactly the working hours that were given', () =>
    holds(
      'spends exactly the working hours',
      fc.property(start, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), (at, a, b) => {
        const first = addWorkingHours(Date.parse(at), a, calendar);
        const both = addWorkingHours(Date.parse(at), a + b, calendar);
        expect(addWorkingHours(first, b, calendar)).toBe(both);
        expect(first).toBeGreaterThan(Date.parse(at));
      }),
      100,
    ));
});
