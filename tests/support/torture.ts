import type { Response } from '../../infra/local/direct.ts';
import { NAUGHTY } from './naughty.ts';
import type { Bounds, Kind } from './torture-fields.ts';

/** One string of the list by its number, so that a failure can be sent again. */
export type Naughty = { readonly index: number; readonly text: string };
const ONE = process.env.SLUIS_TORTURE === undefined ? undefined : Number(process.env.SLUIS_TORTURE);
export const STRINGS: readonly Naughty[] = NAUGHTY.map((text, index) => ({ index, text })).filter(({ index }) => ONE === undefined || index === ONE);
/** Whether every string goes into every field; else they are dealt out. */
export const isDeep = Boolean(process.env.SLUIS_DEEP) || ONE !== undefined;

/** Milliseconds that one test of them may take. */
export const PATIENCE = isDeep ? 7_200_000 : 120_000;

export const replayOf = ({ index }: Naughty): string => `${JSON.stringify(NAUGHTY[index])}; replay: SLUIS_TORTURE=${index} npx vitest run tests/api/torture`;

/** What is one line: there marks that turn direction are left out. */
const LINES: readonly Kind[] = ['line', 'phone'];
/** How many characters somebody sees; a run of blanks is one. */
const seenIn = (text: string): number =>
  [
    ...[...text]
      .filter((sign) => !/^[\p{Format}\p{Default_Ignorable_Code_Point}\p{Nonspacing_Mark}\p{Enclosing_Mark}\u2800]$/u.test(sign))
      .join('')
      .split(/\s+/)
      .filter((word) => word !== '')
      .join(' '),
  ].length;
/** Text as it must be kept: nothing where nobody sees anything, else one kind of line end, composed, without white space around it, and nothing else changed. */
export const kept = (text: string, kind: Kind = 'prose'): string => {
  const tidy = (LINES.includes(kind) ? text.replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').replaceAll(/[\u2028\u2029]/g, ' ') : text)
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .normalize('NFC')
    .trim();
  return kind !== 'web' && seenIn(tidy) === 0 ? '' : tidy;
};

/** Halves of characters, control characters, and the signs that stand for nothing: told by their numbers alone. */
const cannotStay = (text: string, kind: Kind): boolean => {
  for (const sign of text) {
    const code = sign.codePointAt(0)!;
    const isBreak = code === 9 || code === 10;
    if ((code < 32 && !isBreak) || (code >= 0x7f && code <= 0x9f) || (code >= 0xd800 && code <= 0xdfff) || (code >= 0xfffd && code <= 0xffff)) return true;
    if ((kind === 'line' || kind === 'phone') && isBreak) return true;
  }
  return false;
};

const PLACEHOLDERS = ['name', 'reference', 'liaison', 'community', 'phone', 'site'];
const isUnknownPlace = (text: string): boolean =>
  [...text.matchAll(/\{\{([^{}]*)\}\}/g)].some(([, inner]) => inner!.trim().length <= 60 && !PLACEHOLDERS.includes(inner!.trim()));
const countOf = (text: string): number => [...text].filter((sign) => /^[\p{L}\p{N}]$/u.test(sign)).length;
/** A page that can be opened: nothing invisible, no blank, no quotation mark or bracket, nobody's name before the host. */
const isPage = (text: string): boolean =>
  URL.canParse(text) && /^https?:\/\/[^/?#@]+\.[^/?#@]+([/?#].*)?$/i.test(text) && !/[\p{Cc}\p{Cf}\p{Cs}\p{Z}"<>\\^`{|}]/u.test(text);

/** The codes with which a field may refuse a text; none when it must take it. */
export const refusalsOf = (given: string, kind: Kind, { min, max }: Bounds): string[] => {
  const text = kept(given, kind);
  const length = [...text].length;
  const seen = kind === 'web' ? length : seenIn(text);
  return [
    ...(seen < min ? [min === 1 || length === 0 ? 'field.empty' : `field.short:${min}`] : []),
    ...(length > max ? [`field.long:${max}`] : []),
    ...(kind !== 'web' && cannotStay(text, kind) ? ['text.control-character'] : []),
    ...(kind === 'reply' && isUnknownPlace(text) ? ['template.placeholder'] : []),
    ...(kind === 'passage' && countOf(text) < 3 ? [`field.short:${min}`] : []),
    ...(kind === 'phone' && !/\d/.test(text) ? ['field.format'] : []),
    ...(kind === 'web' && (cannotStay(text, kind) || !isPage(text)) ? ['text.web'] : []),
  ];
};

const FILLER = 'An ordinary sentence about sluices and pumps, which says nothing but is long enough. ';
/** The text itself, or in a field that wants more, the text at both ends of an ordinary one. */
export const dressed = (text: string, kind: Kind, min: number): string => {
  if (kind === 'web') return `https://sluis.example/${text}`;
  if (min <= 2 || seenIn(kept(text)) >= min) return text;
  return `${text} ${FILLER.repeat(Math.ceil(min / FILLER.length))
    .slice(0, min - 1)
    .trim()}. ${text}`;
};

/** Deals the strings out over fields: in rounds, so that each string meets one of `all` fields; or every string in every field. */
export const rounds = (paths: readonly string[], first: number, all: number): Map<string, Naughty>[] => {
  if (isDeep) return STRINGS.map((string) => new Map(paths.map((path) => [path, string])));
  const dealt = paths.map((_, i) => STRINGS.filter((_string, n) => n % all === (first + i) % all));
  const count = Math.max(...dealt.map((strings) => strings.length));
  return Array.from({ length: count }, (_, n) => new Map(paths.flatMap((path, i): [string, Naughty][] => (dealt[i]![n] ? [[path, dealt[i]![n]!]] : []))));
};

/** Where a path of the table lies in a body: the first of a list, and one key of those that a sender chooses. */
const KEYS: Readonly<Record<string, string>> = { extra: 'reach', content: 'reach', criteria: 'N' };
export const placeOf = (path: string): string[] => {
  const steps = path.split('/');
  return steps.map((step, i) => (step === '[]' ? '0' : step === '{}' ? KEYS[steps[i - 1]!]! : step));
};

export const valueAt = (value: unknown, path: string): unknown =>
  placeOf(path).reduce<unknown>((inner, step) => (inner as Record<string, unknown> | null | undefined)?.[step], value);

/** The same value with another one at a path; what is missing on the way there is made. */
export const withValue = (value: unknown, path: string, put: unknown): unknown => {
  const set = (inner: unknown, steps: readonly string[]): unknown => {
    const [step, ...rest] = steps;
    if (step === undefined) return put;
    if (Array.isArray(inner) || (inner === undefined && step === '0')) {
      const list = [...((inner as unknown[] | undefined) ?? [])];
      list[Number(step)] = set(list[Number(step)], rest);
      return list;
    }
    return { ...(inner as object | undefined), [step]: set((inner as Record<string, unknown> | undefined)?.[step], rest) };
  };
  return set(value, placeOf(path));
};

export type FieldFault = { readonly path: string; readonly code: string; readonly message: string };
/** What a refusal says, as a table of codes by path. Its sentences are kept, so that two languages can be laid side by side. */
export const refusedIn = (reply: Response, language: 'nl' | 'en', sentences: Map<string, Partial<Record<'nl' | 'en', string>>>): Map<string, string[]> => {
  const named = new Map<string, string[]>();
  for (const { path, code, message } of (reply.body.errors ?? []) as FieldFault[]) {
    named.set(path, [...(named.get(path) ?? []), code.startsWith('template.placeholder:') ? 'template.placeholder' : code]);
    if (!code.startsWith('template.placeholder:')) sentences.set(code, { ...sentences.get(code), [language]: message });
    if (typeof message !== 'string' || message.length < 10) named.set(path, [`${code} without a sentence`]);
  }
  return named;
};

const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };
/** What a browser shows of escaped text. */
export const unescaped = (html: string): string => html.replaceAll(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity]!);

