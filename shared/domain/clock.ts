import * as z from 'zod';
import type { Community, Holiday } from '../community.ts';

/** An instant as ISO 8601 in UTC with milliseconds: sorts as text. */
export const Instant = z.iso.datetime({ precision: 3 });

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

/** How long something may take; `days` and `hours` count working time, `calendarDays` every day, `months` by the calendar as the law counts them. */
export const Limit = z.union([
  z.object({ days: z.number().int().nonnegative() }),
  z.object({ hours: z.number().positive() }),
  z.object({ calendarDays: z.number().int().positive() }),
  z.object({ months: z.number().int().positive() }),
]);
export type Limit = z.infer<typeof Limit>;

/**
 * A running limit; due is derived, never stored as the truth. `told` counts the steps that were taken around its due time: a new clock
 * starts without any.
 */
export const Deadline = z.object({
  limit: Limit,
  startedAt: Instant,
  pausedMs: z.number().int().nonnegative(),
  told: z.number().int().nonnegative().optional(),
  /** Whether it was set later while it still lay ahead. */
  moved: z.boolean().optional(),
});
export type Deadline = z.infer<typeof Deadline>;

export type Calendar = Pick<Community, 'timeZone' | 'workingHours' | 'holidays'>;

/** A local calendar date, as days since 1970-01-01. */
type DayNumber = number;

const dayNumber = (year: number, month: number, day: number): DayNumber => Math.round(Date.UTC(year, month - 1, day) / DAY);

/** Easter Sunday by the anonymous Gregorian computus. */
const easter = (year: number): DayNumber => {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return dayNumber(year, month, ((h + l - 7 * m + 114) % 31) + 1);
};

const weekday = (day: DayNumber): number => (((day + 4) % 7) + 7) % 7;

const kingsDay = (year: number): DayNumber => {
  const day = dayNumber(year, 4, 27);
  return weekday(day) === 0 ? day - 1 : day;
};

const HOLIDAYS: Record<Holiday, (year: number) => DayNumber> = {
  'new-year': (y) => dayNumber(y, 1, 1),
  'good-friday': (y) => easter(y) - 2,
  'easter-sunday': (y) => easter(y),
  'easter-monday': (y) => easter(y) + 1,
  'kings-day': kingsDay,
  'liberation-day': (y) => dayNumber(y, 5, 5),
  ascension: (y) => easter(y) + 39,
  'whit-sunday': (y) => easter(y) + 49,
  'whit-monday': (y) => easter(y) + 50,
  christmas: (y) => dayNumber(y, 12, 25),
  'boxing-day': (y) => dayNumber(y, 12, 26),
};

const isWorkingDay = (day: DayNumber, calendar: Calendar): boolean => {
  if (weekday(day) === 0 || weekday(day) === 6) return false;
  const year = new Date(day * DAY).getUTCFullYear();
  return !calendar.holidays.some((holiday) => HOLIDAYS[holiday](year) === day);
};

const formats = new Map<string, Intl.DateTimeFormat>();
const formatFor = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(timeZone, made);
  return made;
};

/** Local wall-clock time of an instant, as if it were UTC milliseconds. */
const wallClock = (at: number, timeZone: string): number => {
  const part = Object.fromEntries(
    formatFor(timeZone)
      .formatToParts(at)
      .map((p) => [p.type, Number(p.value)]),
  );
  return Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!, part.second!) + (at % 1000);
};

/** The instant at which the local clock shows this; the later one where the clock is set back. */
export const instantOf = (wall: number, timeZone: string): number => {
  const guess = wall - (wallClock(wall, timeZone) - wall);
  const corrected = wall - (wallClock(guess, timeZone) - guess);
  return corrected;
};

const atHour = (day: DayNumber, hours: number, calendar: Calendar): number => instantOf(day * DAY + hours * 60 * MINUTE, calendar.timeZone);
const localDay = (at: number, calendar: Calendar): DayNumber => Math.floor(wallClock(at, calendar.timeZone) / DAY);
const nextWorkingDay = (day: DayNumber, calendar: Calendar): DayNumber => {
  let next = day + 1;
  while (!isWorkingDay(next, calendar)) next += 1;
  return next;
};

/** The local date of an instant, as YYYY-MM-DD. */
export const dateAt = (at: string, calendar: Calendar): string => new Date(localDay(Date.parse(at), calendar) * DAY).toISOString().slice(0, 10);

/** The first of these hours of a working day that lies behind `at`; halves count, so that 8.5 is half past eight. */
export const nextHourOf = (hours: readonly number[], at: string, calendar: Calendar): string => {
  const from = Date.parse(at);
  let day = localDay(from, calendar);
  for (;;) {
    const next = isWorkingDay(day, calendar) ? hours.map((hour) => atHour(day, hour, calendar)).find((time) => time > from) : undefined;
    if (next !== undefined) return new Date(next).toISOString();
    day += 1;
  }
};

