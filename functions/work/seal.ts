import { sealEnd } from '../../shared/domain/call.ts';
import { openSeal } from '../../shared/domain/seal.ts';
import { loadCall } from '../../shared/store/calls.ts';
import { loadRoot } from '../../shared/store/load.ts';
import { changeProposal } from '../../shared/store/records.ts';
import { ownerFrom, snapshotOf } from '../../shared/store/roster.ts';
import type { Store } from '../../shared/store/store.ts';

/** A seal whose moment has come: the call itself says whether it has really ended for everybody. */
export const wakeSeal = async (store: Store, id: string, at: string): Promise<undefined> => {
  const root = await loadRoot(store, id);
  const call = root?.kind === 'proposal' ? await loadCall(store, root.call) : undefined;
  const snapshot = await snapshotOf(store);
  return changeProposal(
    store,
    id,
    'root',
    { by: 'system', at },
    (loaded) => openSeal(loaded.root, { at, until: call && sealEnd(call), ownerOf: (item) => ownerFrom(snapshot, item) }),
    () => undefined,
  );
};
