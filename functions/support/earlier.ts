import type { z } from 'zod';
import type { supportOperations } from '../../shared/contract/support.ts';
import { conflictOf } from '../../shared/domain/conflict.ts';
import type { SoFar } from '../../shared/domain/form/gates.ts';
import { linkOf } from '../../shared/domain/lineage.ts';
import { Refusal, refuseUnless } from '../../shared/domain/refusal.ts';
import { differencesOf } from '../../shared/domain/revision.ts';
import { rulesOf } from '../../shared/domain/rules.ts';
import { seenAnswers } from '../../shared/domain/view/answers.ts';
import { assignmentOf, readsWhole } from '../../shared/domain/view/reader.ts';
import { requireStaffView } from '../../shared/domain/view/staff.ts';
import { type LoadedProposal, loadProposal } from '../../shared/store/load.ts';
import type { Handlers, Known } from '../http/serve.ts';

type Earlier = Pick<Handlers<typeof supportOperations>, 'readEarlier' | 'readEarlierReviewed'>;
type Reply = z.infer<(typeof supportOperations)['readEarlier']['reply']>;

const load = async (call: Known): Promise<LoadedProposal> => {
  const loaded = await loadProposal(call.store, call.params.proposal!, 'all');
  if (!loaded) throw new Refusal('item.not-found');
  return loaded;
};

const RELEASED: readonly string[] = ['announced', 'in-support', 'completed', 'closed'];

/** The proposal that this one improves on, as far as the viewer may see it; what was never told of its decision is not told here. */
const earlierOf = async (call: Known, { root }: LoadedProposal): Promise<LoadedProposal | undefined> => {
  const id = linkOf(root, 'resubmission-of');
  const earlier = id === undefined ? undefined : await loadProposal(call.store, id, 'all');
  return earlier && !earlier.root.anonymised && !conflictOf(call.actor, earlier.root) ? earlier : undefined;
};

const compared = (call: Known, earlier: LoadedProposal | undefined, [before, after]: readonly [SoFar, SoFar]): Reply => {
  if (!earlier) return { differences: [] };
  const { id, reference, stage, outcome, announcedAt } = earlier.root;
  const told = RELEASED.includes(stage) && outcome ? { outcome, ...(announcedAt ? { announcedAt } : {}) } : {};
  return { earlier: { id, reference, ...told }, differences: differencesOf(before, after, call.language) };
};

export const earlierHandlers: Earlier = {
  readEarlier: async (call) => {
    const loaded = await load(call);
    requireStaffView(loaded.root, call.actor);
    const earlier = await earlierOf(call, loaded);
    return compared(call, earlier, [earlier?.parts ?? {}, loaded.parts]);
  },

  readEarlierReviewed: async (call) => {
    const loaded = await load(call);
    const assignment = assignmentOf(loaded, call.actor);
    if (!assignment) throw new Refusal('item.not-found');
    refuseUnless(readsWhole(assignment, call.actor), call.actor.scope.door === 'invitation' ? 'session.not-enough' : 'assignment.not-accepted');
    const earlier = await earlierOf(call, loaded);
    const seen = (parts: LoadedProposal['parts']): SoFar => seenAnswers(parts as SoFar, 'accepted', rulesOf(loaded.root)) as SoFar;
    return compared(call, earlier, [earlier ? seen(earlier.parts) : {}, seen(loaded.parts)]);
  },
};
