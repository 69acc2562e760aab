import { SK } from '../../shared/domain/change.ts';
import type { Item } from '../../shared/domain/item.ts';
import type { Letter } from '../../shared/domain/letter.ts';
import type { Intent } from '../../shared/domain/mail.ts';
import { factsOf } from '../../shared/store/facts.ts';
import { loadRoot } from '../../shared/store/load.ts';
import { Cancelled, check, put, type Store, transact } from '../../shared/store/store.ts';

/** What names several items is about none of them alone. */
export const isGathered = ({ template }: Pick<Intent, 'template'>): boolean => template === 'digest' || template === 'alerts';

/** Whoever reads a letter later must not be able to act by its link. Of what names several items no text is kept, as it would outlive them. */
const keptText = (intent: Intent, { text }: Letter): string => (isGathered(intent) ? '' : text.replaceAll(/(?<=\/open\/)\S+/g, '…'));

/** Whether text may have been taken out since: the facts say so, but those of a draft and of a task, which have none about it. */
const lostText = async (store: Store, seen: Item, now: Item): Promise<boolean> => {
  if (seen.stage === 'draft' || seen.kind === 'task') return seen.version !== now.version;
  return (await factsOf(store, seen.id)).some(({ seq, type }) => seq > seen.factSeq && type === 'TextPurged');
};

/** A root that changes this often within one letter is not waited for. */
const TRIES = 6;

/**
 * Keeps what a letter said, together with the proof that nothing was taken out of its item since the letter was written: what was mailed a
 * moment too early must not come back to stay. Then only its subject is kept, which nobody types. Of an item that is gone nothing is.
 * @param seen the item as it was when the letter was written; none for a letter that is about its reader alone
 */
export const keepLetter = async (store: Store, intent: Intent, letter: Letter, seen: Item | undefined, at: string): Promise<void> => {
  const { id, record, to } = intent;
  const kept = (text: string) =>
    put(store, { pk: record, sk: `y#${id}`, type: 'sent', intent: id, subject: letter.subject, text, at, gsi4pk: to, gsi4sk: `sent#${id}` });
  if (!seen) return transact(store, [kept(keptText(intent, letter))]);
  let now: Item | undefined = seen;
  let text = keptText(intent, letter);
  for (let left = TRIES; now && !now.anonymised; left -= 1) {
    const isSame = { expression: '#version = :v', names: { '#version': 'version' }, values: { ':v': now.version } };
    try {
      return await transact(store, [check(store, record, SK.root, isSame), kept(text)]);
    } catch (error) {
      if (!(error instanceof Cancelled) || left === 1) throw error;
    }
    await store.sleep(20 + (store.random(1)[0]! / 255) * 80);
    now = await loadRoot(store, record);
    if (now && (await lostText(store, seen, now))) text = '';
  }
};
