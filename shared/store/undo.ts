import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Actor } from '../domain/actor.ts';
import type { Item } from '../domain/item.ts';
import type { Intent } from '../domain/mail.ts';
import { Refusal, refuseUnless } from '../domain/refusal.ts';
import { type Joined, undoAct } from '../domain/undo.ts';
import { loadContact, loadRoot } from './load.ts';
import { mailsOf, stopWrite } from './mail.ts';
import { type Act, commitChange } from './records.ts';
import { type Store, update } from './store.ts';

type Loaded = { readonly root: Item; readonly letters: readonly Intent[]; readonly joined?: Joined | undefined };

const load = async (store: Store, item: string): Promise<Loaded> => {
  const root = await loadRoot(store, item);
  if (!root) throw new Refusal('item.not-found');
  const { fact, beside } = root.undo ?? {};
  const other = beside && (await loadContact(store, beside.id));
  return {
    root,
    letters: fact ? (await mailsOf(store, item)).map(({ intent }) => intent).filter(({ cause }) => cause === fact) : [],
    ...(other ? { joined: { root: other.root, subject: other.sender.subject } } : {}),
  };
};

/** The reply stays in the thread that staff read, and is not there for anybody else. */
const markWrite = (store: Store, item: string, sk: string): TransactWriteItem =>
  update(store, item, sk, 'SET #undone = :true', { ':true': true }, 'attribute_exists(pk)', { '#undone': 'undone' });

/** Whether a letter of the act is on its way or gone; what ended unsent harms nobody. */
const hasLeft = ({ state }: Intent): boolean => state === 'sent' || state === 'claimed';

/** Takes back the own last act and stops its letters, all or nothing. @throws undo.nothing, undo.too-late, undo.letter-left */
export const undo = (store: Store, item: string, by: Actor, act: Act, allowed: (root: Item) => void): Promise<{ id: string; stage: string }> =>
  commitChange<Loaded, Item, { id: string; stage: string }>(store, act, {
    load: () => load(store, item),
    before: ({ root }) => root,
    decide: ({ root, letters, joined }) => {
      allowed(root);
      const change = undoAct(root, { by, at: act.at, joined });
      refuseUnless(!letters.some(hasLeft), 'undo.letter-left');
      return change;
    },
    reply: ({ id, stage }) => ({ id, stage }),
    also: (_, { root, letters }): TransactWriteItem[] => [
      ...letters.filter(({ state }) => state === 'pending').map((letter) => stopWrite(store, letter, act.at)),
      ...(root.undo?.replies ?? []).map((sk) => markWrite(store, root.id, sk)),
    ],
  });
