import { describe, expect, it } from 'vitest';
import { readCsv } from '../../infra/local/csv.ts';
import { community } from '../../shared/community.ts';
import { cleaned, decodeLines } from '../../shared/domain/import/decode.ts';
import { dateOf } from '../../shared/domain/import/date.ts';
import { refusalOf } from '../../shared/domain/import/file.ts';
import { isHtml, readable } from '../../shared/domain/import/html.ts';
import { languageOf } from '../../shared/domain/import/language.ts';
import { type Entry, entriesOf, LINE_BYTES } from '../../shared/domain/import/lines.ts';
import { foldKey, nameOf } from '../../shared/domain/import/names.ts';
import { fieldText } from '../../shared/domain/words/index.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...parts: (string | number[])[]) => Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...utf8(part)] : part)));
const wide = (text: string, little: boolean) =>
  Uint8Array.from([...text].flatMap((c) => (little ? [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8] : [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 255])));
const lines = (file: Uint8Array) => decodeLines(file).map(({ text, gaps }) => [text, ...gaps].join(' | '));
const entries = (file: string | Uint8Array): Entry[] => entriesOf(decodeLines(typeof file === 'string' ? utf8(file) : file), readCsv);
const said = (entry: Entry) => ('record' in entry ? entry.record : entry.refused);

describe('a file', () => {
  it.each<[string, Uint8Array, string[]]>([
    ['UTF-8', bytes('één\ntwee\n'), ['één', 'twee']],
    ['UTF-8 with a mark', bytes([0xef, 0xbb, 0xbf], 'één\r\ntwee'), ['één', 'twee']],
    ['UTF-16, little end first', bytes([0xff, 0xfe], [...wide('één\r\ntwee\r\n', true)]), ['één', 'twee']],
    ['UTF-16, big end first', bytes([0xfe, 0xff], [...wide('één\ntwee', false)]), ['één', 'twee']],
    ['Windows-1252', bytes([0xe9, 0xe9, 0x6e, 0x20, 0x80], '\ntwee'), ['één €', 'twee']],
    ['Windows-1252 with a byte that means nothing', bytes([0xe9, 0x81, 0x6e]), ['é?n | encoding']],
    ['UTF-8 with a line that an old program added', bytes('één\n', [0x63, 0xe9], '\n'), ['één', 'cé | encoding']],
    ['UTF-8 with a character cut in half', bytes('één\né', [0xc3], 'n'), ['één', 'é?n | encoding']],
    ['an old Mac', bytes('één\rtwee\r'), ['één', 'twee']],
    ['with empty lines', bytes('a\n\n\nb\n'), ['a', '', '', 'b']],
    ['with controls', bytes('a', [0], 'b', [7], '\nc\td'), ['ab | control-characters', 'c\td']],
    ['nothing', bytes(), []],
  ])('is read as %s', (_, file, expected) => {
    expect(lines(file)).toEqual(expected);
  });

  it('keeps direction marks and repairs half a pair', () => {
    expect(cleaned('\u202bשלום\u202c')).toEqual({ text: '\u202bשלום\u202c', gaps: [] });
    expect(cleaned('a\ud83d')).toEqual({ text: 'a?', gaps: ['encoding'] });
    expect(cleaned('🔒')).toEqual({ text: '🔒', gaps: [] });
  });
});

