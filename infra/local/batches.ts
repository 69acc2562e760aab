import { setTimeout as sleep } from 'node:timers/promises';

/** Delivers a batch of records to a function as an event source mapping does, until each one is done with. */

export type StreamRecord = { readonly dynamodb: { readonly SequenceNumber: string }; readonly [detail: string]: unknown };
export type BatchRules = {
  readonly bisect: boolean;
  readonly reportsFailures: boolean;
  readonly maxRetries: number;
};
export type Delivery = {
  readonly rules: BatchRules;
  readonly invoke: (records: readonly StreamRecord[]) => Promise<unknown>;
  readonly onDead: (records: readonly StreamRecord[], reason: string) => void;
  /** False once the run ends: the cursor then stays before this batch. */
  readonly alive: () => boolean;
};

/**
 * A failing batch is halved until the poisoned record stands alone; only that one is tried again and given up,
 * so that its neighbours never pay for it. Order is kept: the first half is done with before the second begins.
 */
export const deliver = async (delivery: Delivery, records: readonly StreamRecord[], attempt = 0): Promise<void> => {
  if (records.length === 0 || !delivery.alive()) return;
  const { rules, onDead } = delivery;
  const outcome = await attemptOnce(delivery, records);
  if (outcome.from === undefined || !delivery.alive()) return;
  const left = records.slice(outcome.from);
  if (outcome.from > 0) return deliver(delivery, left);
  if (left.length > 1 && rules.bisect) {
    const half = outcome.named ? 1 : Math.ceil(left.length / 2);
    await deliver(delivery, left.slice(0, half));
    return deliver(delivery, left.slice(half));
  }
  if (attempt >= rules.maxRetries) return onDead(left, outcome.reason);
  await sleep(Math.min(2000, 25 * 2 ** attempt));
  return deliver(delivery, left, attempt + 1);
};

/** "from" is the position of the first record that is not done with; "named" tells that the function itself said which. */
type Outcome = { readonly from?: number; readonly named: boolean; readonly reason: string };

const attemptOnce = async ({ rules, invoke }: Delivery, records: readonly StreamRecord[]): Promise<Outcome> => {
  let result: { batchItemFailures?: readonly { itemIdentifier?: string }[] } | null;
  try {
    result = (await invoke(records)) as typeof result;
  } catch (error) {
    return { from: 0, named: false, reason: (error as Error).message };
  }
  const failed = rules.reportsFailures ? (result?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier) : [];
  if (failed.length === 0) return { named: true, reason: '' };
  const positions = failed.map((id) => records.findIndex(({ dynamodb }) => dynamodb.SequenceNumber === id));
  // A name that is not in the batch makes the whole batch count as failed.
  if (positions.includes(-1)) return { from: 0, named: false, reason: 'The function named a record that is not in its batch.' };
  return { from: Math.min(...positions), named: true, reason: 'The function reported the record as failed.' };
};
