import type { Stand } from '../domain/actor.ts';
import { later } from '../domain/clock.ts';
import type { Item } from '../domain/item.ts';
import type { Intent } from '../domain/mail.ts';
import type { Person } from '../domain/person.ts';
import { Refusal, refuseUnless } from '../domain/refusal.ts';
import { RESEND_AFTER, resendLetter } from '../domain/resend.ts';
import { loadRoot } from './load.ts';
import { intentId, intentOf, letterWrites } from './mail.ts';
import { conflictsWith, personOf } from './people.ts';
import { type Act, commitChange } from './records.ts';
import { type Store, update } from './store.ts';

type Loaded = { readonly root: Item; readonly letter?: { readonly intent: Intent; readonly person: Person; readonly stand: Stand | undefined } };

/** The item whose conflicts count. */
const aboutOf = (root: Item): string => (root.kind === 'task' ? root.item : root.id);

const load = async (store: Store, item: string, id: string): Promise<Loaded> => {
  const [root, intent] = [await loadRoot(store, item), await intentOf(store, item, id)];
  const person = intent && (await personOf(store, intent.to));
  if (!root) throw new Refusal('item.not-found');
  if (!intent || !person) return { root };
  const stands = await conflictsWith(store, [person.id], aboutOf(root));
  return { root, letter: { intent, person, stand: stands[person.id] } };
};

/** The letter that follows from the fact of sending it again. */
const orderOf = ({ intent: old, person }: NonNullable<Loaded['letter']>, fact: string, at: string) => ({
  template: old.template,
  to: old.to,
  address: person.address,
  record: old.record,
  cause: fact,
  at,
  again: old.id,
  ...(old.message ? { message: old.message } : {}),
  ...(old.decision ? { decision: old.decision } : {}),
  ...(old.person ? { person: old.person } : {}),
});

/**
 * Sends a letter again that died or came back, with a link of its own. @throws item.not-found, letter.arrived, letter.too-soon,
 * person.erased, conflict.blocks
 */
export const resend = (store: Store, item: string, id: string, act: Act, allowed: (root: Item) => void): Promise<{ intent: string }> =>
  commitChange<Loaded, Item, { intent: string }>(store, act, {
    load: () => load(store, item, id),
    before: ({ root }) => root,
    decide: ({ root, letter }) => {
      allowed(root);
      refuseUnless(letter, 'item.not-found');
      const { intent, person, stand } = letter;
      return resendLetter(root, { intent, at: act.at, to: { ...person, conflicts: stand ? { [aboutOf(root)]: stand } : {} } });
    },
    reply: (root, { letter }) => ({ intent: intentId(orderOf(letter!, `${root.id}#${root.factSeq}`, act.at)) }),
    also: (root, { letter }) => [
      ...letterWrites(store, orderOf(letter!, `${root.id}#${root.factSeq}`, act.at)),
      update(
        store,
        item,
        `x#${id}`,
        'SET resentAt = :at',
        { ':at': act.at, ':before': later(act.at, -RESEND_AFTER) },
        'attribute_not_exists(resentAt) OR resentAt <= :before',
      ),
    ],
  });