/** The end of the n-th working day after the local day of `at`; n = 0 is the end of that day or of the next working one. */
export const addWorkingDays = (at: number, days: number, calendar: Calendar): number => {
  let day = localDay(at, calendar);
  if (days === 0 && !isWorkingDay(day, calendar)) day = nextWorkingDay(day, calendar);
  for (let i = 0; i < days; i += 1) day = nextWorkingDay(day, calendar);
  return atHour(day, calendar.workingHours.to, calendar);
};

/** `hours` of working time after `at`. */
export const addWorkingHours = (at: number, hours: number, calendar: Calendar): number => {
  const { from, to } = calendar.workingHours;
  let left = hours * 60 * MINUTE;
  let day = localDay(at, calendar);
  let cursor = at;
  for (;;) {
    if (isWorkingDay(day, calendar)) {
      const start = Math.max(cursor, atHour(day, from, calendar));
      const end = atHour(day, to, calendar);
      if (end - start >= left) return start + left;
      left -= Math.max(0, end - start);
    }
    day += 1;
    cursor = atHour(day, 0, calendar);
  }
};

/** The end of the same day of a later month, or of its last day where there is no such day: a month from 31 January ends with February. */
export const addMonths = (at: number, months: number, calendar: Calendar): number => {
  const local = new Date(localDay(at, calendar) * DAY);
  const [year, month] = [local.getUTCFullYear(), local.getUTCMonth() + months];
  const day = Math.min(local.getUTCDate(), new Date(Date.UTC(year, month + 1, 0)).getUTCDate());
  return atHour(dayNumber(year, month + 1, day) + 1, 0, calendar) - 1;
};

const afterLimit = (start: number, limit: Limit, calendar: Calendar): number => {
  if ('days' in limit) return addWorkingDays(start, limit.days, calendar);
  if ('hours' in limit) return addWorkingHours(start, limit.hours, calendar);
  return 'months' in limit ? addMonths(start, limit.months, calendar) : start + limit.calendarDays * DAY;
};

/** When the deadline falls. Time that was paused moves its start. */
export const dueOf = ({ limit, startedAt, pausedMs }: Deadline, calendar: Calendar): string =>
  new Date(afterLimit(Date.parse(startedAt) + pausedMs, limit, calendar)).toISOString();

/** A working day earlier or later than a due date, at the same end of day: for reminders. */
export const workingDaysBefore = (due: string, days: number, calendar: Calendar): string => {
  let day = localDay(Date.parse(due), calendar);
  for (let left = days; left > 0; left -= 1) {
    do day -= 1;
    while (!isWorkingDay(day, calendar));
  }
  return new Date(atHour(day, calendar.workingHours.from, calendar)).toISOString();
};

/** Whole days of the calendar from one moment to another, by local dates; less than nothing once it has passed. */
export const daysUntil = (from: string, to: string, calendar: Calendar): number => localDay(Date.parse(to), calendar) - localDay(Date.parse(from), calendar);

/** The Monday of an instant's week, by local dates, as YYYY-MM-DD. */
export const mondayOf = (at: string, calendar: Calendar): string => {
  const day = localDay(Date.parse(at), calendar);
  return new Date((day - ((weekday(day) + 6) % 7)) * DAY).toISOString().slice(0, 10);
};

/** Beyond so many days nobody counts holidays. */
const COUNTED_DAYS = 90;
/** How much of its own working day is over at an instant: nothing before work and on a day off, all of it after work. */
const shareOfDay = (at: number, calendar: Calendar): { day: DayNumber; share: number } => {
  const wall = wallClock(at, calendar.timeZone);
  const day = Math.floor(wall / DAY);
  const { from, to } = calendar.workingHours;
  const share = ((wall - day * DAY) / (60 * MINUTE) - from) / (to - from);
  return { day, share: isWorkingDay(day, calendar) ? Math.min(Math.max(share, 0), 1) : 0 };
};

/** Working time from one moment to another, in working days and parts of one; less than nothing the other way round. */
export const workingDaysBetween = (from: string, to: string, calendar: Calendar): number => {
  if (to < from) return -workingDaysBetween(to, from, calendar);
  const [a, b] = [shareOfDay(Date.parse(from), calendar), shareOfDay(Date.parse(to), calendar)];
  if (b.day - a.day > COUNTED_DAYS) return ((b.day - a.day) * 5) / 7;
  let days = b.share - a.share;
  for (let day = a.day; day < b.day; day += 1) if (isWorkingDay(day, calendar)) days += 1;
  return days;
};

export const later = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();

/** The same moment of the calendar some years later, in UTC; 29 February becomes 1 March where there is none, so that nothing ends early. */
export const yearsLater = (at: string, years: number): string => {
  const date = new Date(at);
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return date.toISOString();
};

/** What is shown of a date that staff promised: once it has passed, the next one, ten working days further each time, and that it is late. */
export const promisedDate = (deadline: Deadline, now: string, calendar: Calendar): { date: string; late: boolean } => {
  const first = dueOf(deadline, calendar);
  let date = first;
  for (let extra = 10; date < now; extra += 10) date = new Date(addWorkingDays(Date.parse(first), extra, calendar)).toISOString();
  return { date, late: first < now };
};
