import type { IncomingMessage, ServerResponse } from 'node:http';
import { dayOf } from '../../shared/domain/heads.ts';
import type { Bus } from './bus.ts';
import { type Clock, durationMs } from './clock.ts';
import type { Database } from './database.ts';
import type { DeadLetters } from './dead-letters.ts';
import { mailboxPage, welcomePage } from './door-pages.ts';
import { drain } from './drain.ts';
import type { Faults } from './faults.ts';
import type { Files } from './files.ts';
import { LocalError, readBody, sendJson, sendPage } from './http.ts';
import { keptHeads } from './kept-heads.ts';
import type { Log } from './log.ts';
import type { Mailbox } from './mailbox.ts';
import type { ServiceProxy } from './proxy.ts';
import type { Schedules } from './schedules.ts';
import type { Streams } from './streams.ts';
import { plain, scan } from './wire.ts';
import type { Sample, Stored, World } from './world.ts';

/** For developers and testers. Nothing of it is in a bundle, so nothing of it can be deployed. */
export type DoorsOptions = {
  readonly world: World;
  readonly sample: Sample;
  readonly emptyTables: () => Promise<unknown>;
  readonly database: Database;
  readonly clock: Clock;
  readonly mailbox: Mailbox;
  readonly files: Files;
  /** The bucket of the daily heads; a name of none in a stack that keeps no heads. */
  readonly headsBucket: string;
  /** The bucket of the files of proposals, likewise. */
  readonly filesBucket: string;
  readonly bus: Bus;
  readonly streams: Streams;
  readonly schedules: Schedules;
  readonly faults: Faults;
  readonly proxy: ServiceProxy;
  readonly deadLetters: DeadLetters;
  readonly writes: Set<string>;
  readonly recycle: () => Promise<unknown>;
  readonly log: Log;
};

type Visit = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
  readonly input: Record<string, unknown>;
};
type Door = (visit: Visit) => unknown;

