import { isStopWord, tokensOf } from './search.ts';

/** What of a proposal is compared with others; an organisation that nobody knows is one that no other proposal has. */
export type Compared = { readonly title: string; readonly text: string; readonly organisation: string };

const runs = (words: readonly string[], length: number): string[] =>
  words.length < length ? [] : words.slice(0, words.length - length + 1).map((_, i) => words.slice(i, i + length).join(' '));

const contentOf = (text: string): string[] => tokensOf(text).filter((word) => word.length > 2 && !isStopWord(word));

/** Single words say the subject and short runs the phrasing; what long texts share by subject alone counts more than chance runs. */
const RUN_WEIGHTS = [3, 2, 1] as const;

const shinglesOf = (text: string): ReadonlyMap<string, number> => {
  const content = contentOf(text);
  return new Map(RUN_WEIGHTS.flatMap((weight, i) => runs(content, i + 1).map((run): [string, number] => [run, weight])));
};

/** Weight of what both have over the weight of what either has: 1 for equal ones, 0 for nothing in common, and where there is nothing to compare. */
const jaccard = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number => {
  let shared = 0;
  let all = 0;
  for (const [key, weight] of a) {
    all += weight;
    if (b.has(key)) shared += weight;
  }
  for (const [key, weight] of b) if (!a.has(key)) all += weight;
  return all === 0 ? 0 : shared / all;
};

/** From this share on a strange text is shown for it, and with fewer runs than these nothing is said of a copy. */
const [COPIED, LEAST_RUNS] = [0.1, 4];

/** Which share of the runs of two content words of the shorter text stands in the longer one too, in whatever order. */
const containment = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const run of few) if (many.has(run)) shared += 1;
  return shared < LEAST_RUNS ? 0 : shared / few.size;
};

/** A rewritten text keeps some of its sentences, and a shortened one all of them: shown from a tenth on, wholly alike at all. */
const copied = (share: number): number => (share < COPIED ? (SHOWN * share) / COPIED : SHOWN + ((1 - SHOWN) * (share - COPIED)) / (1 - COPIED));

/** Texts of some length share few words unless they are related, so that a little in common says much already. */
const lifted = (share: number): number => 1 - (1 - share) ** 2;

const WEIGHTS = { text: 0.5, title: 0.2, organisation: 0.3 } as const;
/** From here on a pair is shown: another proposal of one organisation always is, a strange one only for its words. */
export const SHOWN = 0.3;
/** From here on a pair is most likely one and the same proposal. */
export const ALIKE = 0.6;

export type Why = 'text' | 'organisation' | 'title';
export type Similarity = { readonly score: number; readonly why: readonly Why[] };

/** What of a proposal is weighed: made once, and held against any number of others. */
export type Profile = {
  readonly shingles: ReadonlyMap<string, number>;
  readonly runs: ReadonlySet<string>;
  readonly title: ReadonlyMap<string, number>;
  readonly organisation: string;
};

export const profileOf = ({ title, text, organisation }: Compared): Profile => ({
  shingles: shinglesOf(`${title}\n${text}`),
  runs: new Set(runs(contentOf(`${title}\n${text}`), 2)),
  title: new Map(contentOf(title).map((word) => [word, 1])),
  organisation,
});

/** How alike two proposals are, 0 to 1, and by what; the same in both directions, and 1 for a proposal of some words and itself. */
export const similarity = (a: Profile, b: Profile): Similarity => {
  const text = lifted(jaccard(a.shingles, b.shingles));
  const title = jaccard(a.title, b.title);
  // Where neither has a title of any content, the texts alone say how alike the words are.
  const titled = a.title.size + b.title.size > 0 ? title : text;
  const organisation = a.organisation === b.organisation ? 1 : 0;
  const share = containment(a.runs, b.runs);
  const score = Math.max(WEIGHTS.text * text + WEIGHTS.title * titled + WEIGHTS.organisation * organisation, copied(share));
  const why: Why[] = [];
  if (text >= 0.25 || share >= COPIED) why.push('text');
  if (organisation === 1) why.push('organisation');
  if (title >= 0.3) why.push('title');
  return { score: Math.round(score * 1000) / 1000, why };
};

/** 32 bits of FNV-1a. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
};

/** Scatters a hash anew for each seed, every bit of it. */
const scattered = (hash: number, seed: number): number => {
  let mixed = Math.imul(hash ^ Math.imul(seed + 1, 0x9e3779b1), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
};

const BANDS = 12;
/** Which rule made the bands that an item keeps: those of an earlier one stay as they are until the item changes. */
export const BAND_RULE = 2;

/**
 * MinHash (Broder 1997) of the runs of three content words, one hash to a band: two texts of which a fifth of the runs are equal share a
 * band nine times out of ten, near copies always, and strange ones about never, as three such words in a row are rare, however many texts
 * there are. "4#1f3k2a" is the fifth band.
 */
export const bandsOf = (text: string): string[] => {
  const hashes = runs(contentOf(text), 3).map(hashOf);
  if (hashes.length === 0) return [];
  return Array.from({ length: BANDS }, (_, band) => {
    const least = hashes.reduce((min, hash) => Math.min(min, scattered(hash, band)), 0xffffffff);
    return `${band}#${least.toString(36)}`;
  });
};

const PASSAGE_WORDS = 4;
const PASSAGE_LENGTH = 160;
export const MAX_PASSAGES = 3;

type Placed = { readonly word: string; readonly from: number; readonly to: number };
const placed = (text: string): Placed[] =>
  [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].flatMap((match) => {
    const word = tokensOf(match[0]).join('');
    return word === '' ? [] : [{ word, from: match.index, to: match.index + match[0].length }];
  });

/** In a repetitive text a run begins at very many places; the first of them show what is shared. */
export const MAX_STARTS = 32;

/** Where each run of words begins. */
export const startsOf = (words: readonly string[]): ReadonlyMap<string, readonly number[]> => {
  const starts = new Map<string, number[]>();
  for (const [i, run] of runs(words, PASSAGE_WORDS).entries()) {
    const known = starts.get(run);
    if (!known) starts.set(run, [i]);
    else if (known.length < MAX_STARTS) known.push(i);
  }
  return starts;
};

/** The longest passages that stand in both texts, as they stand in the first, at most 160 characters each. What was shared is passed over, so that no word is held against many more than MAX_STARTS others. */
export const sharedPassages = (text: string, other: string): string[] => {
  const [mine, theirs] = [placed(text), placed(other)];
  const starts = startsOf(theirs.map(({ word }) => word));
  const found: { from: number; to: number }[] = [];
  for (let i = 0; i <= mine.length - PASSAGE_WORDS; ) {
    const lengths = (
      starts.get(
        mine
          .slice(i, i + PASSAGE_WORDS)
          .map(({ word }) => word)
          .join(' '),
      ) ?? []
    ).map((at) => {
      let length = PASSAGE_WORDS;
      while (i + length < mine.length && mine[i + length]!.word === theirs[at + length]?.word) length += 1;
      return length;
    });
    const length = Math.max(0, ...lengths);
    if (length > 0) found.push({ from: mine[i]!.from, to: mine[i + length - 1]!.to });
    i += Math.max(1, length);
  }
  return found
    .sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)
    .slice(0, MAX_PASSAGES)
    .map(({ from, to }) => {
      const passage = text.slice(from, to).replaceAll(/\s+/g, ' ');
      return passage.length <= PASSAGE_LENGTH
        ? passage
        : `${[...passage]
            .slice(0, PASSAGE_LENGTH - 1)
            .join('')
            .trimEnd()}…`;
    });
};
