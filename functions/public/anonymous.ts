import type { Person } from '../../shared/domain/person.ts';
import { mayMail } from '../../shared/store/limits.ts';
import { addressHash, newSender, personByAddress } from '../../shared/store/people.ts';
import { type Act, repliedBefore } from '../../shared/store/records.ts';
import type { Store } from '../../shared/store/store.ts';
import type { Call } from '../http/serve.ts';

/** Who is behind an address: a person that is known here, or one that comes to be with this request. */
export type Sender = { readonly known: Person | undefined; readonly person: Person };

/** Anonymous acts are bound to the address and the key that the client made. */
export const anonymousAct = (call: Call, name: string, email: string): Act => ({
  by: 'sender',
  at: call.at,
  key: call.key && { scope: `${name} ${addressHash(email)} ${call.key.key}`, bodyHash: call.key.bodyHash },
});

export const senderOf = async (
  store: Store,
  email: string,
  language: 'nl' | 'en',
  at: string,
  more: { name?: string; keys?: readonly string[] } = {},
): Promise<Sender> => {
  const known = await personByAddress(store, email);
  return { known, person: known ?? newSender(store, { email, language, at, ...more }) };
};

/** Whether a mail may leave to this address now. A repeat of an earlier request takes none of its places. @throws key.reused */
export const takesMail = async (store: Store, act: Act, address: string): Promise<boolean> =>
  (act.key ? await repliedBefore(store, act.key) : undefined) === undefined && (await mayMail(store, address, act.at));
