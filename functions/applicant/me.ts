import { community } from '../../shared/community.ts';
import type { meOperations } from '../../shared/contract/me.ts';
import { awayFrom } from '../../shared/domain/absence.ts';
import { dueOf } from '../../shared/domain/clock.ts';
import { conflictOf } from '../../shared/domain/conflict.ts';
import type { Item } from '../../shared/domain/item.ts';
import { refuseUnless } from '../../shared/domain/refusal.ts';
import { setAbsences, setMailing } from '../../shared/domain/settings.ts';
import { renewItemLink } from '../../shared/store/item-link.ts';
import { rosterOf } from '../../shared/store/people.ts';
import { changePerson } from '../../shared/store/person.ts';
import { openReviewsOf } from '../../shared/store/reviews-of.ts';
import { actOf, type Handlers, type Known } from '../http/serve.ts';

/** An invitation's link leads to one proposal and not to its reader's settings. */
const requireOwnDoor = ({ actor }: Known): void => refuseUnless(actor.scope.door === 'person' || actor.scope.door === 'staff', 'session.not-enough');

/** Own reviews that run while one is away; none that one may not know of any more. */
const awayFor = async ({ store, at, actor, person }: Known) => {
  if (!person.absences?.length || !actor.roles.includes('reviewer')) return [];
  const open = (await openReviewsOf(store, person.id)).map((own) => ({ ...own, due: dueOf(own.clock, community) }));
  return open
    .filter((own) => awayFrom(person, { at, due: own.due }, community) && !conflictOf(actor, { ...own, id: own.proposal }))
    .map(({ proposal, title, language, status, due }) => ({ id: proposal, title, language, status, due }));
};

export const meHandlers: Handlers<typeof meOperations> = {
  readSettings: async (call) => {
    requireOwnDoor(call);
    const { mailing = 'digest', absences = [], unreachable = false } = call.person;
    return { mailing, absences, unreachable, away: await awayFor(call) };
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
