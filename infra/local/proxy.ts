import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from './database.ts';
import { type Fault, type Faults, faultReply, type Service } from './faults.ts';
import type { FileRequest } from './files.ts';
import { close, listen, type Reply, readBody } from './http.ts';
import { type Answer, post } from './wire.ts';

/** A worker's own way to the services: whatever comes through it was done by that worker. */
export type Door = {
  readonly url: string;
  /** Id of the invocation that the worker is busy with. */
  request: string;
  readonly close: () => Promise<void>;
};

/** One attempt of one call of a function to a service. */
export type Call = {
  readonly at: string;
  readonly fn: string;
  readonly request: string;
  readonly service: Service;
  readonly operation: string;
  /** For DynamoDB: what a test about consistent reads or scans wants to see. */
  readonly table?: string;
  readonly index?: string;
  readonly consistent?: boolean;
  readonly filtered?: boolean;
  status?: number;
  fault?: string;
};

export type Sink = (body: string) => Promise<Reply> | Reply;
export type ProxyOptions = {
  readonly database: Database;
  readonly sinks: { readonly ses: Sink; readonly ssm: Sink; readonly s3: (request: FileRequest) => Reply };
  readonly faults: Faults;
  readonly now: () => Date;
  /** Told after each write that went through, with the keys it named. */
  readonly onWrite: (keys: readonly string[]) => void;
};
export type ServiceProxy = {
  readonly openDoor: (fn: string, kill: () => void) => Promise<Door>;
  readonly calls: () => readonly Call[];
  readonly forget: () => void;
};

const KEPT_CALLS = 20_000;
/** A hanging service is cut off after this: long enough to be a hang, short enough for a thousand tests. */
const HANG_MS = 300;
const WRITES = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'TransactWriteItems', 'BatchWriteItem']);

export const createProxy = ({ database, sinks, faults, now, onWrite }: ProxyOptions): ServiceProxy => {
  let calls: Call[] = [];

  const record = (call: Call) => {
    if (calls.length >= KEPT_CALLS) calls = calls.slice(KEPT_CALLS / 2);
    calls.push(call);
    return call;
  };

  const perform = async (service: Service, request: IncomingMessage, body: Buffer): Promise<Answer | Reply> => {
    if (service === 's3') return sinks.s3({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
    if (service !== 'dynamodb') return sinks[service](body.toString());
    const { host: _, connection: __, ...headers } = request.headers;
    for (let tries = 0; ; tries++) {
      await database.ready();
      try {
        return await post(database.endpoint, headers, body);
      } catch (error) {
        // Refused means never heard, so that trying again is safe.
        if ((error as NodeJS.ErrnoException).code !== 'ECONNREFUSED' || tries >= 20) throw error;
        await sleep(20);
      }
    }
  };

  const answer = async (request: IncomingMessage, response: ServerResponse, fn: string, door: Door, kill: () => void) => {
    const body = (await readBody(request)) ?? Buffer.alloc(0);
    const { service, operation, input } = identify(request, body);
    const call = record({ at: now().toISOString(), fn, request: door.request, service, operation, ...detailsOf(service, input) });
    const fault = faults.take(call);
    if (fault) call.fault = `${fault.kind} ${fault.when}`;
    if (fault?.when === 'before') return fail(fault, input, response, kill, call);
    let reply: Answer | Reply;
    try {
      reply = await perform(service, request, body);
    } catch {
      // The engine went away within the call: whether it had its effect is unknown, as with any 500.
      reply = faultReply({ service, operation, kind: 'error500', when: 'before', nth: 1 }, {});
    }
    call.status = reply.status;
    if (reply.status === 200 && service === 'dynamodb' && WRITES.has(operation)) onWrite(keysOf(input));
    if (fault) return fail(fault, input, response, kill, call);
    response.writeHead(reply.status, withoutHopHeaders(reply.headers)).end(reply.body);
  };

  const fail = async (fault: Fault, input: Input, response: ServerResponse, kill: () => void, call: Call) => {
    if (fault.kind === 'crash') {
      kill();
      return void response.destroy();
    }
    if (fault.kind === 'timeout') {
      await sleep(HANG_MS);
      return void response.destroy();
    }
    const reply = faultReply(fault, input);
    call.status = reply.status;
    response.writeHead(reply.status, reply.headers).end(reply.body);
  };

  return {
    calls: () => calls,
    forget: () => {
      calls = [];
    },
    openDoor: async (fn, kill) => {
      const server = createServer((request, response) => {
        answer(request, response, fn, door, kill).catch(() => response.destroy());
      });
      const door: Door = { url: `http://127.0.0.1:${await listen(server)}`, request: '', close: () => close(server) };
      server.unref();
      return door;
    },
  };
};

type Input = Record<string, any>;

const S3: Readonly<Record<string, string>> = { PUT: 'PutObject', GET: 'GetObject', DELETE: 'DeleteObject' };
const s3Operation = ({ method = '', headers }: IncomingMessage): string => (headers['x-amz-copy-source'] ? 'CopyObject' : (S3[method] ?? 'Unknown'));

const identify = (request: IncomingMessage, body: Buffer): { service: Service; operation: string; input: Input } => {
  // Calls of S3 name no operation: they are told by the service that their signature is for, and by their method.
  if (request.headers.authorization?.includes('/s3/aws4_request')) return { service: 's3', operation: s3Operation(request), input: {} };
  const [api = '', operation] = String(request.headers['x-amz-target'] ?? '').split('.');
  if (operation === undefined) return { service: 'ses', operation: new URLSearchParams(body.toString()).get('Action') ?? 'Unknown', input: {} };
  return { service: api.startsWith('AmazonSSM') ? 'ssm' : 'dynamodb', operation, input: parsed(body) };
};

const parsed = (body: Buffer): Input => {
  try {
    return JSON.parse(body.toString());
  } catch {
    return {};
  }
};

const detailsOf = (service: Service, { TableName, IndexName, ConsistentRead, FilterExpression }: Input) =>
  service === 'dynamodb'
    ? {
        ...(TableName ? { table: String(TableName) } : {}),
        ...(IndexName ? { index: String(IndexName) } : {}),
        ...(ConsistentRead === undefined ? {} : { consistent: ConsistentRead === true }),
        ...(FilterExpression ? { filtered: true } : {}),
      }
    : {};

/** Names of the written items; both tables call their keys pk and sk. A condition check writes nothing. */
const keysOf = (input: Input): string[] => {
  const transacted = (input.TransactItems ?? []).flatMap((item: Input) =>
    Object.entries(item).flatMap(([kind, part]) => (kind === 'ConditionCheck' ? [] : [part])),
  );
  const batched = Object.values<Input[]>(input.RequestItems ?? {}).flatMap((requests) => requests.flatMap((each) => Object.values(each)));
  const keys = [input, ...transacted, ...batched].map((part: Input) => part.Key ?? part.Item).filter(Boolean);
  return keys.map((key: Input) => `${key.pk?.S} ${key.sk?.S}`);
};

const withoutHopHeaders = ({ connection: _, 'keep-alive': __, 'transfer-encoding': ___, ...headers }: Answer['headers']) =>
  headers as Record<string, string | string[]>;
