import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { StoredFact } from '../domain/fact.ts';
import { OPENING, ROUTED } from '../domain/routing/causes.ts';
import { spread, wakeKeys } from './rows.ts';
import { ABSENT, Cancelled, getRow, put, queryRange, remove, type Store, transact, update, updateRow } from './store.ts';

/** Who makes something of a fact. Each gets each fact once. */
export type Consumer = 'notices' | 'counts' | 'search' | 'routing';
const FOR_ALL: readonly Consumer[] = ['notices', 'counts', 'search'];
/** Who has something to make of a fact of this type; of one that cannot be read, everybody may. */
export const consumersOf = (type: string | undefined): readonly Consumer[] =>
  type === undefined || Object.hasOwn(ROUTED, type) || (OPENING as readonly string[]).includes(type) ? [...FOR_ALL, 'routing'] : FOR_ALL;

const KEPT_DAYS = 90;
const deliveredKey = (fact: string, consumer: Consumer) => ({ pk: `delivered#${fact}`, sk: consumer });
const undeliveredKey = (fact: string, consumer: Consumer) => ({ pk: `undelivered#${fact}`, sk: consumer });

export const isDelivered = async (store: Store, fact: string): Promise<ReadonlySet<string>> =>
  new Set((await queryRange(store, `delivered#${fact}`, 'a', '~')).map((row) => row.sk as string));

/** The note that a consumer had a fact, which nobody can leave twice. */
export const deliveredMark = (store: Store, fact: StoredFact, consumer: Consumer): TransactWriteItem => {
  const ttl = Math.ceil(store.now() / 1000) + KEPT_DAYS * 86_400;
  return put(store, { ...deliveredKey(fact.id, consumer), type: 'delivered', ttl }, ABSENT);
};

/** The effects of a fact and the note that they happened, as one transaction; false when they happened before. A note that it failed earlier goes when its next try finds it delivered. */
export const deliver = async (store: Store, fact: StoredFact, consumer: Consumer, effects: readonly TransactWriteItem[]): Promise<boolean> => {
  try {
    await transact(store, [deliveredMark(store, fact, consumer), ...effects]);
    return true;
  } catch (error) {
    if (error instanceof Cancelled && error.reasons[0] === 'ConditionalCheckFailed') return false;
    throw error;
  }
};

/** A fact whose consequences failed: tried again later and later, never forgotten, so that the watermark may move on. */
export const noteUndelivered = async (store: Store, fact: string, consumer: Consumer): Promise<void> => {
  const key = undeliveredKey(fact, consumer);
  const known = await getRow(store, key.pk, key.sk);
  const attempts = ((known?.attempts as number | undefined) ?? 0) + 1;
  const nextTry = new Date(store.now() + Math.min(6 * 3_600_000, 30_000 * 2 ** attempts)).toISOString();
  const wake = wakeKeys('item', `${key.pk}|${consumer}`, nextTry);
  await updateRow(
    store,
    key.pk,
    key.sk,
    'SET attempts = :n, nextTry = :at, fact = :fact, #type = :type, gsi3pk = :pk, gsi3sk = :sk, gsi1pk = :list, gsi1sk = :sk',
    { ':n': attempts, ':at': nextTry, ':fact': fact, ':type': 'undelivered', ':pk': wake.gsi3pk, ':sk': wake.gsi3sk, ':list': 'undelivered' },
    undefined,
    { '#type': 'type' },
  );
};

/** Nothing is left to do for it: it was delivered, by this try or on another way. */
export const forgetUndelivered = (store: Store, fact: string, consumer: Consumer): Promise<void> => {
  const { pk, sk } = undeliveredKey(fact, consumer);
  return transact(store, [remove(store, pk, sk)]);
};

const COUNT_SHARDS = 4;

/** One more or one less of a kind in a stage with an owner; sharded by the record, so that no item is hot when many come in at once. */
export const countWrite = (store: Store, { kind, stage, owner }: Omit<Count, 'count'>, by: 1 | -1, record: string): TransactWriteItem =>
  update(
    store,
    'count',
    `${kind}#${stage}#${owner}#${spread(record, COUNT_SHARDS)}`,
    'SET #type = :type ADD #n :by',
    { ':by': by, ':type': 'count' },
    undefined,
    { '#n': 'n', '#type': 'type' },
  );

export type Count = { readonly kind: string; readonly stage: string; readonly owner: string; readonly count: number };

/** What a counter's row counts. */
export const countedBy = (sk: string): Omit<Count, 'count'> => {
  const [kind = '', stage = '', owner = ''] = sk.split('#');
  return { kind, stage, owner };
};

/** Items per kind, stage and owner, by one Query. */
export const countsOf = async (store: Store): Promise<Count[]> => {
  const sums = new Map<string, Count>();
  for (const row of await queryRange(store, 'count', ' ', '~')) {
    const what = countedBy(row.sk as string);
    const key = `${what.kind}#${what.stage}#${what.owner}`;
    sums.set(key, { ...what, count: (sums.get(key)?.count ?? 0) + (row.n as number) });
  }
  return [...sums.values()].filter(({ count }) => count !== 0);
};

export const watermarkOf = async (store: Store): Promise<string | undefined> => (await getRow(store, 'watermark', 'facts'))?.at as string | undefined;
export const moveWatermark = (store: Store, at: string): Promise<unknown> =>
  updateRow(store, 'watermark', 'facts', 'SET #at = :at, #type = :type', { ':at': at, ':type': 'watermark' }, 'attribute_not_exists(#at) OR #at < :at', {
    '#at': 'at',
    '#type': 'type',
  });
