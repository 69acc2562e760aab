import { BatchGetItemCommand, BatchWriteItemCommand, type KeysAndAttributes, type TransactWriteItem, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { fromItem, type Stored, toItem } from '../../shared/store/item.ts';
import type { AwsCall, World } from './world.ts';

export type Key = { readonly table: string; readonly pk: string; readonly sk: string };
export type Kept = ReadonlyMap<string, Stored>;

const nameOf = ({ table, pk, sk }: Key): string => `${table} ${pk} ${sk}`;

/** Everything that is stored now. */
export const keep = async (world: World): Promise<Kept> => {
  const rows = await world.rows();
  return new Map(
    (['records', 'facts'] as const).flatMap((table) => rows[table].map((row): [string, Stored] => [nameOf({ table, pk: row.pk, sk: row.sk }), row])),
  );
};

const keyIn = (table: string, item: Record<string, any>): Key => ({ table, pk: item.pk.S, sk: item.sk.S });

/** The rows that a call would have written. */
export const writtenBy = ({ operation, input }: AwsCall): Key[] => {
  if (operation === 'UpdateItem') return [keyIn(input.TableName, input.Key)];
  if (operation !== 'TransactWriteItems') return [];
  return (input.TransactItems as TransactWriteItem[]).flatMap(({ Put, Update, Delete }) =>
    Put ? [keyIn(Put.TableName!, Put.Item!)] : Update ? [keyIn(Update.TableName!, Update.Key!)] : Delete ? [keyIn(Delete.TableName!, Delete.Key!)] : [],
  );
};

/** What stands under these keys, a hundred of them a call. */
const read = async (world: World, keys: readonly Key[]): Promise<Map<string, Stored>> => {
  const found = new Map<string, Stored>();
  for (let at = 0; at < keys.length; at += 100) {
    let asked: Record<string, KeysAndAttributes> = {};
    for (const { table, pk, sk } of keys.slice(at, at + 100)) {
      asked[table] ??= { Keys: [], ConsistentRead: true };
      asked[table].Keys!.push(toItem({ pk, sk }));
    }
    while (Object.keys(asked).length > 0) {
      const { Responses, UnprocessedKeys } = await world.plain.send(new BatchGetItemCommand({ RequestItems: asked }));
      for (const [table, items] of Object.entries(Responses ?? {})) {
        for (const row of items.map(fromItem)) found.set(nameOf({ table, pk: row.pk, sk: row.sk }), row);
      }
      asked = UnprocessedKeys ?? {};
    }
  }
  return found;
};

/** Rows that are not as they were kept, of those that the calls since `from` wrote to; buckets that count requests are left out. */
export const changedSince = async (world: World, kept: Kept, from: number): Promise<string[]> => {
  const keys = new Map(
    world.calls
      .slice(from)
      .flatMap(writtenBy)
      .map((key) => [nameOf(key), key]),
  );
  const wanted = [...keys].filter(([, { pk }]) => !pk.startsWith('bucket#') && !pk.startsWith('mail#'));
  const stored = await read(
    world,
    wanted.map(([, key]) => key),
  );
  return wanted.flatMap(([name]) => (JSON.stringify(stored.get(name)) === JSON.stringify(kept.get(name)) ? [] : [name]));
};

/** Puts back what was kept, wherever the calls since `from` wrote. */
export const restore = async (world: World, kept: Kept, from: number): Promise<void> => {
  const changed = await changedSince(world, kept, from);
  for (let at = 0; at < changed.length; at += 25) {
    const writes: Record<string, WriteRequest[]> = {};
    for (const name of changed.slice(at, at + 25)) {
      const [table, pk, sk] = name.split(' ') as [string, string, string];
      const row = kept.get(name);
      writes[table] ??= [];
      writes[table].push(row ? { PutRequest: { Item: toItem(row) } } : { DeleteRequest: { Key: toItem({ pk, sk }) } });
    }
    const { UnprocessedItems } = await world.plain.send(new BatchWriteItemCommand({ RequestItems: writes }));
    if (Object.keys(UnprocessedItems ?? {}).length > 0) throw new Error('not everything was put back');
  }
};

/** The rows that were really written while `run` ran: of a call that failed, none. */
export const writesDuring = async (world: World, run: () => Promise<unknown>): Promise<Key[]> => {
  const written: Key[] = [];
  world.hook = async (call, _n, send) => {
    const reply = await send();
    written.push(...writtenBy(call));
    return reply;
  };
  await run().finally(() => {
    world.hook = undefined;
  });
  return written;
};
