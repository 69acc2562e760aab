import { folded, phrases } from '../plain.ts';
import { ASSET_CUES } from './cues-assets.ts';
import { CAPABILITY_CUES } from './cues-capabilities.ts';
import { PROTOCOL_CUES, SECTOR_CUES } from './cues-sectors.ts';
import { stemOf } from './terms.ts';
import type { Text } from './vectors.ts';

/** By id of a vocabulary: what is enough by itself, and what is not; written as `phrases` reads it. */
export type Cues = Readonly<Record<string, readonly [sure: string, hint?: string]>>;
export type TagKind = 'capabilities' | 'assets' | 'sectors' | 'protocols';
export const CUES: Readonly<Record<TagKind, Cues>> = {
  capabilities: CAPABILITY_CUES,
  assets: ASSET_CUES,
  sectors: SECTOR_CUES,
  protocols: PROTOCOL_CUES,
};

/** A tag that the text may be about, with the words that speak for it as they stand there, folded; ranked by score. */
export type Suggestion = { readonly id: string; readonly score: number; readonly words: readonly string[] };
export type Suggestions = Readonly<Record<TagKind, readonly Suggestion[]>>;

/** A sure word counts 1 and a hint 0.5, in a title twice; the same word again, in any of its forms, adds a quarter, three times at most. */
const [SURE, HINT, IN_TITLE, AGAIN, MOST_AGAIN] = [1, 0.5, 2, 0.25, 3];
/** From here on a tag is suggested: for one sure word or two hints … */
const ENOUGH = 1;
/** … that weigh at least this share of the best of its kind, … */
const BESIDE = 0.4;
/** … and no more than so many of a kind, a sector only where none of its own is. */
const MOST: Readonly<Record<TagKind, number>> = { capabilities: 3, assets: 3, sectors: 3, protocols: 5 };

/** A text that never speaks of an attack or of protection must say twice as much before a capability is suggested: "intrusion" may be of vapour. */
const OF_SECURITY = phrases(
  '(cyber|counter)? ?security|secur(e|es|ed|ing|ely)|cyber%|attack%|threats?|vulnerab%|hack%|malware|malicious|adversar%|ransomware|tamper%|spoof%|forged?|intruders?',
  '%beveilig%|%aanval%|dreiging%|kwetsba%|%inbre(kt|ken|uk)|inbreker%|vervals%|sleutels?|gijzelsoftware|besmet%',
);

const everywhere = (list: string): RegExp => new RegExp(phrases(list).source, 'g');
type Pattern = { readonly id: string; readonly sure: RegExp; readonly hint?: RegExp | undefined };
const PATTERNS = Object.fromEntries(
  Object.entries(CUES).map(([kind, cues]) => [
    kind,
    Object.entries(cues).map(([id, [sure, hint]]): Pattern => ({ id, sure: everywhere(sure), hint: hint === undefined ? undefined : everywhere(hint) })),
  ]),
) as unknown as Readonly<Record<TagKind, readonly Pattern[]>>;

/** Each word found, with what it weighs for this once and again. */
const weigh = (title: string, text: string, { id, sure, hint }: Pattern): Suggestion => {
  const found = new Map<string, { word: string; weight: number; times: number }>();
  const read = (part: string, pattern: RegExp, weight: number): void => {
    for (const [word] of part.matchAll(pattern)) {
      const plain = word.replaceAll(/[\s-]+/g, ' ');
      const key = plain.split(' ').map(stemOf).join(' ');
      const before = found.get(key);
      found.set(key, { word: before?.word ?? plain, weight: Math.max(weight, before?.weight ?? 0), times: (before?.times ?? 0) + 1 });
    }
  };
  for (const [pattern, weight] of [
    [sure, SURE],
    [hint, HINT],
  ] as const)
    if (pattern) {
      read(title, pattern, weight * IN_TITLE);
      read(text, pattern, weight);
    }
  const ranked = [...found.values()]
    .map(({ word, weight, times }) => ({ word, weight: weight * (1 + AGAIN * Math.min(times - 1, MOST_AGAIN)) }))
    .sort((a, b) => b.weight - a.weight || (a.word < b.word ? -1 : 1));
  return { id, score: ranked.reduce((sum, { weight }) => sum + weight, 0), words: ranked.map(({ word }) => word) };
};

const suggestedOf = (kind: TagKind, title: string, text: string): Suggestion[] => {
  const enough = kind === 'capabilities' && !OF_SECURITY.test(`${title}\n${text}`) ? 2 * ENOUGH : ENOUGH;
  const ranked = PATTERNS[kind]
    .map((pattern) => weigh(title, text, pattern))
    .filter(({ score }) => score >= enough)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  const best = ranked[0]?.score ?? 0;
  const isCovered = (id: string): boolean => ranked.some((other) => other.id.startsWith(`${id}.`));
  return ranked.filter(({ id, score }) => score >= BESIDE * best && !isCovered(id)).slice(0, MOST[kind]);
};

/**
 * Tags that a text may deserve, English or Dutch, best first, with the words that speak for each. They are for a person to accept or not:
 * what a reviewer is chosen by is a tag that stands, never a word of the text. The same text gives the same tags; nothing is learnt.
 */
export const suggestedTags = ({ title, text }: Text): Suggestions => {
  const [head, body] = [folded(title), folded(text)];
  return {
    capabilities: suggestedOf('capabilities', head, body),
    assets: suggestedOf('assets', head, body),
    sectors: suggestedOf('sectors', head, body),
    protocols: suggestedOf('protocols', head, body),
  };
};
