import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, type HttpMethod, HttpRoute, HttpRouteKey, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Operation } from '../../shared/contract/operation.ts';
import type { Functions } from './functions.ts';

/** The part of an operation that the gateway knows. */
export type Route = Pick<Operation, 'route' | 'fn'>;

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

/** The function that answers for addresses that nobody has. */
const LOST: Operation['fn'] = 'page-public';

/** The gateway: one route per operation, one integration and one permission per function, one more for every other address, nothing judged before it. */
export const addApi = (scope: Construct, operations: readonly Route[], functions: Functions): HttpApi => {
  // Its own address stays open, as the front door comes in there; the functions refuse whoever comes past the door.
  const api = new HttpApi(scope, 'Api', { createDefaultStage: false });
  const log = new LogGroup(scope, 'ApiLog', { retention: RetentionDays.THREE_MONTHS, removalPolicy: RemovalPolicy.DESTROY });
  new HttpStage(scope, 'ApiStage', {
    httpApi: api,
    stageName: '$default',
    autoDeploy: true,
    // The last minute before a deadline brings some 17 requests a second; this leaves room for six times that.
    throttle: { rateLimit: 100, burstLimit: 200 },
    accessLogSettings: { destination: new LogGroupLogDestination(log), format: AccessLogFormat.custom(ACCESS_LOG) },
  });
  // A permission per route would outgrow the function's policy, which holds 20 KB.
  const integrations = new Map(
    [...new Set(operations.map(({ fn }) => fn))].map((fn) => [fn, new HttpLambdaIntegration(`To-${fn}`, functions[fn], { scopePermissionToRoute: false })]),
  );
  for (const { route, fn } of operations) {
    const [method, path] = route.split(' ') as [HttpMethod, string];
    const integration = integrations.get(fn);
    if (integration) api.addRoutes({ path, methods: [method], integration });
  }
  // Where there is nothing, a page of our own says so, in the language of the address.
  const lost = integrations.get(LOST);
  if (lost) new HttpRoute(scope, 'Lost', { httpApi: api, routeKey: HttpRouteKey.DEFAULT, integration: lost });
  return api;
};
