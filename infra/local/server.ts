import { createServer } from 'node:http';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { busIn } from './bus.ts';
import { openClock } from './clock.ts';
import { startDatabase } from './database.ts';
import { openDeadLetters } from './dead-letters.ts';
import { createDoors } from './doors.ts';
import { issuerOf } from './environment.ts';
import { createFaults } from './faults.ts';
import { startFileServer, tellOf } from './file-server.ts';
import { bucketsIn, openFiles } from './files.ts';
import { openFolder } from './folder.ts';
import { type FrontDoor, frontDoorIn } from './front-door.ts';
import { functionsIn, variableIn } from './functions.ts';
import { createGateway } from './gateway.ts';
import { close, listen, sendJson } from './http.ts';
import { createIdentity } from './identity.ts';
import { openLog } from './log.ts';
import { mailboxIn } from './mail-delivery.ts';
import { openParameters } from './parameters.ts';
import { createProxy } from './proxy.ts';
import { routesIn } from './routes.ts';
import { tellRunning } from './running.ts';
import { startSchedules } from './schedules.ts';
import { seedOnce } from './seeded.ts';
import { startStreams } from './streams.ts';
import { ensureTables, tablesIn } from './tables.ts';
import { openTemplate, REGION, type Template } from './template.ts';
import { CREDENTIALS, empty } from './wire.ts';
import type { Sample, World } from './world.ts';

export type LocalOptions = Sample & {
  readonly template: Template;
  /** Folder that the template's assets are relative to. */
  readonly assemblyDir: string;
  /** 0 takes any free port. */
  readonly port?: number;
  readonly dataDir: string;
  /** How to let go of the data folder, when the caller holds it already. */
  readonly unlock?: () => void;
  readonly quiet?: boolean;
};
export type Local = { readonly url: string; readonly world: World; readonly dataDir: string; readonly stop: () => Promise<void> };

