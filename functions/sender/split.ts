import { community } from '../../shared/community.ts';
import type { senderOperations } from '../../shared/contract/sender.ts';
import { type Piece, splitContact } from '../../shared/domain/contact-lineage.ts';
import { doorFor } from '../../shared/domain/door.ts';
import { newId } from '../../shared/domain/id.ts';
import { freshReference } from '../../shared/store/records.ts';
import { ownerFrom, snapshotOf } from '../../shared/store/roster.ts';
import { actOn, done } from '../desk/act.ts';
import type { Handlers } from '../http/serve.ts';

type Split = Pick<Handlers<typeof senderOperations>, 'splitContact'>;

export const splitHandlers: Split = {
  splitContact: async (call) => {
    const { store, at, actor } = call;
    const snapshot = await snapshotOf(store);
    const pieces = call.body.pieces.map(
      ({ kind, subject, text }): Piece => ({
        id: newId('ctc', store.random),
        reference: freshReference(store, at),
        message: newId('msg', store.random),
        kind,
        subject,
        text,
        door: doorFor({ kind, subject, message: text }),
      }),
    );
    const note = newId('msg', store.random);
    return actOn(
      call,
      ({ root, sender }) => splitContact(root, { by: actor, at, pieces, note, sender, ownerOf: (item) => ownerFrom(snapshot, item), calendar: community }),
      (root) => ({ ...done(root), pieces: pieces.map(({ id, reference }) => ({ id, reference })) }),
    );
  },
};
