import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DescribeTableCommand, DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { startDatabase } from '../../infra/local/database.ts';
import { createTables, ensureTables } from '../../infra/local/tables.ts';

const clientOf = (endpoint: string) =>
  new DynamoDBClient({ endpoint, region: 'eu-west-1', credentials: { accessKeyId: 'x', secretAccessKey: 'x' }, maxAttempts: 5 });

it('stands alone, keeps what was acknowledged over a kill -9, and comes back on the same port', async () => {
  const database = await startDatabase({ dir: mkdtempSync(join(tmpdir(), 'sluis-db-')) });
  const client = clientOf(database.endpoint);
  try {
    expect(await createTables(client, { records: 'Records', facts: 'Facts' })).toBe(true);
    expect(await createTables(client, { records: 'Records', facts: 'Facts' })).toBe(false);
    const Key = { pk: { S: 'a' }, sk: { S: 'b' } };
    await client.send(new PutItemCommand({ TableName: 'Records', Item: Key }));
    const before = database.pid;
    await database.kill9();
    await database.ready();
    expect(database.pid).not.toBe(before);
    expect((await client.send(new GetItemCommand({ TableName: 'Records', Key }))).Item).toEqual(Key);
  } finally {
    await database.stop();
  }
});

it('refuses a kept table whose keys or indexes differ, naming what does', async () => {
  const database = await startDatabase({ dir: mkdtempSync(join(tmpdir(), 'sluis-db-')) });
  const client = clientOf(database.endpoint);
  try {
    await createTables(client, { records: 'Records', facts: 'Facts' });
    const { Table } = await client.send(new DescribeTableCommand({ TableName: 'Facts' }));
    const changed = {
      TableName: 'Facts',
      AttributeDefinitions: Table?.AttributeDefinitions ?? [],
      KeySchema: Table?.KeySchema ?? [],
      StreamSpecification: Table?.StreamSpecification,
    };
    await expect(ensureTables(client, [changed])).rejects.toThrow(/Facts differs from the template in index gsi1/);
  } finally {
    await database.stop();
  }
});

it('takes the engine that DYNAMODB_ENDPOINT names, and never ends it', async () => {
  process.env.DYNAMODB_ENDPOINT = 'http://127.0.0.1:1';
  try {
    const database = await startDatabase({ dir: join(tmpdir(), 'sluis-unused') });
    expect([database.endpoint, database.pid]).toEqual(['http://127.0.0.1:1', undefined]);
    await database.stop();
  } finally {
    delete process.env.DYNAMODB_ENDPOINT;
  }
});
