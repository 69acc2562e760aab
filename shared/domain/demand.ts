import { suggestedTags, type TagKind } from './likeness/tags.ts';
import { termsOf } from './likeness/terms.ts';

/** What a proposal offers, as far as a demand can be held against it. */
export type Offer = { readonly title: string; readonly text: string } & { readonly [K in Compared]: readonly string[] };
export type Demand = { readonly title: string; readonly text: string };
type Compared = Exclude<TagKind, 'protocols'>;

/** Why the two may fit: tags that both have, by their ids, and words that stand in both texts. */
export type Match = { readonly score: number; readonly tags: { readonly [K in Compared]: readonly string[] }; readonly words: readonly string[] };

const KINDS = ['capabilities', 'assets', 'sectors'] as const satisfies readonly Compared[];
/** What is protected and how says more than in which sector, and single words say least. */
const WEIGHTS = { capabilities: 0.35, assets: 0.25, sectors: 0.2, words: 0.2 } as const;
/** So many words in common are as good as any more. */
const ENOUGH_WORDS = 6;
const SHOWN_WORDS = 5;
/** From here on a demand is offered as a match. */
export const FITS = 0.2;

/** A tag fits a narrower and a wider one of the same branch: "water" and "water.drinking". */
const isKin = (a: string, b: string): boolean => a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);

/** Words of both texts as they stand in the demand, the longest first. */
const sharedWords = (demand: Demand, offer: Offer): string[] => {
  const theirs = new Set(termsOf(`${offer.title}\n${offer.text}`));
  const found = new Map<string, string>();
  for (const word of `${demand.title}\n${demand.text}`.match(/[\p{L}\p{N}-]{4,}/gu) ?? []) {
    const [term] = termsOf(word);
    if (term !== undefined && theirs.has(term) && !found.has(term)) found.set(term, word.toLowerCase());
  }
  return [...found.values()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
};

/** How well a demand fits what a proposal offers, 0 to 1, with the reasons; tags of the demand are those that its text suggests. */
export const matchOf = (offer: Offer, demand: Demand): Match => {
  const suggested = suggestedTags(demand);
  const tags = Object.fromEntries(
    KINDS.map((kind) => [kind, offer[kind].filter((tag) => suggested[kind].some(({ id }) => isKin(id, tag)))]),
  ) as unknown as Match['tags'];
  const words = sharedWords(demand, offer);
  const byTags = KINDS.reduce((sum, kind) => sum + (tags[kind].length > 0 ? WEIGHTS[kind] : 0), 0);
  const byWords = WEIGHTS.words * Math.min(1, words.length / ENOUGH_WORDS);
  return { score: Math.round((byTags + byWords) * 100) / 100, tags, words: words.slice(0, SHOWN_WORDS) };
};
