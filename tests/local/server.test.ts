import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Local, startLocal } from '../../infra/local/server.ts';
import { sample } from './fixture/sample.ts';
import { synthesiseFixture } from './fixture/stack.ts';

let local: Local;
beforeAll(async () => {
  local = await startLocal({
    ...(await synthesiseFixture()),
    port: 0,
    dataDir: mkdtempSync(join(tmpdir(), 'sluis-run-')),
    quiet: true,
    ...sample,
  });
});
afterAll(() => local.stop());

const get = (path: string, init?: RequestInit) => fetch(`${local.url}${path}`, { redirect: 'manual', ...init });
const post = (path: string, body: unknown = {}, headers: Record<string, string> = {}) =>
  get(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } });
const json = async (response: Promise<Response>): Promise<any> => (await response).json();
const keys = async (): Promise<string[]> => (await json(get('/_local/dump'))).map(({ pk, sk }: Record<string, string>) => `${pk} ${sk}`);
const store = (id: string, type = 'plain') => post(`/items/${id}`, { type });
/** Most values come back as the function saw them. */
const echo = async (path: string, init?: RequestInit) => json(get(path, init));

describe('the gateway', () => {
  it('hands over an event of payload format 2.0', async () => {
    const { event } = await echo('/echo/a%20b?x=1&x=2&y=%26', { headers: { Cookie: 'a=1; b=2', 'X-Custom': 'Yes' } });
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'GET /echo/{id}',
      rawQueryString: 'x=1&x=2&y=%26',
      queryStringParameters: { x: '1,2', y: '&' },
      pathParameters: { id: 'a b' },
      cookies: ['a=1', 'b=2'],
      isBase64Encoded: false,
    });
    expect(event.headers['x-custom']).toBe('Yes');
    expect(event.headers.cookie).toBeUndefined();
    expect(event.requestContext.http).toMatchObject({ method: 'GET', sourceIp: '127.0.0.1' });
    expect(event.requestContext.time).toMatch(/^\d\d\/\w{3}\/\d{4}:\d\d:\d\d:\d\d \+0000$/);
  });

  it('prefers a fixed path, knows the rest of a path, and refuses unknown ones', async () => {
    expect((await echo('/echo/fixed')).event.routeKey).toBe('GET /echo/fixed');
    expect((await echo('/rest/a/b')).event.pathParameters).toEqual({ path: 'a/b' });
    expect((await get('/nowhere')).status).toBe(404);
    expect((await get('/echo', { method: 'DELETE' })).status).toBe(404);
  });

  it('passes JSON as text, and forms and binaries as base64', async () => {
    const body = new URLSearchParams({ a: 'é' });
    expect((await echo('/echo', { method: 'POST', body })).event).toMatchObject({
      isBase64Encoded: true,
      body: Buffer.from('a=%C3%A9').toString('base64'),
    });
    const text = await echo('/echo', {
      method: 'POST',
      body: '{"é":1}',
      headers: { 'content-type': 'application/problem+json; charset=utf-8' },
    });
    expect(text.event).toMatchObject({ isBase64Encoded: false, body: '{"é":1}' });
  });

  it('sets each cookie of its own and the lowercased headers', async () => {
    const response = await get('/echo');
    expect(response.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2; HttpOnly']);
    expect(response.headers.get('content-type')).toBe('application/json');
  });

  it.each([
    ['throw', 500],
    ['exit', 500],
    ['nonsense', 500],
  ])('answers %s with %i and goes on', async (fail, status) => {
    const response = await get(`/echo?fail=${fail}`);
    expect([response.status, await response.json()]).toEqual([status, { message: 'Internal Server Error' }]);
    expect((await get('/echo')).status).toBe(200);
  });

  it('answers 503 when the function exceeds its time, and 413 to more than 10 MB', async () => {
    expect((await get('/echo?sleep=5000')).status).toBe(503);
    const body = Buffer.alloc(10 * 1024 * 1024 + 1, 'a');
    expect((await get('/echo', { method: 'POST', body })).status).toBe(413);
  });

  it('runs at most two workers of a function, and all events are served', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => echo('/echo?sleep=5')));
    expect(answers).toHaveLength(20);
  });
});

