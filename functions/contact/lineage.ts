import type { contactOperations } from '../../shared/contract/contact.ts';
import type { ContactRequest } from '../../shared/domain/contact.ts';
import { convertContact, mergeContact } from '../../shared/domain/contact-lineage.ts';
import { newId } from '../../shared/domain/id.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { ContactBundle } from '../../shared/domain/view/bundle.ts';
import { requireStaffView } from '../../shared/domain/view/staff.ts';
import { loadContact } from '../../shared/store/load.ts';
import { letterWrites } from '../../shared/store/mail.ts';
import { personOf } from '../../shared/store/people.ts';
import { sealWith } from '../../shared/store/receipt.ts';
import { commitChange, freshReference } from '../../shared/store/records.ts';
import { done, guardedBy, requireSeen } from '../desk/act.ts';
import { actOf, type Handlers, type Known } from '../http/serve.ts';

type Lineage = Pick<Handlers<typeof contactOperations>, 'mergeContact' | 'convertContact'>;

const visible = async (call: Known, id: string): Promise<ContactBundle> => {
  const loaded = await loadContact(call.store, id);
  if (!loaded) throw new Refusal('item.not-found');
  requireStaffView(loaded.root, call.actor);
  return loaded;
};

export const lineageHandlers: Lineage = {
  mergeContact: (call) =>
    commitChange<{ contact: ContactBundle; into: ContactBundle }, ContactRequest, { id: string; stage: string }>(call.store, actOf(call), {
      load: async () => ({ contact: await visible(call, call.params.contact!), into: await visible(call, call.body.into) }),
      before: ({ contact }) => contact.root,
      decide: ({ contact, into }) => {
        requireSeen(call, contact.root);
        return guardedBy(call, mergeContact(contact.root, { into: into.root, differentSender: call.body.differentSender ?? false }));
      },
      reply: done,
    }),

  convertContact: async (call) => {
    const { store, at } = call;
    const [id, reference] = [newId('prp', store.random), freshReference(store, at)];
    const salt = Buffer.from(store.random(32)).toString('base64url');
    return commitChange(store, actOf(call), {
      load: async () => {
        const contact = await visible(call, call.params.contact!);
        const person = await personOf(store, contact.root.applicant);
        if (!person) throw new Refusal('item.not-found');
        return { contact, person };
      },
      before: ({ contact }) => contact.root,
      decide: ({ contact: { root, sender, messages }, person }) => {
        requireSeen(call, root);
        const text = messages.find(({ kind, from }) => kind === 'request' || (kind === 'mail' && !from))?.text ?? '';
        return guardedBy(call, convertContact(root, { draft: { id, reference, person, at }, sender, text, salt, seal: sealWith(salt) }));
      },
      reply: (root) => ({ ...done(root), into: id, reference }),
      also: (_root, { person }) =>
        letterWrites(store, { template: 'contact-converted', to: person.id, address: person.address, record: id, cause: `${id} converted`, at, delayed: true }),
    });
  },
};
