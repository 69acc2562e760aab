import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { packedFor } from '../../functions/http/encode.ts';
import { replyWith } from '../../functions/http/reply.ts';

const PAGE = `<!doctype html><title>Überblick</title>${'<p>Een sluis tilt een schip, kamer voor kamer.</p>'.repeat(60)}`;
const HTML = 'text/html; charset=utf-8';

const eventOf = (headers: Record<string, string>, cookies?: string[], method = 'GET'): APIGatewayProxyEventV2 =>
  ({ headers, ...(cookies ? { cookies } : {}), requestContext: { http: { method } } }) as unknown as APIGatewayProxyEventV2;
const SIGNED_IN = ['__Host-sluis=per_1.secret'];
const encodingOf = (headers: Record<string, string>, cookies?: string[], body = PAGE, type = HTML) =>
  packedFor(eventOf(headers, cookies), body, type)?.encoding;

describe('a reply', () => {
  it('is packed to what the browser reads best, and comes back as it was', () => {
    const brotli = packedFor(eventOf({ 'accept-encoding': 'gzip, deflate, br, zstd' }), PAGE, HTML)!;
    expect(brotli.encoding).toBe('br');
    expect(brotliDecompressSync(brotli.bytes).toString()).toBe(PAGE);
    const gzip = packedFor(eventOf({ 'accept-encoding': 'gzip' }), PAGE, HTML)!;
    expect(gzip.encoding).toBe('gzip');
    expect(gunzipSync(gzip.bytes).toString()).toBe(PAGE);
    for (const { bytes } of [brotli, gzip]) expect(bytes.length).toBeLessThan(Buffer.byteLength(PAGE) / 5);
  });

  it.each([
    ['nothing', {}],
    ['nothing that we write', { 'accept-encoding': 'zstd, deflate' }],
    ['it with a weight of nought', { 'accept-encoding': 'br;q=0, gzip; q=0.000' }],
    ['a name that only begins alike', { 'accept-encoding': 'brotli, gzipped' }],
  ])('stays as it is for a browser that reads %s', (_case, headers) => {
    expect(encodingOf(headers as Record<string, string>)).toBeUndefined();
  });

  it.each([
    ['br;q=0.5, gzip', 'br'],
    ['GZIP;q=1.0', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
  ])('reads "%s" as %s', (header, encoding) => {
    expect(encodingOf({ 'accept-encoding': header })).toBe(encoding);
  });

  it('believes the front door, which passes the header on under a name of its own', () => {
    expect(encodingOf({ 'x-accept-encoding': 'br', 'accept-encoding': 'gzip' })).toBe('br');
    expect(encodingOf({ 'x-accept-encoding': 'identity', 'accept-encoding': 'gzip' })).toBeUndefined();
  });

  it('stays as it is when it is short, or no text', () => {
    expect(encodingOf({ 'accept-encoding': 'br' }, undefined, 'x'.repeat(1023))).toBeUndefined();
    expect(encodingOf({ 'accept-encoding': 'br' }, undefined, PAGE, 'application/zip')).toBeUndefined();
    for (const type of ['application/json', 'application/problem+json', 'text/csv; charset=utf-8', 'text/calendar'])
      expect(encodingOf({ 'accept-encoding': 'br' }, undefined, PAGE, type)).toBe('br');
  });
});

describe('the length of a reply tells nothing', () => {
  it.each(['cross-site', 'same-site', undefined])('within a session to a request that came from "%s": it is not packed', (site) => {
    expect(encodingOf({ 'accept-encoding': 'br', ...(site ? { 'sec-fetch-site': site } : {}) }, SIGNED_IN)).toBeUndefined();
  });

  it.each(['same-origin', 'none'])('that another site can make: within a session only what the person asked for itself (%s) is packed', (site) => {
    expect(encodingOf({ 'accept-encoding': 'br', 'sec-fetch-site': site }, SIGNED_IN)).toBe('br');
  });

  it('that is worth it: without a session all get the same, from wherever they came', () => {
    expect(encodingOf({ 'accept-encoding': 'br', 'sec-fetch-site': 'cross-site' })).toBe('br');
    expect(encodingOf({ 'accept-encoding': 'br' }, [])).toBe('br');
  });
});

describe('what goes out', () => {
  const extra = { contentType: HTML };

  it('says how it is packed, and on what that depends', () => {
    const { headers, body, isBase64Encoded } = replyWith(eventOf({ 'accept-encoding': 'br' }), PAGE, 200, extra);
    expect(headers).toMatchObject({ 'content-encoding': 'br', vary: 'accept-encoding', 'cache-control': 'no-store', 'content-type': HTML });
    expect(isBase64Encoded).toBe(true);
    expect(brotliDecompressSync(Buffer.from(body!, 'base64')).toString()).toBe(PAGE);
  });

  it('has a tag that is known again however the page was packed', () => {
    const plain = replyWith(eventOf({}), PAGE, 200, extra).headers!;
    const packed = replyWith(eventOf({ 'accept-encoding': 'br' }), PAGE, 200, extra).headers!;
    expect(packed.etag).toBe(`W/${plain.etag}`);
    for (const tag of [plain.etag, packed.etag] as string[]) {
      const again = replyWith(eventOf({ 'accept-encoding': 'br', 'if-none-match': tag }), PAGE, 200, extra);
      expect(again).toMatchObject({ statusCode: 304, body: '', headers: { etag: plain.etag, vary: 'accept-encoding' } });
      expect(again.headers).not.toHaveProperty('content-encoding');
    }
  });

  it('knows its tag again in a list, and any page by a star', () => {
    const plain = replyWith(eventOf({}), PAGE, 200, extra).headers!.etag as string;
    const statusFor = (asked: string, method = 'GET') => replyWith(eventOf({ 'if-none-match': asked }, undefined, method), PAGE, 200, extra).statusCode;
    for (const known of ['*', ' * ', `"other", ${plain}`, `W/"other",W/${plain}`, `"a,b" , ${plain} ,"c"`, `,${plain},`])
      expect([known, statusFor(known)]).toEqual([known, 304]);
    for (const other of ['', '"*"', '"other"', `"other, ${plain.slice(1)}`, plain.slice(1, -1), '"a", *'])
      expect([other, statusFor(other)]).toEqual([other, 200]);
    expect(statusFor('*', 'POST')).toBe(200);
  });

  it('packs refusals too, and leaves the empty reply of a redirect alone', () => {
    expect(replyWith(eventOf({ 'accept-encoding': 'br' }, undefined, 'POST'), PAGE, 422, extra).headers).toHaveProperty('content-encoding', 'br');
    expect(replyWith(eventOf({ 'accept-encoding': 'br' }, undefined, 'POST'), '', 303, { location: '/nl' })).toMatchObject({ body: '', statusCode: 303 });
  });
});
