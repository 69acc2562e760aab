import { community } from '../../shared/community.ts';
import type { contactOperations } from '../../shared/contract/contact.ts';
import type { Change } from '../../shared/domain/change.ts';
import { type ContactRequest, markSpam, redirectContact, replyToContact, resolveContact, takeContact } from '../../shared/domain/contact.ts';
import { newId } from '../../shared/domain/id.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { deskContactView } from '../../shared/domain/view/contact.ts';
import { requireStaffView } from '../../shared/domain/view/staff.ts';
import { loadContact } from '../../shared/store/load.ts';
import { changeContact } from '../../shared/store/records.ts';
import { namesOf, snapshotOf } from '../../shared/store/roster.ts';
import { actOf, type Handlers, type Known } from '../http/serve.ts';

type Contacts = Handlers<typeof contactOperations>;

const done = (root: { id: string; stage: string }) => ({ id: root.id, stage: root.stage });

const act = (call: Known, decide: (root: ContactRequest) => Change<ContactRequest>) =>
  changeContact(
    call.store,
    call.params.contact!,
    actOf(call),
    ({ root }) => {
      requireStaffView(root, call.actor);
      return decide(root);
    },
    done,
  );

export const contactHandlers: Contacts = {
  readDeskContact: async (call) => {
    const loaded = await loadContact(call.store, call.params.contact!);
    if (!loaded) throw new Refusal('item.not-found');
    return deskContactView(loaded, call.actor, call.at, community, namesOf(await snapshotOf(call.store)));
  },

  takeContact: (call) => act(call, (root) => takeContact(root, { by: call.actor })),
  replyToContact: (call) => {
    const message = newId('msg', call.store.random);
    return act(call, (root) => replyToContact(root, { by: call.actor, at: call.at, text: call.body.text, message }));
  },
  resolveContact: (call) => act(call, (root) => resolveContact(root, { by: call.actor, at: call.at })),
  markSpam: (call) => act(call, markSpam),
  redirectContact: (call) => act(call, (root) => redirectContact(root, call.body)),
};
