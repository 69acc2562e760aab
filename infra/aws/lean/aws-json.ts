import http from 'node:http';
import https from 'node:https';
import { defaultProvider } from './credentials.ts';
import { authorizationOf, stampOf } from './signature.ts';

/** A service that speaks AWS's JSON protocol: one POST per call, the operation in a header. */
export type Service = { readonly name: 'dynamodb' | 'ssm'; readonly target: string; readonly contentType: string };
export type CallerOptions = { readonly maxAttempts?: number };
type Reply = { readonly status: number; readonly text: string; readonly requestId: string };

/** What a service refuses for now and does on another try; everything else it means. */
const PASSING = new Set([
  'ThrottlingException',
  'Throttling',
  'ThrottlingError',
  'RequestLimitExceeded',
  'ProvisionedThroughputExceededException',
  'TransactionInProgressException',
  'InternalServerError',
  'ServiceUnavailable',
  'RequestTimeout',
]);
const TIMEOUT_MS = 3000;
const PAUSE_MS = 50;

/** An error as the SDK throws it: named after the service's exception, with its fields. */
class ServiceError extends Error {
  constructor({ status, text, requestId }: Reply, attempts: number) {
    const { __type, message, Message, ...fields } = parsed(text);
    super(String(message ?? Message ?? `HTTP ${status}`));
    this.name =
      String(__type ?? 'UnknownError')
        .split('#')
        .at(-1) ?? 'UnknownError';
    Object.assign(this, fields, {
      $fault: status >= 500 ? 'server' : 'client',
      $metadata: { httpStatusCode: status, requestId, attempts },
    });
  }
}

const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

const parsed = (text: string): Record<string, unknown> => {
  try {
    return JSON.parse(text || '{}');
  } catch {
    return { message: 'The reply was no JSON.' };
  }
};

const endpointOf = (name: string): URL =>
  new URL(
    process.env[`AWS_ENDPOINT_URL_${name.toUpperCase()}`] ||
      process.env.AWS_ENDPOINT_URL ||
      `https://${name}.${process.env.AWS_REGION}.amazonaws.com`,
  );

const post = (url: URL, agent: http.Agent, headers: Record<string, string>, body: string): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? https : http).request(
      url,
      { method: 'POST', agent, headers, timeout: TIMEOUT_MS },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            text: Buffer.concat(chunks).toString(),
            requestId: String(response.headers['x-amzn-requestid'] ?? ''),
          }),
        );
      },
    );
    request.on('timeout', () => request.destroy(Object.assign(new Error(`No reply within ${TIMEOUT_MS} ms.`), { name: 'TimeoutError' })));
    request.on('error', reject);
    request.end(body);
  });

/**
 * Calls a service with signed requests over one kept connection. Broken connections, time-outs, throttling and errors of
 * the service are tried again after a growing random pause. @throws the service's exception, by its name
 */
export const createCaller = ({ name, target, contentType }: Service, { maxAttempts = 3 }: CallerOptions = {}) => {
  const url = endpointOf(name);
  const agent = new (url.protocol === 'https:' ? https : http).Agent({ keepAlive: true, maxSockets: 50 });
  const credentialsOf = defaultProvider();

  const attempt = async (operation: string, body: string): Promise<Reply> => {
    const credentials = await credentialsOf();
    const headers = {
      'content-type': contentType,
      host: url.host,
      'x-amz-date': stampOf(new Date()),
      'x-amz-target': `${target}.${operation}`,
      ...(credentials.sessionToken ? { 'x-amz-security-token': credentials.sessionToken } : {}),
    };
    const authorization = authorizationOf({
      method: 'POST',
      path: url.pathname,
      headers,
      body,
      service: name,
      region: process.env.AWS_REGION ?? '',
      credentials,
    });
    return post(url, agent, { ...headers, authorization, 'content-length': String(Buffer.byteLength(body)) }, body);
  };

  const call = async (operation: string, input: object): Promise<any> => {
    const body = JSON.stringify(input);
    for (let tries = 1; ; tries += 1) {
      let failure: Error;
      try {
        const reply = await attempt(operation, body);
        if (reply.status === 200) return parsed(reply.text);
        failure = new ServiceError(reply, tries);
        if (reply.status < 500 && !PASSING.has(failure.name)) throw failure;
      } catch (error) {
        if (error instanceof ServiceError || tries >= maxAttempts) throw error;
        failure = error as Error;
      }
      if (tries >= maxAttempts) throw failure;
      await sleep(Math.random() * PAUSE_MS * 2 ** tries);
    }
  };
  return { call, close: () => agent.destroy() };
};
