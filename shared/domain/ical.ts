import { later, MINUTE } from './clock.ts';

/** One date in a calendar file, by the rules of RFC 5545. */
export type CalendarEvent = {
  /** The same for the same thing for ever, so that a change moves it instead of adding another. */
  readonly uid: string;
  /** When it is to be done, as an instant in UTC: the event is the half hour before. */
  readonly at: string;
  readonly summary: string;
  readonly description?: string;
  readonly url?: string;
};
export type CalendarFile = { readonly name: string; readonly product: string; readonly now: string; readonly events: readonly CalendarEvent[] };

/** Octets of a line, its end not counted; a longer one goes on behind a blank on the next. */
const WIDTH = 75;

const octets = (text: string): number => new TextEncoder().encode(text).length;

/** Folds between characters and never within one, so that no reader meets half of it. */
export const folded = (line: string): string => {
  const lines: string[] = [];
  let [open, width] = ['', 0];
  for (const character of line) {
    const wide = octets(character);
    if (width + wide > WIDTH) {
      lines.push(open);
      [open, width] = [' ', 1];
    }
    open += character;
    width += wide;
  }
  return [...lines, open].join('\r\n');
};

/** A text value: backslash, semicolon, comma and line ends are escaped; other control characters have no place in a calendar. */
export const escapedText = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '')
    .replaceAll('\\', '\\\\')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,')
    .replaceAll('\n', '\\n');

/** An instant in the format's own form, in whole seconds of UTC: 20261204T160000Z. */
export const calendarTime = (at: string): string => `${at.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

const eventLines = ({ uid, at, summary, description, url }: CalendarEvent, now: string): string[] => [
  'BEGIN:VEVENT',
  `UID:${escapedText(uid)}`,
  `DTSTAMP:${calendarTime(now)}`,
  `DTSTART:${calendarTime(later(at, -30 * MINUTE))}`,
  'DURATION:PT30M',
  `SUMMARY:${escapedText(summary)}`,
  ...(description ? [`DESCRIPTION:${escapedText(description)}`] : []),
  ...(url ? [`URL:${new URL(url).href}`] : []),
  'TRANSP:TRANSPARENT',
  'CLASS:PRIVATE',
  'END:VEVENT',
];

/** A whole calendar, which readers ask for again every six hours. */
export const calendarText = ({ name, product, now, events }: CalendarFile): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    // Who made it, in no language: its texts are in the reader's.
    `PRODID:-//${escapedText(product)}//Sluis`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapedText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
    ...events.flatMap((event) => eventLines(event, now)),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('');
