import { community } from '../../shared/community.ts';
import type { senderOperations } from '../../shared/contract/sender.ts';
import { type ContactRequest, isGuarded } from '../../shared/domain/contact.ts';
import { hearSender, isContinued } from '../../shared/domain/contact-thread.ts';
import { doorFor } from '../../shared/domain/door.ts';
import { newId } from '../../shared/domain/id.ts';
import { pasteOnProposal, readMail, wordOfMail } from '../../shared/domain/pasted-mail.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { triageOf } from '../../shared/domain/triage.ts';
import { requireStaffView } from '../../shared/domain/view/staff.ts';
import { personOf } from '../../shared/store/people.ts';
import { changeContact, changeProposal, freshReference } from '../../shared/store/records.ts';
import { ownerFrom, snapshotOf } from '../../shared/store/roster.ts';
import { done, guardedBy } from '../desk/act.ts';
import { visibleRoot } from '../desk/visible.ts';
import { actOf, type Handlers } from '../http/serve.ts';

type Paste = Pick<Handlers<typeof senderOperations>, 'pasteMail'>;

/** Where a pasted text belongs; under guard it does not matter any more. */
const doorOf = (root: ContactRequest, text: { subject?: string | undefined; text: string }) =>
  isGuarded(root) ? undefined : doorFor({ kind: root.contactKind, subject: text.subject ?? '', message: text.text });

export const pasteHandlers: Paste = {
  pasteMail: async (call) => {
    const { store, at, body, actor } = call;
    const seen = await visibleRoot(store, call.params.item!, actor);
    if (seen.kind === 'task') throw new Refusal('item.not-found');
    const mail = readMail(body, { at, calendar: community });
    const pasted = { at, by: actor.id, id: newId('msg', store.random) };
    if (seen.kind === 'proposal') {
      const door = doorFor({ kind: 'other', subject: mail.subject ?? '', message: mail.text });
      const word = wordOfMail(mail, { ...pasted, sender: (await personOf(store, seen.applicant))?.email ?? '' });
      const decide = ({ root }: { root: typeof seen }) => {
        requireStaffView(root, actor);
        return guardedBy(call, pasteOnProposal(root, { word, door }));
      };
      return changeProposal(store, seen.id, 'root', actOf(call), decide, (root) => ({ ...done(root), guarded: door !== undefined }));
    }
    const snapshot = await snapshotOf(store);
    const [id, reference] = [newId('ctc', store.random), freshReference(store, at)];
    return changeContact(
      store,
      seen.id,
      actOf(call),
      ({ root, sender }) => {
        requireStaffView(root, actor);
        const ownerOf = (item: ContactRequest) => ownerFrom(snapshot, item);
        const next = {
          id,
          reference,
          sender,
          sorting: triageOf({ kind: root.contactKind, subject: sender.subject, message: mail.text, language: root.language }),
          ownerOf,
          calendar: community,
        };
        const word = wordOfMail(mail, { ...pasted, sender: sender.email });
        return guardedBy(call, hearSender(root, { at, word, door: doorOf(root, mail), next }));
      },
      (root) => ({ ...(isContinued(root) ? { id, stage: 'new' } : done(root)), guarded: isGuarded(root) || doorOf(root, mail) !== undefined }),
    );
  },
};
