/** When a schedule runs next. Takes rate(…), cron(…) and at(…) of EventBridge Scheduler. */

const UNITS: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
const DAY = 86_400_000;

/** @returns the first moment after `after`, or undefined when there is none within five years. @throws on an expression it cannot read */
export const nextRun = (expression: string, after: Date, timezone = 'UTC'): Date | undefined => {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  if (rate) return new Date(after.getTime() + Number(rate[1]) * (UNITS[rate[2] ?? ''] ?? 0));
  const at = /^at\((.+)\)$/.exec(expression)?.[1];
  if (at) {
    const moment = fromWall(new Date(`${at}Z`).getTime(), timezone);
    return moment > after.getTime() ? new Date(moment) : undefined;
  }
  const fields = /^cron\((.+)\)$/.exec(expression)?.[1]?.trim().split(/\s+/);
  if (fields?.length !== 6) throw new Error(`The local run cannot read the schedule ${expression}.`);
  return nextCron(fields, after, timezone);
};

const nextCron = ([minute = '', hour = '', day = '', month = '', weekday = '', year = '']: string[], after: Date, timezone: string): Date | undefined => {
  const hours = range(0, 23).filter((n) => includes(hour, n, 0, 23));
  const minutes = range(0, 59).filter((n) => includes(minute, n, 0, 59));
  const wall = toWall(after.getTime(), timezone);
  const firstDay = Math.floor(wall / DAY) * DAY;
  for (let date = firstDay; date < firstDay + 366 * 5 * DAY; date += DAY) {
    if (!dayFits(new Date(date), day, month, weekday, year)) continue;
    for (const h of hours) {
      for (const m of minutes) {
        const candidate = fromWall(date + h * 3_600_000 + m * 60_000, timezone);
        if (candidate > after.getTime()) return new Date(candidate);
      }
    }
  }
  return undefined;
};

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

const dayFits = (date: Date, day: string, month: string, weekday: string, year: string) => {
  const lastOfMonth = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  const dayOfMonth = date.getUTCDate();
  const [nth, count] = weekday.split('#');
  return (
    includes(year, date.getUTCFullYear(), 1970, 2199) &&
    includes(numbered(month, MONTHS), date.getUTCMonth() + 1, 1, 12) &&
    (day === 'L' ? dayOfMonth === lastOfMonth : includes(day, dayOfMonth, 1, 31)) &&
    includes(numbered(nth ?? '*', WEEKDAYS), date.getUTCDay() + 1, 1, 7) &&
    (count === undefined || Math.ceil(dayOfMonth / 7) === Number(count))
  );
};

const numbered = (field: string, names: readonly string[]) => names.reduce((text, name, i) => text.replaceAll(name, String(i + 1)), field.toUpperCase());

/** A field is a list of values, ranges and steps: "0,15-20,30/5", "*" or "?". */
const includes = (field: string, value: number, least: number, most: number): boolean =>
  field.split(',').some((part) => {
    const [span = '', step] = part.split('/');
    if (span === '*' || span === '?') return (value - least) % Number(step ?? 1) === 0;
    const [from, to] = span.split('-').map(Number);
    if (from === undefined || Number.isNaN(from)) throw new Error(`The local run cannot read ${field} in a schedule.`);
    const end = to ?? (step ? most : from);
    return value >= from && value <= end && (value - from) % Number(step ?? 1) === 0;
  });

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** Wall-clock time of a zone, written as if it were UTC. */
const toWall = (moment: number, timezone: string): number => {
  if (timezone === 'UTC') return moment;
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(moment);
  const get = (type: string) => parts.find((part) => part.type === type)?.value ?? '00';
  return Date.parse(`${get('year')}-${get('month')}-${get('day')}T${get('hour')}:${get('minute')}:${get('second')}Z`);
};

/** Two steps settle the offset on both sides of a change to or from summer time. */
const fromWall = (wall: number, timezone: string): number => {
  const guess = wall - (toWall(wall, timezone) - wall);
  return wall - (toWall(guess, timezone) - guess);
};
