import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { HttpRequest } from '@smithy/core/protocols';
import { SignatureV4 } from '@smithy/signature-v4';
import type { Random } from '../domain/id.ts';

/** What a request to another service needs and the database client has resolved already: who asks, from where, over which connections. */
export type Caller = Pick<DynamoDBClient['config'], 'credentials' | 'region' | 'sha256' | 'requestHandler'>;
export type ParameterSource = {
  readonly caller: Caller;
  /** Where the service answers; absent = its address in the caller's region. */
  readonly endpoint?: string | undefined;
  readonly sleep: (ms: number) => Promise<void>;
  readonly random: Random;
};
export type Parameter = (name: string) => Promise<string>;

const ATTEMPTS = 3;
const TIMEOUT_MS = 3_000;
const THROTTLED = new Set(['ThrottlingException', 'TooManyRequestsException', 'RequestLimitExceeded', 'RequestThrottled', 'SlowDown']);

const addressIn = (region: string): string => `https://ssm.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;

const textOf = async (body: AsyncIterable<Uint8Array>): Promise<string> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

const parsed = (text: string): { __type?: unknown; Parameter?: { Value?: unknown } } => {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
};

const request = async ({ caller, endpoint }: ParameterSource, name: string): Promise<HttpRequest> => {
  const url = new URL(endpoint ?? addressIn(await caller.region()));
  return new HttpRequest({
    method: 'POST',
    protocol: url.protocol,
    hostname: url.hostname,
    ...(url.port ? { port: Number(url.port) } : {}),
    path: '/',
    headers: { host: url.host, 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AmazonSSM.GetParameter' },
    body: JSON.stringify({ Name: name, WithDecryption: true }),
  });
};

/** The parameter, or why it could not be read: code and status alone, as nothing that the service sent may end up in a log. */
type Reading = { readonly value: string } | { readonly fault: string; readonly again: boolean };

const send = async ({ caller }: ParameterSource, signed: HttpRequest): Promise<Reading> => {
  let status: number;
  let reply: ReturnType<typeof parsed>;
  try {
    const { response } = await caller.requestHandler.handle(signed, { requestTimeout: TIMEOUT_MS });
    status = response.statusCode;
    reply = parsed(await textOf(response.body));
  } catch (error) {
    return { fault: `no answer (${error instanceof Error ? error.name : 'unknown'})`, again: true };
  }
  const value = reply.Parameter?.Value;
  if (status === 200 && typeof value === 'string') return { value };
  const code = /(?:^|#)([A-Za-z]{1,60})$/.exec(String(reply.__type ?? ''))?.[1] ?? 'an answer that is none';
  return { fault: `${code}, status ${status}`, again: status === 429 || status >= 500 || THROTTLED.has(code) };
};

/**
 * Reads one SecureString by one signed request. The service's own client weighs more than all our code, and this is the only one of its
 * hundred and fifty operations that is ever called; signer, credentials and connections are those of the SDK.
 */
export const parameterFrom =
  (source: ParameterSource): Parameter =>
  async (name) => {
    const { credentials, region, sha256 } = source.caller;
    const signer = new SignatureV4({ service: 'ssm', credentials, region, sha256 });
    for (let attempt = 1; ; attempt += 1) {
      // What cannot be signed throws here, before anything is sent.
      const signed = (await signer.sign(await request(source, name))) as HttpRequest;
      const reading = await send(source, signed);
      if ('value' in reading) return reading.value;
      if (!reading.again || attempt === ATTEMPTS) throw new Error(`The parameter ${name} could not be read: ${reading.fault}.`);
      await source.sleep(25 * 2 ** attempt * (1 + (source.random(1)[0] ?? 0) / 255));
    }
  };
