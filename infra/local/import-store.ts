import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Store } from '../../shared/store/store.ts';
import { openClock } from './clock.ts';
import { startDatabase } from './database.ts';
import { openFolder } from './folder.ts';
import { variableIn } from './functions.ts';
import { LocalError, portOf } from './http.ts';
import { openParameters } from './parameters.ts';
import { type Running, runningIn } from './running.ts';
import { sluisIn } from './nested.ts';
import { seedOnce } from './seeded.ts';
import { synthesise } from './synthesise.ts';
import { ensureTables, tablesIn } from './tables.ts';
import { openTemplate, REGION, type Template } from './template.ts';
import { CREDENTIALS, empty } from './wire.ts';

/** A store to import into, and how to let go of it. */
export type Opened = { readonly store: Store; readonly stop: () => Promise<void> };

const storeOf = (client: DynamoDBClient, { records, facts }: Omit<Running, 'endpoint'>, now: () => number): Store => ({
  client,
  records,
  facts,
  now,
  random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
  sleep: (ms) => sleep(ms),
});

/** Tables on AWS; region, credentials and another endpoint come from the environment, as with any program of the SDK. */
export const openDeployed = (tables: { readonly records: string; readonly facts: string }): Opened => {
  const client = new DynamoDBClient({});
  return { store: storeOf(client, tables, Date.now), stop: async () => client.destroy() };
};

const localClient = (endpoint: string) => new DynamoDBClient({ endpoint, region: REGION, credentials: CREDENTIALS, maxAttempts: 5 });

/** A run that has only just begun tells its database after some seconds. */
const START_MS = 60_000;

const openRunning = async (dir: string): Promise<Opened> => {
  const until = Date.now() + START_MS;
  let running = runningIn(dir);
  for (; !running && Date.now() < until; running = runningIn(dir)) await sleep(100);
  if (!running) throw new LocalError(`Another program uses the data folder ${dir} and does not tell its database: stop it and try again.`);
  const client = localClient(running.endpoint);
  return { store: storeOf(client, running, () => openClock(dir).now().getTime()), stop: async () => client.destroy() };
};

/** The stack that the folder was last run with; a new folder gets one as `npm start` would make it. */
const templateIn = async (dir: string): Promise<Template> => {
  const assembly = join(dir, 'assembly');
  return existsSync(join(assembly, 'Sluis.template.json')) ? sluisIn(assembly) : (await synthesise(assembly)).template;
};

/**
 * The folder of a run that is not going: its engine is started for as long as it takes. A new folder gets the sample data first, which a
 * later start would not put in any more.
 */
const openResting = async (dir: string): Promise<Opened> => {
  const stack = openTemplate(await templateIn(dir));
  const clock = openClock(dir);
  const database = await startDatabase({ dir });
  const client = localClient(database.endpoint);
  const stop = async () => {
    client.destroy();
    await database.stop();
  };
  try {
    const fresh = await ensureTables(client, tablesIn(stack));
    const tables = { records: variableIn(stack, 'RECORDS_TABLE') ?? '', facts: variableIn(stack, 'FACTS_TABLE') ?? '' };
    const { keys } = openParameters({ dir, secretNames: [variableIn(stack, 'KEYS_PARAMETER') ?? ''] });
    const world = { client, tables, now: clock.now, publicUrl: `http://127.0.0.1:${portOf(process.env.PORT)}`, keys };
    await seedOnce({
      dir,
      fresh,
      empty: () => Promise.all(Object.values(tables).map((table) => empty(database.endpoint, table, ['pk', 'sk']))),
      seed: async () => (await import('./seed.ts')).seed(world),
    });
    return { store: storeOf(client, tables, () => clock.now().getTime()), stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

/** The store of a local data folder, whether a run is going on it or not. @throws LocalError when it cannot be had */
export const openLocal = async (dir: string): Promise<Opened> => {
  let unlock: () => void;
  try {
    unlock = openFolder(dir);
  } catch (error) {
    if (!(error instanceof LocalError) || !existsSync(join(dir, 'lock.sqlite'))) throw error;
    return openRunning(dir);
  }
  try {
    const { store, stop } = await openResting(dir);
    return { store, stop: () => stop().finally(unlock) };
  } catch (error) {
    unlock();
    throw error;
  }
};
