import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Cell, csvOf, withGuard, withoutGuard } from '../../shared/domain/csv.ts';
import { holds } from '../support/build.ts';

const read = (text: string): string[][] => parse(text, { bom: true, record_delimiter: '\r\n', relax_column_count: false, skip_empty_lines: false });

/** What the strictest spreadsheet would take for a formula, written apart from the code: after everything invisible, in any width, on any line. */
const INVISIBLE =
  /^(?:[\u0000-\u0020"'\u007f-\u00a0\u00ad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufff9-\ufffb\u3164\u115f\u1160\uffa0\u2800]|\u034f|\u0301|\u180b|[\ufe00-\ufe0f])+/;
const isFormula = (cell: string): boolean =>
  cell.split(/\r\n|[\n\r\u2028\u2029\u0085\v\f]/).some((line) => /^[=+\-@＝＋－＠﹦﹢﹣﹫]/.test(line.replace(INVISIBLE, '')));
/** A reader that skips all that is invisible, but an apostrophe ends a formula. */
const isTaken = (cell: string): boolean => !/^[\u0000-\u0020\u00a0\ufeff]*'/.test(cell) && isFormula(cell);
const linesOf = (cell: string) => cell.split(/\r\n|[\n\r\u2028\u2029\u0085\v\f]/);

describe('a cell', () => {
  test.each([
    '=1+1',
    '+31 6 12345678',
    '-1',
    '@SUM(A1)',
    ' =1',
    '\t=1',
    '\u0000=1',
    '\u00a0=1',
    '\ufeff=1',
    '\u200b\u200d=1',
    '\u2060@x',
    '\u034f=1',
    '\u3164=1',
    '\u115f=1',
    '\uffa0=1',
    '\ufe0f=1',
    '\u2800=1',
    '\u0301=1',
    '\u180b=1',
    '\u{e0101}=1',
    '\u202e=1',
    '\u200f\u200e=1',
    '\u200b\ufeff＝1',
    '﹦1',
    '⁼1',
    '\u00ad+1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '\n=1',
    'fine\n=1',
    'fine\r\n @x',
    'fine\u2028-1',
    "'=1",
    '"=1',
  ])('%j is no formula any more, and can be read back', (text) => {
    expect(withGuard(text)).toMatch(/^'/);
    expect(linesOf(withGuard(text)).filter(isTaken)).toEqual([]);
    expect(withoutGuard(withGuard(text))).toBe(text);
  });

  test.each(['TapSense', "O'Neil & Zn.", "'s-Gravenhage", 'a=b', '1-2', 'jan@example.org', '', ' ', 'two\nlines', '水道局'])('%j stays as it is', (text) => {
    expect(withGuard(text)).toBe(text);
    expect(withoutGuard(text)).toBe(text);
  });
});

describe('a file', () => {
  it('begins with a mark, ends its lines as the standard says, and quotes what needs it', () => {
    expect(csvOf(['Kenmerk', 'Titel'], [['OT-26-7K3FW-X', 'Zo "veilig", dat']])).toBe('\ufeff"Kenmerk","Titel"\r\n"OT-26-7K3FW-X","Zo ""veilig"", dat"\r\n');
    expect(csvOf(['a'], [[3], [undefined], [-3]])).toBe('\ufeff"a"\r\n3\r\n\r\n-3\r\n');
  });

  const nasty = fc.array(
    fc.oneof(
      fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        '＝',
        '＋',
        '－',
        '＠',
        "'",
        '"',
        ',',
        ';',
        '\n',
        '\r\n',
        '\r',
        '\t',
        '\u0000',
        '\u00a0',
        '\ufeff',
        '\u200b',
        '\u2060',
        '\u2028',
        '\u202e',
        '\u3164',
        '\u034f',
        '\ufe0f',
        '\u2800',
        '\u200f',
        ' ',
        '﹣',
      ),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    { maxLength: 8 },
  );
  const text = nasty.map((pieces) => pieces.join(''));

  it('gives a strict reader the same cells back, and no formula, whatever stands in them', () =>
    holds(
      'gives a strict reader the same cells back, and no formula, whatever stands in them',
      fc.property(fc.array(fc.tuple(text, text, fc.integer()), { maxLength: 6 }), (rows) => {
        const columns = ['first', 'second', 'number'];
        const back = read(csvOf(columns, rows as Cell[][]));
        expect(back).toHaveLength(rows.length + 1);
        for (const [i, row] of rows.entries()) {
          expect(back[i + 1]!.slice(0, 2).map(withoutGuard)).toEqual(row.slice(0, 2));
          expect(back[i + 1]![2]).toBe(String(row[2]));
          expect(back[i + 1]!.slice(0, 2).flatMap(linesOf).filter(isTaken)).toEqual([]);
        }
      }),
      500,
    ));
});
