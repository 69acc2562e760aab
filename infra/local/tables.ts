import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceNotFoundException,
  type TableDescription,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { FACTS, RECORDS, type Table } from '../../shared/store/tables.ts';
import { LocalError } from './http.ts';
import type { Stack } from './template.ts';

export type TableDefinition = CreateTableCommandInput & { readonly TableName: string; readonly ttl?: string };

/** The tables as the synthesised template declares them. */
export const tablesIn = (stack: Stack): TableDefinition[] =>
  stack.all('AWS::DynamoDB::GlobalTable', 'AWS::DynamoDB::Table').map(({ properties: p }) => ({
    TableName: p.PhysicalName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: p.AttributeDefinitions,
    KeySchema: p.KeySchema,
    ...(p.GlobalSecondaryIndexes?.length ? { GlobalSecondaryIndexes: p.GlobalSecondaryIndexes.map(indexOf) } : {}),
    ...(p.LocalSecondaryIndexes?.length ? { LocalSecondaryIndexes: p.LocalSecondaryIndexes.map(indexOf) } : {}),
    ...(p.StreamSpecification ? { StreamSpecification: { StreamEnabled: true, StreamViewType: p.StreamSpecification.StreamViewType } } : {}),
    ...(p.TimeToLiveSpecification?.AttributeName ? { ttl: p.TimeToLiveSpecification.AttributeName } : {}),
  }));

const indexOf = ({ IndexName, KeySchema, Projection }: Record<string, any>) => ({ IndexName, KeySchema, Projection });

const keySchema = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: 'HASH' as const },
  { AttributeName: sort, KeyType: 'RANGE' as const },
];

/** A table of the store without any template: what tests of the store alone run on. */
export const definitionOf = (table: Table, name: string): TableDefinition => ({
  TableName: name,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [table, ...table.indexes].flatMap(({ partitionKey, sortKey }) =>
    [partitionKey, sortKey].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
  ),
  KeySchema: keySchema(table.partitionKey, table.sortKey),
  GlobalSecondaryIndexes: table.indexes.map((index) => ({
    IndexName: index.name,
    KeySchema: keySchema(index.partitionKey, index.sortKey),
    Projection: index.include === 'all' ? { ProjectionType: 'ALL' as const } : { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: [...index.include] },
  })),
  StreamSpecification: { StreamEnabled: true, StreamViewType: table.stream },
  ttl: table.ttl,
});

export const createTables = (client: DynamoDBClient, names: { readonly records: string; readonly facts: string }) =>
  ensureTables(client, [definitionOf(RECORDS, names.records), definitionOf(FACTS, names.facts)]);

/** Creates what is missing; true when at least one table is new. @throws LocalError when a kept table has other keys or indexes. */
export const ensureTables = async (client: DynamoDBClient, definitions: readonly TableDefinition[]): Promise<boolean> => {
  const created = await Promise.all(definitions.map((definition) => ensureTable(client, definition)));
  return created.some(Boolean);
};

const ensureTable = async (client: DynamoDBClient, { ttl, ...definition }: TableDefinition): Promise<boolean> => {
  const { TableName } = definition;
  const existing = await describe(client, TableName);
  if (existing) {
    const differing = differences(shapeOf(existing), shapeOf(definition));
    if (differing.length === 0) return false;
    throw new LocalError(
      `The kept table ${TableName} differs from the template in ${differing.join(', ')}: keys and indexes are final, so move the data folder away or name another one in DATA_DIR.`,
    );
  }
  await client.send(new CreateTableCommand(definition));
  await waitUntilTableExists({ client, maxWaitTime: 20, minDelay: 0.05, maxDelay: 0.2 }, { TableName });
  if (ttl) await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification: { Enabled: true, AttributeName: ttl } }));
  return true;
};

const describe = async (client: DynamoDBClient, TableName: string) => {
  try {
    return (await client.send(new DescribeTableCommand({ TableName }))).Table;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return undefined;
    throw error;
  }
};

/** Everything about a table that cannot be changed in place, as comparable text by name. */
const shapeOf = (table: TableDescription | CreateTableCommandInput): Map<string, string> => {
  const typeOf = (name?: string) => table.AttributeDefinitions?.find((each) => each.AttributeName === name)?.AttributeType;
  const keys = (schema: TableDescription['KeySchema'] = []) =>
    schema.map((key) => `${key.KeyType} ${key.AttributeName} ${typeOf(key.AttributeName)}`).join(', ');
  return new Map([
    ['its keys', keys(table.KeySchema)],
    ['its stream', table.StreamSpecification?.StreamViewType ?? 'none'],
    ...[...(table.GlobalSecondaryIndexes ?? []), ...(table.LocalSecondaryIndexes ?? [])].map(({ IndexName, KeySchema, Projection }): [string, string] => [
      `index ${IndexName}`,
      `${keys(KeySchema)} ${Projection?.ProjectionType} ${[...(Projection?.NonKeyAttributes ?? [])].sort().join(' ')}`,
    ]),
  ]);
};

const differences = (kept: Map<string, string>, wanted: Map<string, string>) =>
  [...new Set([...kept.keys(), ...wanted.keys()])].filter((part) => kept.get(part) !== wanted.get(part));