describe('JSON Lines', () => {
  it('are objects, each on a line', () => {
    const found = entries('{"a":"é"}\n\n[1]\n"x"\nnull\n{"a":\n{"b":2}');
    expect(found.map(said)).toEqual([{ a: 'é' }, 'import.empty', 'import.unreadable', 'import.unreadable', 'import.unreadable', 'import.unreadable', { b: 2 }]);
    expect(found.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(found[0]!.original).toBe('{"a":"é"}');
  });

  it('are refused when they are too large or too deep to be kept', () => {
    const large = `{"a":"${'x'.repeat(LINE_BYTES)}"}`;
    const fits = `{"a":"${'x'.repeat(LINE_BYTES - 8)}"}`;
    const deep = `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    expect(entries(`${large}\n${deep}\n`).map(said)).toEqual(['import.too-large', 'import.unreadable']);
    expect(said(entries(fits)[0]!)).toHaveProperty('a');
  });

  it('take a control character within a text for noise', () => {
    expect(entries(bytes('{"a":"x', [0], 'y"}'))).toEqual([{ line: 1, original: '{"a":"xy"}', gaps: ['control-characters'], record: { a: 'xy' } }]);
  });
});

describe('a table', () => {
  it.each([
    [';', 'onderwerp;van\nA;b\n'],
    [',', 'onderwerp,van\nA,b\n'],
    ['tab', 'onderwerp\tvan\nA\tb\n'],
    ['one that it names itself', 'sep=|\nonderwerp|van\nA|b\n'],
  ])('is parted by %s', (_, text) => {
    expect(entries(text).map(said)).toEqual([{ onderwerp: 'A', van: 'b' }]);
  });

  it('has cells of several lines, doubled quotes and formulas', () => {
    const text = 'onderwerp;bericht\r\nA;"een\r\ntwee;""drie"""\r\n=HYPERLINK("http://x");y\r\n';
    const [first, second] = entries(text);
    expect(first).toEqual({
      line: 2,
      original: 'onderwerp;bericht\nA;"een\ntwee;""drie"""',
      gaps: [],
      record: { onderwerp: 'A', bericht: 'een\ntwee;"drie"' },
    });
    expect(second).toMatchObject({ line: 4, gaps: ['quotes'], record: { onderwerp: '=HYPERLINK("http://x")', bericht: 'y' } });
  });

  it('loses one row to a misplaced quote, never those behind it', () => {
    const text = 'onderwerp,bericht\nA,"open\nB,ok\nC,5" pipe\n"D"x,y\nE,"wel\nheel"\nF,"open tot het eind\nG,g';
    expect(entries(text).map((entry) => [entry.line, said(entry), ...entry.gaps])).toEqual([
      [2, { onderwerp: 'A', bericht: '"open' }, 'quotes'],
      [3, { onderwerp: 'B', bericht: 'ok' }],
      [4, { onderwerp: 'C', bericht: '5" pipe' }, 'quotes'],
      [5, { onderwerp: '"D"x', bericht: 'y' }, 'quotes'],
      [6, { onderwerp: 'E', bericht: 'wel\nheel' }],
      [8, { onderwerp: 'F', bericht: '"open tot het eind' }, 'quotes'],
      [9, { onderwerp: 'G', bericht: 'g' }],
    ]);
  });

  it('is read through to its end in pieces, whatever stands at their edges', () => {
    const rows = Array.from({ length: 1203 }, (_, i) => (i % 3 === 0 ? `${i},"een\n\ntwee"` : `${i},x`));
    const found = entries(`onderwerp,bericht\n${rows.join('\n')}\n`);
    expect(found).toHaveLength(1203);
    expect(found.every((entry, i) => 'record' in entry && entry.record.onderwerp === String(i) && entry.gaps.length === 0)).toBe(true);
    expect(found.at(-1)!.line).toBe(1 + 1203 + 2 * 401);
  });

  it('tells ragged rows, rows without anything, and a column without a name', () => {
    expect(entries('onderwerp;;onderwerp\nA\n\n;;\nA;b;c;d').map((entry) => [said(entry), ...entry.gaps])).toEqual([
      [{ onderwerp: 'A' }, 'columns'],
      ['import.empty'],
      [{}],
      [{ onderwerp: 'A', '#2': 'b', 'onderwerp (2)': 'c', '#4': 'd' }, 'columns'],
    ]);
  });

  it('blames only the row in which something was lost', () => {
    const file = bytes('onderwerp,bericht\né,"a\nb', [0], '\nc"\nx,y\n');
    expect(entries(file).map(({ line, gaps }) => [line, ...gaps])).toEqual([[2, 'control-characters'], [5]]);
  });
});

describe('a file that holds no old items', () => {
  const refusal = (file: string | Uint8Array) => {
    const raw = typeof file === 'string' ? utf8(file) : file;
    const read = decodeLines(raw);
    return refusalOf(raw, read, entriesOf(read, readCsv), readCsv);
  };
  const noise = (length: number) => Uint8Array.from({ length }, (_, i) => (Math.imul(i + 1, 2_654_435_761) >>> 13) & 255);

  it.each<[string, string | Uint8Array, string]>([
    ['a picture', bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], [...noise(4000)]), 'import.binary'],
    ['a program that names a column', bytes([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0], '\nsubject,message\n'), 'import.binary'],
    ['UTF-16 without a mark', Uint8Array.from(wide('onderwerp;van\nA;b\n', true)), 'import.binary'],
    ['a list in JSON', '[{"subject":"a"},{"subject":"b"}]', 'import.document'],
    ['a list in JSON, an item a line', '[\n{"subject":"a"},\n{"subject":"b"}\n]\n', 'import.document'],
    ['an object in JSON over lines', '{\n  "subject": "a",\n  "message": "b"\n}\n', 'import.document'],
    ['an object in JSON around lines', '{"items": [\n{"subject":"a"},\n{"subject":"b"}\n]}', 'import.document'],
    ['half an object in JSON', '{\n  "subject": "a",\n', 'import.document'],
    ['an object in JSON with all of it inside', '{"items":[{"subject":"a"},{"subject":"b"}]}', 'import.no-columns'],
    ['JSON Lines of something else', '{"a":"x"}\n{"b":"y"}\n', 'import.no-columns'],
    ['a table without names', 'een,twee\ndrie,vier\n', 'import.no-columns'],
    ['a table with names of something else', 'hoogte;breedte\n1;2\n', 'import.no-columns'],
    ['prose', 'Beste lezer,\n\nhierbij het verslag van gisteren.\n', 'import.no-columns'],
    ['names that stand lower', 'Verslag van 2020\n\nonderwerp;van\nA;b\n', 'import.no-columns'],
  ])('is refused whole: %s', (_, file, code) => {
    expect(refusal(file)).toBe(code);
    expect([fieldText(code, 'en'), fieldText(code, 'nl')]).not.toContain(fieldText('field.invalid', 'en'));
  });

  it.each<[string, string, string, string]>([
    ['nothing', '', 'import.no-lines', 'regel 1'],
    ['blank lines alone', '\n \n\n', 'import.no-lines', 'regel 1'],
    ['names with nothing below', '\nonderwerp;van\n\n;\n', 'import.no-rows:2', 'regel 2'],
    ['one name twice', 'onderwerp;van;Onderwerp\nA;b;c\n', 'import.column-twice:1 (“Onderwerp”)', 'Regel 1 (“Onderwerp”):'],
    ['one name twice below a separator', 'sep=;\nnotitie;van;notitie\nA;b;c\n', 'import.column-twice:2 (“notitie”)', 'Regel 2'],
    ['a quote that is never closed', 'onderwerp,bericht\nA,b\nC,"d\ne\nf\n', 'import.quote-open:3', 'Regel 3:'],
    ['a quote that the next one seems to close', 'onderwerp,bericht\nA,"open\nB,ok\nC,"5 pipes"\n', 'import.quote-open:2', 'Regel 2:'],
    ['a quote among the names', '"onderwerp,bericht\nA,b\n', 'import.quote-open:1', 'Regel 1:'],
  ])('is refused whole, with its line: %s', (_, file, code, line) => {
    expect(refusal(file)).toBe(code);
    expect(fieldText(code, 'nl')).toContain(line);
    expect(fieldText(code, 'en')).not.toBe(fieldText('field.invalid', 'en'));
  });

  it.each<[string, string | Uint8Array]>([
    ['a quote inside a word, which ends nothing', 'onderwerp,bericht\nC,5" pipe\n"D"x,y\n'],
    ['two columns without a name', 'onderwerp;;\nA;b;c\n'],
    ['two names that mean the same', 'van;afzender;onderwerp\na;b;c\n'],
    ['a table with one known name', 'hoogte;Onderwerp\n1;2\n'],
    ['a table with its separator above', 'sep=|\nonderwerp|van\nA|b\n'],
    ['a table in UTF-16', Uint8Array.from([0xff, 0xfe, ...wide('onderwerp;van\r\nA;b\r\n', true)])],
    ['some control characters', bytes('onderwerp,bericht\na,"', [0, 1, 2, 3, 4, 5, 6, 7], `${'een lange tekst '.repeat(20)}"\n`)],
    ['JSON Lines of one line', '{"subject":"a"}'],
    ['JSON Lines that say nothing, each of which is refused by itself', '{"a":1}\n{}\n'],
    ['JSON Lines with a known name further down', '{"a":"x"}\n{"contact":{"email":"a@example.org"}}\n'],
    ['JSON Lines of which one is broken', '{"subject":\n{"subject":"b"}\n'],
  ])('is not one with %s', (_, file) => {
    expect(refusal(file)).toBeUndefined();
  });
});

describe('names of columns', () => {
  it('mean the same in both languages', () => {
    const named = [
      'E-mail adres',
      'E-mailadres',
      'From: (Address)',
      'Onderwerp',
      'Subject',
      'Ontvangen op',
      'Date received',
      'Bericht',
      'Body',
      'Naam',
      'Taal',
    ];
    expect(named.map(nameOf)).toEqual(['email', 'email', 'email', 'subject', 'subject', 'date', 'date', 'message', 'message', 'name', 'language']);
    expect(nameOf('__proto__')).toBe('proto');
    expect(foldKey('Café-Ë 3')).toBe('cafee3');
  });
});

describe('dates', () => {
  const now = '2026-11-02T09:00:00.000Z';
  it.each<[unknown, string | undefined]>([
    ['2021-03-04', '2021-03-04T11:00:00.000Z'],
    ['2021-03-04T10:11:12Z', '2021-03-04T10:11:12.000Z'],
    ['2021-07-04 10:11', '2021-07-04T08:11:00.000Z'],
    ['2021-03-04T10:11:12.5+02:00', '2021-03-04T08:11:12.000Z'],
    ['04-03-2021', '2021-03-04T11:00:00.000Z'],
    ['4/3/21', '2021-03-04T11:00:00.000Z'],
    ['03/25/2020 3:04 PM', '2020-03-25T14:04:00.000Z'],
    ['Tue, 02 Mar 2021 10:11:12 +0100', '2021-03-02T09:11:12.000Z'],
    ['Tue Mar 02 2021 10:11:12 GMT+0100 (CET)', '2021-03-02T09:11:12.000Z'],
    ['12 maart 2021 om 10:15', '2021-03-12T09:15:00.000Z'],
    ['di 2 mrt. 2021', '2021-03-02T11:00:00.000Z'],
    ['March 12th, 2021', '2021-03-12T11:00:00.000Z'],
    [44_197, '2021-01-01T11:00:00.000Z'],
    ['44197,25', '2021-01-01T05:00:00.000Z'],
    ['20210304', '2021-03-04T11:00:00.000Z'],
    [1_614_850_000, '2021-03-04T09:26:40.000Z'],
    ['2026-11-02', now],
    ['31-02-2021', undefined],
    ['2021-13-01', undefined],
    ['2099-01-01', undefined],
    ['1970-01-01', undefined],
    ['gisteren', undefined],
    [{ year: 2021 }, undefined],
    [null, undefined],
  ])('read %j', (value, expected) => {
    expect(dateOf(value, now, community)).toBe(expected);
  });
});

describe('a body in HTML', () => {
  it('becomes what one would read', () => {
    const html =
      '<html><head><title>t</title><style>p{}</style></head><body><p>Hallo&nbsp;<b>daar</b>,</p><!-- weg --><p>zie <a href="https://x.example/?a=1&amp;b=2">hier</a> 3 < 4 &lt;script&gt; caf&eacute; &#8364;&#xZ;</p><ul><li>een<li>twee</ul><script>alert(1)</script></body></html>';
    expect(readable(html)).toBe('Hallo daar,\n\nzie hier (https://x.example/?a=1&b=2) 3 < 4 <script> café €&#xZ;\n\n- een\n- twee');
    expect(readable('<div>een<br/>twee</div><a href="javascript:x()">drie</a>')).toBe('een\ntwee\ndrie');
  });

  it('is not what merely names a tag', () => {
    for (const text of ['<script>alert(1)</script>', 'a <b>c</b>', '3 <p', 'x <pression']) expect([text, isHtml(text)]).toEqual([text, false]);
  });

  it('takes no longer for being hostile', () => {
    for (const evil of ['<script>', '<!--', '<a ', '<', '<p ', '&', '<p><a href="', '<style>x']) {
      const text = readable(`<p>${evil.repeat(LINE_BYTES / evil.length)}</p>`);
      expect(text.length).toBeLessThanOrEqual(LINE_BYTES);
    }
  });
});

it('guesses the language by its small words', () => {
  expect(languageOf('Wij zoeken een partner voor de sluis')).toBe('nl');
  expect(languageOf('We are looking for a partner and would like to talk')).toBe('en');
  expect(languageOf('PLC S7-1500')).toBe('nl');
});
