import { type Folded, foldedOf } from './folded.ts';
import { LETTER_MARKS, type MarkKind } from './words/letter-marks.ts';

/** Who and what must not be told from a letter. */
export type Hidden = {
  /** Full names of reviewers and staff. */
  readonly people: readonly string[];
  readonly organisations: readonly string[];
  /** What reviewers are called among themselves, beside their letters. */
  readonly aliases: readonly string[];
  /** Names that tell something only where they stand in full, as parts of them are words like others. */
  readonly whole?: readonly string[];
};

const [OPEN, CLOSE] = ['⟦', '⟧'];
const BRACKETS = /[⟦⟧]/g;

/** Whether a text holds something that its editor has not looked at yet. */
export const hasMark = (text: string): boolean => /[⟦⟧]/.test(text);
export const markIn = (language: 'nl' | 'en', kind: MarkKind): string => `${OPEN}${LETTER_MARKS[language][kind]}${CLOSE}`;

/** Where in a text something stands that gives somebody away. */
export type Found = { readonly from: number; readonly to: number; readonly kind: MarkKind };

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
const START = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';
/** A genitive may follow a name. */
const NAME_END = `s?${END}`;

const wordsOf = (text: string): string[] =>
  foldedOf(text, true)
    .text.split(' ')
    .filter((word) => word !== '');
/** The letters of words one after another, with at most one blank between any two. */
const spelt = (words: readonly string[]): string => [...words.join('')].map(escaped).join(' ?');

const TITLES = new Set(['dr', 'drs', 'ir', 'ing', 'mr', 'mrs', 'ms', 'prof', 'professor', 'mevr', 'mevrouw', 'dhr', 'msc', 'bsc', 'phd', 'ma', 'ba']);
const PARTICLES = new Set('van der den de ten ter te het t von zu la le di da del el al bin ibn op in aan bij dos du y'.split(' '));
const LEGAL = new Set('bv b v nv n gmbh ag ltd limited inc llc corp sa sarl ab oy stichting foundation cooperatie ua'.split(' '));

/** What somebody who judged is called, how such people are counted, and their places in a row; "een" is left out, as it is a plain word. */
const ONE = '(?:reviewer|beoordelaar|referee|referent|assessor|evaluator|panellid|panel member)';
const COUNTED = '(?:one|two|three|four|five|six|twee|drie|vier|vijf|zes)';
const PLACES = '(?:first|second|third|fourth|fifth|sixth|eerste|tweede|derde|vierde|vijfde|zesde)';

type Pattern = {
  readonly kind: MarkKind;
  readonly source: string;
  /** Only where the text has a capital letter there: the same letters may be a plain word. */
  readonly capital?: boolean;
};

/** A name in the ways in which people write it: whole, turned round, with initials, by one part alone, run together or spaced out. */
const namePatterns = (name: string): Pattern[] => {
  const words = wordsOf(name).filter((word) => !TITLES.has(word));
  const given = words[0];
  const family = words.slice(1).filter((word) => !PARTICLES.has(word));
  const last = family.at(-1);
  if (!given) return [];
  const alone = (word: string): Pattern[] => (word.length < 3 ? [] : [{ kind: 'name', source: `${START}${escaped(word)}${NAME_END}`, capital: true }]);
  if (!last) return alone(given);
  const particles = words.slice(1).filter((word) => PARTICLES.has(word));
  const before = particles.length === 0 ? '' : `(?:${particles.map(escaped).join(' ')} )?`;
  const [first, final] = [escaped(given), escaped(last)];
  // Between the parts stand the others, or initials: no words of a sentence.
  const between = `(?:(?:[\\p{L}]|${[...new Set([...words.slice(1, -1), ...PARTICLES])].map(escaped).join('|')}) ){0,4}`;
  return [
    { kind: 'name', source: `${START}${first} ${between}${final}${NAME_END}` },
    { kind: 'name', source: `${START}${final} ${between}${first}${NAME_END}` },
    { kind: 'name', source: `${START}${escaped(given[0]!)} ${between}${final}${NAME_END}` },
    ...(words.join('').length < 7 ? [] : [{ kind: 'name' as const, source: `${START}${spelt(words)}${NAME_END}` }]),
    ...(given.length + last.length < 7 ? [] : [{ kind: 'name' as const, source: `${START}${spelt([given, last])}${NAME_END}` }]),
    ...(particles.length === 0 ? [] : [{ kind: 'name' as const, source: `${START}${particles.map(escaped).join(' ')} ${final}${NAME_END}` }]),
    ...family
      .filter((word) => word.length >= 3)
      .map((word): Pattern => ({ kind: 'name', source: `${START}${before}${escaped(word)}${NAME_END}`, capital: true })),
    ...alone(given),
  ];
};

/** An organisation by its name without its legal form, by a short form that it carries, or by its first letters. */
const organisationPatterns = (organisation: string): Pattern[] => {
  const all = wordsOf(organisation);
  const words = all.filter((word, i) => !LEGAL.has(word) || i === 0);
  const short = organisation.match(/\b\p{Lu}[\p{Lu}\p{N}]{1,7}\b/gu) ?? [];
  const initials = [words, words.filter((word) => !PARTICLES.has(word))]
    .map((some) => some.map((word) => word[0]!).join(''))
    .filter(({ length }) => length >= 3);
  const named =
    words.join('').length < 2 ? [] : [{ kind: 'organisation' as const, source: `${START}${spelt(words)}${NAME_END}`, capital: words.join('').length < 5 }];
  return [
    ...named,
    ...short.map((word): Pattern => ({ kind: 'organisation', source: `${START}${escaped(word.toLowerCase())}${END}`, capital: true })),
    ...initials.map((letters): Pattern => ({ kind: 'organisation', source: `${START}${escaped(letters)}${END}`, capital: true })),
  ];
};

