import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { SK } from '../domain/change.ts';
import { canonical } from '../domain/fact.ts';
import type { Item } from '../domain/item.ts';
import type { PartName } from '../domain/proposal.ts';
import { itemWords, wordStart } from '../domain/search.ts';
import { BAND_RULE, bandsOf } from '../domain/similar.ts';
import type { Stored } from './item.ts';
import { ABSENT, type Condition, getRow, put, queryStart, remove, removeIf, type Store, sha256 } from './store.ts';

/**
 * Where items are found. A word has one row per item, in the partition of its first three letters, and so has a band of a proposal's
 * text. The row holds the id and when the item came in, and nothing else. Beside its root an item keeps under what it is found, so that
 * what is no longer right can be removed.
 */
export type Found = { readonly words: readonly string[]; readonly bands: readonly string[]; readonly at: string; readonly source: string };
type Key = { readonly pk: string; readonly sk: string };

/** Parts of a proposal from which words and bands are made. */
const READ_PARTS: readonly PartName[] = ['outline', 'organisation', 'substance'];

const MADE_BY = `${BAND_RULE}.`;

/** Changes whenever anything changes that words or bands are made from, or the rule by which they are: the seals of parts do, the rest stands in the root. */
export const sourceOf = (root: Item): string => {
  const seals = root.kind === 'proposal' ? READ_PARTS.map((part) => root.manifest[part]?.seal ?? '') : [];
  return `${MADE_BY}${sha256(canonical([root.title, root.reference, ...seals])).slice(0, 32)}`;
};

/** Whether what an item keeps was made by the rule of today; if not, it is made again with the item's next fact. */
export const isOfToday = (kept: Stored | undefined): boolean => typeof kept?.source === 'string' && kept.source.startsWith(MADE_BY);

/** The parts that stand in no root. */
export const partKeys = (root: Item): string[] => {
  if (root.kind === 'contact-request') return [SK.part(1, 'sender')];
  if (root.kind === 'task') return [];
  return READ_PARTS.flatMap((part) => (root.manifest[part] ? [SK.part(root.manifest[part].revision, part)] : []));
};

/** What an item is found under, made from what is stored of it now. Of what may stand in no list, only the reference is. */
export const foundOf = (root: Item, parts: readonly Stored[]): Found => {
  const contentOf = (name: string): Record<string, unknown> => (parts.find((row) => row.part === name)?.content as Record<string, unknown> | undefined) ?? {};
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const isGuarded = root.title === '';
  const organisation = root.kind === 'proposal' ? contentOf('organisation').name : contentOf('sender').organisation;
  const words = itemWords({ reference: root.reference, title: root.title, organisation: isGuarded ? '' : text(organisation) });
  const bands = root.kind === 'proposal' ? bandsOf([root.title, text(contentOf('outline').abstract), text(contentOf('substance').problem)].join('\n')) : [];
  const at = ('receivedAt' in root ? root.receivedAt : undefined) ?? root.createdAt;
  return { words, bands, at, source: sourceOf(root) };
};

const wordKey = (word: string, item: string): Key => ({ pk: `word#${wordStart(word)}`, sk: `${word}#${item}` });
const bandKey = (band: string, item: string): Key => ({ pk: `band#${band}`, sk: item });
const nameOf = ({ pk, sk }: Key): string => `${pk} ${sk}`;

/** All rows under which an item is found, by what it keeps of them; whoever removes the item removes these with it. */
export const placesOf = (kept: Stored | undefined): Key[] =>
  kept
    ? [...(kept.words as string[]).map((word) => wordKey(word, kept.pk as string)), ...(kept.bands as string[]).map((band) => bandKey(band, kept.pk as string))]
    : [];

const asRead = (kept: Stored | undefined): Condition => (kept ? { expression: 'built = :built', values: { ':built': kept.built } } : ABSENT);

/** From what an item is found under to what it should be, or to nothing; only while nobody else has changed it since it was read. */
export const foundWrites = (store: Store, item: string, kept: Stored | undefined, found: Found | undefined, built: number): TransactWriteItem[] => {
  const row = found && { ...found, pk: item, sk: SK.words, type: 'words', built };
  const [was, is] = [placesOf(kept), placesOf(row)];
  const [old, fresh] = [new Set(was.map(nameOf)), new Set(is.map(nameOf))];
  if (!kept && !row) return [];
  return [
    row ? put(store, row, asRead(kept)) : removeIf(store, item, SK.words, asRead(kept)),
    ...was.filter((key) => !fresh.has(nameOf(key))).map(({ pk, sk }) => remove(store, pk, sk)),
    ...is
      .filter((key) => !old.has(nameOf(key)) || kept?.at !== found?.at)
      .map((key) => put(store, { ...key, type: key.pk.startsWith('word#') ? 'word' : 'band', at: found!.at })),
  ];
};

export type Hit = { readonly item: string; readonly at: string };
const hitOf = (row: Stored): Hit => ({ item: (row.sk as string).split('#').at(-1)!, at: row.at as string });

/** Items with a word that begins like this; `all` is false when there are more than are read. */
export const itemsWith = async (store: Store, beginning: string, limit: number): Promise<{ hits: Hit[]; all: boolean }> => {
  const { rows, more } = await queryStart(store, `word#${wordStart(beginning)}`, beginning, limit);
  return { hits: rows.map(hitOf), all: !more };
};

/** Items of which exactly this is a word. */
export const itemsWithWord = (store: Store, word: string, limit: number) => itemsWith(store, `${word}#`, limit);

export const itemsInBand = async (store: Store, band: string, limit: number): Promise<Hit[]> =>
  (await queryStart(store, `band#${band}`, 'prp_', limit)).rows.map(hitOf);

/** The item that has this reference, by the pointer that makes it unique. */
export const itemWithReference = async (store: Store, reference: string): Promise<string | undefined> =>
  (await getRow(store, `ref#${reference}`, 'a'))?.item as string | undefined;
