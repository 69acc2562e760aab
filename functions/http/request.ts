import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod';
import { IdempotencyKey } from '../../shared/contract/common.ts';
import type { Operation } from '../../shared/contract/operation.ts';
import { canonical } from '../../shared/domain/fact.ts';
import { issueCode } from '../../shared/domain/issue.ts';
import { type FieldError, Refusal, refuseUnless } from '../../shared/domain/refusal.ts';

export const MAX_BODY = 256 * 1024;

/** Finds the operation of a request among those of one function; a bundle carries no schema of another one. */
export type Finder = (event: APIGatewayProxyEventV2) => Operation | undefined;
export const finderOf = (operations: Readonly<Record<string, Operation>>): Finder => {
  const byRoute = new Map(Object.values(operations).map((operation) => [operation.route as string, operation]));
  return (event) => byRoute.get(event.routeKey);
};

/** Parses what came in by the schema of the contract. @throws request.invalid with a path and a code per field. */
export const parsed = <T extends z.ZodType>(schema: T, value: unknown, prefix: readonly string[] = []): z.infer<T> => {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  const fields = result.error.issues.flatMap((issue): FieldError[] => {
    const at = [...prefix, ...issue.path.map(String)];
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...at, key.slice(0, 60)]) : [at];
    return paths.map((path) => ({ path: path.join('/'), code: issueCode(issue), message: '' }));
  });
  throw new Refusal('request.invalid', { fields: fields.slice(0, 50) });
};

const rawBody = (event: APIGatewayProxyEventV2): string => {
  const body = event.body ?? '';
  const text = event.isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
  if (Buffer.byteLength(text) > MAX_BODY) throw new Refusal('request.too-large');
  return text;
};

/** Text is read as UTF-8 and as nothing else: what says that it is something else would be read wrong. @throws request.charset */
const requireUtf8 = (type: string): void => {
  const charset = /;\s*charset\s*=\s*"?([^\s";]*)/i.exec(type)?.[1];
  refuseUnless(charset === undefined || /^(utf-?8|us-ascii)$/i.test(charset), 'request.charset');
};

/** JSON for the API, where an absent body is an empty object; form fields for a page. */
export const bodyOf = (event: APIGatewayProxyEventV2, operation: Operation): unknown => {
  const text = rawBody(event);
  const type = event.headers['content-type'] ?? '';
  requireUtf8(type);
  if (operation.face === 'page') return new URLSearchParams(text);
  if (text === '') return {};
  if (!/^application\/([\w.+-]+\+)?json\b/i.test(type)) throw new Refusal('request.unreadable');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Refusal('request.unreadable');
  }
};

const cookieNamed = (event: APIGatewayProxyEventV2, name: string): string | undefined => {
  for (const cookie of event.cookies ?? []) {
    const at = cookie.indexOf('=');
    if (cookie.slice(0, at).trim() === name) return cookie.slice(at + 1).trim();
  }
  return undefined;
};

export { cookieNamed };

/** A key as the client made it; every act that is not harmless to repeat needs one. */
export const keyOf = (
  operation: Operation,
  params: Readonly<Record<string, string>>,
  given: string | undefined,
  body: unknown,
): { key: string; bodyHash: string } | undefined => {
  if (!operation.route.startsWith('POST ') || operation.key === 'none') return undefined;
  const key = IdempotencyKey.safeParse(given);
  if (!key.success) throw new Refusal('key.missing');
  return {
    key: key.data,
    bodyHash: createHash('sha256')
      .update(`${operation.id} ${canonical(params)} ${canonical(body)}`)
      .digest('hex'),
  };
};

/** A browser that was sent here by another site must not act: fetch metadata decides, Origin where it is missing. */
export const requireSameSite = (event: APIGatewayProxyEventV2, publicUrl: string): void => {
  if (event.requestContext.http.method === 'GET') return;
  const site = event.headers['sec-fetch-site'];
  const origin = event.headers.origin;
  const sameSite = site !== undefined ? site === 'same-origin' || site === 'none' : origin === undefined || origin === publicUrl;
  if (!sameSite) throw new Refusal('request.cross-site');
};

/** The language that a person asked for: the path's, else the browser's first that we speak. */
export const languageOf = (event: APIGatewayProxyEventV2): 'nl' | 'en' => {
  const path = event.pathParameters?.language;
  if (path === 'nl' || path === 'en') return path;
  return /^\s*en\b/i.test(event.headers['accept-language'] ?? '') ? 'en' : /\bnl\b/i.test(event.headers['accept-language'] ?? '') ? 'nl' : 'en';
};
