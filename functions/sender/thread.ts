import { community } from '../../shared/community.ts';
import type { senderOperations } from '../../shared/contract/sender.ts';
import { isGuarded } from '../../shared/domain/contact.ts';
import { requireWarned } from '../../shared/domain/contact-intake.ts';
import { answerContact, isContinued } from '../../shared/domain/contact-thread.ts';
import { doorFor } from '../../shared/domain/door.ts';
import { newId } from '../../shared/domain/id.ts';
import { Refusal, refuseUnless } from '../../shared/domain/refusal.ts';
import { triageOf } from '../../shared/domain/triage.ts';
import { contactStatusView, ownContactView, shownStage } from '../../shared/domain/view/contact.ts';
import { loadContact } from '../../shared/store/load.ts';
import { freshReference } from '../../shared/store/records.ts';
import { namesOf, ownerFrom, snapshotOf } from '../../shared/store/roster.ts';
import { actOf, type Handlers, type Known } from '../http/serve.ts';
import { hearContact } from './heard.ts';

type Thread = Pick<Handlers<typeof senderOperations>, 'readContactStatus' | 'readOwnContact' | 'answerContact'>;

/** Reading what was sent in, and writing again, needs a fresh sign-in link; the item link opens the status. */
const requireFresh = (call: Known): void => refuseUnless(call.actor.scope.door === 'person' || call.actor.scope.door === 'staff', 'session.not-enough');

const namesFor = async (call: Known) => namesOf(await snapshotOf(call.store));

const ownContact = async (call: Known) => {
  const loaded = await loadContact(call.store, call.params.contact!);
  if (!loaded || loaded.root.applicant !== call.actor.id) throw new Refusal('item.not-found');
  return loaded;
};

export const threadHandlers: Thread = {
  readContactStatus: async (call) => contactStatusView((await ownContact(call)).root, call.at, community, await namesFor(call), call.person),

  readOwnContact: async (call) => {
    requireFresh(call);
    return ownContactView(await ownContact(call), call.at, community, await namesFor(call), call.person);
  },

  answerContact: async (call) => {
    requireFresh(call);
    const { store, at, body, actor } = call;
    const { root: seen, sender } = await ownContact(call);
    const door = isGuarded(seen) ? undefined : doorFor({ kind: seen.contactKind, subject: '', message: body.text });
    requireWarned(door, body.warned);
    const snapshot = await snapshotOf(store);
    const id = newId('ctc', store.random);
    const next = {
      id,
      reference: freshReference(store, at),
      sender,
      sorting: triageOf({ kind: seen.contactKind, subject: sender.subject, message: body.text, language: seen.language }),
      ownerOf: (item: Parameters<typeof ownerFrom>[1]) => ownerFrom(snapshot, item),
      calendar: community,
    };
    const message = newId('msg', store.random);
    return hearContact(
      store,
      call.params.contact!,
      actOf(call),
      ({ root, task }) => answerContact(root, { by: actor, at, text: body.text, message, door, next: { ...next, task } }),
      (root) => (isContinued(root) ? { id, stage: 'received' } : { id: root.id, stage: shownStage(root) }),
    );
  },
};
