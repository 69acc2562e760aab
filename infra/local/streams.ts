import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { deliver, type StreamRecord } from './batches.ts';
import type { Database } from './database.ts';
import type { DeadLetters } from './dead-letters.ts';
import { matches } from './filter.ts';
import type { Fn } from './sandbox.ts';
import { functionNameIn, REGION, type Stack } from './template.ts';
import { call, WireError } from './wire.ts';

export type Streams = {
  /** Reads what was written; more calls before it has only cost one more look. */
  readonly wake: () => void;
  /** Delivers everything that is written so far. */
  readonly catchUp: () => Promise<void>;
  readonly turn: (on: boolean) => void;
  readonly isOn: () => boolean;
  /** Records handed to functions since the start. */
  readonly delivered: () => number;
  /** Moves all cursors to the end without delivering anything. */
  readonly skip: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export type StreamsOptions = {
  readonly dir: string;
  readonly stack: Stack;
  readonly database: Database;
  readonly functions: ReadonlyMap<string, Fn>;
  readonly deadLetters: DeadLetters;
  readonly now: () => Date;
};

/** Writes that did not come through a function, such as the sample data, are found this late. */
const IDLE_MS = 500;
/** Without a limit in the template AWS tries for a day; here nobody waits that long. */
const MAX_RETRIES = 5;

type Mapping = { readonly id: string; readonly table: string; readonly fn: Fn; readonly batchSize: number; readonly patterns: readonly Record<string, unknown>[]; readonly properties: Record<string, any>; streamArn?: string };

export const startStreams = ({ dir, stack, database, functions, deadLetters, now }: StreamsOptions): Streams => {
  const cursors = openCursors(join(dir, 'cursors.json'));
  const mappings = mappingsIn(stack, functions);
  let on = true;
  let stopped = false;
  let delivered = 0;

  const streamOf = async (mapping: Mapping) => {
    mapping.streamArn ??= String((await call(database.endpoint, 'DescribeTable', { TableName: mapping.table })).Table.LatestStreamArn);
    return mapping.streamArn;
  };

  const positionIn = (mapping: Mapping, shard: string) => {
    const last = cursors.get(mapping.id, shard);
    if (last) return { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: last };
    return { ShardIteratorType: mapping.properties.StartingPosition === 'LATEST' && !cursors.knows(mapping.id) ? 'LATEST' : 'TRIM_HORIZON' };
  };

  /** Reads one shard from its cursor to its end, handing each batch to `take` before the cursor moves on. */
  const readShard = async (mapping: Mapping, StreamArn: string, ShardId: string, take: (records: any[]) => Promise<void>) => {
    const open = (position: Record<string, unknown>) => call(database.endpoint, 'GetShardIterator', { StreamArn, ShardId, ...position });
    // After a long pause the engine has trimmed the record at the cursor: what is left begins at the horizon.
    const first = await open(positionIn(mapping, ShardId)).catch((error: unknown) => {
      if (error instanceof WireError && error.code === 'TrimmedDataAccessException') return open({ ShardIteratorType: 'TRIM_HORIZON' });
      throw error;
    });
    let iterator: string | undefined = first.ShardIterator;
    while (iterator && !stopped) {
      const page: { Records?: any[]; NextShardIterator?: string } = await call(database.endpoint, 'GetRecords', { ShardIterator: iterator, Limit: mapping.batchSize });
      const records = page.Records ?? [];
      if (records.length === 0) return;
      await take(records);
      if (stopped) return;
      cursors.set(mapping.id, ShardId, String(records.at(-1).dynamodb.SequenceNumber));
      iterator = page.NextShardIterator;
    }
  };

  const readAll = async (mapping: Mapping, take: (records: any[]) => Promise<void>) => {
    await database.ready();
    const StreamArn = await streamOf(mapping);
    const { StreamDescription } = await call(database.endpoint, 'DescribeStream', { StreamArn });
    for (const { ShardId } of StreamDescription.Shards ?? []) await readShard(mapping, StreamArn, ShardId, take);
  };

  const handOver = async (mapping: Mapping, records: any[]) => {
    const wanted = records.map((record) => asEvent(record, mapping, now)).filter((record) => record && accepts(mapping, record)) as StreamRecord[];
    delivered += wanted.length;
    const { properties, fn } = mapping;
    await deliver(
      {
        invoke: (batch) => fn.invoke({ Records: batch }),
        alive: () => !stopped,
        onDead: (batch, reason) => deadLetters.add({ at: now().toISOString(), fn: fn.label, reason, event: { Records: batch } }),
        rules: {
          bisect: properties.BisectBatchOnFunctionError === true,
          reportsFailures: properties.FunctionResponseTypes?.includes('ReportBatchItemFailures') === true,
          maxRetries: properties.MaximumRetryAttempts >= 0 ? Math.min(properties.MaximumRetryAttempts, MAX_RETRIES) : MAX_RETRIES,
        },
      },
      wanted,
    );
  };

  const pumps = mappings.map((mapping) => pump((quiet) => (on || quiet ? readAll(mapping, quiet ? async () => {} : (records) => handOver(mapping, records)) : Promise.resolve())));
  const timer = setInterval(() => pumps.forEach((each) => each.wake()), IDLE_MS).unref();

  return {
    wake: () => pumps.forEach((each) => each.wake()),
    catchUp: async () => void (await Promise.all(pumps.map((each) => each.run(false)))),
    skip: async () => void (await Promise.all(pumps.map((each) => each.run(true)))),
    turn: (to) => {
      on = to;
      if (on) for (const each of pumps) each.wake();
    },
    isOn: () => on,
    delivered: () => delivered,
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await Promise.all(pumps.map((each) => each.idle()));
    },
  };
};

