import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { startDatabase } from '../../infra/local/database.ts';
import { openFolder } from '../../infra/local/folder.ts';
import { forgetRunning, tellRunning } from '../../infra/local/running.ts';
import { createTables } from '../../infra/local/tables.ts';
import { REGION } from '../../infra/local/template.ts';
import { CREDENTIALS, scan } from '../../infra/local/wire.ts';
import { FACTS, RECORDS, type Table } from '../../shared/store/tables.ts';

const TABLES = { records: 'records', facts: 'facts' };
const keys = (partition: string, sort: string) => [
  { AttributeName: partition, KeyType: 'HASH' },
  { AttributeName: sort, KeyType: 'RANGE' },
];

/** A table as the synthesised stack declares it. */
const resourceOf = (table: Table, name: string) => ({
  Type: 'AWS::DynamoDB::Table',
  Properties: {
    TableName: name,
    AttributeDefinitions: [table, ...table.indexes].flatMap(({ partitionKey, sortKey }) =>
      [partitionKey, sortKey].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    ),
    KeySchema: keys(table.partitionKey, table.sortKey),
    GlobalSecondaryIndexes: table.indexes.map((index) => ({
      IndexName: index.name,
      KeySchema: keys(index.partitionKey, index.sortKey),
      Projection: index.include === 'all' ? { ProjectionType: 'ALL' } : { ProjectionType: 'INCLUDE', NonKeyAttributes: index.include },
    })),
    StreamSpecification: { StreamViewType: table.stream },
  },
});

/** A data folder that Sluis ran on once: a stack, and tables with nothing in them. */
const oldFolder = async (): Promise<string> => {
  const dir = mkdtempSync(join(tmpdir(), 'sluis-import-local-'));
  const variables = { RECORDS_TABLE: TABLES.records, FACTS_TABLE: TABLES.facts, KEYS_PARAMETER: '/sluis/keys' };
  const Api = { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'nodejs24.x', Environment: { Variables: variables } } };
  mkdirSync(join(dir, 'assembly'));
  writeFileSync(
    join(dir, 'assembly', 'Sluis.template.json'),
    JSON.stringify({ Resources: { Records: resourceOf(RECORDS, TABLES.records), Facts: resourceOf(FACTS, TABLES.facts), Api } }),
  );
  await withDatabase(dir, (endpoint) => {
    const client = new DynamoDBClient({ endpoint, region: REGION, credentials: CREDENTIALS });
    return createTables(client, TABLES).finally(() => client.destroy());
  });
  return dir;
};

const withDatabase = async <T>(dir: string, work: (endpoint: string) => Promise<T>): Promise<T> => {
  const database = await startDatabase({ dir });
  try {
    return await work(database.endpoint);
  } finally {
    await database.stop();
  }
};

const command = (dir: string, file: string) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, '../../infra/local/import.ts'), file], { env: { DATA_DIR: dir } });
  return { status, last: stdout.toString().trimEnd().split('\n').at(-1), errors: stderr.toString() };
};
const known = async (endpoint: string) => (await scan(endpoint, TABLES.records)).filter((row) => row.type?.S === 'import').length;
const mails = (dir: string, ...numbers: number[]): string => {
  const file = join(dir, 'mails.csv');
  writeFileSync(
    file,
    ['Onderwerp;Van;Datum;Bericht;Categorie;Taal', ...numbers.map((n) => `Vraag ${n};Jan <jan${n}@example.org>;01-02-2020;Een vraag;press;nl`)].join('\r\n'),
  );
  return file;
};

it('imports into a resting data folder, and leaves it as it found it', async () => {
  const dir = await oldFolder();
  expect(command(dir, mails(dir, 1, 2, 3))).toEqual({
    status: 0,
    last: '3 lines: 3 taken whole, 0 with gaps, 0 with a text cut, 0 there already, 0 refused.',
    errors: '',
  });
  expect(command(dir, mails(dir, 3, 4, 1)).last).toBe('3 lines: 1 taken whole, 0 with gaps, 0 with a text cut, 2 there already, 0 refused.');
  openFolder(dir)();
  expect(await withDatabase(dir, known)).toBe(4);
});

it('imports into a folder that Sluis is running on, through its database', async () => {
  const dir = await oldFolder();
  const unlock = openFolder(dir);
  await withDatabase(dir, async (endpoint) => {
    tellRunning(dir, { endpoint, ...TABLES });
    expect(command(dir, mails(dir, 1, 2)).last).toBe('2 lines: 2 taken whole, 0 with gaps, 0 with a text cut, 0 there already, 0 refused.');
    expect(await known(endpoint)).toBe(2);
    forgetRunning(dir);
  });
  unlock();
});

it('says in one line that a folder cannot be had', () => {
  const { status, errors } = command('/proc/sluis', mails(mkdtempSync(join(tmpdir(), 'sluis-import-none-')), 1));
  expect([status, errors]).toEqual([2, expect.stringMatching(/^The data folder \/proc\/sluis cannot be written/)]);
});

it('takes nothing of a file that holds no old items, and says why', () => {
  const dir = mkdtempSync(join(tmpdir(), 'sluis-import-other-'));
  const file = join(dir, 'verslag.txt');
  for (const [text, reason] of [
    ['Beste lezer,\n\nhierbij het verslag van gisteren.\n', 'None of its names is known here'],
    ['[\n{"subject":"a"},\n{"subject":"b"}\n]\n', 'This is one single document in JSON'],
    ['\u0001'.repeat(100), 'This is no text that somebody could read'],
  ] as const) {
    writeFileSync(file, text);
    expect(command(dir, file)).toMatchObject({ status: 2, last: '', errors: expect.stringContaining(`verslag.txt: ${reason}`) });
  }
});
