import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { callHandlers } from '../../functions/admin/calls.ts';
import { adminHandlers } from '../../functions/admin/handlers.ts';
import { applicantHandlers } from '../../functions/applicant/handlers.ts';
import { meHandlers } from '../../functions/applicant/me.ts';
import { contactHandlers } from '../../functions/contact/handlers.ts';
import { decisionHandlers } from '../../functions/decision/handlers.ts';
import { deskHandlers } from '../../functions/desk/handlers.ts';
import { describe } from '../../functions/document/describe.ts';
import type { Deps } from '../../functions/http/serve.ts';
import { serve } from '../../functions/http/serve.ts';
import { liaisonHandlers } from '../../functions/liaison/handlers.ts';
import { conflictHandlers } from '../../functions/people/conflicts.ts';
import { organisationHandlers } from '../../functions/people/organisations.ts';
import { peopleHandlers } from '../../functions/people/people.ts';
import { routingHandlers } from '../../functions/routing/handlers.ts';
import { privacyHandlers } from '../../functions/privacy/handlers.ts';
import { publicHandlers } from '../../functions/public/handlers.ts';
import { reviewingHandlers } from '../../functions/reviewer/reviewing.ts';
import { revisionHandlers } from '../../functions/revisions/handlers.ts';
import { supportHandlers } from '../../functions/support/handlers.ts';
import { senderHandlers } from '../../functions/sender/handlers.ts';
import { adminOperations } from '../../shared/contract/admin.ts';
import { applicantOperations } from '../../shared/contract/applicant.ts';
import { callOperations } from '../../shared/contract/call.ts';
import { contactOperations } from '../../shared/contract/contact.ts';
import { decisionOperations } from '../../shared/contract/decision.ts';
import { deskOperations } from '../../shared/contract/desk.ts';
import { operations } from '../../shared/contract/index.ts';
import { liaisonOperations } from '../../shared/contract/liaison.ts';
import { meOperations } from '../../shared/contract/me.ts';
import type { ApiFunction, Operation } from '../../shared/contract/operation.ts';
import { peopleOperations } from '../../shared/contract/people.ts';
import { rankingOperations } from '../../shared/contract/ranking.ts';
import { privacyOperations } from '../../shared/contract/privacy.ts';
import { publicOperations } from '../../shared/contract/public.ts';
import { replyOperations } from '../../shared/contract/reply.ts';
import { routingOperations } from '../../shared/contract/routing.ts';
import { reviewerOperations } from '../../shared/contract/reviewer.ts';
import { reviewingOperations } from '../../shared/contract/reviewing.ts';
import { revisionOperations } from '../../shared/contract/revisions.ts';
import { supportOperations } from '../../shared/contract/support.ts';
import { senderOperations } from '../../shared/contract/sender.ts';

export type Request = {
  method: string;
  path: string;
  body?: unknown;
  text?: string;
  headers?: Record<string, string>;
  cookie?: string | undefined;
  at: number;
  ip?: string;
};
export type Response = { status: number; body: any; text: string; headers: Record<string, string>; cookies: readonly string[] };

type Route = { readonly operation: Operation; readonly pattern: RegExp; readonly names: readonly string[]; readonly rank: number };

const routeOf = (operation: Operation): Route => {
  const path = operation.route.split(' ')[1]!;
  const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!);
  return { operation, names, pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '([^/]+)')}$`), rank: names.length };
};

const ROUTES = operations.map(routeOf).sort((a, b) => a.rank - b.rank);

const match = (method: string, path: string): { route: Route; params: Record<string, string> } | undefined => {
  for (const route of ROUTES) {
    const found = route.operation.route.startsWith(`${method} `) ? route.pattern.exec(path) : null;
    if (found) return { route, params: Object.fromEntries(route.names.map((name, i) => [name, decodeURIComponent(found[i + 1]!)])) };
  }
  return undefined;
};

/** Values of one name are joined, as the gateway does. */
const valuesOf = (query: URLSearchParams): Record<string, string> =>
  Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name).join(',')]));

const eventFor = (request: Request, routeKey: string, params: Record<string, string>): APIGatewayProxyEventV2 => {
  const url = new URL(request.path, 'http://local');
  const body = request.text ?? (request.body === undefined ? undefined : JSON.stringify(request.body));
  return {
    version: '2.0',
    routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...request.headers },
    ...(request.cookie ? { cookies: [request.cookie] } : {}),
    ...(url.search ? { queryStringParameters: valuesOf(url.searchParams) } : {}),
    pathParameters: params,
    ...(body === undefined ? {} : { body }),
    isBase64Encoded: false,
    requestContext: {
      accountId: '0',
      apiId: 'direct',
      domainName: 'local',
      domainPrefix: 'local',
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: '',
      timeEpoch: request.at,
      http: { method: request.method, path: url.pathname, protocol: 'HTTP/1.1', sourceIp: request.ip ?? '127.0.0.1', userAgent: 'direct' },
    },
  };
};

export type Served = (event: APIGatewayProxyEventV2, context: Context) => Promise<unknown>;

/**
 * The API's own handlers without a server between: for sample data and for tests that count what a request costs. Pages are markup that
 * Node cannot run as it stands, so whoever wants them brings their functions along.
 */
export const directApi = (deps: Deps, pages: Readonly<Partial<Record<ApiFunction, Served>>> = {}): ((request: Request) => Promise<Response>) => {
  const functions: Readonly<Partial<Record<ApiFunction, Served>>> = {
    ...pages,
    'api-public': serve(publicOperations, () => deps, publicHandlers),
    'api-applicant': serve({ ...applicantOperations, ...meOperations }, () => deps, { ...applicantHandlers, ...meHandlers }),
    'api-reviewer': serve({ ...reviewerOperations, ...reviewingOperations }, () => deps, reviewingHandlers),
    'api-liaison': serve(liaisonOperations, () => deps, liaisonHandlers),
    'api-routing': serve(routingOperations, () => deps, routingHandlers),
    'api-decision': serve({ ...decisionOperations, ...rankingOperations }, () => deps, decisionHandlers),
    'api-support': serve(supportOperations, () => deps, supportHandlers),
    'api-sender': serve(senderOperations, () => deps, senderHandlers),
    'api-contact': serve({ ...contactOperations, ...replyOperations }, () => deps, contactHandlers),
    'api-desk': serve(deskOperations, () => deps, deskHandlers),
    'api-privacy': serve({ ...privacyOperations, ...revisionOperations }, () => deps, { ...privacyHandlers, ...revisionHandlers }),
    'api-document': describe(() => deps),
    'api-people': serve(peopleOperations, () => deps, { ...peopleHandlers, ...organisationHandlers, ...conflictHandlers }),
    'api-admin': serve(adminOperations, () => deps, adminHandlers),
    'api-call': serve(callOperations, () => deps, callHandlers),
  };
  return async (request) => {
    const found = match(request.method, new URL(request.path, 'http://local').pathname);
    const fn = found?.route.operation.fn ?? 'page-public';
    const serves = functions[fn];
    if (!serves) throw new Error(`${fn} is not here.`);
    const event = eventFor(request, found?.route.operation.route ?? '$default', found?.params ?? {});
    const result = (await serves(event, {} as Context)) as APIGatewayProxyStructuredResultV2;
    const text = result.body ?? '';
    const headers = Object.fromEntries(Object.entries(result.headers ?? {}).map(([name, value]) => [name, String(value)]));
    return {
      status: result.statusCode ?? 200,
      text,
      body: headers['content-type']?.includes('json') && text !== '' ? JSON.parse(text) : text,
      headers,
      cookies: result.cookies ?? [],
    };
  };
};
