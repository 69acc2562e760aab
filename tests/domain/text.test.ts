import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressKey, charactersIn, charactersSeen, email, line, prose, web } from '../../shared/domain/text.ts';
import { holds } from '../support/build.ts';

const short = line(1, 100);
const long = prose(0, 100);
const codeOf = (schema: { safeParse: (value: unknown) => { success: boolean; error?: { issues: { message: string }[] } } }, value: unknown): string => {
  const result = schema.safeParse(value);
  return result.success ? 'fine' : result.error!.issues.map((issue) => issue.message).join();
};

describe('text', () => {
  it('is stored composed, trimmed and with one kind of line end', () => {
    expect(short.parse('  Zoe\u0308  ')).toBe('Zoë');
    expect(long.parse('a\r\nb\rc\nd')).toBe('a\nb\nc\nd');
    expect(long.parse('\u1100\u1161')).toBe('가');
  });

  it.each(['\ud800', 'a\udfff', '\udc00\ud800', 'x\ud83d'])('refuses half a character: %j', (half) => {
    expect(codeOf(long, half)).toBe('text.control-character');
    expect(codeOf(short, half)).toBe('text.control-character');
  });

  it('refuses control characters, noncharacters and, in one line, breaks and tabs', () => {
    for (const code of [0, 1, 7, 8, 0x0b, 0x0c, 0x0e, 0x1b, 0x1f, 0x7f, 0x80, 0x85, 0x9f, 0xfffe, 0xffff]) {
      expect(codeOf(long, `a${String.fromCharCode(code)}b`)).toBe('text.control-character');
      expect(codeOf(short, `a${String.fromCharCode(code)}b`)).toBe('text.control-character');
    }
    for (const broken of ['a\nb', 'a\tb', 'a\rb', 'a\r\nBcc: x@y.example']) expect(codeOf(short, broken)).toBe('text.control-character');
    expect(long.parse('a\n\tb')).toBe('a\n\tb');
    for (const separator of ['\u2028', '\u2029']) expect([long.parse(`a${separator}b`), short.parse(`a${separator}b`)]).toEqual(['a\nb', 'a b']);
  });

  it('keeps what belongs to names and scripts', () => {
    for (const kept of ["d'Artagnan-Šķėlė", 'ابجد', '👩‍🔧', '=1+1', '<b>', '日本語', 'ﬁ']) expect(short.parse(kept)).toBe(kept);
  });

  it('leaves what turns direction out of a single line, and keeps it in running text', () => {
    const turned = 'Factuur \u202efdp.exe\u202c \u2066a\u2069\u200e\u200f';
    expect([short.parse(turned), long.parse(turned)]).toEqual(['Factuur fdp.exe a', turned]);
    expect(short.parse('e\u200e\u0301')).toBe('é');
    for (let code = 0x202a; code <= 0x202e; code += 1) expect(short.parse(`a${String.fromCharCode(code)}b`)).toBe('ab');
    for (const code of [0x2066, 0x2067, 0x2068, 0x2069]) expect(short.parse(`a${String.fromCharCode(code)}b`)).toBe('ab');
    expect(short.safeParse('\u202e\u2066').success).toBe(false);
  });

  it('measures after trimming, so that spaces fill nothing', () => {
    expect(line(8, 120).safeParse(`a${' '.repeat(20)}`).success).toBe(false);
    expect(line(1, 3).parse('   abc   ')).toBe('abc');
  });

  it('counts characters, whatever they take to store', () => {
    expect([charactersIn('🔒é👍'), charactersIn('')]).toEqual([3, 0]);
    expect(codeOf(line(2, 3), '🔒')).not.toBe('fine');
    for (const fits of ['🔒🔒', '🔒🔒🔒', 'abc']) expect(line(2, 3).parse(fits)).toBe(fits);
    expect(codeOf(line(2, 3), '🔒🔒🔒🔒')).not.toBe('fine');
  });

  it('measures a least length by what somebody sees, and keeps the rest where it stands', () => {
    const unseen = [
      '\u200b',
      '\u200d',
      '\u2060',
      '\ufeff',
      '\u00ad',
      '\u3164',
      '\uffa0',
      '\u115f',
      '\u2800',
      '\u0301',
      '\u20dd',
      '\ufe0f',
      '\u{e0020}',
      '\u180e',
      '\u034f',
    ];
    for (const sign of unseen) {
      expect([sign, charactersSeen(sign.repeat(60))]).toEqual([sign, 0]);
      expect(codeOf(prose(2, 100), sign.repeat(60))).not.toBe('fine');
      expect(codeOf(prose(4, 100), `abc${sign.repeat(60)}`)).not.toBe('fine');
      expect([prose(0, 100).parse(` ${sign} `), line(0, 100).parse(sign.repeat(3))]).toEqual(['', '']);
      expect(prose(4, 100).parse(`ab${sign}cd`)).toBe(`ab${sign}cd`.normalize('NFC'));
    }
    expect(charactersSeen(`a${' '.repeat(50)}b${'\n\u200b \u00a0'.repeat(9)}c`)).toBe(5);
    for (const kept of ['👩‍🔧👍🏽', 'ne\u0301e', 'می‌خواهم']) expect(prose(2, 100).parse(kept)).toBe(kept.normalize('NFC'));
  });

  it('gives the same again when it comes in twice, and always survives UTF-8', () =>
    holds(
      'gives the same again when it comes in twice',
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 60 }),
          fc.string({ unit: 'grapheme', maxLength: 60 }),
          fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes)),
        ),
        (text) => {
          const first = prose(0, 1000).safeParse(text);
          if (!first.success) return;
          expect(prose(0, 1000).parse(first.data)).toBe(first.data);
          expect(new TextDecoder().decode(new TextEncoder().encode(first.data))).toBe(first.data);
        },
      ),
      500,
    ));
});

