import { type Calendar, DAY, instantOf } from '../clock.ts';

type Moment = { readonly wall: number; readonly offset?: number | undefined };

const NOON = 12;
/** Nobody wrote to the community by mail before. */
const EARLIEST = Date.UTC(1990, 0, 1);

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Months that begin otherwise in Dutch or German. */
const OTHER_MONTHS: Readonly<Record<string, string>> = { maa: 'mar', mrt: 'mar', mär: 'mar', mei: 'may', mai: 'may', okt: 'oct', dez: 'dec' };
const monthOf = (name: string): number => {
  const short = name.slice(0, 3).toLowerCase();
  return MONTHS.indexOf(OTHER_MONTHS[short] ?? short) + 1;
};

const ZONES: Readonly<Record<string, number>> = { z: 0, ut: 0, utc: 0, gmt: 0, cet: 60, cest: 120, met: 60, mest: 120 };
/** Minutes ahead of UTC, or undefined for a clock on the community's own wall. */
const offsetOf = (zone: string | undefined): number | undefined => {
  const match = /^(?:gmt|utc)?([+-])(\d\d):?(\d\d)$/i.exec(zone ?? '');
  if (match) return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
  return zone === undefined ? undefined : ZONES[zone.toLowerCase()];
};

type Parts = {
  year: string | undefined;
  month: number;
  day: string | undefined;
  hour?: string | undefined;
  minute?: string | undefined;
  second?: string | undefined;
  half?: string | undefined;
};

/** A date without a time stands at noon, so that it is the same day in every zone near. */
const momentOf = ({ year = '', month, day = '', hour, minute = '0', second = '0', half }: Parts, zone?: string): Moment | undefined => {
  const y = year.length === 2 ? 2000 + Number(year) : Number(year);
  const h = hour === undefined ? NOON : (Number(hour) % (half ? 12 : 24)) + (half?.toLowerCase() === 'pm' ? 12 : 0);
  const wall = Date.UTC(y, month - 1, Number(day), h, Number(minute), Number(second));
  const read = new Date(wall);
  const isReal = read.getUTCFullYear() === y && read.getUTCMonth() === month - 1 && read.getUTCDate() === Number(day) && Number(minute) < 60;
  return isReal && Number(hour ?? 0) < 24 ? { wall, offset: offsetOf(zone) } : undefined;
};

const TIME = String.raw`(?:,?\s+(?:om\s+|at\s+|um\s+)?|T)?(?:(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,9})?)?\s*(am|pm)?)?`;
const ZONE = String.raw`\s*(z|[a-z]{2,4}|(?:gmt|utc)?[+-]\d{2}:?\d{2})?(?:\s*\([^)]*\))?`;
const DAY_NAME = String.raw`(?:\p{L}{2,10}\.?,?\s+)?`;
const whole = (pattern: string): RegExp => new RegExp(`^${pattern}$`, 'iu');
const ISO = whole(String.raw`(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${TIME}${ZONE}`);
const COMPACT = whole(String.raw`(\d{4})(\d{2})(\d{2})`);
const NUMBERS = whole(String.raw`${DAY_NAME}(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})${TIME}${ZONE}`);
const NAMED = whole(String.raw`${DAY_NAME}(\d{1,2})(?:st|nd|rd|th|e|\.)?[\s-]+(\p{L}{3,9})\.?[\s,-]+(\d{4})${TIME}${ZONE}`);
const AMERICAN = whole(String.raw`${DAY_NAME}(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})${TIME}${ZONE}`);

const fromText = (text: string): Moment | undefined => {
  const iso = ISO.exec(text) ?? COMPACT.exec(text);
  if (iso) {
    const [, year, month, day, hour, minute, second, half, zone] = iso;
    return momentOf({ year, month: Number(month), day, hour, minute, second, half }, zone);
  }
  const numbers = NUMBERS.exec(text);
  if (numbers) {
    const [, first, second, year, hour, minute, seconds, half, zone] = numbers;
    // The day stands first here; only where it cannot, the American order is meant.
    const [day, month] = Number(second) > 12 ? [second, first] : [first, second];
    return momentOf({ year, month: Number(month), day, hour, minute, second: seconds, half }, zone);
  }
  const named = NAMED.exec(text);
  const american = named ? null : AMERICAN.exec(text);
  const [, a, b, year, hour, minute, second, half, zone] = named ?? american ?? [];
  const [day, month] = named ? [a, b] : [b, a];
  return month ? momentOf({ year, month: monthOf(month), day, hour, minute, second, half }, zone) : undefined;
};

/** A serial of a spreadsheet: days since 30 December 1899 on the wall's clock. Larger numbers are seconds or milliseconds of a computer. */
const fromNumber = (value: number): Moment | undefined => {
  if (value > 20_000 && value < 80_000) return { wall: Math.round((value - 25_569) * DAY) + (Number.isInteger(value) ? NOON * 3_600_000 : 0) };
  if (value > 6e8 && value < 5e9) return { wall: value * 1000, offset: 0 };
  return value > 6e11 && value < 5e12 ? { wall: value, offset: 0 } : undefined;
};

/** When something came in, from what mailboxes, spreadsheets and people write; undefined when it is no date between 1990 and `now`. */
export const dateOf = (value: unknown, now: string, calendar: Calendar): string | undefined => {
  const text = String(value ?? '').trim();
  const number = typeof value === 'number' ? value : /^\d{5}(?:[.,]\d+)?$|^\d{10}$|^\d{13}$/.test(text) ? Number(text.replace(',', '.')) : undefined;
  const moment = number === undefined ? (text.length < 80 ? fromText(text) : undefined) : fromNumber(number);
  if (!moment) return undefined;
  const at = moment.offset === undefined ? instantOf(moment.wall, calendar.timeZone) : moment.wall - moment.offset * 60_000;
  // A date of today stands at noon even in the morning.
  const latest = Date.parse(now);
  return at >= EARLIEST && at <= latest + NOON * 3_600_000 ? new Date(Math.min(at, latest)).toISOString() : undefined;
};
