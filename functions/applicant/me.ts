import type { meOperations } from '../../shared/contract/me.ts';
import type { Item } from '../../shared/domain/item.ts';
import { refuseUnless } from '../../shared/domain/refusal.ts';
import { setAbsences, setMailing } from '../../shared/domain/settings.ts';
import { renewItemLink } from '../../shared/store/item-link.ts';
import { rosterOf } from '../../shared/store/people.ts';
import { changePerson } from '../../shared/store/person.ts';
import { actOf, type Handlers, type Known } from '../http/serve.ts';

/** An invitation's link leads to one proposal and not to its reader's settings. */
const requireOwnDoor = ({ actor }: Known): void => refuseUnless(actor.scope.door === 'person' || actor.scope.door === 'staff', 'session.not-enough');

export const meHandlers: Handlers<typeof meOperations> = {
  readSettings: async (call) => {
    requireOwnDoor(call);
    const { mailing = 'digest', absences = [], unreachable = false } = call.person;
    return { mailing, absences, unreachable };
  },
  setMailing: async (call) => {
    requireOwnDoor(call);
    return changePerson(
      call.store,
      call.actor.id,
      actOf(call),
      (person) => setMailing(person, call.body.mailing),
      () => call.body,
    );
  },
  setAbsence: async (call) => {
    requireOwnDoor(call);
    const roster = await rosterOf(call.store);
    return changePerson(
      call.store,
      call.actor.id,
      actOf(call),
      (person) => setAbsences(person, { ...call.body, roster }),
      ({ absences = [] }) => ({ absences }),
    );
  },
  revokeOwnLink: async (call) => {
    requireOwnDoor(call);
    const allowed = (root: Item) => refuseUnless(root.applicant === call.actor.id, 'item.not-found');
    return renewItemLink(call.store, call.params.item!, actOf(call), { allowed, own: call.session });
  },
};
