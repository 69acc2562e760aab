import { community } from '../../shared/community.ts';
import { SYSTEM } from '../../shared/domain/actor.ts';
import { isLive } from '../../shared/domain/assignment.ts';
import { panelLooked } from '../../shared/domain/promise.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { rulesOf } from '../../shared/domain/rules.ts';
import { openTask, openTaskAgain } from '../../shared/domain/task.ts';
import { dueTouch } from '../../shared/domain/touch.ts';
import { type LoadedProposal, loadProposal, loadTask } from '../../shared/store/load.ts';
import { commitChange } from '../../shared/store/records.ts';
import type { Store } from '../../shared/store/store.ts';
import { reviewerTask } from './routing-plan.ts';

type Loaded = LoadedProposal & { readonly task: Awaited<ReturnType<typeof loadTask>> };

/** A round that has too few people while its promise can only just be kept: whoever answers for it is asked to find them. The applicant's date stays what its stage says. */
export const wakePanel = (store: Store, id: string, at: string): Promise<undefined> => {
  const task = reviewerTask(id);
  return commitChange<Loaded, Proposal, undefined>(
    store,
    { by: SYSTEM, at },
    {
      load: async () => {
        const [loaded, known] = await Promise.all([loadProposal(store, id, 'round'), loadTask(store, task)]);
        if (!loaded) throw new Refusal('item.not-found');
        return { ...loaded, task: known };
      },
      before: ({ root }) => root,
      decide: ({ root, assignments, task: known }) => {
        if (dueTouch(root, at, community) !== 'panel') throw new Refusal('item.changed');
        const isShort = assignments.filter(isLive).length < rulesOf(root).quorum;
        const asked = known ? openTaskAgain(known, { at, about: root }) : openTask({ id: task, at, reason: 'reviewer-missing', about: root });
        return { root: panelLooked(root), facts: [], ...(isShort && asked ? { besides: [{ before: known, change: asked }] } : {}) };
      },
      reply: () => undefined,
    },
  );
};
