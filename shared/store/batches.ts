import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { Instant } from '../domain/clock.ts';
import { wakeKeys } from './rows.ts';
import { Cancelled, getRow, put, queryRange, type Store, transact, update, updateRow } from './store.ts';

/** The invitations of a whole call, as somebody confirmed them: one row for the job, one for each proposal. */
export const Batch = z.object({
  call: z.string(),
  job: z.string(),
  at: Instant,
  by: z.string(),
  plan: z.string(),
  total: z.number().int(),
  isDone: z.boolean(),
});
export type Batch = z.infer<typeof Batch>;

export const BatchStep = z.object({
  proposal: z.string(),
  reviewers: z.array(z.string()),
  state: z.enum(['waiting', 'invited', 'partly', 'refused']),
  code: z.string().optional(),
});
export type BatchStep = z.infer<typeof BatchStep>;

const KEPT_S = 90 * 86_400;
const pkOf = (call: string): string => `batch#${call}`;
const stepKey = (job: string, proposal: string): string => `p#${job}#${proposal}`;
const expiryOf = (store: Store): number => Math.ceil(store.now() / 1000) + KEPT_S;

export const batchOf = async (store: Store, call: string): Promise<Batch | undefined> => {
  const row = await getRow(store, pkOf(call), 'a');
  return row && Batch.parse(row);
};

export const stepsOf = async (store: Store, { call, job }: Pick<Batch, 'call' | 'job'>): Promise<BatchStep[]> =>
  (await queryRange(store, pkOf(call), `p#${job}#`, `p#${job}#~`)).map((row) => BatchStep.parse(row));

const CHUNK = 90;
/** The clock goes on with it after this, where the request that began it did not come to its end. */
const GO_ON_MS = 60_000;

/**
 * Notes a job: its steps first, which mean nothing without it, and then the job itself, unless another one is under way.
 * @returns false where one is
 */
export const beginBatch = async (store: Store, batch: Batch, steps: readonly BatchStep[], also: readonly TransactWriteItem[]): Promise<boolean> => {
  const ttl = expiryOf(store);
  const rows = steps.map((step) => put(store, { ...step, pk: pkOf(batch.call), sk: stepKey(batch.job, step.proposal), type: 'batch-step', ttl }));
  for (let i = 0; i < rows.length; i += CHUNK) await transact(store, rows.slice(i, i + CHUNK));
  const wake = wakeKeys('item', pkOf(batch.call), new Date(store.now() + GO_ON_MS).toISOString());
  const job = put(
    store,
    { ...batch, ...wake, pk: pkOf(batch.call), sk: 'a', type: 'batch', ttl },
    { expression: 'attribute_not_exists(pk) OR isDone = :done', values: { ':done': true } },
  );
  try {
    await transact(store, [job, ...also]);
    return true;
  } catch (error) {
    if (error instanceof Cancelled && error.reasons[0] === 'ConditionalCheckFailed') return false;
    throw error;
  }
};

/** A step ends in the transaction of its invitations, once. */
export const stepEnds = (store: Store, { call, job }: Batch, proposal: string, state: 'invited' | 'partly', code?: string): TransactWriteItem =>
  update(
    store,
    pkOf(call),
    stepKey(job, proposal),
    code ? 'SET #state = :state, code = :code' : 'SET #state = :state',
    { ':state': state, ':waiting': 'waiting', ...(code ? { ':code': code } : {}) },
    '#state = :waiting',
    { '#state': 'state' },
  );

/** A step that cannot be taken says why, and holds up no other. */
export const stepFails = (store: Store, { call, job }: Batch, proposal: string, code: string): Promise<unknown> =>
  updateRow(
    store,
    pkOf(call),
    stepKey(job, proposal),
    'SET #state = :state, code = :code',
    { ':state': 'refused', ':code': code, ':waiting': 'waiting' },
    '#state = :waiting',
    { '#state': 'state' },
  );

/** Nothing is left to do: the clock forgets it. */
export const endBatch = (store: Store, { call, job }: Batch): Promise<unknown> =>
  updateRow(store, pkOf(call), 'a', 'SET isDone = :yes REMOVE gsi3pk, gsi3sk', { ':yes': true, ':job': job }, 'job = :job');

export const callOfBatch = (pk: string): string => pk.slice('batch#'.length);
