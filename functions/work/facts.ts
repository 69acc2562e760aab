import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { SK } from '../../shared/domain/change.ts';
import type { StoredFact } from '../../shared/domain/fact.ts';
import { type Consumer, consumersOf, countWrite, deliver, isDelivered } from '../../shared/store/deliveries.ts';
import { isStaffEntry } from '../../shared/store/hidden.ts';
import { intakeWrite } from '../../shared/store/intake.ts';
import { rosterOf } from '../../shared/store/people.ts';
import { Cancelled, getRow, type Store } from '../../shared/store/store.ts';
import { absenceEffects } from './absences.ts';
import { conflictEffects } from './conflicts.ts';
import { sealedMailEffects } from './desk-task.ts';
import { figureEffects } from './figures.ts';
import { hiddenEffects, type Staff } from './hidden.ts';
import { noticeEffects } from './notices.ts';
import { relationEffects } from './relations.ts';
import { routeFact } from './routing.ts';
import { taskEffects } from './tasks.ts';
import { wordEffects } from './words.ts';

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

/** Counted once, in the week in which it came in: when staff first learn of it. */
const intakeEffects = async (store: Store, fact: StoredFact): Promise<TransactWriteItem[]> => {
  const kind = KIND_OF[fact.record.slice(0, 3)];
  const { before, after } = fact.state ?? {};
  const isDraft = (standing: string) => standing.startsWith('draft|');
  const isNew = after !== undefined && !isDraft(after) && (before === undefined || isDraft(before));
  if (!isNew || (kind !== 'proposal' && kind !== 'contact-request')) return [];
  const root = await getRow(store, fact.record, SK.root);
  return root?.receivedAt ? [intakeWrite(store, { kind, receivedAt: root.receivedAt as string, record: fact.record })] : [];
};

/** Staff as they are when the first fact asks for them: facts that come together share one look. */
export const staffOnce = (store: Store): Staff => {
  let staff: ReturnType<Staff> | undefined;
  return () => {
    staff ??= rosterOf(store).then((roster) => roster.filter(isStaffEntry));
    return staff;
  };
};

type Effects = (store: Store, fact: StoredFact, staff: Staff) => Promise<TransactWriteItem[]>;
const EFFECTS: Readonly<Record<Exclude<Consumer, 'routing'>, Effects>> = {
  notices: noticeEffects,
  counts: async (store, fact, staff) => [
    ...countEffects(store, fact),
    ...(await intakeEffects(store, fact)),
    ...(await hiddenEffects(store, fact, staff)),
    ...(await figureEffects(store, fact)),
  ],
  search: wordEffects,
};

/** Effects that were made from what has changed meanwhile are made afresh, this often. */
const TRIES = 4;

/** One consumer's share of a fact, once; harmless to repeat. */
export const consume = async (store: Store, fact: StoredFact, consumer: Consumer, staff: Staff = staffOnce(store)): Promise<boolean> => {
  for (let left = TRIES; ; left -= 1) {
    try {
      if (consumer === 'routing') return await routeFact(store, fact);
      if (consumer === 'counts') {
        await relationEffects(store, fact);
        await conflictEffects(store, fact);
        await absenceEffects(store, fact);
        await taskEffects(store, fact);
        await sealedMailEffects(store, fact);
      }
      return await deliver(store, fact, consumer, await EFFECTS[consumer](store, fact, staff));
    } catch (error) {
      if (left === 1 || !(error instanceof Cancelled)) throw error;
      await store.sleep(20 + (store.random(1)[0]! / 255) * 80);
    }
  }
};

/** All consumers that have not had this fact yet. @throws the first failure, after the others had their turn. */
export const consumeAll = async (store: Store, fact: StoredFact, staff: Staff = staffOnce(store)): Promise<number> => {
  const had = await isDelivered(store, fact.id);
  const results = await Promise.allSettled(
    consumersOf(fact.type)
      .filter((consumer) => !had.has(consumer))
      .map((consumer) => consume(store, fact, consumer, staff)),
  );
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  return results.filter((result) => result.status === 'fulfilled' && result.value).length;
};
