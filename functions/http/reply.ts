import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { packedFor } from './encode.ts';

/** @param where else than here scripts and forms of the page may send something: an origin */
const policyOf = (where = ''): string => {
  const to = where === '' ? "'self'" : `'self' ${where}`;
  return `default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src ${to}; form-action ${to}; base-uri 'none'; frame-ancestors 'none'`;
};

/**
 * On every reply, whatever it says. No other site learns which page somebody came from, while our own forms keep their origin: without
 * any referrer a browser says that it is "null", and one that sends no fetch metadata beside it could no longer be told from a stranger.
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': policyOf(),
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
};

/** What a handler may answer beside plain data: cookies, another address, a page, a cache life. */
export type Extra = {
  readonly cookies?: readonly string[];
  readonly location?: string;
  readonly status?: number;
  readonly contentType?: string;
  readonly cache?: string;
  /** An origin to which the page may send files. */
  readonly sendsTo?: string;
  /** Where the list goes on, as a Link header. */
  readonly link?: string;
  /** The reply as a file to keep: written from what the contract lets out, under this name. */
  readonly file?: { readonly name: string; readonly type: string; readonly write: (reply: any) => string | Uint8Array };
};
export class Answer<T> {
  readonly body: T;
  readonly extra: Extra;
  constructor(body: T, extra: Extra) {
    this.body = body;
    this.extra = extra;
  }
}
export const answer = <T>(body: T, extra: Extra): Answer<T> => new Answer(body, extra);

/** The tag is the hash of what this viewer sees, never a version of what is stored. */
const etagOf = (body: string | Uint8Array): string => `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;

/** One of those tags, weak or not, or whatever there is. Ours holds no comma, so that it is found as a whole or not at all. */
const isAskedFor = (asked: string | undefined, tag: string): boolean => asked !== undefined && (asked.trim() === '*' || asked.includes(tag));

export const replyWith = (event: APIGatewayProxyEventV2, body: string | Uint8Array, status: number, extra: Extra): APIGatewayProxyStructuredResultV2 => {
  const headers: Record<string, string> = {
    ...SECURITY_HEADERS,
    ...(extra.sendsTo ? { 'content-security-policy': policyOf(extra.sendsTo) } : {}),
    'cache-control': extra.cache ?? 'no-store',
    'content-type': extra.file?.type ?? extra.contentType ?? 'application/json',
    vary: 'accept-encoding',
    ...(extra.file ? { 'content-disposition': `attachment; filename="${extra.file.name}"` } : {}),
    ...(extra.link ? { link: extra.link } : {}),
  };
  if (extra.location) headers.location = extra.location;
  const cookies = extra.cookies ? [...extra.cookies] : [];
  if (event.requestContext.http.method === 'GET' && status === 200) {
    headers.etag = etagOf(body);
    if (isAskedFor(event.headers['if-none-match'], headers.etag)) return { statusCode: 304, headers, cookies, body: '' };
  }
  // What is no text is packed already.
  if (typeof body !== 'string') return { statusCode: status, headers, cookies, body: Buffer.from(body).toString('base64'), isBase64Encoded: true };
  const packed = packedFor(event, body, headers['content-type']!);
  if (!packed) return { statusCode: status, headers, cookies, body };
  // Packed, the same text has other bytes: its tag is a weak one.
  if (headers.etag) headers.etag = `W/${headers.etag}`;
  headers['content-encoding'] = packed.encoding;
  return { statusCode: status, headers, cookies, body: packed.bytes.toString('base64'), isBase64Encoded: true };
};

/** A session cookie: only over the site's own origin, never readable by scripts. */
export const sessionCookie = (publicUrl: string): { name: string; set: (value: string, seconds: number) => string; clear: () => string } => {
  const secure = publicUrl.startsWith('https:');
  const name = secure ? '__Host-sluis' : 'sluis';
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  return {
    name,
    set: (value, seconds) => `${name}=${value}; ${attributes}; Max-Age=${Math.floor(seconds)}`,
    clear: () => `${name}=; ${attributes}; Max-Age=0`,
  };
};
