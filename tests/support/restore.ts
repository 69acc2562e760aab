import { DeleteItemCommand, GetItemCommand, PutItemCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
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

/** Rows that are not as they were kept, of those that the calls since `from` wrote to; buckets that count requests are left out. */
export const changedSince = async (world: World, kept: Kept, from: number): Promise<string[]> => {
  const keys = new Map(
    world.calls
      .slice(from)
      .flatMap(writtenBy)
      .map((key) => [nameOf(key), key]),
  );
  const changed: string[] = [];
  for (const [name, { table, pk, sk }] of keys) {
    if (pk.startsWith('bucket#') || pk.startsWith('mail#')) continue;
    const { Item } = await world.plain.send(new GetItemCommand({ TableName: table, Key: toItem({ pk, sk }), ConsistentRead: true }));
    if (JSON.stringify(Item && fromItem(Item)) !== JSON.stringify(kept.get(name))) changed.push(name);
  }
  return changed;
};

/** Puts back what was kept, wherever the calls since `from` wrote. */
export const restore = async (world: World, kept: Kept, from: number): Promise<void> => {
  for (const name of await changedSince(world, kept, from)) {
    const [table, pk, sk] = name.split(' ') as [string, string, string];
    const row = kept.get(name);
    if (row) await world.plain.send(new PutItemCommand({ TableName: table, Item: toItem(row) }));
    else await world.plain.send(new DeleteItemCommand({ TableName: table, Key: toItem({ pk, sk }) }));
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
