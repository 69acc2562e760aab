import type * as z from 'zod';
import type { supportOperations } from '../../shared/contract/support.ts';
import { conflictOf } from '../../shared/domain/conflict.ts';
import type { SoFar } from '../../shared/domain/form/gates.ts';
import { linkOf } from '../../shared/domain/lineage.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { differencesOf } from '../../shared/domain/revision.ts';
import { requireStaffView } from '../../shared/domain/view/staff.ts';
import { type LoadedProposal, loadProposal } from '../../shared/store/load.ts';
import type { Handlers, Known } from '../http/serve.ts';

type Reply = z.infer<(typeof supportOperations)['readEarlier']['reply']>;

export const load = async (call: Known): Promise<LoadedProposal> => {
  const loaded = await loadProposal(call.store, call.params.proposal!, 'all');
  if (!loaded) throw new Refusal('item.not-found');
  return loaded;
};

const RELEASED: readonly string[] = ['announced', 'in-support', 'completed', 'closed'];

/** The proposal that this one improves on, as far as the viewer may see it; what was never told of its decision is not told here. */
export const earlierOf = async (call: Known, { root }: LoadedProposal): Promise<LoadedProposal | undefined> => {
  const id = linkOf(root, 'resubmission-of');
  const earlier = id === undefined ? undefined : await loadProposal(call.store, id, 'all');
  return earlier && !earlier.root.anonymised && !conflictOf(call.actor, earlier.root) ? earlier : undefined;
};

export const compared = (call: Known, earlier: LoadedProposal | undefined, [before, after]: readonly [SoFar, SoFar]): Reply => {
  if (!earlier) return { differences: [] };
  const { id, reference, stage, outcome, announcedAt } = earlier.root;
  const told = RELEASED.includes(stage) && outcome ? { outcome, ...(announcedAt ? { announcedAt } : {}) } : {};
  return { earlier: { id, reference, ...told }, differences: differencesOf(before, after, call.language) };
};

/** The differences as staff read them. */
export const earlierHandlers: Pick<Handlers<typeof supportOperations>, 'readEarlier'> = {
  readEarlier: async (call) => {
    const loaded = await load(call);
    requireStaffView(loaded.root, call.actor);
    const earlier = await earlierOf(call, loaded);
    return compared(call, earlier, [earlier?.parts ?? {}, loaded.parts]);
  },
};
