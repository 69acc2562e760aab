/**
 * Words under which an item is found. They are folded, so that case, accents and the width of letters do not matter, and an item keeps a
 * limited number of them, so that writing it costs the same whatever its title.
 */
const STOP = new Set(
  (
    'the and for with from that this are was were not but you your our its into over via per can has have had will which what when where who how than then ' +
    'het een van voor met aan bij naar uit door over als dat die dit niet ook maar nog wel zijn was wordt worden heeft hebben kan kunnen onze ons hun hoe wat wie waar tot dan'
  ).split(' '),
);

/** Letters that no decomposition takes apart. */
const PLAIN: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ł: 'l', þ: 'th', ı: 'i' };

export const foldText = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[ßæœøđðłþı]/g, (letter) => PLAIN[letter]!);

/** Everything between two signs that are neither letter nor digit, in order. */
export const tokensOf = (text: string): string[] =>
  foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((token) => token !== '');

/** Letters that a word must have, and the part of it by which its rows are kept together. */
export const WORD_START = 3;
const WORD_LENGTH = 40;
export const MAX_WORDS = 24;
const letters = (word: string, count: number): string => [...word].slice(0, count).join('');

export const wordStart = (word: string): string => letters(word, WORD_START);

export const isStopWord = (word: string): boolean => STOP.has(word);

/** The words of a text that can be searched: each once, without those that stand in every text. */
export const wordsOf = (text: string): string[] => [
  ...new Set(
    tokensOf(text)
      .filter((word) => [...word].length >= WORD_START && !isStopWord(word))
      .map((word) => letters(word, WORD_LENGTH)),
  ),
];

/** The random part of a reference; its prefix and year stand in every other one too. */
const referenceWords = (reference: string): string[] => wordsOf(reference.split('-').slice(2).join('-'));

/** What an item is found under: its reference always, then the organisation, then the title as far as there is room. */
export const itemWords = ({ reference, organisation, title }: { reference: string; organisation: string; title: string }): string[] =>
  [...new Set([...referenceWords(reference), ...wordsOf(organisation), ...wordsOf(title)])].slice(0, MAX_WORDS);

/** Words of a question that count; the others make it no narrower. */
const MAX_ASKED = 6;
export const askedWords = (question: string): string[] =>
  wordsOf(question)
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .slice(0, MAX_ASKED);

/** Whether somebody typed the beginning of a reference, and too little of what is its own to be looked for. */
export const beginsReference = (question: string): boolean => /^[a-z]{1,6}-(?:\d{0,2}|\d\d-[0-9a-z]{0,2})$/i.test(question.trim());

/** Whether somebody who asks for these words means an item with those: each is the beginning of one of them. */
export const meansWords = (asked: readonly string[], words: readonly string[]): boolean =>
  asked.every((word) => words.some((candidate) => candidate.startsWith(word)));
