import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, DescribeTableCommand, type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import type { SESClient } from '@aws-sdk/client-ses';
import type { Deps } from '../../functions/http/serve.ts';
import { onMailEvent } from '../../functions/on-bounce.ts';
import { type Clock, onClock } from '../../functions/on-clock.ts';
import type { Identity } from '../../functions/pages/public/staff-sign-in.ts';
import { onLetters } from '../../functions/send-mail.ts';
import type { Post } from '../../functions/work/send.ts';
import { type Database, startDatabase } from '../../infra/local/database.ts';
import { directApi, type Request, type Response } from '../../infra/local/direct.ts';
import { folderBucket } from '../../infra/local/files.ts';
import { type Mailbox, openMailbox } from '../../infra/local/mailbox.ts';
import { definitionOf } from '../../infra/local/tables.ts';
import { violationsOf } from '../../shared/store/check.ts';
import { moveWatermark, watermarkOf } from '../../shared/store/deliveries.ts';
import { fromItem, type Stored } from '../../shared/store/item.ts';
import type { Keys } from '../../shared/store/secrets.ts';
import type { Store } from '../../shared/store/store.ts';
import { FACTS, RECORDS } from '../../shared/store/tables.ts';
import { openWorldFiles, type WorldFiles } from './files.ts';
import { ASSETS, exportFunction, fileFunction, pageFunctions } from './pages.ts';
import { isCall, openWire, quickDynamo, quickMail, writesTo } from './wire.ts';

/** One call that left for AWS, as the fault matrix and the counts see it. */
export type AwsCall = {
  readonly service: 'dynamodb' | 'ses';
  readonly operation: string;
  readonly index?: string;
  readonly input: Readonly<Record<string, any>>;
};
/** What a test may do to a call: throw before it, or after its effect. */
export type Hook = (call: AwsCall, n: number, run: () => Promise<unknown>) => Promise<unknown>;

/** The sweeper stays this far behind its clock. */
const TRAIL_MS = 2 * 60_000;

const KEYS: Keys = { current: 'k1', keys: { k1: Buffer.alloc(32, 7).toString('base64') } };

const randomFrom = (seed: string): Store['random'] => {
  let n = 0;
  return (bytes) => {
    n += 1;
    return createHash('sha512').update(`${seed} ${n}`).digest().subarray(0, bytes);
  };
};

/** A client whose calls are recorded and can be tampered with. */
const watched = <C extends DynamoDBClient | SESClient>(
  client: Pick<C, 'send'>,
  service: AwsCall['service'],
  world: { calls: AwsCall[]; hook: Hook | undefined },
): Pick<C, 'send'> => ({
  send: (async (command: { constructor: { name: string }; input: Record<string, any> }) => {
    const index = command.input.IndexName as string | undefined;
    const call: AwsCall = { service, operation: command.constructor.name.replace(/Command$/, ''), ...(index ? { index } : {}), input: command.input };
    world.calls.push(call);
    const run = () => (client.send as (command: unknown) => Promise<unknown>).call(client, command);
    return world.hook ? world.hook(call, world.calls.length, run) : run();
  }) as C['send'],
});

/**
 * The whole application in this process: real handlers and workers, a real database engine, a real mailbox, and a clock that the test
 * moves. Nothing runs by itself: `drain` does what stream and schedules would do.
 */
export class World {
  readonly calls: AwsCall[] = [];
  readonly logs: Record<string, unknown>[] = [];
  hook: Hook | undefined;
  /** Epoch milliseconds; a Monday morning. */
  now = Date.parse('2026-11-02T09:00:00.000Z');
  readonly publicUrl = 'https://sluis.example';
  readonly store: Store;
  readonly deps: Deps;
  readonly post: Post & Clock;
  /** The bucket of what applicants add; its events wait until something drains or delivers them. */
  readonly files: WorldFiles;
  readonly #api: ReturnType<typeof directApi>;
  /** The engine itself, beside everything that is counted or tampered with. */
  readonly plain: Pick<DynamoDBClient, 'send'>;
  readonly database: Database;
  readonly mailbox: Mailbox;
  readonly #dir: string;
  readonly #close: () => void;
  /** How many facts there were when the sweeper last went through all of them; nothing once one was written since. */
  #swept: number | undefined;
  #key = 0;
  #random: Store['random'];

