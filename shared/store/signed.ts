import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { HttpRequest } from '@smithy/core/protocols';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Random } from '../domain/id.ts';

/** What a request to another service needs and the database client has resolved already: who asks, from where, over which connections. */
export type Caller = Pick<DynamoDBClient['config'], 'credentials' | 'region' | 'sha256' | 'requestHandler'>;
export type Source = {
  readonly caller: Caller;
  /** Where the service answers; absent = its address in the caller's region. */
  readonly endpoint?: string | undefined;
  readonly sleep: (ms: number) => Promise<void>;
  readonly random: Random;
};

export type Ask = {
  readonly service: 'ssm' | 's3';
  /** The service's host in the caller's region, without the domain of AWS. */
  readonly host: (region: string) => string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Encoded already. */
  readonly path: string;
  /** Not encoded yet. */
  readonly query?: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** What is said to have failed, such as "The parameter /sluis/keys could not be read". */
  readonly failure: string;
};
/** What an answer means; a fault is code and status alone, as nothing that the service sent may end up in a log. */
export type Meaning<T> = { readonly value: T } | { readonly fault: string; readonly again: boolean };

const ATTEMPTS = 3;
const TIMEOUT_MS = 3_000;

const originOf = async ({ caller, endpoint }: Source, { host }: Ask): Promise<URL> => {
  const region = await caller.region();
  return new URL(endpoint ?? `https://${host(region)}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`);
};

const requestOf = async (source: Source, ask: Ask): Promise<HttpRequest> => {
  const url = await originOf(source, ask);
  return new HttpRequest({
    method: ask.method,
    protocol: url.protocol,
    hostname: url.hostname,
    ...(url.port ? { port: Number(url.port) } : {}),
    path: ask.path,
    ...(ask.query ? { query: { ...ask.query } } : {}),
    headers: { host: url.host, ...ask.headers },
    ...(ask.body === undefined ? {} : { body: ask.body }),
  });
};

const bytesOf = async (body: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
};

/** What an answer says, headers by their names in small letters. */
type Reading<T> = (status: number, body: Buffer, headers: Readonly<Record<string, string>>) => Meaning<T>;

const send = async <T>({ caller }: Source, signed: HttpRequest, meaning: Reading<T>): Promise<Meaning<T>> => {
  try {
    const { response } = await caller.requestHandler.handle(signed, { requestTimeout: TIMEOUT_MS });
    return meaning(response.statusCode, await bytesOf(response.body), response.headers);
  } catch (error) {
    return { fault: `no answer (${error instanceof Error ? error.name : 'unknown'})`, again: true };
  }
};

/**
 * One request of a service, signed with the SDK's own signer and sent over the connections of the database client: for the few operations
 * whose client weighs more than all our code. Tried three times, each time signed anew.
 */
export const askSigned = async <T>(source: Source, ask: Ask, meaning: Reading<T>): Promise<T> => {
  const { credentials, region, sha256 } = source.caller;
  const signer = new SignatureV4({ service: ask.service, credentials, region, sha256, uriEscapePath: ask.service !== 's3' });
  for (let attempt = 1; ; attempt += 1) {
    // What cannot be signed throws here, before anything is sent.
    const signed = (await signer.sign(await requestOf(source, ask))) as HttpRequest;
    const reply = await send(source, signed, meaning);
    if ('value' in reply) return reply.value;
    if (!reply.again || attempt === ATTEMPTS) throw new Error(`${ask.failure}: ${reply.fault}.`);
    await source.sleep(25 * 2 ** attempt * (1 + (source.random(1)[0] ?? 0) / 255));
  }
};
