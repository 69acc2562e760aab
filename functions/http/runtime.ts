import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { envOf, type FunctionName } from '../../shared/env.ts';
import { type Bucket, bucketFrom } from '../../shared/store/bucket.ts';
import { parameterFrom } from '../../shared/store/parameter.ts';
import { type KeySource, keysFrom } from '../../shared/store/secrets.ts';
import { type Shelf, shelfFrom } from '../../shared/store/shelf.ts';
import type { Store } from '../../shared/store/store.ts';
import { type Uploads, uploadsFrom } from '../../shared/store/upload.ts';
import { stdoutLog } from './log.ts';
import type { Assets, Deps } from './serve.ts';

type RuntimeStore = Store & { readonly client: DynamoDBClient };

/** The store as a function has it in its account: one client at module scope, real time, real randomness. */
export const runtimeStore = (env: { RECORDS_TABLE: string; FACTS_TABLE: string }): RuntimeStore => ({
  client: new DynamoDBClient({ maxAttempts: 3 }),
  records: env.RECORDS_TABLE,
  facts: env.FACTS_TABLE,
  now: () => Date.now(),
  random: (bytes) => randomBytes(bytes),
  sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
});

/** The signing keys, asked for with the credentials and connections of the database client. */
export const runtimeKeys = (
  { client, sleep, random, now }: RuntimeStore,
  env: { KEYS_PARAMETER: string; AWS_ENDPOINT_URL_SSM?: string | undefined },
): KeySource => keysFrom(parameterFrom({ caller: client.config, endpoint: env.AWS_ENDPOINT_URL_SSM, sleep, random }), env.KEYS_PARAMETER, now);

/** A bucket, reached in the same way. */
export const runtimeBucket = ({ client, sleep, random }: RuntimeStore, name: string, env: { AWS_ENDPOINT_URL_S3?: string | undefined }): Bucket =>
  bucketFrom({ caller: client.config, endpoint: env.AWS_ENDPOINT_URL_S3, sleep, random }, name);

/** The manifest of styles and scripts, as a function gets it. */
export const assetsOf = (text: string): Assets => z.record(z.string(), z.string()).parse(JSON.parse(text));

/** The shelf of the files of proposals, likewise. */
export const runtimeShelf = ({ client, sleep, random }: RuntimeStore, bucket: string, env: { AWS_ENDPOINT_URL_S3?: string | undefined }): Shelf =>
  shelfFrom({ caller: client.config, endpoint: env.AWS_ENDPOINT_URL_S3, sleep, random }, bucket);

/** What signs for browsers, with the credentials of the database client. */
export const runtimeUploads = ({ client }: RuntimeStore, env: { FILES_URL: string; FILES_BUCKET: string }): Uploads =>
  uploadsFrom(client.config, { url: env.FILES_URL, bucket: env.FILES_BUCKET });

/** What an API function is built from, read from its environment once. */
export const runtimeDeps = (name: Extract<FunctionName, `api-${string}` | `page-${string}`>) => (): Deps => {
  const env = envOf(name, process.env);
  const store = runtimeStore(env);
  return {
    store,
    keys: runtimeKeys(store, env),
    publicUrl: env.PUBLIC_URL,
    originSecret: env.ORIGIN_SECRET,
    log: stdoutLog,
    ...('ASSETS' in env ? { assets: assetsOf(String(env.ASSETS)) } : {}),
  };
};
