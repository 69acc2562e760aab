import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { community } from '../../../shared/community.ts';
import { later } from '../../../shared/domain/clock.ts';
import { replyWith } from '../../http/reply.ts';
import type { Aside } from '../../http/serve.ts';

const TEXT = 'text/plain; charset=utf-8';
const DAY = 86_400_000;
/** Whoever reads the file asks again well before this; where nobody serves it any more, what it says runs out. */
const HOLDS = 180 * DAY;

/** Where somebody who found a weakness in this site turns to (RFC 9116). */
const securityText = (publicUrl: string, at: string): string =>
  [
    `Contact: mailto:${community.contact.email}`,
    `Contact: ${community.disclosure.en}`,
    `Expires: ${later(at, HOLDS).slice(0, 10)}T00:00:00Z`,
    `Preferred-Languages: ${community.languages.join(', ')}`,
    `Canonical: ${publicUrl}/.well-known/security.txt`,
    `Policy: ${community.disclosure.en}`,
    '',
  ].join('\n');

/** A page's address with a slash too many at its end, and nothing in it that could lead to another site. */
const SLASHED = /^(\/(?:nl|en)(?:\/[\w.~-]+)*)\/+$/;

const withQuery = (path: string, { rawQueryString }: APIGatewayProxyEventV2): string => (rawQueryString === '' ? path : `${path}?${rawQueryString}`);

/** What lies beside the pages and needs no route of its own. */
export const besidePages: Aside = (event, { publicUrl }) => {
  const { method } = event.requestContext.http;
  if (event.routeKey !== '$default' || (method !== 'GET' && method !== 'HEAD')) return undefined;
  const [, path] = SLASHED.exec(event.rawPath) ?? [];
  if (path !== undefined) return replyWith(event, '', 308, { contentType: TEXT, location: withQuery(path, event) });
  if (event.rawPath !== '/.well-known/security.txt') return undefined;
  const text = securityText(publicUrl, new Date(event.requestContext.timeEpoch).toISOString());
  return replyWith(event, method === 'HEAD' ? '' : text, 200, { contentType: TEXT, cache: 'public, max-age=86400' });
};
