import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SSMClient } from '@aws-sdk/client-ssm';
import { envOf, type FunctionName } from '../../shared/env.ts';
import { keysFrom } from '../../shared/store/secrets.ts';
import type { Store } from '../../shared/store/store.ts';
import { stdoutLog } from './log.ts';
import type { Deps } from './serve.ts';

/** The store as a function has it in its account: one client at module scope, real time, real randomness. */
export const runtimeStore = (env: { RECORDS_TABLE: string; FACTS_TABLE: string }): Store => ({
  client: new DynamoDBClient({ maxAttempts: 3 }),
  records: env.RECORDS_TABLE,
  facts: env.FACTS_TABLE,
  now: () => Date.now(),
  random: (bytes) => randomBytes(bytes),
  sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
});

/** What an API function is built from, read from its environment once. */
export const runtimeDeps = (name: Extract<FunctionName, `api-${string}`>) => (): Deps => {
  const env = envOf(name, process.env);
  const store = runtimeStore(env);
  return { store, keys: keysFrom(new SSMClient({ maxAttempts: 3 }), env.KEYS_PARAMETER, store.now), publicUrl: env.PUBLIC_URL, originSecret: env.ORIGIN_SECRET, log: stdoutLog };
};
