import type { Actor } from '../../shared/domain/actor.ts';
import { SK } from '../../shared/domain/change.ts';
import { conflictOf } from '../../shared/domain/conflict.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { Row, rowView } from '../../shared/domain/view/row.ts';
import { requireStaffView, taskInvolvement } from '../../shared/domain/view/staff.ts';
import { loadRoot } from '../../shared/store/load.ts';
import { getRows, type Store } from '../../shared/store/store.ts';

/** The root of any item, if this member of staff may see it at all. */
export const visibleRoot = async (store: Store, id: string, viewer: Actor) => {
  const root = await loadRoot(store, id);
  if (!root) throw new Refusal('item.not-found');
  requireStaffView(root.kind === 'task' ? { ...taskInvolvement(root), stage: root.stage } : root, viewer);
  return root;
};

/** Linked items to which this person has no conflict, with reference and stage where a list shows them too. */
export const knownOf = async (store: Store, ids: readonly string[], viewer: Actor, at: string) => {
  const keys = [...new Set(ids)].map((id) => ({ pk: id, sk: SK.root }));
  const rows = keys.length === 0 ? [] : await getRows(store, keys);
  const free = rows.map((row) => Row.parse(row)).filter((row) => !conflictOf(viewer, row));
  return Object.fromEntries(
    free.map((row) => {
      const shown = rowView(row, viewer, at);
      return [row.id, shown ? { reference: shown.reference, stage: shown.stage } : {}];
    }),
  );
};
