import { community, type Language } from '../../shared/community.ts';
import { scoreDigits, shown } from '../../shared/domain/shown.ts';
import { partWords } from '../words/parts.ts';

const LOCALE = { nl: 'nl-NL', en: 'en-GB' } as const;

/** "1.200" or "1,200"; with `digits` always that many behind the comma. */
export const numberIn = (language: Language, value: number, digits?: number): string =>
  new Intl.NumberFormat(LOCALE[language], digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);

/** A score of 0 to 100: halves of marks carry no more than whole numbers, but just below a limit the first digit says so. */
export const scoreIn = (language: Language, score: number): string => {
  const digits = scoreDigits(score);
  return numberIn(language, shown(score, digits), digits);
};

export const percentIn = (language: Language, share: number): string => new Intl.NumberFormat(LOCALE[language], { style: 'percent' }).format(share);

/** A language by its name in the language of the page. */
export const languageIn = (language: Language, code: string): string => new Intl.DisplayNames(language, { type: 'language' }).of(code) ?? code;

type Forms = { readonly one: string; readonly other: string };
/** The form for one or for several, with the number filled in. */
export const counted = (language: Language, n: number, { one, other }: Forms): string => (n === 1 ? one : other).replace('{n}', numberIn(language, n));

const unit = (language: Language, value: number, name: string): string =>
  new Intl.NumberFormat(LOCALE[language], { style: 'unit', unit: name, unitDisplay: 'long', maximumFractionDigits: 0 }).format(value);

const SPANS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;
/** A length of time in its largest fitting unit, rounded up: "2 dagen", "3 uur", "30 seconden". */
export const durationIn = (language: Language, seconds: number): string => {
  const [name, size] = SPANS.find(([, size]) => seconds >= size) ?? (['second', 1] as const);
  return unit(language, Math.ceil(seconds / size), name);
};

const UNITS = ['kB', 'MB', 'GB'];
/** The size of a file: "48 bytes", "640 kB", "1,2 MB". */
export const sizeIn = (language: Language, bytes: number): string => {
  if (bytes < 1000) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`;
  const steps = Math.min(Math.max(Math.floor(Math.log10(Math.max(bytes, 1)) / 3) - 1, 0), UNITS.length - 1);
  const value = bytes / 1000 ** (steps + 1);
  return `${new Intl.NumberFormat(LOCALE[language], { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)} ${UNITS[steps]}`;
};

/** "nog 2 dagen", "vandaag", "2 dagen te laat": whole days until a date, less than nothing once it has passed. */
export const daysIn = (language: Language, days: number): string => {
  const { daysLeft, daysLate, today } = partWords[language];
  return days === 0 ? today : counted(language, Math.abs(days), days > 0 ? daysLeft : daysLate);
};

/** How a moment is written: a day, a short day, a day with its time, or the time alone. */
export type MomentStyle = 'day' | 'short' | 'moment' | 'time';
const CLOCK = { hour: '2-digit', minute: '2-digit' } as const;
const STYLES: Readonly<Record<MomentStyle, Intl.DateTimeFormatOptions>> = {
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  moment: { day: 'numeric', month: 'long', year: 'numeric', ...CLOCK },
  time: CLOCK,
};

/** A moment where the community is at home; what is no moment stays as it is. */
export const momentIn = (language: Language, iso: string, style: MomentStyle = 'day'): string => {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat(LOCALE[language], { timeZone: community.timeZone, ...STYLES[style] }).format(date);
};

export type MomentProps = { readonly language: Language; readonly iso: string; readonly style?: MomentStyle };
/** A moment for people and for programs. */
export const Moment = ({ language, iso, style = 'day' }: MomentProps) => <time dateTime={iso}>{momentIn(language, iso, style)}</time>;
