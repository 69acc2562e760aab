import type { Actor } from '../domain/actor.ts';
import { conflictOf } from '../domain/conflict.ts';
import { isSealed } from '../domain/rules.ts';
import { loadRoots } from './roots.ts';
import { queryIndex, type Store } from './store.ts';

const PAGE = 50;

export type Arrival = { readonly reference: string; readonly receivedAt: string; readonly sealed: boolean };

/** That proposals came in to a call, oldest first: a reference and a moment, sealed or not, and nothing of what somebody is involved in. */
export const arrivalsIn = async (
  store: Store,
  { call, viewer, after }: { call: string; viewer: Actor; after: string | undefined },
): Promise<{ rows: Arrival[]; next?: string }> => {
  const rows = await queryIndex(store, 6, `call#${call}`, { limit: PAGE, ...(after ? { after } : {}) });
  const roots = await loadRoots(
    store,
    rows.map((row) => row.pk as string),
  );
  const arrivals = rows.flatMap((row): Arrival[] => {
    const root = roots.get(row.pk as string);
    if (root?.kind !== 'proposal' || !root.receivedAt || root.anonymised || conflictOf(viewer, root)) return [];
    return [{ reference: root.reference, receivedAt: root.receivedAt, sealed: isSealed(root) }];
  });
  return { rows: arrivals, ...(rows.length >= PAGE - (after ? 1 : 0) ? { next: rows.at(-1)!.gsi6sk as string } : {}) };
};
