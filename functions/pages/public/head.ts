import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import type { Operation } from '../../../shared/contract/operation.ts';
import { replyWith } from '../../http/reply.ts';

type Handler = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;
type Page = { readonly routeKey: string; readonly names: readonly string[]; readonly pattern: RegExp };

const pageOf = ({ route }: Operation): Page => {
  const path = route.slice('GET '.length);
  return {
    routeKey: route,
    names: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!),
    pattern: new RegExp(`^${path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '([^/]+)')}$`),
  };
};

/** Where a page or an operation may lie that another function answers. */
const ELSEWHERE = /^\/(?:nl|en|api)(?:\/|$)/;

const asGet = (event: APIGatewayProxyEventV2, { routeKey, names }: Page, values: readonly string[]): APIGatewayProxyEventV2 => ({
  ...event,
  routeKey,
  pathParameters: Object.fromEntries(names.map((name, n) => [name, decodeURIComponent(values[n] ?? '')])),
  requestContext: { ...event.requestContext, routeKey, http: { ...event.requestContext.http, method: 'GET' } },
});

/**
 * The gateway has no route for HEAD, as each would be one more per page: they all come in where lost addresses do. What this function shows
 * to anybody is answered as its GET without a body; of the rest it is said that GET is the way to ask.
 */
export const answeringHead = (operations: Readonly<Record<string, Operation>>, handler: Handler): Handler => {
  const pages = Object.values(operations)
    .filter(({ route }) => route.startsWith('GET '))
    .map(pageOf);
  return async (event, context) => {
    if (event.routeKey !== '$default' || event.requestContext.http.method !== 'HEAD') return handler(event, context);
    for (const page of pages) {
      const [, ...values] = page.pattern.exec(event.rawPath) ?? [];
      if (!page.pattern.test(event.rawPath)) continue;
      return { ...(await handler(asGet(event, page, values), context)), body: '', isBase64Encoded: false };
    }
    if (!ELSEWHERE.test(event.rawPath) || /\/$/.test(event.rawPath)) return handler(event, context);
    const reply = replyWith(event, '', 405, { contentType: 'text/plain; charset=utf-8' });
    return { ...reply, headers: { ...reply.headers, allow: 'GET' } };
  };
};