/** Runs one piece of work at a time: background wakes fold into one, an explicit run waits for its own turn. */
const pump = (work: (quiet: boolean) => Promise<void>) => {
  let tail: Promise<unknown> = Promise.resolve();
  let queued = false;
  const run = (quiet: boolean) => {
    const mine = tail.then(() => work(quiet));
    tail = mine.catch(() => {});
    return mine;
  };
  return {
    run,
    idle: () => tail,
    wake: () => {
      if (queued) return;
      queued = true;
      tail = tail.then(() => {
        queued = false;
        return work(false);
      });
      // A database that is just away is looked at again with the next wake.
      tail = tail.catch(() => {});
    },
  };
};

const mappingsIn = (stack: Stack, functions: ReadonlyMap<string, Fn>): Mapping[] =>
  stack.all('AWS::Lambda::EventSourceMapping').flatMap(({ id, properties }) => {
    const table = /table\/([^/]+)\/stream/.exec(String(properties.EventSourceArn))?.[1];
    const fn = functions.get(functionNameIn(properties.FunctionName) ?? String(properties.FunctionName));
    if (!table || !fn || properties.Enabled === false) return [];
    const patterns = (properties.FilterCriteria?.Filters ?? []).map(({ Pattern }: { Pattern: string }) => JSON.parse(Pattern));
    return [{ id, table, fn, batchSize: Number(properties.BatchSize ?? 100), patterns, properties }];
  });

const accepts = ({ patterns }: Mapping, record: StreamRecord) => patterns.length === 0 || patterns.some((pattern) => matches(pattern, record));

/** The record as Lambda hands it over; undefined for a write that changed nothing, of which AWS makes no record. */
const asEvent = (record: any, { table }: Mapping, now: () => Date): StreamRecord | undefined => {
  const { OldImage, NewImage } = record.dynamodb;
  if (record.eventName === 'MODIFY' && OldImage && isDeepStrictEqual(OldImage, NewImage)) return undefined;
  return {
    ...record,
    awsRegion: REGION,
    eventSourceARN: `arn:aws:dynamodb:${REGION}:000000000000:table/${table}/stream/local`,
    dynamodb: { ...record.dynamodb, ApproximateCreationDateTime: Math.floor(now().getTime() / 1000) },
  };
};

/** Last delivered sequence number per mapping and shard, written in one step so that a kill -9 leaves the one before. */
const openCursors = (file: string) => {
  const cursors: Record<string, Record<string, string>> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  return {
    knows: (mapping: string) => mapping in cursors,
    get: (mapping: string, shard: string) => cursors[mapping]?.[shard],
    set: (mapping: string, shard: string, sequence: string) => {
      cursors[mapping] = { ...cursors[mapping], [shard]: sequence };
      writeFileSync(`${file}.new`, JSON.stringify(cursors));
      renameSync(`${file}.new`, file);
    },
  };
};
