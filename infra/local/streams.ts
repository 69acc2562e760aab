import { join } from 'node:path';
import { deliver, type StreamRecord } from './batches.ts';
import { openCursors } from './cursors.ts';
import type { Database } from './database.ts';
import type { DeadLetters } from './dead-letters.ts';
import { accepts, asEvent, type Mapping, mappingsIn } from './mappings.ts';
import type { Fn } from './sandbox.ts';
import type { Stack } from './template.ts';
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
const SHARDS_MS = 10_000;

type Page = { readonly Records?: StreamRecord[]; readonly NextShardIterator?: string };
type Take = (records: StreamRecord[]) => Promise<void>;
/** Takes records without handing them to anybody. */
const pass: Take = async () => {};

export const startStreams = ({ dir, stack, database, functions, deadLetters, now }: StreamsOptions): Streams => {
  const cursors = openCursors(join(dir, 'cursors.json'));
  const mappings = mappingsIn(stack, functions);
  const iterators = new Map<string, string>();
  const shards = new Map<string, { readonly ids: string[]; readonly until: number }>();
  let on = true;
  let stopped = false;
  let delivered = 0;

  const streamOf = async (mapping: Mapping) => {
    mapping.streamArn ??= String((await call(database.endpoint, 'DescribeTable', { TableName: mapping.table })).Table.LatestStreamArn);
    return mapping.streamArn;
  };

  /** A mapping begins at the horizon even where the template says LATEST: nothing of a local run is too old to be heard of. */
  const openShard = async (mapping: Mapping, ShardId: string): Promise<string | undefined> => {
    const StreamArn = await streamOf(mapping);
    const last = cursors.get(mapping.id, ShardId);
    const open = async (position: Record<string, unknown>) =>
      (await call(database.endpoint, 'GetShardIterator', { StreamArn, ShardId, ...position })).ShardIterator;
    if (!last) return open({ ShardIteratorType: 'TRIM_HORIZON' });
    return open({ ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: last }).catch((error: unknown) => {
      // After a long pause the engine has trimmed the record at the cursor: what is left begins at the horizon.
      if (error instanceof WireError && error.code === 'TrimmedDataAccessException') return open({ ShardIteratorType: 'TRIM_HORIZON' });
      throw error;
    });
  };

  /** Reads one shard from its cursor to its end, handing each batch to `take` before the cursor moves on. */
  const readShard = async (mapping: Mapping, shard: string, take: Take) => {
    const place = `${mapping.id} ${shard}`;
    let iterator = iterators.get(place) ?? (await openShard(mapping, shard));
    // Until this read is through, another one has to begin at the cursor.
    iterators.delete(place);
    while (iterator && !stopped && (on || take === pass)) {
      const page: Page = await call(database.endpoint, 'GetRecords', { ShardIterator: iterator, Limit: mapping.batchSize });
      const records = page.Records ?? [];
      if (records.length > 0) {
        await take(records);
        if (stopped) return;
        cursors.set(mapping.id, shard, String(records.at(-1)?.dynamodb.SequenceNumber));
      }
      iterator = page.NextShardIterator;
      if (records.length > 0) continue;
      if (iterator) iterators.set(place, iterator);
      return;
    }
  };

  const shardsOf = async (mapping: Mapping): Promise<string[]> => {
    const known = shards.get(mapping.id);
    if (known && known.until > performance.now()) return known.ids;
    const { StreamDescription } = await call(database.endpoint, 'DescribeStream', { StreamArn: await streamOf(mapping) });
    const ids = (StreamDescription.Shards ?? []).map(({ ShardId }: { ShardId: string }) => ShardId);
    // An engine that opens new shards only does so every few hours; an empty table may not have one yet.
    if (ids.length > 0) shards.set(mapping.id, { ids, until: performance.now() + SHARDS_MS });
    return ids;
  };

  const readAll = async (mapping: Mapping, take: Take) => {
    await database.ready();
    for (const shard of await shardsOf(mapping)) await readShard(mapping, shard, take);
  };

  const handOver = async (mapping: Mapping, records: readonly StreamRecord[]) => {
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

  const pumps = mappings.map((mapping) =>
    pump((quiet) => (on || quiet ? readAll(mapping, quiet ? pass : (records) => handOver(mapping, records)) : Promise.resolve())),
  );
  const wake = () => {
    for (const each of pumps) each.wake();
  };
  const timer = setInterval(wake, IDLE_MS).unref();

  return {
    wake,
    catchUp: async () => void (await Promise.all(pumps.map((each) => each.run(false)))),
    skip: async () => void (await Promise.all(pumps.map((each) => each.run(true)))),
    turn: (to) => {
      on = to;
      if (on) wake();
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
    // The database may be killed within: one more look, then it is the caller's to know.
    const mine = tail.then(() => work(quiet).catch(() => work(quiet)));
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
