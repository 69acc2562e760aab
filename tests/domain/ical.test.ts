import fc from 'fast-check';
import { expect, it } from 'vitest';
import { calendarText, escapedText, folded } from '../../shared/domain/ical.ts';
import { holds } from '../support/build.ts';
import { NAUGHTY } from '../support/naughty.ts';

const octets = (text: string): number => new TextEncoder().encode(text).length;
/** As a reader of RFC 5545 does: lines are joined where one goes on behind a blank, then text values lose their escapes. */
const unfolded = (text: string): string[] => text.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);
const plain = (value: string): string => value.replaceAll(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign));

const calendarOf = (summary: string) =>
  calendarText({
    name: 'Uw beoordelingen; en meer',
    product: 'Sluis',
    now: '2026-11-22T10:00:00.123Z',
    events: [{ uid: 'prp_1-accepted@sluis.example', at: '2026-12-04T16:00:00.000Z', summary, url: 'https://sluis.example/nl/review/prp_1' }],
  });

it('writes a calendar that begins and ends as it should, with the half hour before the date', () => {
  expect(unfolded(calendarOf('Beoordeling OT-26-7K3FW-X'))).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Sluis//Sluis',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'X-WR-CALNAME:Uw beoordelingen\\; en meer',
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
    'BEGIN:VEVENT',
    'UID:prp_1-accepted@sluis.example',
    'DTSTAMP:20261122T100000Z',
    'DTSTART:20261204T153000Z',
    'DURATION:PT30M',
    'SUMMARY:Beoordeling OT-26-7K3FW-X',
    'URL:https://sluis.example/nl/review/prp_1',
    'TRANSP:TRANSPARENT',
    'CLASS:PRIVATE',
    'END:VEVENT',
    'END:VCALENDAR',
  ]);
});

it('folds no line beyond 75 octets, cuts no character, and gives every text back', () => {
  holds(
    'a title in a calendar',
    fc.property(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.constantFrom(...NAUGHTY)), (title) => {
      const text = calendarOf(title.toWellFormed());
      for (const line of text.split('\r\n')) expect(octets(line)).toBeLessThanOrEqual(75);
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      const summaries = unfolded(text).filter((line) => line.startsWith('SUMMARY:'));
      const tidy = title
        .toWellFormed()
        .replaceAll(/\r\n?/g, '\n')
        .replaceAll(/[^\P{Cc}\n\t]/gu, '');
      expect(summaries.map((line) => plain(line.slice(8)))).toEqual([tidy]);
      expect(unfolded(text)).toHaveLength(19);
    }),
  );
});

it('escapes what has a meaning, and folds a long line exactly', () => {
  expect(escapedText('a;b,c\\d\ne')).toBe('a\\;b\\,c\\\\d\\ne');
  expect(folded('x'.repeat(75))).toBe('x'.repeat(75));
  expect(folded('x'.repeat(76))).toBe(`${'x'.repeat(75)}\r\n x`);
  expect(folded('€'.repeat(26))).toBe(`${'€'.repeat(25)}\r\n €`);
});