/** The tags of a page in order, with everything that stands in them. */
export const tagsOf = (html: string): string[] => html.match(/<[^>]*>/g) ?? [];
/** What stands isolated in a page because a person typed it: by itself in a sentence, or as a block with a direction of its own. */
export const typedIn = (html: string): string[] => [...html.matchAll(/<(?:bdi|\w+[^<>]* dir="auto"[^<>]*)>([^<]*)<\//g)].map(([, text]) => unescaped(text!));

/** Text as a mail may carry it: what turns direction around is gone, what breaks lines in the middle of one is a blank. */
export const mailed = (text: string): string =>
  text
    .replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replaceAll(/[\u2028\u2029\ufeff]/g, ' ')
    .trim();
/** The same where one line is all there is room for. */
export const mailedLine = (text: string): string => mailed(text).replaceAll(/\s+/g, ' ').trim();

/** What is quoted in the plain part of a mail, with the wrapping undone as far as it can be: every line end reads as a blank. */
export const quotedIn = (text: string): string =>
  text
    .split('\n')
    .filter((line) => line.startsWith('>'))
    .map((line) => line.replace(/^> ?/, ''))
    .join(' ');
export const flat = (text: string): string => text.replaceAll('\n', ' ');

/** What is quoted in the HTML part, read back: a part for each run of line ends. */
export const quotedInHtml = (html: string): string => {
  const quote = /<blockquote[^>]*>(.*?)<\/blockquote>/s.exec(html)?.[1] ?? '';
  const bare = quote
    .replaceAll('</p><p dir="auto">', '\n\n')
    .replaceAll('<br>', '\n')
    .replaceAll(/<\/?p(?: dir="auto")?>|<\/?bdi>/g, '');
  if (/[<>]/.test(bare)) throw new Error(`a tag in what is quoted: ${bare}`);
  return unescaped(bare);
};
export const inParts = (text: string): string => text.replaceAll(/\n{2,}/g, '\n\n');
