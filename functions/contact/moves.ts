import { community } from '../../shared/community.ts';
import type { contactOperations } from '../../shared/contract/contact.ts';
import {
  handOverContact,
  markSpam,
  redirectContact,
  resolveContact,
  setContactKind,
  snoozeContact,
  takeContact,
  unspam,
} from '../../shared/domain/contact-acts.ts';
import { extendPrivacy } from '../../shared/domain/contact-privacy.ts';
import { ownerFrom, ownerStaying, snapshotOf } from '../../shared/store/roster.ts';
import { act, actOn, colleagueOf, done, tiedTo } from '../desk/act.ts';
import type { Handlers } from '../http/serve.ts';

type Moves = Pick<
  Handlers<typeof contactOperations>,
  'takeContact' | 'setContactKind' | 'handOverContact' | 'snoozeContact' | 'extendPrivacy' | 'resolveContact' | 'markSpam' | 'unspamContact' | 'redirectContact'
>;

export const moveHandlers: Moves = {
  takeContact: (call) => act(call, (root) => takeContact(root, { by: call.actor, at: call.at })),

  setContactKind: async (call) => {
    const snapshot = await snapshotOf(call.store);
    return actOn(
      call,
      ({ root, sender }) =>
        setContactKind(root, {
          ...call.body,
          at: call.at,
          subject: sender.subject,
          ownerFor: (item) => (item.queue === root.queue ? root.owner : ownerStaying(snapshot, item)),
          calendar: community,
        }),
      done,
    );
  },

  handOverContact: async (call) => {
    const to = await colleagueOf(call, call.body.to, call.params.contact!, 'to');
    return act(call, (root) => tiedTo(to, handOverContact(root, { to })));
  },

  snoozeContact: (call) => act(call, (root) => snoozeContact(root, { at: call.at, until: call.body.until })),
  extendPrivacy: (call) => act(call, (root) => extendPrivacy(root, { at: call.at, reason: call.body.reason, calendar: community })),
  resolveContact: (call) => act(call, (root) => resolveContact(root, { by: call.actor, at: call.at })),
  markSpam: (call) => act(call, markSpam),

  unspamContact: async (call) => {
    const snapshot = await snapshotOf(call.store);
    return act(call, (root) => unspam(root, { at: call.at, ownerOf: (item) => ownerFrom(snapshot, item) }));
  },

  redirectContact: (call) => act(call, (root) => redirectContact(root, call.body)),
};
