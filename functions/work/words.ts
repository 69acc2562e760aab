import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { SK } from '../../shared/domain/change.ts';
import { canonical, type StoredFact } from '../../shared/domain/fact.ts';
import type { Item } from '../../shared/domain/item.ts';
import type { PartName } from '../../shared/domain/proposal.ts';
import { itemWords } from '../../shared/domain/search.ts';
import { bandsOf } from '../../shared/domain/similar.ts';
import type { Stored } from '../../shared/store/item.ts';
import { rootFrom, rootKey } from '../../shared/store/roots.ts';
import { type Found, foundWrites } from '../../shared/store/search.ts';
import { ABSENT, check, getRows, type Store, sha256 } from '../../shared/store/store.ts';

/** Parts of a proposal from which words and bands are made. */
const READ_PARTS: readonly PartName[] = ['outline', 'organisation', 'substance'];

/** Changes whenever anything changes that words or bands are made from: the seals of parts do, the rest stands in the root. */
const sourceOf = (root: Item): string => {
  const seals = root.kind === 'proposal' ? READ_PARTS.map((part) => root.manifest[part]?.seal ?? '') : [];
  return sha256(canonical([root.title, root.reference, ...seals])).slice(0, 32);
};

const partKeys = (root: Item): string[] => {
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

/**
 * A fact → the words and bands under which its item is found, built from the item as it is now, so that facts may come in any order and
 * again. It holds only while the root is still that one: an item that is changed or made anonymous meanwhile is looked at afresh.
 */
export const wordEffects = async (store: Store, fact: StoredFact): Promise<TransactWriteItem[]> => {
  if (!fact.record.startsWith('prp_') && !fact.record.startsWith('ctc_')) return [];
  const rows = await getRows(store, [rootKey(fact.record), { pk: fact.record, sk: SK.words }]);
  const kept = rows.find((row) => row.sk === SK.words);
  const stored = rows.find((row) => row.sk === SK.root);
  const root = stored && rootFrom(stored);
  if (!root || root.anonymised) {
    const isGone = root ? { expression: '#version = :v', names: { '#version': 'version' }, values: { ':v': root.version } } : ABSENT;
    return kept ? [check(store, fact.record, SK.root, isGone), ...foundWrites(store, fact.record, kept, undefined, 0)] : [];
  }
  // A passage that was taken out leaves the root of a contact request as it is.
  if (kept?.source === sourceOf(root) && fact.type !== 'TextPurged') return [];
  const keys = partKeys(root);
  const parts =
    keys.length === 0
      ? []
      : await getRows(
          store,
          keys.map((sk) => ({ pk: root.id, sk })),
        );
  const isCurrent = {
    expression: '#version = :v AND attribute_not_exists(anonymised)',
    names: { '#version': 'version' },
    values: { ':v': root.version },
  };
  return [check(store, root.id, SK.root, isCurrent), ...foundWrites(store, root.id, kept, foundOf(root, parts), root.version)];
};
