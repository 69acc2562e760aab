import type { privacyOperations } from '../../shared/contract/privacy.ts';
import { conflictOf } from '../../shared/domain/conflict.ts';
import type { Person } from '../../shared/domain/person.ts';
import { suspectsIn } from '../../shared/domain/purge.ts';
import { Refusal, refuseUnless } from '../../shared/domain/refusal.ts';
import { isUnseen } from '../../shared/domain/rules.ts';
import { requireStaffView, taskInvolvement } from '../../shared/domain/view/staff.ts';
import type { MayRead } from '../../shared/store/access.ts';
import { erasePerson, itemsOf } from '../../shared/store/erase.ts';
import { loadRoot } from '../../shared/store/load.ts';
import { personByAddress, personOf } from '../../shared/store/people.ts';
import { purgeItem } from '../../shared/store/purge.ts';
import { nameOfPerson } from '../../shared/store/sender-name.ts';
import { queryRange } from '../../shared/store/store.ts';
import { actOf, type Handlers, type Known } from '../http/serve.ts';
import { dataOf, ownDataHandlers } from './own-data.ts';

const requirePerson = async (call: Known): Promise<Person> => {
  const person = await personOf(call.store, call.params.person!);
  if (!person) throw new Refusal('item.not-found');
  return person;
};

/** An item that this member of staff may see. */
const requireItem = async (call: Known) => {
  const root = await loadRoot(call.store, call.params.item!);
  if (!root) throw new Refusal('item.not-found');
  requireStaffView(root.kind === 'task' ? { ...taskInvolvement(root), stage: root.stage } : root, call.actor);
  return root;
};

/** What an administrator may read of somebody else: nothing of a draft, and of no item with an interest of the own. */
const asStaff =
  (call: Known): MayRead =>
  (item) =>
    !isUnseen(item) && !conflictOf(call.actor, item.kind === 'task' ? taskInvolvement(item) : item);

const STAFF = ['liaison', 'chair', 'admin'];

export const privacyHandlers: Handlers<typeof privacyOperations> = {
  ...ownDataHandlers,

  listSuspects: async (call) => {
    const root = await requireItem(call);
    return { suspects: suspectsIn(await queryRange(call.store, root.id, ' ', '~'), new URL(call.deps.publicUrl).origin).slice(0, 100) };
  },

  purgeText: async (call) => {
    const root = await requireItem(call);
    return { places: await purgeItem(call.store, root.id, { by: call.actor.id, at: call.at }, call.body) };
  },

  findPerson: async (call) => {
    const person = await personByAddress(call.store, call.body.email);
    if (!person) throw new Refusal('item.not-found');
    const name = person.name || (await nameOfPerson(call.store, person.id, asStaff(call)));
    return { person: person.id, name, roles: [...person.roles] };
  },

  readPersonData: async (call) => dataOf(call, await requirePerson(call), asStaff(call)),

  erasePerson: async (call) => {
    const person = await requirePerson(call);
    refuseUnless(!person.roles.some((role) => STAFF.includes(role)), 'person.is-staff');
    // An erasure ends what is under way: with an interest in any of it somebody else does this, as with every other act.
    const items = await itemsOf(call.store, person.id);
    refuseUnless(!items.some((item) => conflictOf(call.actor, item.kind === 'task' ? taskInvolvement(item) : item)), 'person.by-another');
    return erasePerson(call.store, person.id, actOf(call), 'asked');
  },
};
