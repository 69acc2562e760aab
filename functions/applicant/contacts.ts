import { community } from '../../shared/community.ts';
import type { applicantOperations } from '../../shared/contract/applicant.ts';
import { answerContact } from '../../shared/domain/contact.ts';
import { newId } from '../../shared/domain/id.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { contactStatusView, ownContactView } from '../../shared/domain/view/contact.ts';
import { loadContact } from '../../shared/store/load.ts';
import { changeContact } from '../../shared/store/records.ts';
import { actOf, type Handlers, type Known } from '../http/serve.ts';
import { done, namesFor, requireFresh } from './own.ts';

type Contacts = Pick<Handlers<typeof applicantOperations>, 'readContactStatus' | 'readOwnContact' | 'answerContact'>;

const ownContact = async (call: Known) => {
  const loaded = await loadContact(call.store, call.params.contact!);
  if (!loaded || loaded.root.applicant !== call.actor.id) throw new Refusal('item.not-found');
  return loaded;
};

export const contactHandlers: Contacts = {
  readContactStatus: async (call) => contactStatusView((await ownContact(call)).root, community, await namesFor(call.store)),

  readOwnContact: async (call) => {
    requireFresh(call);
    return ownContactView(await ownContact(call), community, await namesFor(call.store));
  },

  answerContact: (call) => {
    requireFresh(call);
    const message = newId('msg', call.store.random);
    return changeContact(
      call.store,
      call.params.contact!,
      actOf(call),
      ({ root }) => answerContact(root, { by: call.actor, at: call.at, text: call.body.text, message }),
      done,
    );
  },
};
