import { community } from '../../shared/community.ts';
import { absenceOf, isAbsent } from '../../shared/domain/absence.ts';
import { conflictOf, type Involved } from '../../shared/domain/conflict.ts';
import type { Item } from '../../shared/domain/item.ts';
import type { Desk } from '../../shared/domain/notice.ts';
import type { RosterEntry } from '../../shared/domain/person.ts';
import { conflictsWith, rosterOf } from '../../shared/store/people.ts';
import type { Store } from '../../shared/store/store.ts';

const has = (role: 'chair' | 'liaison' | 'admin') => (entry: RosterEntry) => entry.roles.includes(role);
const isStaff = (entry: RosterEntry): boolean => has('chair')(entry) || has('liaison')(entry) || has('admin')(entry);
/** Those who are not away; everybody where nobody is left. */
const onDuty = (entries: readonly RosterEntry[], at: string): readonly RosterEntry[] => {
  const there = entries.filter((entry) => !isAbsent(entry, at, community));
  return there.length > 0 ? there : entries;
};

/** What decides whether somebody is involved in an item; a task is about another one. */
const involvementOf = (root: Item): Involved => (root.kind === 'task' ? { ...root, id: root.item } : root);

/** Staff who may hear of this item at this moment: nobody who is involved in it, and whoever is on duty. */
export const deskFor = async (store: Store, root: Item, at: string): Promise<Desk & { readonly free: readonly RosterEntry[] }> => {
  const involved = involvementOf(root);
  const staff = (await rosterOf(store)).filter(isStaff);
  const stands = await conflictsWith(
    store,
    staff.map((entry) => entry.id),
    involved.id,
  );
  const free = staff.filter((entry) => !conflictOf({ ...entry, conflicts: stands[entry.id] ? { [involved.id]: stands[entry.id]! } : {} }, involved));
  const ids = (entries: readonly RosterEntry[]) => onDuty(entries, at).map((entry) => entry.id);
  const there = free.filter((entry) => !isAbsent(entry, at, community));
  const standIns = staff.flatMap((entry) => {
    const standIn = absenceOf(entry, at, community)?.standIn;
    return standIn && there.some(({ id }) => id === standIn) ? [[entry.id, standIn] as const] : [];
  });
  return {
    chairs: ids(free.filter(has('chair'))),
    liaisons: ids(free.filter(has('liaison'))),
    admins: ids(free.filter(has('admin'))),
    there: there.filter((entry) => has('liaison')(entry) || has('chair')(entry)).map((entry) => entry.id),
    standIns: Object.fromEntries(standIns),
    free,
  };
};
