import { HttpRequest } from '@smithy/core/protocols';
import { SignatureV4 } from '@smithy/signature-v4';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** What a request to another service needs and the database client has resolved already: who asks, from where, over which connections. */
export type Caller = Pick<DynamoDBClient['config'], 'credentials' | 'region' | 'sha256' | 'requestHandler'>;
export type ParameterSource = {
  readonly caller: Caller;
  /** Where the service answers; absent = its address in the caller's region. */
  readonly endpoint?: string | undefined;
  readonly sleep: (ms: number) => Promise<void>;
};
export type Parameter = (name: string) => Promise<string>;

const ATTEMPTS = 3;
const TIMEOUT_MS = 3_000;
const THROTTLED = new Set(['ThrottlingException', 'TooManyRequestsException', 'RequestLimitExceeded', 'RequestThrottled', 'SlowDown']);

/** Why a parameter could not be read: code and status alone, as nothing that the service sent may end up in a log. */
export class ParameterError extends Error {
  override readonly name = 'ParameterError';
  readonly again: boolean;
  constructor(parameter: string, code: string, again: boolean) {
    super(`The parameter ${parameter} could not be read: ${code}.`);
    this.again = again;
  }
}

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

const send = async ({ caller }: ParameterSource, signed: HttpRequest, name: string): Promise<{ status: number; text: string }> => {
  try {
    const { response } = await caller.requestHandler.handle(signed, { requestTimeout: TIMEOUT_MS });
    return { status: response.statusCode, text: await textOf(response.body) };
  } catch (error) {
    throw new ParameterError(name, `no answer (${error instanceof Error ? error.name : 'unknown'})`, true);
  }
};

const readOnce = async (source: ParameterSource, name: string): Promise<string> => {
  const { credentials, region, sha256 } = source.caller;
  const signer = new SignatureV4({ service: 'ssm', credentials, region, sha256 });
  // What cannot be signed throws here, before anything is sent.
  const signed = (await signer.sign(await request(source, name))) as HttpRequest;
  const { status, text } = await send(source, signed, name);
  const reply = parsed(text);
  const value = reply.Parameter?.Value;
  if (status === 200 && typeof value === 'string') return value;
  const code = /(?:^|#)([A-Za-z]{1,60})$/.exec(String(reply.__type ?? ''))?.[1] ?? 'an answer that is none';
  throw new ParameterError(name, `${code}, status ${status}`, status === 429 || status >= 500 || THROTTLED.has(code));
};

/**
 * Reads one SecureString by one signed request. The service's own client weighs more than all our code, and this is the only one of its
 * hundred and fifty operations that is ever called; signer, credentials and connections are those of the SDK.
 */
export const parameterFrom =
  (source: ParameterSource): Parameter =>
  async (name) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await readOnce(source, name);
      } catch (error) {
        if (!(error instanceof ParameterError && error.again) || attempt === ATTEMPTS) throw error;
        await source.sleep(50 * 2 ** attempt * (0.5 + Math.random() / 2));
      }
    }
  };