describe('a function', () => {
  it('has its own environment from the template, and nothing of this machine', async () => {
    const { environment } = await echo('/echo');
    expect(environment).toMatchObject({ PUBLIC_URL: local.url, KEYS_PARAMETER: '/fixture/keys', AWS_REGION: 'eu-west-1' });
    expect(environment.AWS_ENDPOINT_URL_DYNAMODB).toMatch(/^http:\/\/127\.0\.0\.1:/);
    expect(environment.PATH).toBeUndefined();
    expect(environment.OIDC_ISSUER).toBeUndefined();
  });

  it('sees the shifted clock', async () => {
    const before = (await json(get('/_local/clock'))).now;
    const { now } = await json(post('/_local/clock', { advance: 'P30D' }));
    expect(Date.parse(now) - Date.parse(before)).toBeGreaterThanOrEqual(30 * 86_400_000);
    const seen = await echo('/echo');
    for (const time of [seen.now, Date.parse(seen.date), seen.event.requestContext.timeEpoch]) expect(Math.abs(time - Date.parse(now))).toBeLessThan(5000);
    expect((await post('/_local/clock', { at: before })).status).toBe(422);
    expect((await post('/_local/clock', { advance: 'P1M' })).status).toBe(422);
  });
});

describe('the page of parts', () => {
  it('shows each in both languages, with the styles as they are now', async () => {
    for (const [query, words] of [
      ['', 'niet verplicht'],
      ['?language=en&desk', 'optional'],
    ] as const) {
      const page = await (await get(`/_local/parts${query}`)).text();
      expect(page).toContain(words);
      expect(page).not.toContain('style=');
      const sheet = await get(/rel="stylesheet" href="([^"]+)"/.exec(page)![1]!);
      expect([sheet.status, sheet.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
      expect(await sheet.text()).toContain('.field');
    }
    expect((await get('/_local/parts?file=../manifest.json')).status).toBe(422);
  });
});

describe('a fault', () => {
  beforeEach(() => post('/_local/reset', { warm: true }));
  const plan = (kind: string, when = 'before', nth = 1) => post('/_local/faults', { service: 'dynamodb', operation: 'TransactWriteItems', kind, when, nth });

  it.each([
    ['throttle', 'before', 409, false],
    ['error500', 'before', 409, false],
    ['error500', 'after', 409, true],
    ['timeout', 'before', 409, false],
    ['timeout', 'after', 409, true],
    ['conflict', 'before', 409, false],
    ['crash', 'before', 500, false],
    ['crash', 'after', 500, true],
  ])('%s %s the effect', async (kind, when, status, stored) => {
    expect((await plan(kind, when)).status).toBe(201);
    const response = await store('x');
    expect(response.status).toBe(status);
    if (kind === 'conflict') expect(await response.json()).toEqual({ name: 'TransactionCanceledException', reasons: ['TransactionConflict'] });
    expect((await keys()).includes('item#x root')).toBe(stored);
    expect((await store('y')).status).toBe(201);
  });

  it('hits the nth call only, and is recorded', async () => {
    await plan('error500', 'before', 2);
    expect([(await store('1')).status, (await store('2')).status, (await store('3')).status]).toEqual([201, 409, 201]);
    const calls = (await json(get('/_local/calls'))).filter(({ operation }: { operation: string }) => operation === 'TransactWriteItems');
    expect(calls.map(({ status, fault }: Record<string, unknown>) => [status, fault])).toEqual([
      [200, undefined],
      [500, 'error500 before'],
      [200, undefined],
    ]);
  });

  it('is refused when it makes no sense', async () => {
    expect((await plan('conflict', 'after')).status).toBe(422);
    expect((await plan('earthquake')).status).toBe(422);
  });
});

describe('behind the requests', () => {
  beforeEach(() => post('/_local/reset', { warm: true }));

  it('delivers the stream, sends mail, tells what became of it, and cuts out poison alone', async () => {
    await post('/_local/stream', { on: false });
    for (const [id, type] of [
      ['1', 'plain'],
      ['2', 'poison'],
      ['3', 'letter'],
      ['bounce', 'letter'],
    ] as const)
      await store(id, type);
    expect(await json(post('/_local/drain'))).toMatchObject({ records: 0, quiet: true });
    await post('/_local/stream', { on: true });
    expect(await json(post('/_local/drain'))).toMatchObject({ quiet: true });
    const all = await keys();
    for (const expected of ['seen#item#1 root', 'seen#item#3 root', 'mail#to-3@example.net Send', 'mail#to-3@example.net Delivery', 'tick wake'])
      expect(all).toContain(expected);
    const dead = await json(get('/_local/dead-letters'));
    expect(dead.map(({ event }: any) => event.Records.map(({ dynamodb }: any) => dynamodb.Keys.pk.S))).toEqual([['item#2']]);
    const [mail] = await json(get('/_local/mails?to=TO-3@example.net'));
    expect(mail).toMatchObject({
      to: ['to-3@example.net'],
      subject: 'Hello',
      text: 'Hello',
      intent: 'int_to3examplenet',
      state: 'delivered',
    });
  });

  it('runs a schedule when its time has come', async () => {
    expect(await keys()).not.toContain('tick wake');
    await post('/_local/clock', { advance: 'PT2H' });
    await expect.poll(keys, { timeout: 5000 }).toContain('tick wake');
  });

  it('goes on after the database was killed', async () => {
    await store('before');
    expect((await post('/_local/kill-database')).status).toBe(200);
    expect((await store('after')).status).toBe(201);
    expect(await keys()).toEqual(expect.arrayContaining(['item#before root', 'item#after root']));
  });
});

describe('the doors', () => {
  it('reset to the sample data, and check what is stored', async () => {
    await store('bad');
    expect(await json(post('/_local/check'))).toEqual({ violations: ['There is a bad item.'] });
    await post('/_local/reset');
    expect(await keys()).toEqual(['seed root']);
    expect(await json(get('/_local/mails'))).toEqual([]);
    await post('/_local/drain');
    expect((await keys()).filter((key) => key.startsWith('seen#'))).toEqual([]);
  });

  it('show pages without scripts and with everything escaped', async () => {
    for (const path of ['/_local/', '/_local/mailbox']) {
      const page = await get(path);
      expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
    expect(await (await get('/_local/')).text()).toContain('Lia &lt;Liaison&gt;');
  });

  it('sign a sample person in', async () => {
    const response = await post('/_local/sign-in', { person: 'lia' });
    expect(response.headers.getSetCookie()).toEqual(['session=lia; Path=/; HttpOnly']);
    expect((await post('/_local/sign-in', { person: 'nobody' })).status).toBe(422);
  });

  it('stay shut for other hosts and other pages', async () => {
    const status = (headers: Record<string, string>, method = 'POST') =>
      new Promise((resolve) => httpRequest(`${local.url}/_local/clock`, { method, headers }, (response) => resolve(response.resume().statusCode)).end());
    expect(await status({ host: 'evil.example' }, 'GET')).toBe(403);
    expect(await status({ origin: 'http://evil.example' })).toBe(403);
    expect(await status({ origin: 'null' })).toBe(403);
    expect(await status({ 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await status({}, 'GET')).toBe(200);
  });
});

describe('the sign-in of staff', () => {
  const verifier = randomBytes(32).toString('base64url');
  const authorize = (more: Record<string, string> = {}) => {
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const query = {
      response_type: 'code',
      client_id: 'site',
      redirect_uri: `${local.url}/back`,
      code_challenge: challenge,
      code_challenge_method: 'S256',
      state: 's',
      nonce: 'n',
      ...more,
    };
    return get(`/_local/oidc/oauth2/authorize?${new URLSearchParams(query)}`);
  };
  const exchange = (code: string, code_verifier = verifier) =>
    get('/_local/oidc/oauth2/token', {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code,
        client_id: 'site',
        redirect_uri: `${local.url}/back`,
        code_verifier,
      }),
    });
  const codeFor = async () => new URL((await authorize({ login_as: 'lia' })).headers.get('location') ?? '').searchParams.get('code') ?? '';

  it('lists staff, exchanges a code once, and signs claims as Cognito does', async () => {
    const page = await (await authorize()).text();
    expect(page).toContain('login_as=lia');
    expect(page).not.toContain('login_as=ap');
    const code = await codeFor();
    const { id_token } = await json(exchange(code));
    const [header = '', claims = '', signature = ''] = id_token.split('.');
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      iss: `${local.url}/_local/oidc`,
      aud: 'site',
      email: 'lia@example.org',
      email_verified: true,
      nonce: 'n',
      token_use: 'id',
    });
    const {
      keys: [jwk],
    } = await json(get('/_local/oidc/.well-known/jwks.json'));
    const key = await crypto.subtle.importKey('jwk', jwk, { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, false, ['verify']);
    expect(await crypto.subtle.verify('RSASSA-PKCS1-v1_5', key, Buffer.from(signature, 'base64url'), Buffer.from(`${header}.${claims}`))).toBe(true);
    expect((await exchange(code)).status).toBe(400);
  });

  it('refuses a wrong verifier, a foreign address and a plain challenge', async () => {
    expect((await exchange(await codeFor(), 'x'.repeat(43))).status).toBe(400);
    expect((await authorize({ redirect_uri: 'https://evil.example/back' })).status).toBe(400);
    expect((await authorize({ code_challenge_method: 'plain' })).status).toBe(400);
  });
});
