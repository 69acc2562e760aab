import type { Change } from '../../shared/domain/change.ts';
import type { ContactRequest } from '../../shared/domain/contact.ts';
import type { Continuation } from '../../shared/domain/contact-thread.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import type { ContactBundle } from '../../shared/domain/view/bundle.ts';
import { derivedId } from '../../shared/store/facts.ts';
import { loadContact, loadTask } from '../../shared/store/load.ts';
import { type Act, commitChange } from '../../shared/store/records.ts';
import type { Store } from '../../shared/store/store.ts';

type Heard = ContactBundle & { readonly task: Continuation['task'] };

/** A request and the task that a word below spam leads to: its id follows from the request, so that there is one. @throws item.not-found */
const heardIn = async (store: Store, contact: string): Promise<Heard> => {
  const bundle = await loadContact(store, contact);
  if (!bundle) throw new Refusal('item.not-found');
  const id = `tsk_${derivedId(`${contact} spam-answered`)}`;
  return { ...bundle, task: { id, left: bundle.root.stage === 'spam' ? await loadTask(store, id) : undefined } };
};

/** Changes a request by a word of its sender. */
export const hearContact = <Reply>(
  store: Store,
  contact: string,
  act: Act,
  decide: (heard: Heard) => Change<ContactRequest>,
  reply: (root: ContactRequest) => Reply,
): Promise<Reply> => commitChange<Heard, ContactRequest, Reply>(store, act, { load: () => heardIn(store, contact), before: ({ root }) => root, decide, reply });
