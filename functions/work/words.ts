import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { SK } from '../../shared/domain/change.ts';
import type { StoredFact } from '../../shared/domain/fact.ts';
import { isUnseen } from '../../shared/domain/rules.ts';
import { rootFrom, rootKey } from '../../shared/store/roots.ts';
import { foundOf, foundWrites, partKeys, sourceOf } from '../../shared/store/search.ts';
import { ABSENT, check, getRows, type Store } from '../../shared/store/store.ts';

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
  if (isUnseen(root)) return [];
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
