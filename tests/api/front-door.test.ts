import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cameThroughDoor, clientAddress, networkOf } from '../../functions/http/front-door.ts';
import { directApi, type Request, type Response } from '../../infra/local/direct.ts';
import { operations } from '../../shared/contract/index.ts';
import { exportFunction, fileFunction, pageFunctions } from '../support/pages.ts';
import { openWorld, type World } from '../support/world.ts';

const NEW = 'new-0123456789abcdefghijklmnopqrs';
const OLD = 'old-0123456789abcdefghijklmnopqrs';

let world: World;
beforeAll(async () => {
  world = await openWorld({ seed: 'front-door' });
});
afterAll(() => world.stop());

/** The world's API behind a front door with this secret. */
const behind = (originSecret: string) => {
  const deps = { ...world.deps, originSecret };
  const noIdentity = () => {
    throw new Error('nobody signs in here');
  };
  const files = { 'api-file': fileFunction(deps, () => world.files), 'api-export': exportFunction(deps, () => world.files) };
  const api = directApi(deps, { ...pageFunctions(deps, noIdentity), ...files });
  return (request: Omit<Request, 'at'>): Promise<Response> => api({ at: world.now, ...request });
};
const health = (originSecret: string, shown?: string) =>
  behind(originSecret)({ method: 'GET', path: '/api/health', headers: shown === undefined ? {} : { 'x-origin-secret': shown } });

describe('behind a front door', () => {
  it('every operation refuses whoever comes past it, before anything is looked up', async () => {
    const ask = behind(NEW);
    world.calls.length = 0;
    for (const { id, route, face } of operations) {
      const [method = '', path = ''] = route.split(' ');
      for (const headers of [{}, { 'x-origin-secret': OLD }] as Record<string, string>[]) {
        const reply = await ask({ method, path: path.replaceAll(/\{\w+\}/g, 'x'), headers, ...(method === 'GET' ? {} : { body: {} }) });
        expect({ id, status: reply.status, code: face ? 'a page' : reply.body.code }).toEqual({ id, status: 403, code: face ? 'a page' : 'request.direct' });
      }
    }
    expect(world.calls).toEqual([]);
  });

  it('says so in both languages, and where to go', async () => {
    const ask = behind(NEW);
    const titles = await Promise.all(
      ['nl', 'en'].map(async (language) => (await ask({ method: 'GET', path: '/api/openapi.json', headers: { 'accept-language': language } })).body.title),
    );
    expect(titles).toEqual(['Dit is niet het adres van de site', 'This is not the address of the site']);
    const page = await ask({ method: 'GET', path: '/nl' });
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.text).toContain('Open de site op het gewone adres');
  });

  it('health and the document are answered too, with either of two secrets', async () => {
    for (const shown of [NEW, OLD]) {
      expect((await health(`${NEW},${OLD}`, shown)).body).toEqual({ ok: true });
      const document = await behind(`${NEW},${OLD}`)({ method: 'GET', path: '/api/openapi.json', headers: { 'x-origin-secret': shown } });
      expect(document.body.openapi).toMatch(/^3\.1/);
    }
  });

  it.each([
    ['none', undefined],
    ['an empty one', ''],
    ['both at once', `${NEW},${OLD}`],
    ['the beginning of one', NEW.slice(0, -1)],
    ['one with more behind it', `${NEW}x`],
    ['one in capitals', NEW.toUpperCase()],
  ])('%s is no secret', async (_case, shown) => {
    expect((await health(`${NEW},${OLD}`, shown)).status).toBe(403);
  });

  it('a secret that holds nothing lets nobody in', async () => {
    expect((await health(',', '')).status).toBe(403);
    expect(cameThroughDoor({ headers: {} } as APIGatewayProxyEventV2, '')).toBe(false);
  });
});

it('answers everybody where there is no front door', async () => {
  expect((await health('')).body).toEqual({ ok: true });
  expect((await health('', 'made up')).body).toEqual({ ok: true });
});

describe('the address of a client', () => {
  const eventOf = (headers: Record<string, string>, sourceIp = '192.0.2.1') =>
    ({ headers, requestContext: { http: { sourceIp } } }) as unknown as APIGatewayProxyEventV2;
  const viewer = { 'cloudfront-viewer-address': '198.51.100.7:46532' };

  it('is what the front door says, when it is the front door that says it', () => {
    expect(clientAddress(eventOf({ ...viewer, 'x-origin-secret': OLD }), `${NEW},${OLD}`)).toBe('198.51.100.7');
    expect(clientAddress(eventOf({ 'x-origin-secret': NEW }), NEW)).toBe('192.0.2.1');
    for (const shown of [undefined, 'made up'])
      expect(clientAddress(eventOf(shown === undefined ? viewer : { ...viewer, 'x-origin-secret': shown }), NEW)).toBe('192.0.2.1');
    expect(clientAddress(eventOf({ ...viewer, 'x-origin-secret': '' }), '')).toBe('192.0.2.1');
  });

  it('is the network of 64 bits for IPv6, of which each client has a whole one', () => {
    const through = (address: string) => clientAddress(eventOf({ 'cloudfront-viewer-address': `${address}:443`, 'x-origin-secret': NEW }), NEW);
    expect(through('2001:db8:1:2:aaaa:bbbb:cccc:dddd')).toBe('2001:db8:1:2::/64');
    expect(through('2001:db8:1:2::1')).toBe('2001:db8:1:2::/64');
    expect(through('2001:db8:1:3::1')).toBe('2001:db8:1:3::/64');
  });

  it.each([
    ['2001:DB8:0001:0002:0:0:0:1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['2001:db8:0:0:1::', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1:2:3', 'fe80:0:0:0::/64'],
    ['::ffff:192.0.2.9', '192.0.2.9'],
    ['192.0.2.9', '192.0.2.9'],
    ['local', 'local'],
  ])('counts %s as %s, however it is written', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
