import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { FACTS, RECORDS, type Table } from '../../shared/store/tables.ts';
import type { AwsCall, World } from './world.ts';

type Item = Record<string, AttributeValue>;

/** Bytes of a value by the exact rule of DynamoDB: UTF-8 of text, half a byte a digit plus one, three bytes and one an element for lists and maps. */
const sizeOfValue = (value: AttributeValue): number => {
  if (value.S !== undefined) return Buffer.byteLength(value.S);
  if (value.N !== undefined) return Math.ceil(value.N.replace(/^-|\./g, '').length / 2) + (value.N.startsWith('-') ? 2 : 1);
  if (value.L !== undefined) return 3 + value.L.reduce((sum, inner) => sum + 1 + sizeOfValue(inner), 0);
  if (value.M !== undefined) return 3 + Object.entries(value.M).reduce((sum, [key, inner]) => sum + Buffer.byteLength(key) + 1 + sizeOfValue(inner), 0);
  return 1;
};
export const sizeOf = (item: Item): number => Object.entries(item).reduce((sum, [key, value]) => sum + Buffer.byteLength(key) + sizeOfValue(value), 0);
const units = (bytes: number): number => Math.max(1, Math.ceil(bytes / 1024));

const projected = (table: Table, index: Table['indexes'][number], item: Item | undefined): Item | undefined => {
  if (!item?.[index.partitionKey] || !item[index.sortKey]) return undefined;
  if (index.include === 'all') return item;
  const names = new Set([table.partitionKey, table.sortKey, index.partitionKey, index.sortKey, ...index.include]);
  return Object.fromEntries(
    Object.entries(item)
      .filter(([name]) => names.has(name))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
};

/** Units of the index entries that a write touches: none when nothing projected changes, two when the key moves. */
const indexUnits = (table: Table, before: Item | undefined, after: Item | undefined): number =>
  table.indexes.reduce((sum, index) => {
    const [was, is] = [projected(table, index, before), projected(table, index, after)];
    if (!was && !is) return sum;
    if (was && is && JSON.stringify(was) === JSON.stringify(is)) return sum;
    const moved =
      was &&
      is &&
      (JSON.stringify(was[index.partitionKey]) !== JSON.stringify(is[index.partitionKey]) ||
        JSON.stringify(was[index.sortKey]) !== JSON.stringify(is[index.sortKey]));
    if (moved) return sum + units(sizeOf(was)) + units(sizeOf(is));
    return sum + units(Math.max(was ? sizeOf(was) : 0, is ? sizeOf(is) : 0));
  }, 0);

export type Cost = { requests: number; reads: number; writes: number };

/** Counts requests and capacity units of everything that runs while it is attached, from the items themselves and not from an engine's word. */
export const meter = (world: World): { readonly cost: Cost; readonly stop: () => Cost } => {
  const cost: Cost = { requests: 0, reads: 0, writes: 0 };
  const image = async (tableName: string, key: Item): Promise<Item | undefined> =>
    (await world.plain.send(new GetItemCommand({ TableName: tableName, Key: key, ConsistentRead: true }))).Item;
  const tableOf = (name: string): Table => (name === 'facts' ? FACTS : RECORDS);
  const keyOf = (item: Item): Item => ({ pk: item.pk!, sk: item.sk! });

  /** Within a transaction a write costs twice as much; what follows from it in the indexes does not. */
  const writeOf = async (write: Record<string, any>, factor: 1 | 2): Promise<() => Promise<number>> => {
    const [kind, input] = Object.entries(write)[0] as [string, Record<string, any>];
    const key = kind === 'Put' ? keyOf(input.Item as Item) : (input.Key as Item);
    const before = await image(input.TableName as string, key);
    return async () => {
      if (kind === 'ConditionCheck') return factor * units(before ? sizeOf(before) : 0);
      const after = kind === 'Delete' ? undefined : await image(input.TableName as string, key);
      return factor * units(Math.max(before ? sizeOf(before) : 0, after ? sizeOf(after) : 0)) + indexUnits(tableOf(input.TableName as string), before, after);
    };
  };

  world.hook = async (call: AwsCall, _n, run) => {
    if (call.service !== 'dynamodb') return run();
    cost.requests += 1;
    const { input } = call;
    if (call.operation === 'TransactWriteItems') {
      const writes = await Promise.all((input.TransactItems as Record<string, any>[]).map((write) => writeOf(write, 2)));
      const reply = await run();
      for (const write of writes) cost.writes += await write();
      return reply;
    }
    if (call.operation === 'UpdateItem') {
      const measured = await writeOf({ Update: input }, 1);
      const reply = await run();
      cost.writes += await measured();
      return reply;
    }
    const reply = (await run()) as { Item?: Item; Items?: Item[]; Responses?: Record<string, Item[]> };
    const factor = input.ConsistentRead ? 1 : 0.5;
    if (call.operation === 'Query') cost.reads += factor * Math.max(1, Math.ceil((reply.Items ?? []).reduce((sum, item) => sum + sizeOf(item), 0) / 4096));
    else if (call.operation === 'GetItem') cost.reads += factor * Math.max(1, Math.ceil(sizeOf(reply.Item ?? {}) / 4096));
    else for (const item of Object.values(reply.Responses ?? {}).flat()) cost.reads += Math.max(1, Math.ceil(sizeOf(item) / 4096));
    return reply;
  };
  return {
    cost,
    stop: () => {
      world.hook = undefined;
      return cost;
    },
  };
};