/** Serves a synthesised stack on this machine. @throws LocalError with one line for the person who started it */
export const startLocal = async ({ template, assemblyDir, port = 3000, dataDir, unlock, quiet = false, ...sample }: LocalOptions): Promise<Local> => {
  const stack = openTemplate(template);
  const site = await openSite(port);
  const cleanup: (() => unknown)[] = [];
  const stop = async () => {
    // First nothing new comes in, then everything goes in the reverse order of its coming.
    await close(site.server);
    for (const each of cleanup.splice(0).reverse()) await each();
  };
  try {
    cleanup.push(unlock ?? openFolder(dataDir));
    const log = openLog(dataDir, quiet);
    const clock = openClock(dataDir);
    const database = await startDatabase({ dir: dataDir, log: log.say });
    cleanup.push(database.stop);
    const client = new DynamoDBClient({ endpoint: database.endpoint, region: REGION, credentials: CREDENTIALS, maxAttempts: 5 });
    cleanup.push(() => client.destroy());
    const fresh = await ensureTables(client, tablesIn(stack));

    const parameters = openParameters({ dir: dataDir, secretNames: [variableIn(stack, 'KEYS_PARAMETER') ?? ''] });
    const tables = { records: variableIn(stack, 'RECORDS_TABLE') ?? '', facts: variableIn(stack, 'FACTS_TABLE') ?? '' };
    const world: World = { client, tables, now: clock.now, publicUrl: site.url, keys: parameters.keys };
    const faults = createFaults();
    const deadLetters = openDeadLetters(dataDir);
    const writes = new Set<string>();
    const functions: ReturnType<typeof functionsIn> = new Map();
    const mailbox = mailboxIn({ stack, dir: dataDir, now: clock.now, functions, deadLetters });
    const bus = busIn({ stack, functions, deadLetters, now: clock.now });
    const tell = tellOf(stack, bus, clock.now);
    const files = openFiles(dataDir, bucketsIn(stack), { now: clock.now, onCreated: tell });
    const filesBucket = variableIn(stack, 'FILES_BUCKET');
    const fileServer = filesBucket ? await startFileServer({ bucket: filesBucket, files, now: clock.now, site: site.url, tell }) : undefined;
    if (fileServer) cleanup.push(fileServer.stop);
    const proxy = createProxy({
      database,
      faults,
      now: clock.now,
      sinks: { ses: mailbox.answer, ssm: parameters.answer, s3: files.answer },
      onWrite: (keys) => {
        for (const key of keys) writes.add(key);
        streams.wake();
      },
    });
    const addresses = { site: site.url, files: fileServer?.url };
    for (const [name, fn] of functionsIn({ stack, assemblyDir, addresses, clock: clock.shared, proxy, onLog: log.write })) functions.set(name, fn);
    const streams = startStreams({ dir: dataDir, stack, database, functions, deadLetters, now: clock.now });
    const schedules = startSchedules({ stack, functions, deadLetters, now: clock.now });
    const recycle = () => Promise.all([...functions.values()].map((fn) => fn.recycle()));
    cleanup.push(() => Promise.all([streams.stop(), schedules.stop(), recycle()]));
    // What was uploaded is still handed over, as nothing keeps the events beyond this run.
    cleanup.push(bus.settled);
    fileServer?.tellAgain();
    const emptyTables = () => Promise.all(Object.values(tables).map((table) => empty(database.endpoint, table, ['pk', 'sk'])));
    await seedOnce({ dir: dataDir, fresh, empty: emptyTables, seed: () => sample.seed(world) });
    cleanup.push(tellRunning(dataDir, { endpoint: database.endpoint, ...tables }));

    const doors = createDoors({
      world,
      emptyTables,
      sample,
      database,
      clock,
      mailbox,
      files,
      headsBucket: variableIn(stack, 'HEADS_BUCKET') ?? '',
      filesBucket: filesBucket ?? '',
      bus,
      streams,
      schedules,
      faults,
      proxy,
      deadLetters,
      writes,
      recycle,
      log,
    });
    const identity = createIdentity({
      dir: dataDir,
      issuer: issuerOf(site.url),
      site: site.url,
      now: clock.now,
      people: () => staffOf(sample, world),
    });
    const frontDoor = frontDoorIn(stack, assemblyDir);
    const gateway = createGateway({
      routes: routesIn(stack),
      functions,
      passOn: frontDoor.passOn,
      bare: frontDoor.bare,
      now: clock.now,
      onFailure: (route, error) => log.say(`${route} failed: ${error.message}\n${error.trace}`),
    });
    site.serve({ frontDoor, gateway, doors, identity });
    return { url: site.url, world, dataDir, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

/** Applicants have links, not accounts. */
const staffOf = async (sample: Sample, world: World) => (await sample.people(world)).filter(({ roles }) => roles.length > 0);

type Handlers = {
  readonly frontDoor: FrontDoor;
  readonly gateway: ReturnType<typeof createGateway>;
  readonly doors: ReturnType<typeof createDoors>;
  readonly identity: ReturnType<typeof createIdentity>;
};

/** The port is taken first, as the site's address is part of what the functions are told; until all is ready it answers 503. */
const openSite = async (port: number) => {
  let handlers: Handlers | undefined;
  const server = createServer(async (request, response) => {
    if (!handlers) return sendJson(response, 503, { message: 'Starting' }, { 'retry-after': '1' });
    try {
      const target = new URL(`http://local${request.url?.startsWith('/') ? request.url : '/'}`);
      // One name for the site: cookies and Origin checks would differ between localhost and 127.0.0.1.
      if (request.method === 'GET' && /^localhost(:|$)/.test(request.headers.host ?? ''))
        return void response.writeHead(307, { location: `${url}${request.url}` }).end();
      if (target.pathname.startsWith('/_local/oidc/')) return await handlers.identity(request, response, target);
      if (target.pathname === '/_local' || target.pathname.startsWith('/_local/')) return await handlers.doors(request, response, target);
      if (!handlers.frontDoor.answer(request, response, target.pathname)) await handlers.gateway(request, response);
    } catch (error) {
      if (response.headersSent) response.destroy();
      else sendJson(response, 500, { message: 'The local run failed.', reason: String(error) });
    }
  });
  const actual = await listen(server, port);
  const url = `http://127.0.0.1:${actual}`;
  return {
    server,
    url,
    serve: (ready: Handlers) => {
      handlers = ready;
    },
  };
};