  constructor(parts: { database: Database; mailbox: Mailbox; dir: string; seed: string; identity?: Identity }) {
    this.database = parts.database;
    this.mailbox = parts.mailbox;
    this.#dir = parts.dir;
    const { carry, close } = openWire(parts.database.endpoint);
    this.#close = close;
    this.#random = randomFrom(parts.seed);
    this.plain = quickDynamo((headers, body) => {
      // Whoever puts back what was there before takes back what the sweeper did, too.
      if (writesTo('facts', headers, body) || isCall('BatchWriteItem', headers)) this.#swept = undefined;
      return carry(headers, body);
    });
    const ses = quickMail(async (_headers, body) => {
      const { status, headers, body: answer } = parts.mailbox.answer(Buffer.from(body).toString());
      // The events set out with the answer, as they would if it had to travel.
      await new Promise((resolve) => setImmediate(resolve));
      return { statusCode: status, headers, body: Buffer.from(answer) };
    });
    this.store = {
      client: watched(this.plain, 'dynamodb', this),
      records: 'records',
      facts: 'facts',
      now: () => this.now,
      random: (bytes) => this.#random(bytes),
      sleep: (ms) => {
        this.now += ms;
        return new Promise((done) => setTimeout(done, 1));
      },
    };
    const log = (line: Record<string, unknown>) => void this.logs.push(line);
    this.deps = { store: this.store, keys: async () => KEYS, publicUrl: this.publicUrl, originSecret: '', log, assets: ASSETS };
    this.files = openWorldFiles({ dir: parts.dir, store: this.store, now: () => this.now, site: this.publicUrl });
    this.post = {
      store: this.store,
      keys: async () => KEYS,
      ses: watched(ses, 'ses', this),
      from: 'intake@example.org',
      replyTo: 'liaison@example.org',
      configurationSet: 'sluis',
      heads: folderBucket(join(parts.dir, 'heads')),
      shelf: this.files.shelf,
      messageHost: async () => 'eu-west-1.amazonses.com',
      publicUrl: this.publicUrl,
      log,
    };
    const identity = parts.identity;
    this.#api = directApi(this.deps, {
      ...pageFunctions(this.deps, () => {
        if (!identity) throw new Error('this world has no identity provider');
        return identity;
      }),
      'api-file': fileFunction(this.deps, () => this.files),
      'api-export': exportFunction(this.deps, () => this.files),
    });
  }

  /** A request as the gateway would bring it, at the world's time. POST gets a fresh key unless one is given. */
  request(request: Omit<Request, 'at'> & { at?: number }): Promise<Response> {
    const key: Record<string, string> = request.method === 'POST' ? { 'idempotency-key': this.key() } : {};
    return this.#api({ at: this.now, ...request, headers: { ...key, ...request.headers } });
  }

  key(): string {
    this.#key += 1;
    return `key-${String(this.#key).padStart(24, '0')}`;
  }

  /** From here on chance and keys are what this seed says, whatever was drawn before. */
  reseed(seed: string): void {
    this.#random = randomFrom(seed);
    this.#key = createHash('sha512').update(seed).digest().readUIntBE(0, 6);
  }

  advance(ms: number): void {
    this.now += ms;
  }

  /**
   * A run of the sweeper. Where no fact came since it went through all of them, its runs would find nothing, hour after hour, and move
   * their mark: then only the mark moves.
   */
  async #sweep(): Promise<number> {
    // Other processes write facts too, and delete none.
    const { Table } = await this.plain.send(new DescribeTableCommand({ TableName: 'facts' }));
    const to = new Date(this.now - TRAIL_MS).toISOString();
    if (this.#swept !== undefined && this.#swept === Table?.ItemCount) {
      const mark = await watermarkOf(this.store);
      if (mark !== undefined && mark < to) await moveWatermark(this.store, to);
      return 0;
    }
    this.#swept = Table?.ItemCount;
    const { done } = await onClock(this.post, { job: 'sweep' });
    const mark = await watermarkOf(this.store);
    if (mark === undefined || mark < to) this.#swept = undefined;
    return done;
  }

  /** What stream and schedules do, until nothing is left: facts are swept, letters sent, clocks looked at. Moves the clock by some minutes. */
  async drain(): Promise<void> {
    for (let round = 0; round < 20; round += 1) {
      this.advance(3 * 60_000);
      const swept = await this.#sweep();
      const woken = await onClock(this.post, { job: 'wake' });
      const told = await this.files.deliver();
      const sent = await onLetters(this.post, { job: 'letters' });
      await this.mailbox.settled();
      if (swept === 0 && woken.done === 0 && sent.done === 0 && told === 0) return;
    }
    throw new Error('the world does not come to rest');
  }

  async rows(): Promise<{ records: Stored[]; facts: Stored[] }> {
    const scan = async (table: string) => {
      const rows: Stored[] = [];
      let start: Parameters<typeof fromItem>[0] | undefined;
      do {
        const reply = await this.plain.send(new ScanCommand({ TableName: table, ConsistentRead: true, ...(start ? { ExclusiveStartKey: start } : {}) }));
        rows.push(...(reply.Items ?? []).map(fromItem));
        start = reply.LastEvaluatedKey;
      } while (start);
      return rows;
    };
    return { records: await scan('records'), facts: await scan('facts') };
  }

  /** Violated invariants of everything stored. */
  async violations(): Promise<string[]> {
    return violationsOf(await this.rows(), this.now);
  }

  mails(to?: string) {
    return this.mailbox.mails().filter((mail) => to === undefined || mail.to.includes(to));
  }

  async stop(): Promise<void> {
    this.#close();
    await this.database.stop();
    rmSync(this.#dir, { recursive: true, force: true });
  }
}

/** A fresh world with empty tables in a folder of its own. */
export const openWorld = async (options: { seed?: string; identity?: Identity } = {}): Promise<World> => {
  const dir = mkdtempSync(join(tmpdir(), 'sluis-'));
  const database = await startDatabase({});
  let world: World | undefined;
  const mailbox = openMailbox({
    identities: ['example.org'],
    configurationSets: ['sluis'],
    now: () => new Date(world?.now ?? Date.now()),
    onEvent: async (event) => {
      if (world) await onMailEvent(world.store, world.deps.log, JSON.stringify(event));
    },
  });
  world = new World({ database, mailbox, dir, seed: options.seed ?? 'world', ...(options.identity ? { identity: options.identity } : {}) });
  // Nothing reads a stream here, and nothing but the code itself treats what has expired as gone.
  for (const { StreamSpecification: _s, ttl: _t, ...definition } of [definitionOf(RECORDS, 'records'), definitionOf(FACTS, 'facts')])
    await world.plain.send(new CreateTableCommand(definition));
  return world;
};
