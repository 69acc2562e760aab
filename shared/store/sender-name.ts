import { SK } from '../domain/change.ts';
import type { Item } from '../domain/item.ts';
import { isUnseen } from '../domain/rules.ts';
import type { Stored } from './item.ts';
import { loadRoots } from './roots.ts';
import { getRows, queryIndex, type Store } from './store.ts';

/** Entries of a person that are looked at per kind, and items whose sender is read. */
const LOOKED_AT = 100;
const READ = 5;
const KINDS = ['proposal', 'contact-request'] as const;

const nameKey = (root: Item): { pk: string; sk: string }[] => {
  if (root.kind === 'contact-request') return [{ pk: root.id, sk: SK.part(1, 'sender') }];
  const kept = root.kind === 'proposal' ? root.manifest.contact : undefined;
  return kept ? [{ pk: root.id, sk: SK.part(kept.revision, 'contact') }] : [];
};

const nameIn = (row: Stored | undefined): string => {
  const name = (row?.content as { name?: unknown } | undefined)?.name;
  return typeof name === 'string' ? name : '';
};

const since = (root: Item): string => ('receivedAt' in root ? root.receivedAt : undefined) ?? root.createdAt;
/** Anybody can write under an address; what its owner proved counts first. */
const isProven = (root: Item): boolean => root.kind !== 'task' && Boolean(root.verified);

/**
 * What somebody without a profile is called: as the newest of the own items says that the reader may see, an item whose address was proved
 * before others. Drafts say nothing to anybody else.
 */
export const nameFrom = async (store: Store, items: Iterable<Item>): Promise<string> => {
  const sent = [...items].filter((root) => !isUnseen(root) && root.anonymised === undefined);
  const ordered = sent.toSorted((a, b) => Number(isProven(b)) - Number(isProven(a)) || (since(a) < since(b) ? 1 : -1)).slice(0, READ);
  const keys = ordered.flatMap(nameKey);
  const rows = keys.length === 0 ? [] : await getRows(store, keys);
  return keys.map(({ pk, sk }) => nameIn(rows.find((row) => row.pk === pk && row.sk === sk))).find((name) => name !== '') ?? '';
};

/** The same for whoever has only a person's id. */
export const nameOfPerson = async (store: Store, person: string, mayRead: (root: Item) => boolean): Promise<string> => {
  const found = await Promise.all(KINDS.map((kind) => queryIndex(store, 4, person, { after: `${kind}#`, upTo: `${kind}#~`, limit: LOOKED_AT })));
  const roots = await loadRoots(
    store,
    found.flat().map((row) => row.pk as string),
  );
  return nameFrom(
    store,
    [...roots.values()].filter((root) => root.applicant === person && mayRead(root)),
  );
};
