import type { privacyOperations } from '../../shared/contract/privacy.ts';
import type { Person } from '../../shared/domain/person.ts';
import { Refusal, refuseUnless } from '../../shared/domain/refusal.ts';
import { accessPage, type MayRead, OF_ONESELF } from '../../shared/store/access.ts';
import { openCursor, sealCursor } from '../../shared/store/secrets.ts';
import type { Handlers, Known } from '../http/serve.ts';

/** A page of what is held of somebody; the cursor is bound to the one who asks and to the one it is about. */
export const dataOf = async (call: Known<unknown, { cursor?: string | undefined }>, person: Person, mayRead: MayRead) => {
  const keys = await call.deps.keys();
  const bound = `${call.actor.id} data ${person.id}`;
  const after = call.query.cursor === undefined ? undefined : openCursor(keys, bound, call.query.cursor);
  if (call.query.cursor !== undefined && after === undefined)
    throw new Refusal('request.invalid', { fields: [{ path: 'cursor', code: 'cursor.unknown', message: '' }] });
  const page = await accessPage(call.store, person, call.at, mayRead, after);
  return { person: page.person, entries: [...page.entries], ...(page.after ? { cursor: sealCursor(keys, bound, page.after) } : {}) };
};

export const ownDataHandlers: Pick<Handlers<typeof privacyOperations>, 'readOwnData'> = {
  /** Only whoever has the mailbox, or signed in as staff: a link to one item is not enough. */
  readOwnData: (call) => {
    refuseUnless(call.actor.scope.door === 'person' || call.actor.scope.door === 'staff', 'session.not-enough');
    return dataOf(call, call.person, OF_ONESELF);
  },
};
