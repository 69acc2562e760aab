import { randomBytes } from 'node:crypto';
import { type AttributeValue, DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { headGaps } from '../../shared/domain/heads.ts';
import { bucketFrom } from '../../shared/store/bucket.ts';
import { fromItem } from '../../shared/store/item.ts';
import { LocalError } from './http.ts';
import { keptHeads } from './kept-heads.ts';
import { check } from './seed.ts';
import type { Stored } from './world.ts';

const scan = async (client: DynamoDBClient, table: string, name: Stored['_table']): Promise<Stored[]> => {
  const rows: Stored[] = [];
  let start: Record<string, AttributeValue> | undefined;
  do {
    const reply = await client.send(new ScanCommand({ TableName: table, ConsistentRead: true, ...(start ? { ExclusiveStartKey: start } : {}) }));
    rows.push(...(reply.Items ?? []).map((item) => ({ ...fromItem(item), _table: name })));
    start = reply.LastEvaluatedKey;
  } while (start);
  return rows;
};

const setting = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new LocalError(`${name} is not set. The stack's output "Verify" names all three, or give the address of a local run.`);
  return value;
};

/** The tables and heads of the account whose credentials are in the shell. */
const ofAccount = async (): Promise<readonly string[]> => {
  const [records, facts, heads] = [setting('RECORDS_TABLE'), setting('FACTS_TABLE'), setting('HEADS_BUCKET')];
  const client = new DynamoDBClient({});
  const source = {
    caller: client.config,
    endpoint: process.env.AWS_ENDPOINT_URL_S3,
    sleep: (ms: number) => new Promise<void>((done) => setTimeout(done, ms)),
    random: randomBytes,
  };
  const now = new Date();
  // Heads before rows, so that no row is older than a head that speaks of it.
  const texts = await keptHeads(bucketFrom(source, heads), now);
  const rows = [...(await scan(client, facts, 'facts')), ...(await scan(client, records, 'records'))];
  console.log(`${rows.length} rows, the heads of ${texts.size} days.`);
  return [...check(rows, { now, heads: texts }), ...headGaps(texts.keys(), now.toISOString())];
};

const ofLocalRun = async (url: string): Promise<readonly string[]> => {
  const reply = await fetch(new URL('/_local/check', url), { method: 'POST' });
  return ((await reply.json()) as { violations: string[] }).violations;
};

if (import.meta.main) {
  try {
    const url = process.argv[2];
    const found = url ? await ofLocalRun(url) : await ofAccount();
    for (const line of found) console.log(line);
    console.log(
      found.length === 0 ? 'Everything holds.' : `${found.length} contradictions. What is being written at this moment can look like one: ask again.`,
    );
    process.exitCode = found.length === 0 ? 0 : 1;
  } catch (error) {
    console.error(error instanceof LocalError ? error.message : error);
    process.exitCode = 2;
  }
}
