import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../infra/aws/app.ts';
import { PUBLISHER } from '../../infra/aws/bundle.ts';
import { PASSED_ON } from '../../infra/aws/front-door.ts';
import { ASSET_HEADERS, IMMUTABLE } from '../../infra/aws/served.ts';
import { sluisIn } from '../../infra/local/nested.ts';
import { type Local, startLocal } from '../../infra/local/server.ts';
import { ENV_OF } from '../../shared/env.ts';
import { sample } from './fixture/sample.ts';

const SENT = 'new-0123456789abcdefghijklmnopqrs';
const SECRET = `${SENT},old-0123456789abcdefghijklmnopqrs`;
const STYLE = 'body{color:#14212b}';
const LONG = STYLE.repeat(100);

/** Functions that answer with what they got. */
const echoes = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'sluis-echoes-'));
  for (const name of [...Object.keys(ENV_OF), PUBLISHER]) {
    mkdirSync(join(folder, name));
    const code = 'export const handler = async ({ headers, cookies }) => ({ headers, cookies, secret: process.env.ORIGIN_SECRET });\n';
    writeFileSync(join(folder, name, 'index.mjs'), code);
  }
  return folder;
};

const styles = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'sluis-assets-'));
  writeFileSync(join(folder, 'manifest.json'), '{}');
  writeFileSync(join(folder, 'site-5TAND1N0.css'), STYLE);
  writeFileSync(join(folder, 'long-5TAND1N0.css'), LONG);
  return folder;
};

const open = async (context: Record<string, unknown>): Promise<Local> => {
  process.env.CDK_VALIDATION = 'false';
  const outdir = mkdtempSync(join(tmpdir(), 'sluis-synth-'));
  const local = { 'aws:cdk:enable-asset-metadata': true, 'aws:cdk:disable-asset-staging': true };
  const assembly = buildApp({ bundles: echoes(), assets: styles(), ...local, ...context }, outdir).synth();
  return startLocal({
    template: sluisIn(assembly.directory),
    assemblyDir: assembly.directory,
    port: 0,
    dataDir: mkdtempSync(join(tmpdir(), 'sluis-run-')),
    quiet: true,
    ...sample,
  });
};

let local: Local;
let without: Local;
beforeAll(async () => {
  [local, without] = await Promise.all([open({ originSecret: SECRET }), open({})]);
});
afterAll(() => Promise.all([local.stop(), without.stop()]));

const get = (path: string, init?: RequestInit) => fetch(`${local.url}${path}`, { redirect: 'manual', ...init });
/** What a function behind the gateway sees of a request; any GET of the API will do. */
const seenBy = async (site: Local, headers: Record<string, string> = {}): Promise<any> => (await fetch(`${site.url}/api/openapi.json`, { headers })).json();

describe('a published file', () => {
  it('comes with the headers that the bucket and the front door give it, and no others', async () => {
    const response = await get('/assets/site-5TAND1N0.css');
    expect([response.status, await response.text()]).toEqual([200, STYLE]);
    const { date: _, connection: __, 'keep-alive': ___, ...headers } = Object.fromEntries(response.headers);
    expect(headers).toEqual({
      ...ASSET_HEADERS,
      'cache-control': IMMUTABLE,
      'content-type': 'text/css; charset=utf-8',
      'content-length': String(STYLE.length),
    });
  });

  it('comes packed where the browser reads that, and is the same', async () => {
    const packed = await get('/assets/long-5TAND1N0.css', { headers: { 'accept-encoding': 'br' } });
    expect([packed.headers.get('content-encoding'), packed.headers.get('vary'), await packed.text()]).toEqual(['br', 'accept-encoding', LONG]);
    expect(Number(packed.headers.get('content-length'))).toBeLessThan(LONG.length / 10);
    const plain = await get('/assets/long-5TAND1N0.css', { headers: { 'accept-encoding': 'identity' } });
    expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, LONG]);
  });

  it('can be asked for without its body', async () => {
    const response = await get('/assets/site-5TAND1N0.css', { method: 'HEAD' });
    expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([200, String(STYLE.length), '']);
  });

  it.each(['/assets/gone-00000000.css', '/assets/manifest.json', '/assets/', '/assets/..%2findex.mjs', '/assets/%2e%2e%2findex.mjs', '/assets/x/site.css'])(
    'is nothing else: %s is refused as the bucket refuses it',
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(403);
      expect(await response.text()).toContain('<Code>AccessDenied</Code>');
      expect(response.headers.get('content-security-policy')).toBe(ASSET_HEADERS['content-security-policy']);
      expect(response.headers.get('cache-control')).toBeNull();
    },
  );

  it('cannot be posted to', async () => {
    expect((await get('/assets/site-5TAND1N0.css', { method: 'POST' })).status).toBe(403);
  });
});

describe('what the gateway answers by itself', () => {
  it('says as little to a browser as a file does, and is kept by nobody', async () => {
    const response = await get('/nl/%zz');
    expect([response.status, await response.json()]).toEqual([400, { message: 'Bad Request' }]);
    const { 'content-security-policy': csp, 'strict-transport-security': transport, 'x-content-type-options': options } = ASSET_HEADERS;
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-security-policy': csp,
      'strict-transport-security': transport,
      'x-content-type-options': options,
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
  });
});

describe('a request for a page', () => {
  it('brings only what the door passes on, and what it adds', async () => {
    const sent = Object.fromEntries(PASSED_ON.map((name) => [name, `my ${name.toLowerCase()}`]));
    const { headers, cookies } = await seenBy(local, {
      ...sent,
      cookie: 'a=1; b=2',
      'user-agent': 'Mine',
      referer: 'https://elsewhere.example',
      'x-more': 'x',
    });
    const { host, connection: _, 'x-forwarded-for': __, 'x-forwarded-port': ___, 'x-forwarded-proto': ____, ...rest } = headers;
    expect(host).toBe(new URL(local.url).host);
    expect(rest).toEqual({
      'accept-language': 'my accept-language',
      'content-type': 'my content-type',
      'idempotency-key': 'my idempotency-key',
      'if-none-match': 'my if-none-match',
      origin: 'my origin',
      'sec-fetch-site': expect.stringMatching(/^my sec-fetch-site$|^cors$/),
      'cloudfront-viewer-address': expect.stringMatching(/^127\.0\.0\.1:\d+$/),
      'x-accept-encoding': expect.stringContaining('gzip'),
      'x-origin-secret': SENT,
      'user-agent': 'Amazon CloudFront',
    });
    expect(cookies).toEqual(['a=1', 'b=2']);
  });

  it('carries the first secret of the door, whatever a visitor gives as one', async () => {
    const { headers, secret } = await seenBy(local, { 'x-origin-secret': 'made up' });
    expect([headers['x-origin-secret'], secret]).toEqual([SENT, SECRET]);
  });

  it('carries none where there is none, not even a made up one', async () => {
    const { headers, secret } = await seenBy(without, { 'x-origin-secret': 'made up' });
    expect([headers['x-origin-secret'], secret]).toEqual([undefined, '']);
  });

  it('says no packing for a browser that reads none', async () => {
    const headers = await new Promise<any>((resolve, reject) => {
      httpRequest(`${local.url}/api/openapi.json`, { headers: { 'x-accept-encoding': 'br' } }, async (response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk);
        resolve(JSON.parse(Buffer.concat(chunks).toString()).headers);
      })
        .on('error', reject)
        .end();
    });
    expect(headers['x-accept-encoding']).toBeUndefined();
  });
});