/** What gives somebody away whatever the name: addresses, also disguised ones, numbers, links, ids. */
const WRITTEN: readonly Pattern[] = [
  { kind: 'link', source: '(?:https?:\\/\\/|www\\.|linkedin\\.com\\/)[^\\s<>"]+' },
  {
    kind: 'address',
    source:
      '[\\p{L}\\p{N}._%+-]+ ?(?:@|\\(at\\)|\\[at\\]|\\{at\\}|<at>) ?[\\p{L}\\p{N}-]+(?: ?(?:\\.|\\(dot\\)|\\[dot\\]|\\{dot\\}|\\(punt\\)) ?[\\p{L}\\p{N}-]+)+',
  },
  { kind: 'address', source: '[\\p{L}\\p{N}._%+-]+ (?:at|apenstaartje) [\\p{L}\\p{N}-]+(?: (?:dot|punt) [\\p{L}\\p{N}-]+)+' },
  { kind: 'address', source: '(?<![\\p{L}\\p{N}])@[\\p{L}\\p{N}_][\\p{L}\\p{N}_.-]{2,}' },
  { kind: 'alias', source: '(?<![\\p{L}\\p{N}_])per_[0-9a-z]{26}' },
  // One of them, by a letter, a number or a place in the row; of all of them together a letter may speak.
  {
    kind: 'alias',
    source: `${START}${ONE}(?:[ (-]{1,2}[a-z][0-9]?|[ #(-]{0,2}(?:(?:no|nr|nummer|number)[. ]{0,2})?(?:[0-9]{1,2}|ii|iii|iv)| ${COUNTED})${END}`,
  },
  { kind: 'alias', source: `${START}(?:${ONE}s|referenten) (?:[a-z]|[0-9]{1,2})(?:(?:,| en| and| of| or| &) (?:[a-z]|[0-9]{1,2}))+${END}` },
  { kind: 'alias', source: `${START}(?:[0-9]{1,2} ?-?(?:st|nd|rd|th|e|de|ste)|${PLACES}) ${ONE}${END}` },
];
const NUMBER = /(?:\+|00|\(0|(?<![\p{L}\p{N}.,-])0)[\d ()./‐-―-]{7,}\d/gu;

const places = ({ text, from, to }: Folded, pattern: Pattern, original: string): Found[] =>
  [...text.matchAll(new RegExp(pattern.source, 'gu'))].flatMap((match) => {
    const found = { from: from[match.index]!, to: to[match.index + match[0].length - 1]!, kind: pattern.kind };
    const isCapital = /\p{Lu}/u.test(original.slice(found.from, found.to));
    return match[0] === '' || (pattern.capital && !isCapital) ? [] : [found];
  });

const numbersIn = ({ text, from, to }: Folded): Found[] =>
  [...text.matchAll(NUMBER)].flatMap((match) => {
    const digits = match[0].replaceAll(/\D/g, '').length;
    const isNumber = digits >= 9 && digits <= 15 && !/^\d{1,3}(\.\d{1,3}){3}$/.test(match[0]);
    // A bracket that stays open is of the sentence, and closes behind the number.
    const start = match.index + (match[0].startsWith('(') && !match[0].includes(')') ? 1 : 0);
    return isNumber ? [{ from: from[start]!, to: to[match.index + match[0].length - 1]!, kind: 'phone' as const }] : [];
  });

/** Overlapping places become one, of the kind that began first and reaches furthest. */
export const joined = (found: readonly Found[]): Found[] => {
  const all: Found[] = [];
  for (const next of [...found].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const before = all.at(-1);
    if (!before || next.from >= before.to) all.push(next);
    else if (next.to > before.to) all[all.length - 1] = { ...before, to: next.to };
  }
  return all;
};

/** Each place of a text that would tell of somebody, by whatever it was recognised; they may overlap. Pure. */
export const placesIn = (text: string, { people, organisations, aliases, whole = [] }: Hidden): Found[] => {
  const [loose, strict] = [foldedOf(text, true), foldedOf(text, false)];
  const called = aliases
    .filter((alias) => alias.length >= 3)
    .map((alias): Pattern => ({ kind: 'alias', source: `${START}${escaped(alias.toLowerCase())}${END}` }));
  const full = whole.flatMap(namePatterns).filter(({ capital }) => !capital);
  const patterns = [...people.flatMap(namePatterns), ...full, ...organisations.flatMap(organisationPatterns), ...called];
  return [...WRITTEN.flatMap((pattern) => places(strict, pattern, text)), ...numbersIn(strict), ...patterns.flatMap((pattern) => places(loose, pattern, text))];
};

/**
 * A text without what would tell who wrote it or who is spoken of: names of reviewers and staff in whatever spelling, their organisations,
 * mail addresses, telephone numbers, links and aliases. Each is replaced by a mark for the editor, and a letter cannot leave while it
 * holds one. Rather a mark too many than a name too much. Pure.
 */
export const redacted = (text: string, hidden: Hidden, language: 'nl' | 'en'): { readonly text: string; readonly marks: readonly MarkKind[] } => {
  const plain = text.replaceAll(BRACKETS, '|');
  const found = joined(placesIn(plain, hidden));
  let [out, at] = ['', 0];
  for (const { from, to, kind } of found) {
    out += plain.slice(at, from) + markIn(language, kind);
    at = to;
  }
  return { text: out + plain.slice(at), marks: found.map(({ kind }) => kind) };
};
