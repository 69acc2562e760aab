import { connect } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SESClient } from '@aws-sdk/client-ses';
import { HttpResponse } from '@smithy/core/protocols';
import { operation } from '@smithy/core/schema';

export type Answer = { readonly statusCode: number; readonly headers: Record<string, string>; readonly body: Uint8Array };
/** Carries the body of one call to where it is answered. */
export type Carry = (headers: Readonly<Record<string, string>>, body: Uint8Array) => Promise<Answer>;

const CREDENTIALS = { region: 'eu-west-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
const SIGNED = {
  authorization: 'AWS4-HMAC-SHA256 Credential=local/20260101/eu-west-1/dynamodb/aws4_request, SignedHeaders=host, Signature=local',
  'x-amz-date': '20260101T000000Z',
};
const NOWHERE = async () => ({ protocol: 'http:', hostname: '127.0.0.1', path: '/' });

type Sent = { readonly input: object; readonly schema?: any };

/**
 * The SDK's own writing of inputs, reading of outputs and errors, without what lies between them and the wire: signing, endpoints and tries
 * again cost most of a call and decide nothing here.
 */
const over =
  (client: DynamoDBClient | SESClient, carry: Carry) =>
  async ({ input, schema }: Sent): Promise<any> => {
    const config = client.config as any;
    const [, namespace, name, traits, from, to] = schema;
    const called = operation(namespace, name, traits, from, to);
    const context = { ...config, endpoint: NOWHERE };
    const { headers, body } = await config.protocol.serializeRequest(called, input, context);
    return config.protocol.deserializeResponse(called, context, new HttpResponse(await carry(headers, typeof body === 'string' ? Buffer.from(body) : body)));
  };

export const quickDynamo = (carry: Carry): Pick<DynamoDBClient, 'send'> => ({ send: over(new DynamoDBClient(CREDENTIALS), carry) as DynamoDBClient['send'] });
export const quickMail = (carry: Carry): Pick<SESClient, 'send'> => ({ send: over(new SESClient(CREDENTIALS), carry) as SESClient['send'] });

type Headers = Readonly<Record<string, string>>;
export const isCall = (name: string, headers: Headers): boolean => headers['x-amz-target']?.endsWith(`.${name}`) ?? false;
/** Whether a call may write to a table. */
export const writesTo = (table: string, headers: Headers, body: Uint8Array): boolean =>
  /(Put|Update|Delete|Write)Items?$/.test(headers['x-amz-target'] ?? '') &&
  Buffer.from(body.buffer, body.byteOffset, body.byteLength).includes(`"TableName":"${table}"`);

const MOST = 32;
type Job = { readonly bytes: Buffer; readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void };

const readAnswer = (bytes: Buffer): Answer | undefined => {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [status, ...lines] = bytes.toString('latin1', 0, end).split('\r\n') as [string, ...string[]];
  const headers = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]));
  const length = Number(headers['content-length'] ?? Number.NaN);
  if (Number.isNaN(length)) throw new Error('an answer without a length');
  const body = bytes.subarray(end + 4);
  return body.length < length ? undefined : { statusCode: Number(status.slice(9, 12)), headers, body };
};

/** Connections to the engine that stay open; a call beyond them waits for one. */
export const openWire = (endpoint: string): { readonly carry: Carry; readonly close: () => void } => {
  const { hostname: host, port } = new URL(endpoint);
  const waiting: Job[] = [];
  const idle: ((job: Job) => void)[] = [];
  const sockets = new Set<ReturnType<typeof connect>>();

  const open = (): ((job: Job) => void) => {
    const socket = connect({ host, port: Number(port), noDelay: true });
    let job: Job | undefined;
    let kept: Buffer[] = [];
    const take = (next: Job) => {
      job = next;
      socket.write(next.bytes);
    };
    const end = (error: Error) => {
      sockets.delete(socket);
      const at = idle.indexOf(take);
      if (at >= 0) idle.splice(at, 1);
      job?.reject(error);
      job = undefined;
    };
    socket.on('data', (chunk) => {
      kept.push(chunk);
      const answer = readAnswer(kept.length === 1 ? chunk : Buffer.concat(kept));
      if (!answer) return;
      kept = [];
      job?.resolve(answer);
      job = waiting.shift();
      if (job) socket.write(job.bytes);
      else idle.push(take);
    });
    socket.on('error', end);
    socket.on('close', () => end(new Error('the connection ended')));
    sockets.add(socket);
    return take;
  };

  return {
    carry: (headers, body) =>
      new Promise((resolve, reject) => {
        const lines = Object.entries({ ...headers, ...SIGNED, host, 'content-length': body.length }).map(([name, value]) => `${name}: ${value}\r\n`);
        const job = { bytes: Buffer.concat([Buffer.from(`POST / HTTP/1.1\r\n${lines.join('')}\r\n`), body]), resolve, reject };
        const take = idle.pop() ?? (sockets.size < MOST ? open() : undefined);
        if (take) take(job);
        else waiting.push(job);
      }),
    close: () => {
      for (const socket of sockets) socket.destroy();
    },
  };
};