describe('an address', () => {
  it('leaves with an ASCII domain', () => {
    expect(email.parse(' info@bücher.example ')).toBe('info@xn--bcher-kva.example');
    expect(email.parse('jose@例え.example')).toBe('jose@xn--r8jz45g.example');
    expect(email.parse('A.B+c@Sluis.EXAMPLE')).toBe('A.B+c@sluis.example');
  });

  it.each([
    'josé@b.example',
    'ｂomb@b.example',
    'a\ufffd@b.example',
    'a',
    'a@',
    '@b.example',
    'a@b',
    'a@b.example\r\nBcc: c@d.example',
    'a@b.example\nBcc: c@d.example',
    'a b@c.example',
    'a@b.example, c@d.example',
    'a@b.example;c@d.example',
    '"a b"@c.example',
    '<a@b.example>',
    'A <a@b.example>',
    'a@b@c.example',
    '.a@b.example',
    'a.@b.example',
    'a..b@c.example',
    'a@127.0.0.1',
    'a@[127.0.0.1]',
    'a@１２７.0.0.1',
    'a@2130706433',
    'a@b.example/x',
    'a@b.example?x',
    'a@b.example#x',
    'a@b.example:25',
    'a@user:pw@b.example',
    'a@b..example',
    'a@-b.example',
    'a@b.example.',
    'a\u0000@b.example',
    'a@b\u0000.example',
    'a\ud800@b.example',
    'a@\udc00.example',
    'a@b.1',
    `${'x'.repeat(65)}@b.example`,
    `a@${'x'.repeat(64)}.example`,
    `a@${'x.'.repeat(130)}example`,
    '',
  ])('is refused when it is none: %j', (text) => {
    expect(email.safeParse(text).success).toBe(false);
  });

  it('is refused where its domain is too long only once it is written in ASCII', () => {
    const domain = `${'ü'.repeat(40)}.`.repeat(3);
    expect(email.parse(`a@${domain}example`)).toMatch(/^a@(xn--[a-z0-9-]+\.){3}example$/);
    expect(codeOf(email, `${'x'.repeat(60)}@${domain}${'ü'.repeat(40)}.example`)).toContain('<=254');
  });

  it('is one mailbox in whatever case and form it is written', () => {
    expect(new Set(['Noor@Lek.example', 'noor@lek.example', 'NOOR@LEK.EXAMPLE'].map((address) => addressKey(email.parse(address)))).size).toBe(1);
    expect(addressKey('ﬁ@x.example')).toBe(addressKey('fi@x.example'));
  });

  it('never carries what a header could be broken with', () =>
    holds(
      'never carries what a header could be broken with',
      fc.property(
        fc.oneof(
          fc.emailAddress(),
          fc.string({ unit: 'binary', maxLength: 30 }).map((text) => `${text}@b.example`),
          fc.string({ unit: 'binary', maxLength: 30 }).map((text) => `a@${text}.example`),
        ),
        (text) => {
          const result = email.safeParse(text);
          if (result.success) expect(result.data).toMatch(/^[^\s@<>,;:"()[\]\\\p{Cc}]+@[a-z0-9._-]+$/u);
        },
      ),
      500,
    ));
});

describe('an address of a page', () => {
  const page = web(200);
  it.each(['https://sensor.example/', 'http://Sensor.Example/a?b=c#d', 'https://bücher.example/é', "https://x.example/o'neil", 'https://x.example:8443/%00'])(
    'is kept as it was typed: %j',
    (text) => expect(page.parse(` ${text} `)).toBe(text),
  );

  it.each([
    'sensor.example',
    'ftp://x.example',
    'javascript:alert(1)',
    'https:sensor.example',
    'https:///sensor.example',
    'https://sensor',
    'https://192.0.2.4/',
    'https://bank.example@evil.example/',
    'https://@evil.example/',
    'https://evil.example\\@bank.example/',
    'https://x.example/a b',
    'https://x.example/a\tb',
    'https://x.example/a\nb',
    'https://x.example/\u00a0a',
    'https://x.example/\u202egpj.exe',
    'https://x.example/\u200b',
    'https://x.example/\u0000',
    'https://x.example/\ud800',
    'https://x.example/\r\nBcc: y@z.example',
    'https://x.example/"onclick="alert(1)',
    'https://x.example/<script>',
    '',
  ])('is refused when it is none, or hides where it leads: %j', (text) => expect(codeOf(page, text)).toContain('text.web'));
});
