import type { revisionOperations } from '../../shared/contract/revisions.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { requireStaffView } from '../../shared/domain/view/staff.ts';
import { loadProposal } from '../../shared/store/load.ts';
import type { Handlers } from '../http/serve.ts';
import { differencesIn, ownRevisionHandlers } from './own.ts';

/** What staff compare, by itself. */
export const deskRevisionHandlers: Pick<Handlers<typeof revisionOperations>, 'readDifferences'> = {
  readDifferences: async (call) => {
    const loaded = await loadProposal(call.store, call.params.proposal!, 'all');
    if (!loaded) throw new Refusal('item.not-found');
    requireStaffView(loaded.root, call.actor);
    return differencesIn(call, loaded, call.query);
  },
};

// A spread counts as an effect, so that a function that needs the narrow one would hold this too.
export const revisionHandlers: Handlers<typeof revisionOperations> = /* @__PURE__ */ (() => ({ ...deskRevisionHandlers, ...ownRevisionHandlers }))();
