import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FrontDoor } from './front-door.ts';
import { readBody, sendJson } from './http.ts';
import { InvocationError } from './invocation.ts';
import { type Match, match, type Route } from './routes.ts';
import type { Fn } from './sandbox.ts';
import { ACCOUNT } from './template.ts';

export type GatewayOptions = {
  readonly routes: readonly Route[];
  readonly functions: ReadonlyMap<string, Fn>;
  readonly passOn: FrontDoor['passOn'];
  readonly bare: FrontDoor['bare'];
  readonly now: () => Date;
  readonly onFailure: (route: string, error: InvocationError) => void;
};

const MAX_BODY = 10 * 1024 * 1024;
const GATEWAY_TIMEOUT_MS = 30_000;

/** Serves one request as an API Gateway HTTP API with Lambda integrations of payload format 2.0 does. */
export const createGateway =
  ({ routes, functions, passOn, bare, now, onFailure }: GatewayOptions) =>
  async (request: IncomingMessage, response: ServerResponse) => {
    const url = request.url ?? '/';
    const [path = '/', query = ''] = splitOnce(url, '?');
    const found = safely(() => match(routes, request.method ?? 'GET', path));
    if (found === null) return sendJson(response, 400, { message: 'Bad Request' }, bare);
    const fn = found && functions.get(found.route.fn);
    if (!found || !fn) return sendJson(response, 404, { message: 'Not Found' }, bare);
    const body = await readBody(request, MAX_BODY);
    if (!body) return sendJson(response, 413, { message: 'Request Entity Too Large' }, { ...bare, connection: 'close' });
    const event = eventOf(request, found, path, query, body, now(), passOn);
    try {
      const result = await withinTime(fn.invoke(event));
      respond(response, result);
    } catch (error) {
      const failure = error instanceof InvocationError ? error : new InvocationError('error', String(error));
      onFailure(found.route.key, failure);
      if (response.headersSent) return void response.destroy();
      const status = { error: 500, exit: 500, timeout: 503, 'too-large': 413 }[failure.kind];
      sendJson(response, status, { message: MESSAGES[status] }, bare);
    }
  };

const MESSAGES: Record<number, string> = { 500: 'Internal Server Error', 503: 'Service Unavailable', 413: 'Request Entity Too Large' };

const splitOnce = (text: string, separator: string): [string, string] => {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + separator.length)];
};

const safely = <T>(work: () => T): T | null => {
  try {
    return work();
  } catch {
    return null;
  }
};

const withinTime = <T>(work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new InvocationError('timeout', 'The gateway waits 30 seconds.')), GATEWAY_TIMEOUT_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
};

/** Content types that arrive as text; everything else, forms included, arrives as base64. */
const TEXT = /^(?:text\/|application\/(?:json|javascript|xml|[\w.-]+\+(?:json|xml))\b)/i;

export const eventOf = (
  request: IncomingMessage,
  { route, parameters }: Match,
  path: string,
  query: string,
  body: Buffer,
  at: Date,
  passOn: FrontDoor['passOn'],
) => {
  const { cookie, ...distinct } = request.headersDistinct;
  const source = request.socket.remoteAddress ?? '127.0.0.1';
  const sent = Object.fromEntries(Object.entries(distinct).map(([name, values]) => [name, values?.join(',') ?? '']));
  const plain = passOn(sent, `${source}:${request.socket.remotePort}`);
  const headers: Record<string, string> = {
    ...plain,
    'x-forwarded-for': [plain['x-forwarded-for'], source].filter(Boolean).join(', '),
    'x-forwarded-port': String(request.socket.localPort ?? ''),
    'x-forwarded-proto': 'http',
  };
  const values = new URLSearchParams(query);
  const queryStringParameters = Object.fromEntries([...new Set(values.keys())].map((name) => [name, values.getAll(name).join(',')]));
  const text = headers['content-type'] === undefined || TEXT.test(headers['content-type']);
  return {
    version: '2.0',
    routeKey: route.key,
    rawPath: path,
    rawQueryString: query,
    ...(cookie ? { cookies: cookie.flatMap((line) => line.split(/; */)).filter(Boolean) } : {}),
    headers,
    ...(query ? { queryStringParameters } : {}),
    requestContext: {
      accountId: ACCOUNT,
      apiId: 'local',
      domainName: headers.host ?? 'local',
      domainPrefix: 'local',
      http: {
        method: request.method ?? 'GET',
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: source,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: route.key,
      stage: '$default',
      time: logTime(at),
      timeEpoch: at.getTime(),
    },
    ...(Object.keys(parameters).length > 0 ? { pathParameters: parameters } : {}),
    ...(body.length > 0 ? { body: text ? body.toString() : body.toString('base64') } : {}),
    isBase64Encoded: body.length > 0 && !text,
  };
};

/** "05/Mar/2026:19:04:09 +0000", as the gateway writes it. */
const logTime = (at: Date) => {
  const [, day, month, year, time] = at.toUTCString().split(/,? /);
  return `${day}/${month}/${year}:${time} +0000`;
};

type Result = { statusCode?: unknown; headers?: Record<string, unknown>; cookies?: string[]; body?: unknown; isBase64Encoded?: boolean };

const respond = (response: ServerResponse, result: unknown) => {
  if (result === null || typeof result !== 'object' || !('statusCode' in result)) {
    const body = typeof result === 'string' ? result : JSON.stringify(result);
    return void response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  }
  const { statusCode, headers = {}, cookies, body = '', isBase64Encoded } = result as Result;
  const status = Number(statusCode);
  // The gateway refuses what is no HTTP answer instead of passing it on.
  if (!Number.isInteger(status) || status < 100 || status > 599 || typeof (body ?? '') !== 'string')
    throw new InvocationError('error', 'The function answered something that is no HTTP answer.');
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
  const text = String(body ?? '');
  response.writeHead(status, {
    ...(text ? { 'content-type': 'text/plain;charset=utf-8' } : {}),
    ...lower,
    ...(cookies?.length ? { 'set-cookie': cookies } : {}),
  });
  response.end(isBase64Encoded ? Buffer.from(text, 'base64') : text);
};
