import type { privacyOperations } from '../../shared/contract/privacy.ts';
import { conflictOf } from '../../shared/domain/conflict.ts';
import type { Person } from '../../shared/domain/person.ts';
import { suspectsIn } from '../../shared/domain/purge.ts';
import { Refusal, refuseUnless } from '../../shared/domain/refusal.ts';
import { requireStaffView, taskInvolvement } from '../../shared/domain/view/staff.ts';
import { accessPage, type MayRead } from '../../shared/store/access.ts';
import { erasePerson } from '../../shared/store/erase.ts';
import { loadRoot } from '../../shared/store/load.ts';
import { personByAddress, personOf } from '../../shared/store/people.ts';
import { purgeItem } from '../../shared/store/purge.ts';
import { openCursor, sealCursor } from '../../shared/store/secrets.ts';
import { nameOfPerson } from '../../shared/store/sender-name.ts';
import { queryRange } from '../../shared/store/store.ts';
import { actOf, type Handlers, type Known } from '../http/serve.ts';

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
    item.stage !== 'draft' && !conflictOf(call.actor, item.kind === 'task' ? taskInvolvement(item) : item);

const dataOf = async (call: Known<unknown, { cursor?: string | undefined }>, person: Person, mayRead: MayRead) => {
  const keys = await call.deps.keys();
  const bound = `${call.actor.id} data ${person.id}`;
  const after = call.query.cursor === undefined ? undefined : openCursor(keys, bound, call.query.cursor);
  if (call.query.cursor !== undefined && after === undefined)
    throw new Refusal('request.invalid', { fields: [{ path: 'cursor', code: 'cursor.unknown', message: '' }] });
  const page = await accessPage(call.store, person, call.at, mayRead, after);
  return { person: page.person, entries: [...page.entries], ...(page.after ? { cursor: sealCursor(keys, bound, page.after) } : {}) };
};

const STAFF = ['liaison', 'chair', 'admin'];

export const privacyHandlers: Handlers<typeof privacyOperations> = {
  listSuspects: async (call) => {
    const root = await requireItem(call);
    return { suspects: suspectsIn(await queryRange(call.store, root.id, ' ', '~'), new URL(call.deps.publicUrl).origin).slice(0, 100) };
  },

  purgeText: async (call) => {
    const root = await requireItem(call);
    return { places: await purgeItem(call.store, root.id, { by: call.actor.id, at: call.at }, call.body) };
  },

  /** Only whoever has the mailbox, or signed in as staff: a link to one item is not enough. */
  readOwnData: (call) => {
    refuseUnless(call.actor.scope.door === 'person' || call.actor.scope.door === 'staff', 'session.not-enough');
    return dataOf(call, call.person, () => true);
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
    return erasePerson(call.store, person.id, actOf(call), 'asked');
  },
};
