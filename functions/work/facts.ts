import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { conflictOf } from '../../shared/domain/conflict.ts';
import type { StoredFact } from '../../shared/domain/fact.ts';
import { type Desk, type Record as Noticed, noticesOf } from '../../shared/domain/notice.ts';
import { CONSUMERS, type Consumer, countWrite, deliver, isDelivered } from '../../shared/store/deliveries.ts';
import { loadRoot } from '../../shared/store/load.ts';
import { letterWrites } from '../../shared/store/mail.ts';
import { conflictsWith, personOf, rosterOf } from '../../shared/store/people.ts';
import type { Store } from '../../shared/store/store.ts';

/** Staff who may hear of this record: nobody who is involved in it. */
const deskFor = async (store: Store, record: Noticed): Promise<Desk> => {
  const staff = (await rosterOf(store)).filter((entry) => entry.roles.includes('chair') || entry.roles.includes('liaison'));
  const stands = await conflictsWith(
    store,
    staff.map((entry) => entry.id),
    record.id,
  );
  const free = staff.filter(
    (entry) => !conflictOf({ id: entry.id, keys: entry.keys, conflicts: stands[entry.id] ? { [record.id]: stands[entry.id]! } : {} }, record),
  );
  return {
    chairs: free.filter((entry) => entry.roles.includes('chair')).map((entry) => entry.id),
    liaisons: free.filter((entry) => entry.roles.includes('liaison')).map((entry) => entry.id),
  };
};

/** A fact → the letters that it causes, as intents; an id that follows from the fact makes a repeat the same letter. */
const noticeEffects = async (store: Store, fact: StoredFact): Promise<TransactWriteItem[]> => {
  const record = await loadRoot(store, fact.record);
  if (!record) return [];
  const desk = await deskFor(store, record);
  const notices = noticesOf(fact, record, desk);
  const at = new Date(store.now()).toISOString();
  const writes: TransactWriteItem[] = [];
  for (const { template, to, delayed, message, decision } of notices) {
    const person = await personOf(store, to);
    if (person)
      writes.push(
        ...letterWrites(store, {
          template,
          to,
          address: person.address,
          record: record.id,
          cause: fact.id,
          at,
          since: fact.at,
          delayed,
          ...(message ? { message } : {}),
          ...(decision ? { decision } : {}),
        }),
      );
  }
  return writes;
};

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