export const createDoors = (options: DoorsOptions) => {
  const { world, sample, database, clock, mailbox, streams, schedules, faults, proxy, deadLetters } = options;

  const mailsTo = (to: string | null) => mailbox.mails().filter((mail) => !to || mail.to.some((each) => each.toLowerCase() === to.toLowerCase()));

  const dump = async (): Promise<Stored[]> => {
    const { records, facts } = world.tables;
    const [first, second] = await Promise.all([scan(database.endpoint, records), scan(database.endpoint, facts)]);
    return [...first.map((item) => ({ ...plain(item), _table: 'records' as const })), ...second.map((item) => ({ ...plain(item), _table: 'facts' as const }))];
  };

  const moveClock = ({ at, advance }: Record<string, unknown>) => {
    const target = advance === undefined ? Date.parse(String(at)) : clock.now().getTime() + (durationMs(advance) ?? Number.NaN);
    if (Number.isNaN(target)) throw new LocalError('Give "at" as an ISO date or "advance" as an ISO duration such as PT1M or P30D, or in milliseconds.');
    return { now: clock.moveTo(target).toISOString() };
  };

  const signIn = async ({ request, response, input }: Visit) => {
    const person = String(input.person ?? '');
    if (!(await sample.people(world)).some(({ id }) => id === person)) throw new LocalError(`There is no sample person ${person}.`);
    const cookie = await sample.signIn(world, person);
    if (isForm(request)) return void response.writeHead(303, { location: '/en/opened', 'set-cookie': cookie }).end();
    sendJson(response, 200, { person }, { 'set-cookie': cookie });
  };

  let seededOn = '';
  const reset = async ({ warm }: Record<string, unknown>) => {
    const resume = await schedules.pause();
    const wasOn = streams.isOn();
    streams.turn(false);
    try {
      faults.clear();
      await streams.skip();
      await mailbox.settled();
      await options.bus.settled();
      options.files.clear(options.filesBucket);
      if (warm !== true) await options.recycle();
      await options.emptyTables();
      await streams.skip();
      mailbox.clear();
      // Heads are of days that have ended: what began today is in none of them, and making them all anew takes a second.
      const today = dayOf(clock.now().getTime());
      if (today !== seededOn) options.files.clear(options.headsBucket);
      seededOn = today;
      deadLetters.clear();
      proxy.forget();
      await sample.seed(world);
    } finally {
      streams.turn(wasOn);
      resume();
    }
    return { now: clock.now().toISOString() };
  };

  const doors: Record<string, Door> = {
    'GET /_local/': async ({ response }) => sendPage(response, 'Sluis on this machine', welcomePage(await sample.people(world), clock.now())),
    'GET /_local/people': async ({ response }) => sendJson(response, 200, await sample.people(world)),
    'POST /_local/sign-in': signIn,
    'GET /_local/mails': ({ response, url }) => sendJson(response, 200, mailsTo(url.searchParams.get('to'))),
    'GET /_local/mailbox': ({ response, url }) => sendPage(response, 'Mailbox', mailboxPage(mailsTo(url.searchParams.get('to')))),
    // Loads what builds the pages only for whoever looks at their parts.
    'GET /_local/parts': async ({ response, url }) => (await import('./parts.ts')).sendParts(response, url.searchParams),
    'GET /_local/clock': ({ response }) => sendJson(response, 200, { now: clock.now().toISOString() }),
    'POST /_local/clock': ({ request, response, input }) => {
      const moved = moveClock(input);
      if (isForm(request)) response.writeHead(303, { location: '/_local/' }).end();
      else sendJson(response, 200, moved);
    },
    'POST /_local/drain': async ({ response }) => sendJson(response, 200, await drain(options)),
    'POST /_local/stream': ({ response, input }) => {
      streams.turn(input.on === true || input.on === 'true');
      sendJson(response, 200, { on: streams.isOn() });
    },
    'POST /_local/faults': ({ response, input }) => sendJson(response, 201, faults.add(input)),
    'GET /_local/faults': ({ response }) => sendJson(response, 200, faults.pending()),
    'DELETE /_local/faults': ({ response }) => {
      faults.clear();
      response.writeHead(204).end();
    },
    'GET /_local/calls': ({ response }) => sendJson(response, 200, proxy.calls()),
    'DELETE /_local/calls': ({ response }) => {
      proxy.forget();
      response.writeHead(204).end();
    },
    'GET /_local/logs': ({ response }) => sendJson(response, 200, options.log.lines()),
    'GET /_local/dead-letters': ({ response }) => sendJson(response, 200, deadLetters.all()),
    'GET /_local/dump': async ({ response }) => sendJson(response, 200, await dump()),
    'POST /_local/check': async ({ response }) => {
      const now = clock.now();
      const bucket = options.files.bucket(options.headsBucket);
      const heads = bucket ? await keptHeads(bucket, now) : new Map<string, string>();
      sendJson(response, 200, { violations: await sample.check(await dump(), { now, heads }) });
    },
    'POST /_local/reset': async ({ response, input }) => sendJson(response, 200, await reset(input)),
    'POST /_local/kill-database': async ({ response }) => {
      const killed = database.pid;
      await database.kill9();
      await database.ready();
      sendJson(response, 200, { killed });
    },
  };

  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const path = url.pathname === '/_local' ? '/_local/' : url.pathname;
    if (!isOurs(request)) return sendJson(response, 403, { message: 'These doors open for this machine and its own pages only.' });
    const door = doors[`${request.method} ${path}`];
    if (!door) return sendJson(response, 404, { message: 'Not Found' });
    try {
      await door({ request, response, url, input: request.method === 'POST' ? await inputOf(request) : {} });
    } catch (error) {
      if (!(error instanceof LocalError)) throw error;
      sendJson(response, 422, { message: error.message });
    }
  };
};

/** A foreign name that leads to this machine, or a foreign page that posts to it, gets nothing. */
const isOurs = ({ headers, method }: IncomingMessage) => {
  const host = headers.host ?? '';
  if (!/^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/.test(host)) return false;
  if (method === 'GET' || method === 'HEAD') return true;
  const foreign = headers['sec-fetch-site'] !== undefined && !['same-origin', 'none'].includes(String(headers['sec-fetch-site']));
  return !foreign && (headers.origin === undefined || headers.origin === `http://${host}`);
};

const isForm = ({ headers }: IncomingMessage) => /^application\/x-www-form-urlencoded/.test(headers['content-type'] ?? '');

const inputOf = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  const text = String((await readBody(request, 1_000_000)) ?? '');
  if (isForm(request)) return Object.fromEntries(new URLSearchParams(text));
  try {
    const value = JSON.parse(text || '{}');
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    throw new LocalError('The body is no JSON.');
  }
};
