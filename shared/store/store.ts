import { createHash } from 'node:crypto';
import {
  type AttributeValue,
  BatchGetItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  QueryCommand,
  type QueryCommandInput,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { Random } from '../domain/id.ts';
import { fromItem, type Stored, toItem } from './item.ts';

/** The tables and the seams: client, clock, randomness and patience are arguments everywhere. */
export type Store = {
  readonly client: Pick<DynamoDBClient, 'send'>;
  readonly records: string;
  readonly facts: string;
  /** Epoch milliseconds of the worker's own clock; a request's time comes from the gateway. */
  readonly now: () => number;
  readonly random: Random;
  readonly sleep: (ms: number) => Promise<void>;
};

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Expired is absent, however late the store deletes. */
export const isExpired = (row: Stored, now: number): boolean => typeof row.ttl === 'number' && row.ttl * 1000 <= now;

const alive = (item: Record<string, AttributeValue> | undefined, now: number): Stored | undefined => {
  const row = item && fromItem(item);
  return row && !isExpired(row, now) ? row : undefined;
};

/** One row, read consistently. */
export const getRow = async (store: Store, pk: string, sk: string): Promise<Stored | undefined> => {
  const { Item } = await store.client.send(new GetItemCommand({ TableName: store.records, Key: toItem({ pk, sk }), ConsistentRead: true }));
  return alive(Item, store.now());
};

/** What the store takes in one BatchGetItem. */
const BATCH_GET = 100;
/** Keys that are left over are asked for this often, later and later, some three seconds in all. */
const BATCH_TRIES = 8;

/** The store has too much to do at this moment. Nothing is wrong with what was asked. */
const throttled = (): Error => Object.assign(new Error('keys were left over'), { name: 'ThrottlingError' });

const getBatch = async (store: Store, keys: readonly { pk: string; sk: string }[]): Promise<Stored[]> => {
  const rows: Stored[] = [];
  let wanted = keys.map((key) => toItem(key));
  for (let tries = 1; wanted.length > 0; tries += 1) {
    const reply = await store.client.send(new BatchGetItemCommand({ RequestItems: { [store.records]: { Keys: wanted, ConsistentRead: true } } }));
    for (const item of reply.Responses?.[store.records] ?? []) {
      const row = alive(item, store.now());
      if (row) rows.push(row);
    }
    wanted = (reply.UnprocessedKeys?.[store.records]?.Keys ?? []) as typeof wanted;
    if (wanted.length === 0) break;
    if (tries >= BATCH_TRIES) throw throttled();
    await store.sleep(Math.min(1000, 25 * 2 ** tries));
  }
  return rows;
};

/** Several rows, in no order, by one request per hundred. @throws a throttling error when keys stay left over. */
export const getRows = async (store: Store, keys: readonly { pk: string; sk: string }[]): Promise<Stored[]> => {
  const rows: Stored[] = [];
  for (let i = 0; i < keys.length; i += BATCH_GET) rows.push(...(await getBatch(store, keys.slice(i, i + BATCH_GET))));
  return rows;
};

/** All rows of a partition between two sort keys (inclusive), read consistently, page by page until done. */
export const queryRange = async (store: Store, pk: string, from: string, to: string, table: string = store.records): Promise<Stored[]> => {
  const rows: Stored[] = [];
  let start: Record<string, AttributeValue> | undefined;
  do {
    const input: QueryCommandInput = {
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: toItem({ ':pk': pk, ':from': from, ':to': to }),
      ...(start ? { ExclusiveStartKey: start } : {}),
    };
    const reply = await store.client.send(new QueryCommand(input));
    for (const item of reply.Items ?? []) {
      const row = alive(item, store.now());
      if (row) rows.push(row);
    }
    start = reply.LastEvaluatedKey;
  } while (start);
  return rows;
};

/** The first rows of a partition whose sort key begins like this, read consistently, and whether there are more. */
export const queryStart = async (store: Store, pk: string, start: string, limit: number): Promise<{ rows: Stored[]; more: boolean }> => {
  const { Items, LastEvaluatedKey } = await store.client.send(
    new QueryCommand({
      TableName: store.records,
      ConsistentRead: true,
      Limit: limit,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :start)',
      ExpressionAttributeValues: toItem({ ':pk': pk, ':start': start }),
    }),
  );
  return { rows: (Items ?? []).map(fromItem), more: LastEvaluatedKey !== undefined };
};

/** Sort keys stand in the order of their bytes, which is not the order of the language. */
const isBefore = (a: string, b: string): boolean => Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0;

/** A page of a partition whose sort keys begin like this, from behind one of them, read consistently, and whether there are more. */
export const queryPage = async (
  store: Store,
  pk: string,
  { start, after, limit }: { start: string; after?: string | undefined; limit: number },
): Promise<{ rows: Stored[]; more: boolean }> => {
  const low = after !== undefined && !isBefore(after, start) ? `${after}\u0001` : start === '' ? ' ' : start;
  const high = `${start}\u{10ffff}`;
  // Behind the end there is nothing, and no range that begins there can be asked for.
  if (isBefore(high, low)) return { rows: [], more: false };
  const { Items, LastEvaluatedKey } = await store.client.send(
    new QueryCommand({
      TableName: store.records,
      ConsistentRead: true,
      Limit: limit,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :low AND :high',
      ExpressionAttributeValues: toItem({ ':pk': pk, ':low': low, ':high': high }),
    }),
  );
  return { rows: (Items ?? []).map(fromItem), more: LastEvaluatedKey !== undefined };
};

/** An index copies no ids, as the keys that it holds anyway give them: a root's partition, and for an assignment the reviewer behind it. */
const idOf = ({ pk, sk }: Stored): string => (sk === 'a' ? pk : `${pk}#${String(sk).slice(2)}`);

