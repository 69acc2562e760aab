import { community } from '../../shared/community.ts';
import type { senderOperations } from '../../shared/contract/sender.ts';
import { type ContactRequest, isGuarded } from '../../shared/domain/contact.ts';
import { hearSender, isContinued } from '../../shared/domain/contact-thread.ts';
import { doorFor } from '../../shared/domain/door.ts';
import { newId } from '../../shared/domain/id.ts';
import { type PastedMail, pasteOnProposal, readMail, wordOfMail } from '../../shared/domain/pasted-mail.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { triageOf } from '../../shared/domain/triage.ts';
import { requireStaffView } from '../../shared/domain/view/staff.ts';
import { personByAddress, personOf } from '../../shared/store/people.ts';
import { changeProposal, freshReference } from '../../shared/store/records.ts';
import { ownerFrom, snapshotOf } from '../../shared/store/roster.ts';
import type { Store } from '../../shared/store/store.ts';
import { done, guardedBy } from '../desk/act.ts';
import { visibleRoot } from '../desk/visible.ts';
import { actOf, type Handlers } from '../http/serve.ts';
import { hearContact } from './heard.ts';

type Paste = Pick<Handlers<typeof senderOperations>, 'pasteMail'>;

/** Where a pasted text belongs. */
const doorOf = (kind: string, { subject = '', text }: PastedMail) => doorFor({ kind, subject, message: text });

/** The address that counts as the sender's: what was typed, or that of the mail, where it leads to the same person. */
const senderOf = async (store: Store, { from }: PastedMail, person: string, typed: string): Promise<string> =>
  from !== undefined && (await personByAddress(store, from))?.id === person ? from : typed;

export const pasteHandlers: Paste = {
  pasteMail: async (call) => {
    const { store, at, body, actor } = call;
    const seen = await visibleRoot(store, call.params.item!, actor);
    if (seen.kind === 'task') throw new Refusal('item.not-found');
    const mail = readMail(body, { at, calendar: community });
    const pasted = { at, by: actor.id, id: newId('msg', store.random) };
    if (seen.kind === 'proposal') {
      const door = doorOf('other', mail);
      const typed = (await personOf(store, seen.applicant))?.email ?? '';
      const word = wordOfMail(mail, { ...pasted, sender: await senderOf(store, mail, seen.applicant, typed) });
      const decide = ({ root }: { root: typeof seen }) => {
        requireStaffView(root, actor);
        return guardedBy(call, pasteOnProposal(root, { word, door }));
      };
      return changeProposal(store, seen.id, 'root', actOf(call), decide, (root) => ({ ...done(root), guarded: door !== undefined }));
    }
    const snapshot = await snapshotOf(store);
    const known = await senderOf(store, mail, seen.applicant, '');
    const [id, reference] = [newId('ctc', store.random), freshReference(store, at)];
    return hearContact(
      store,
      seen.id,
      actOf(call),
      ({ root, sender, task }) => {
        requireStaffView(root, actor);
        const ownerOf = (item: ContactRequest) => ownerFrom(snapshot, item);
        const next = {
          id,
          reference,
          sender,
          sorting: triageOf({ kind: root.contactKind, subject: sender.subject, message: mail.text, language: root.language }),
          ownerOf,
          calendar: community,
          task,
        };
        const word = wordOfMail(mail, { ...pasted, sender: known || sender.email });
        // Under guard it does not matter any more where a text belongs.
        return guardedBy(call, hearSender(root, { at, word, door: isGuarded(root) ? undefined : doorOf(root.contactKind, mail), next }));
      },
      (root) => ({ ...(isContinued(root) ? { id, stage: 'new' } : done(root)), guarded: doorOf(root.contactKind, mail) !== undefined }),
    );
  },
};
