import type { Actor } from '../../shared/domain/actor.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { requireStaffView, taskInvolvement } from '../../shared/domain/view/staff.ts';
import { loadRoot } from '../../shared/store/load.ts';
import type { Store } from '../../shared/store/store.ts';

/** The root of any item, if this member of staff may see it at all. */
export const visibleRoot = async (store: Store, id: string, viewer: Actor) => {
  const root = await loadRoot(store, id);
  if (!root) throw new Refusal('item.not-found');
  requireStaffView(root.kind === 'task' ? { ...taskInvolvement(root), stage: root.stage } : root, viewer);
  return root;
};