/** One page of an index by its sort key; indexes may lag, so nothing is decided on them. */
export const queryIndex = async (
  store: Store,
  n: number,
  pk: string,
  options: { after?: string; upTo?: string; limit: number; table?: string },
): Promise<Stored[]> => {
  const [low, high] = [options.after ?? ' ', options.upTo ?? '\uffff'];
  const { Items } = await store.client.send(
    new QueryCommand({
      TableName: options.table ?? store.records,
      IndexName: `gsi${n}`,
      Limit: options.limit,
      KeyConditionExpression: '#pk = :pk AND #sk BETWEEN :low AND :high',
      ExpressionAttributeNames: { '#pk': `gsi${n}pk`, '#sk': `gsi${n}sk` },
      ExpressionAttributeValues: toItem({ ':pk': pk, ':low': low, ':high': high }),
    }),
  );
  return (Items ?? [])
    .map(fromItem)
    .filter((row) => row[`gsi${n}sk`] !== options.after)
    .map((row) => ({ ...row, id: row.id ?? idOf(row) }));
};

/** A whole partition of an index, so many rows a request. */
export const queryWhole = async (store: Store, n: number, pk: string, limit: number): Promise<Stored[]> => {
  const rows: Stored[] = [];
  for (let after: string | undefined; ; ) {
    const page = await queryIndex(store, n, pk, { limit, ...(after ? { after } : {}) });
    rows.push(...page);
    if (page.length < limit - (after ? 1 : 0)) return rows;
    after = page.at(-1)![`gsi${n}sk`] as string;
  }
};

/** A condition on a row: an expression with its values and names. */
export type Condition = { readonly expression: string; readonly values?: object; readonly names?: Record<string, string> };

const conditional = ({ expression, values, names }: Condition) => ({
  ConditionExpression: expression,
  ...(values ? { ExpressionAttributeValues: toItem(values) } : {}),
  ...(names ? { ExpressionAttributeNames: names } : {}),
});

export const put = (store: Store, row: object, condition?: Condition): TransactWriteItem => ({
  Put: { TableName: store.records, Item: toItem(row), ...(condition ? conditional(condition) : {}) },
});

export const ABSENT = { expression: 'attribute_not_exists(pk)' };

export const update = (
  store: Store,
  pk: string,
  sk: string,
  expression: string,
  values: object,
  condition?: string,
  names?: Record<string, string>,
): TransactWriteItem => ({
  Update: {
    TableName: store.records,
    Key: toItem({ pk, sk }),
    UpdateExpression: expression,
    ExpressionAttributeValues: toItem(values),
    ...(condition ? { ConditionExpression: condition } : {}),
    ...(names ? { ExpressionAttributeNames: names } : {}),
  },
});

/** A single conditional update outside any record: claims, buckets, watermarks. True when the condition held. */
export const updateRow = async (
  store: Store,
  pk: string,
  sk: string,
  expression: string,
  values: object,
  condition?: string,
  names?: Record<string, string>,
): Promise<Stored | undefined> => {
  try {
    const { Attributes } = await store.client.send(
      new UpdateItemCommand({ ...update(store, pk, sk, expression, values, condition, names).Update!, UpdateExpression: expression, ReturnValues: 'ALL_NEW' }),
    );
    return fromItem(Attributes ?? {});
  } catch (error) {
    if ((error as Error).name === 'ConditionalCheckFailedException') return undefined;
    throw error;
  }
};

export const remove = (store: Store, pk: string, sk: string): TransactWriteItem => ({ Delete: { TableName: store.records, Key: toItem({ pk, sk }) } });

/** The row goes if it still is as the condition says. */
export const removeIf = (store: Store, pk: string, sk: string, condition: Condition): TransactWriteItem => ({
  Delete: { TableName: store.records, Key: toItem({ pk, sk }), ...conditional(condition) },
});

/** Nothing of the transaction happens unless this row is as the condition says. */
export const check = (store: Store, pk: string, sk: string, condition: Condition): TransactWriteItem => ({
  ConditionCheck: { TableName: store.records, Key: toItem({ pk, sk }), ...conditional(condition) },
});

/** Why a transaction did not happen: one code per write, "None" where that write was fine. */
export class Cancelled extends Error {
  readonly reasons: readonly string[];
  constructor(reasons: readonly string[]) {
    super(`cancelled: ${reasons.join(', ')}`);
    this.name = 'Cancelled';
    this.reasons = reasons;
  }
}

const THROTTLES = new Set(['ProvisionedThroughputExceededException', 'ThrottlingException', 'RequestLimitExceeded', 'ThrottlingError']);
const PASSING = new Set(['None', 'TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);

/** Whether the store only had too much to do, alone or within a transaction: the same request can succeed a moment later. */
export const isThrottled = (error: unknown): boolean => {
  if (error instanceof Cancelled) return error.reasons.some((code) => code !== 'None') && error.reasons.every((code) => PASSING.has(code));
  return error instanceof Error && THROTTLES.has(error.name);
};

/** All of it or nothing. @throws Cancelled with the reason of each write. */
export const transact = async (store: Store, writes: readonly TransactWriteItem[]): Promise<void> => {
  try {
    await store.client.send(new TransactWriteItemsCommand({ TransactItems: [...writes] }));
  } catch (error) {
    const reasons = (error as { CancellationReasons?: { Code?: string }[] }).CancellationReasons;
    if ((error as Error).name === 'TransactionCanceledException' && reasons) throw new Cancelled(reasons.map((reason) => reason.Code ?? 'None'));
    throw error;
  }
};
