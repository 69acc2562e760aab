import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { standOf } from '../../shared/domain/conflict.ts';
import { dataOf, type StoredFact } from '../../shared/domain/fact.ts';
import type { Item } from '../../shared/domain/item.ts';
import { ConflictRow, type RosterEntry } from '../../shared/domain/person.ts';
import { hiddenKey, hiddenOf, hide, isHiddenFrom, isStaffEntry, markOf, NOT_STAFF, recountOrder, unhide } from '../../shared/store/hidden.ts';
import { weekOf } from '../../shared/store/intake.ts';
import { personOf } from '../../shared/store/people.ts';
import { involvementOf, loadRoots, rootKey } from '../../shared/store/roots.ts';
import { check, getRows, queryIndex, type Store } from '../../shared/store/store.ts';

/** Staff, read once for all facts that come together. */
export type Staff = () => Promise<readonly RosterEntry[]>;

type Standing = { readonly stage: string; readonly owner: string; readonly seq: number };

/** The week that an item counts in; a task came in in none. */
export const weekIn = (root: Item): { week?: string } => ('receivedAt' in root && root.receivedAt ? { week: weekOf(root.receivedAt) } : {});

/** Nothing of this holds unless the item is still the one that was judged. */
export const sameRoot = (store: Store, root: Item): TransactWriteItem =>
  check(store, root.id, rootKey(root.id).sk, { expression: '#version = :v', names: { '#version': 'version' }, values: { ':v': root.version } });

/** What changes for these people when an item stands as said; a row that a later fact has told more stays as it is. */
const rowsFor = async (store: Store, root: Item, { stage, owner, seq }: Standing, staff: readonly RosterEntry[]): Promise<TransactWriteItem[]> => {
  const about = involvementOf(root).id;
  const rows =
    staff.length === 0
      ? []
      : await getRows(
          store,
          staff.flatMap(({ id }) => [hiddenKey(id, root.id), { pk: id, sk: `k#${about}` }]),
        );
  const writes = staff.flatMap((entry) => {
    const before = rows.find((row) => row.type === 'hidden' && row.pk === hiddenKey(entry.id, root.id).pk);
    const conflict = rows.find((row) => row.type === 'conflict' && row.pk === entry.id);
    if (before && before.seq > seq) return [];
    if (!isHiddenFrom({ ...entry, conflicts: conflict ? { [about]: standOf(ConflictRow.parse(conflict)) } : {} }, root))
      return before ? [unhide(store, before)] : [];
    const isSame = before && before.stage === stage && before.owner === owner && before.seq === seq;
    return isSame ? [] : [hide(store, entry.id, { item: root.id, kind: root.kind, stage, owner, seq, ...weekIn(root) }, before)];
  });
  return writes.length === 0 ? [] : [sameRoot(store, root), ...writes];
};

/** As the root itself says; a fact that is still on its way says it once more. */
export const standingOf = (root: Item): Standing => ({ stage: root.stage, owner: root.owner ?? 'none', seq: root.factSeq });

const TASKS_AT_MOST = 40;
/** A conflict that somebody declared or decided hides the tasks about that item too, or shows them again. */
const tasksAbout = async (store: Store, root: Item, entry: RosterEntry): Promise<TransactWriteItem[]> => {
  const found = await queryIndex(store, 4, root.applicant, { after: 'task#', upTo: 'task#~', limit: TASKS_AT_MOST });
  const tasks = [
    ...(
      await loadRoots(
        store,
        found.map((row) => row.pk as string),
      )
    ).values(),
  ].filter((task) => task.kind === 'task' && task.item === root.id);
  return (await Promise.all(tasks.map((task) => rowsFor(store, task, standingOf(task), [entry])))).flat();
};

/** The tags or roles of a person have changed: what that person may not know of is worked out anew, by the clock. */
const orderFor = async (store: Store, id: string): Promise<TransactWriteItem[]> => {
  const person = await personOf(store, id);
  const mark = person && isStaffEntry(person) ? markOf(person) : NOT_STAFF;
  const { mark: known } = await hiddenOf(store, id);
  return (known ?? NOT_STAFF) === mark ? [] : [recountOrder(store, id, mark)];
};

/**
 * A fact → which members of staff may no longer know of its record, and which may again. It follows the same fact as the counters, in
 * the same transaction, so that nobody's counts betray an item between the two.
 */
export const hiddenEffects = async (store: Store, fact: StoredFact, staff: Staff): Promise<TransactWriteItem[]> => {
  if (fact.record.startsWith('per_')) return orderFor(store, fact.record);
  const isDecided = fact.type === 'ConflictDeclared' || fact.type === 'ConflictDecided';
  if (!fact.state && !isDecided) return [];
  const root = (await loadRoots(store, [fact.record])).get(fact.record);
  if (!root) return [];
  const members = await staff();
  const [stage = '', owner = ''] = (fact.state?.after ?? '').split('|');
  const own = fact.state ? await rowsFor(store, root, { stage, owner, seq: fact.seq }, members) : [];
  const person = isDecided ? dataOf(fact, fact.type as 'ConflictDeclared' | 'ConflictDecided').person : undefined;
  const involved = members.find((entry) => entry.id === person);
  return [...own, ...(involved ? await tasksAbout(store, root, involved) : [])];
};
