import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { StoredFact } from '../../shared/domain/fact.ts';
import { CONSUMERS, type Consumer, countWrite, deliver, isDelivered } from '../../shared/store/deliveries.ts';
import type { Store } from '../../shared/store/store.ts';
import { noticeEffects } from './notices.ts';

const KIND_OF: Readonly<Record<string, string>> = { prp: 'proposal', ctc: 'contact-request', tsk: 'task' };

/** A fact → one less where the record was, one more where it is now; drafts are nobody's business and not counted. */
const countEffects = (store: Store, fact: StoredFact): TransactWriteItem[] => {
  const kind = KIND_OF[fact.record.slice(0, 3)];
  const { before, after } = fact.state ?? {};
  if (!kind || !after || before === after) return [];
  const one = (standing: string | undefined, by: 1 | -1): TransactWriteItem[] => {
    const [stage, owner] = (standing ?? 'draft|none').split('|') as [string, string];
    return stage === 'draft' ? [] : [countWrite(store, { kind, stage, owner }, by, fact.record)];
  };
  return [...one(before, -1), ...one(after, 1)];
};

const EFFECTS: Readonly<Record<Consumer, (store: Store, fact: StoredFact) => Promise<TransactWriteItem[]> | TransactWriteItem[]>> = {
  notices: noticeEffects,
  counts: countEffects,
};

/** One consumer's share of a fact, once; harmless to repeat. */
export const consume = async (store: Store, fact: StoredFact, consumer: Consumer): Promise<boolean> =>
  deliver(store, fact, consumer, await EFFECTS[consumer](store, fact));

/** All consumers that have not had this fact yet. @throws the first failure, after the others had their turn. */
export const consumeAll = async (store: Store, fact: StoredFact): Promise<number> => {
  const had = await isDelivered(store, fact.id);
  const results = await Promise.allSettled(CONSUMERS.filter((consumer) => !had.has(consumer)).map((consumer) => consume(store, fact, consumer)));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  return results.filter((result) => result.status === 'fulfilled' && result.value).length;
};
