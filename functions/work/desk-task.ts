import { SYSTEM } from '../../shared/domain/actor.ts';
import type { StoredFact } from '../../shared/domain/fact.ts';
import { isOver } from '../../shared/domain/item.ts';
import type { Intent } from '../../shared/domain/mail.ts';
import { isUnseen } from '../../shared/domain/rules.ts';
import { openTask } from '../../shared/domain/task.ts';
import { loadContact, loadProposal, loadTask } from '../../shared/store/load.ts';
import { mailsOf } from '../../shared/store/mail.ts';
import { commitChange } from '../../shared/store/records.ts';
import type { Store } from '../../shared/store/store.ts';

export type MailTask = 'mail-dead' | 'mail-bounced' | 'mail-complaint';

/**
 * A task for the owner of the item that a letter was about. Its id follows from the letter, so that a repeat opens no second one. While nobody
 * may know of the item there is none; what went wrong under a seal is told when it comes off.
 */
export const deskTask = async (store: Store, intent: Pick<Intent, 'id' | 'record'>, reason: MailTask, at: string): Promise<void> => {
  const record = (await loadProposal(store, intent.record, 'root'))?.root ?? (await loadContact(store, intent.record))?.root;
  if (!record || isUnseen(record)) return;
  const id = `tsk_${intent.id}`;
  await commitChange(
    store,
    { by: SYSTEM, at },
    {
      load: () => loadTask(store, id),
      before: (task) => task,
      decide: (task) => (task ? { root: task, facts: [] } : openTask({ id, at, reason, about: record })),
      reply: () => undefined,
    },
  );
};

/** What went wrong with a letter so that somebody has to see to it, as the letter itself remembers. */
const wrongWith = ({ state, delivery }: Intent): MailTask | undefined =>
  delivery === 'complaint' ? 'mail-complaint' : delivery === 'bounced' || delivery === 'rejected' ? 'mail-bounced' : state === 'dead' ? 'mail-dead' : undefined;

/** A seal that came off → the tasks that its proposal had no desk for until then, about every letter since it was sent in. */
export const sealedMailEffects = async (store: Store, { type, record }: StoredFact): Promise<void> => {
  if (type !== 'SealOpened') return;
  const root = (await loadProposal(store, record, 'root'))?.root;
  if (!root || isOver(root)) return;
  const at = new Date(store.now()).toISOString();
  for (const { intent } of await mailsOf(store, record)) {
    const reason = intent.createdAt >= (root.receivedAt ?? '') ? wrongWith(intent) : undefined;
    if (reason) await deskTask(store, intent, reason, at);
  }
};
