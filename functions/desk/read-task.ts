import type { deskOperations } from '../../shared/contract/desk.ts';
import { Refusal, refuseUnless } from '../../shared/domain/refusal.ts';
import { shownRoot } from '../../shared/store/lists.ts';
import { loadRoot } from '../../shared/store/load.ts';
import type { Handlers } from '../http/serve.ts';
import { visibleRoot } from './visible.ts';

type ReadTask = Pick<Handlers<typeof deskOperations>, 'readTask'>;

export const readTaskHandlers: ReadTask = {
  readTask: async (call) => {
    const root = await visibleRoot(call.store, call.params.task!, call.actor);
    if (root.kind !== 'task') throw new Refusal('item.not-found');
    const task = shownRoot(root, call.actor, call.at);
    refuseUnless(task, 'item.not-found');
    // What a task is about may be gone by now; whoever sees the task may see the other.
    const about = await loadRoot(call.store, root.item);
    return { task, reason: root.reason, ...(about ? { about: { id: about.id, kind: about.kind, stage: about.stage } } : {}) };
  },
};
