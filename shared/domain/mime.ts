import { cleaned } from './import/decode.ts';
import { htmlToText, readable } from './import/html.ts';

/** What the head of a mail, or of one of its parts, says about what stands below. */
export type Encoded = { readonly type?: string | undefined; readonly encoding?: string | undefined; readonly disposition?: string | undefined };
/** Reads the head of a part; the text below it is left as it is. */
export type ReadPart = (lines: readonly string[]) => { readonly head: Encoded; readonly below: string };

/** Nobody wraps a text in more parts than this. */
const DEPTH = 4;

const textOf = (bytes: Uint8Array, charset: string): string => {
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
};

/** What is no base64 at all is undefined; an end that was cut off costs the last letters alone. */
const fromBase64 = (text: string): Uint8Array | undefined => {
  const signs = text.replaceAll(/\s+/g, '').replace(/=+$/, '');
  if (signs === '' || /[^a-z0-9+/]/i.test(signs)) return undefined;
  const whole = signs.length % 4 === 1 ? signs.slice(0, -1) : signs;
  return Uint8Array.from(atob(whole), (sign) => sign.charCodeAt(0));
};

const fromHex = (text: string, charset: string): string =>
  text.replaceAll(/(?:=[0-9a-f]{2})+/gi, (run) =>
    textOf(
      Uint8Array.from(run.slice(1).split('='), (pair) => Number.parseInt(pair, 16)),
      charset,
    ),
  );

const decoded = (text: string, encoding: string, charset: string): string => {
  if (/^quoted-printable/i.test(encoding)) return fromHex(text.replaceAll(/=[ \t]*\n/g, ''), charset);
  const bytes = /^base64/i.test(encoding) ? fromBase64(text) : undefined;
  return bytes ? textOf(bytes, charset) : text;
};

const WORD = /=\?([^?*\s]+)(?:\*[^?\s]*)?\?([bq])\?([^?\s]*)\?=/gi;

/** The words of a header, those with accents among them; a blank between two of these belongs to neither. */
export const wordsOf = (header: string): string => {
  const joined = header.replaceAll(/\?=\s+(?==\?[^?\s]+\?[bq]\?)/gi, '?=');
  const read = joined.replaceAll(WORD, (whole, charset: string, way: string, text: string) => {
    if (way.toLowerCase() === 'q') return fromHex(text.replaceAll('_', ' '), charset);
    const bytes = fromBase64(text);
    return bytes ? textOf(bytes, charset) : whole;
  });
  return cleaned(read).text.replaceAll(/\s+/g, ' ').trim();
};

const parameterIn = (type: string, name: string): string | undefined => {
  const [, quoted, bare] = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(type) ?? [];
  return quoted ?? bare;
};

const partsIn = (lines: readonly string[], boundary: string): string[][] => {
  const parts: string[][] = [];
  let isOpen = false;
  for (const line of lines) {
    const mark = line.trimEnd();
    if (mark === `--${boundary}` || mark === `--${boundary}--`) {
      isOpen = mark === `--${boundary}`;
      if (isOpen) parts.push([]);
    } else if (isOpen) parts.at(-1)!.push(line);
  }
  return parts;
};

const RANKS = [/^(?:text\/plain|\s*$)/i, /^multipart\//i, /^text\//i];
const rankOf = ({ type = '', disposition = '' }: Encoded): number => (/^attachment/i.test(disposition) ? -1 : RANKS.findIndex((rank) => rank.test(type)));

/** A body as somebody would read it; of one in several parts the plain text, else the page that says the same, and never a file that came with it. */
export const bodyOf = (raw: string, { type = '', encoding = '' }: Encoded, readPart: ReadPart, depth = 0): string => {
  const boundary = /^multipart\//i.test(type) && depth < DEPTH ? parameterIn(type, 'boundary') : undefined;
  const parts = boundary === undefined ? [] : partsIn(raw.split('\n'), boundary).map(readPart);
  if (parts.length > 0) {
    const texts = parts.map(({ head, below }) => ({ head, below, rank: rankOf(head) })).filter(({ rank }) => rank >= 0);
    const [first] = texts.sort((a, b) => a.rank - b.rank);
    return first ? bodyOf(first.below, first.head, readPart, depth + 1) : '';
  }
  const { text } = cleaned(decoded(raw, encoding, parameterIn(type, 'charset') ?? 'utf-8'));
  return (/^text\/html/i.test(type) ? htmlToText(text) : readable(text)).trim();
};
