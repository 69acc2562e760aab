import { Fn, NestedStack, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { CfnIntegration, CfnRoute, HttpApi, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct, IDependable } from 'constructs';
import type { Operation } from '../../shared/contract/operation.ts';
import { type Functions, isPage } from './functions.ts';

/** The part of an operation that the gateway knows. */
export type Route = Pick<Operation, 'route' | 'fn'>;
type AnyRoute = Route | { readonly route: '$default'; readonly fn: Route['fn'] };

/** No address, agent, path or query: a path may hold an item's link, and nobody's visits are anybody's business. */
const ACCESS_LOG = JSON.stringify({
  requestId: '$context.requestId',
  time: '$context.requestTimeEpoch',
  route: '$context.routeKey',
  status: '$context.status',
  bytes: '$context.responseLength',
  latency: '$context.responseLatency',
  functionLatency: '$context.integrationLatency',
  error: '$context.error.responseType',
});

/** Addresses that nobody has: a page of our own says so, in the language of the address. */
const LOST: AnyRoute = { route: '$default', fn: 'page-public' };

/**
 * Routes in a stack of their own, as one stack holds no more than 500 resources: a route per operation, an integration and a permission per
 * function. A permission per route would outgrow the function's policy, which holds 20 KB. An id says what a thing is and nothing of its
 * neighbours, so that one operation more or less changes nothing else.
 */
const addRoutes = (
  scope: Construct,
  id: string,
  { api, routes, functions }: { api: HttpApi; routes: readonly AnyRoute[]; functions: Functions },
): NestedStack => {
  const stack = new NestedStack(scope, id);
  const sourceArn = Stack.of(api).formatArn({ service: 'execute-api', resource: api.apiId, resourceName: '*/*/*' });
  const integrations = new Map<Route['fn'], string>();
  for (const fn of new Set(routes.map((route) => route.fn))) {
    const { functionArn } = functions[fn];
    new CfnPermission(stack, `May-${fn}`, { action: 'lambda:InvokeFunction', functionName: functionArn, principal: 'apigateway.amazonaws.com', sourceArn });
    const to = new CfnIntegration(stack, `To-${fn}`, {
      apiId: api.apiId,
      integrationType: 'AWS_PROXY',
      integrationUri: functionArn,
      payloadFormatVersion: '2.0',
    });
    integrations.set(fn, Fn.join('/', ['integrations', to.ref]));
  }
  for (const { route, fn } of routes)
    new CfnRoute(stack, route, { apiId: api.apiId, routeKey: route, authorizationType: 'NONE', target: integrations.get(fn) ?? '' });
  return stack;
};

export type Gateway = {
  readonly api: HttpApi;
  /** What must stand before anybody is led here. */
  readonly whole: readonly IDependable[];
};

/** The gateway: one route per operation, and one more for every other address; nothing is judged before it. */
export const addApi = (scope: Construct, operations: readonly Route[], functions: Functions): Gateway => {
  // Its own address stays open, as the front door comes in there; the functions refuse whoever comes past the door.
  const api = new HttpApi(scope, 'Gateway', { createDefaultStage: false });
  const log = new LogGroup(scope, 'ApiLog', { retention: RetentionDays.THREE_MONTHS, removalPolicy: RemovalPolicy.DESTROY });
  const stage = new HttpStage(scope, 'GatewayStage', {
    httpApi: api,
    stageName: '$default',
    autoDeploy: true,
    // The last minute before a deadline brings some 17 requests a second; this leaves room for six times that.
    throttle: { rateLimit: 100, burstLimit: 200 },
    accessLogSettings: { destination: new LogGroupLogDestination(log), format: AccessLogFormat.custom(ACCESS_LOG) },
  });
  const routes = [...operations, LOST];
  const pages = addRoutes(scope, 'PageRoutes', { api, routes: routes.filter(({ fn }) => isPage(fn)), functions });
  const rest = addRoutes(scope, 'ApiRoutes', { api, routes: routes.filter(({ fn }) => !isPage(fn)), functions });
  return { api, whole: [stage, pages, rest] };
};
