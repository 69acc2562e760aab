import http from 'node:http';
import https from 'node:https';
import { defaultProvider } from './credentials.ts';
import { authorizationOf, stampOf } from './signature.ts';

export type CallerOptions = { readonly maxAttempts?: number };

/** How a service is reached and spoken to. */
export type Service = {
  /** As signatures and endpoint variables name it. */
  readonly name: 'dynamodb' | 'ssm' | 'ses';
  /** First label of its host name. */
  readonly host: string;
  readonly timeoutMs: number;
  readonly encode: (operation: string, input: any) => { readonly headers: Readonly<Record<string, string>>; readonly body: string };
  readonly decode: (text: string) => any;
  readonly failure: (text: string) => { readonly name: string; readonly message: string; readonly fields?: object };
};
type Reply = { readonly status: number; readonly text: string; readonly requestId: string };

/** What a service refuses for now and does on another try; everything else it means. */
const PASSING = new Set([
  'ThrottlingException',
  'Throttling',
  'ThrottlingError',
  'RequestLimitExceeded',
  'ProvisionedThroughputExceededException',
  'TransactionInProgressException',
  'RequestTimeout',
]);
const PAUSE_MS = 50;

/** An error as the SDK throws it: named after the service's exception, with its fields. */
class ServiceError extends Error {
  constructor(service: Service, { status, text, requestId }: Reply, attempts: number) {
    const { name, message, fields } = service.failure(text);
    super(message || `HTTP ${status}`);
    this.name = name;
    const metadata = { httpStatusCode: status, requestId, attempts };
    Object.assign(this, fields, { $fault: status >= 500 ? 'server' : 'client', $metadata: metadata });
  }
}

const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

const endpointOf = ({ name, host }: Service): URL => {
  const { AWS_ENDPOINT_URL, AWS_REGION, [`AWS_ENDPOINT_URL_${name.toUpperCase()}`]: own } = process.env;
  return new URL(own || AWS_ENDPOINT_URL || `https://${host}.${AWS_REGION}.amazonaws.com`);
};

const post = (url: URL, options: http.RequestOptions, body: string): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? https : http).request(url, { method: 'POST', ...options }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const requestId = String(response.headers['x-amzn-requestid'] ?? '');
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString(), requestId });
      });
    });
    request.on('timeout', () => request.destroy(Object.assign(new Error('No reply in time.'), { name: 'TimeoutError' })));
    request.on('error', reject);
    request.end(body);
  });

/**
 * Calls a service with signed requests over one kept connection. Broken connections, time-outs, throttling and errors of
 * the service are tried again after a growing random pause. @throws the service's exception, by its name
 */
export const createCaller = (service: Service, { maxAttempts = 3 }: CallerOptions = {}) => {
  const url = endpointOf(service);
  const agent = new (url.protocol === 'https:' ? https : http).Agent({ keepAlive: true, maxSockets: 50 });
  const credentialsOf = defaultProvider();

  const attempt = async (own: Readonly<Record<string, string>>, body: string): Promise<Reply> => {
    const credentials = await credentialsOf();
    const token: Record<string, string> = credentials.sessionToken ? { 'x-amz-security-token': credentials.sessionToken } : {};
    const headers = { ...own, host: url.host, 'x-amz-date': stampOf(new Date()), ...token };
    const region = process.env.AWS_REGION ?? '';
    const authorization = authorizationOf({
      method: 'POST',
      path: url.pathname,
      headers,
      body,
      service: service.name,
      region,
      credentials,
    });
    const all = { ...headers, authorization, 'content-length': String(Buffer.byteLength(body)) };
    return post(url, { agent, headers: all, timeout: service.timeoutMs }, body);
  };

  const call = async (operation: string, input: object): Promise<any> => {
    const { headers, body } = service.encode(operation, input);
    for (let tries = 1; ; tries += 1) {
      let failure: Error;
      try {
        const reply = await attempt(headers, body);
        if (reply.status === 200) return service.decode(reply.text);
        failure = new ServiceError(service, reply, tries);
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
