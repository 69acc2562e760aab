import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Identity } from '../../functions/pages/public/staff-sign-in.ts';
import { personByAddress } from '../../shared/store/people.ts';
import { addCast, cookieOf } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

type Claims = Record<string, unknown>;

/** The organisation's sign-in as the callback meets it: what it answers is set by each test, what it was asked is kept. */
const provider = { claims: {} as Claims, status: 200, body: undefined as string | undefined, asked: [] as URLSearchParams[] };
const idToken = (claims: Claims): string => ['e30', Buffer.from(JSON.stringify(claims)).toString('base64url'), 'signature'].join('.');
const identity: Identity = {
  issuer: 'https://id.example',
  client: 'sluis',
  authorizeUrl: 'https://id.example/authorize',
  tokenUrl: 'https://id.example/token',
  firstAdmin: 'First.Admin@bureau.example',
  fetch: async (_url, init) => {
    provider.asked.push(new URLSearchParams(String(init?.body)));
    return new Response(provider.body ?? JSON.stringify({ id_token: idToken(provider.claims) }), { status: provider.status });
  },
};

let world: World;
beforeAll(async () => {
  world = await openWorld({ seed: 'sign-in', identity });
  await addCast(world);
});
afterAll(() => world.stop());
beforeEach(() => {
  provider.status = 200;
  provider.body = undefined;
  provider.asked = [];
});

const get = (path: string, cookie?: string) => world.request({ method: 'GET', path, cookie });
const begin = async (next?: string) => {
  const reply = await get(next === undefined ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`);
  const query = new URL(reply.headers.location!).searchParams;
  const good: Claims = {
    iss: identity.issuer,
    aud: identity.client,
    exp: world.now / 1000 + 300,
    nonce: query.get('nonce')!,
    email: 'lia@example.org',
    email_verified: true,
  };
  return {
    reply,
    query,
    cookie: cookieOf(reply),
    good,
    back: (state = query.get('state')!, code = 'code') => `/sign-in/callback?code=${code}&state=${encodeURIComponent(state)}`,
  };
};
const snapshot = async () => JSON.stringify((await world.rows()).records);

it('signs staff in: PKCE, state and nonce, one exchange, a session with the roles', async () => {
  const { reply, query, cookie, good, back } = await begin();
  expect(reply.status).toBe(303);
  expect(reply.cookies[0]).toMatch(/^__Host-sluis-oidc=.+; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=600$/);
  expect([query.get('client_id'), query.get('redirect_uri'), query.get('code_challenge_method')]).toEqual([
    'sluis',
    'https://sluis.example/sign-in/callback',
    'S256',
  ]);
  provider.claims = good;
  const done = await get(back(), cookie);
  expect([done.status, done.headers.location, done.cookies.length]).toEqual([303, '/nl/opened', 2]);
  expect(provider.asked).toHaveLength(1);
  expect(createHash('sha256').update(provider.asked[0]!.get('code_verifier')!).digest('base64url')).toBe(query.get('code_challenge'));
  expect((await get('/api/me', cookieOf(done))).body).toMatchObject({ door: 'staff', roles: ['applicant', 'liaison'] });
  expect((await get('/api/desk/queue', cookieOf(done))).status).toBe(200);
});

const OTHER: readonly [string, number, (good: Claims) => Claims][] = [
  ['another nonce', 410, (good) => ({ ...good, nonce: 'A'.repeat(22) })],
  ['a nonce of the same length in other bytes', 410, (good) => ({ ...good, nonce: 'é'.repeat(22) })],
  ['no nonce', 410, ({ nonce: _, ...rest }) => rest],
  ['another issuer', 410, (good) => ({ ...good, iss: 'https://evil.example' })],
  ['another audience', 410, (good) => ({ ...good, aud: 'other' })],
  ['other audiences', 410, (good) => ({ ...good, aud: ['other', 'sluis2'] })],
  ['a token that has expired', 410, (good) => ({ ...good, exp: world.now / 1000 })],
  ['an access token', 410, (good) => ({ ...good, token_use: 'access' })],
  ['an address that is not verified', 403, (good) => ({ ...good, email_verified: false })],
  ['an address of unknown state', 403, ({ email_verified: _, ...rest }) => rest],
  ['a person whom the house does not know', 403, (good) => ({ ...good, email: 'stranger@example.org' })],
];

it.each(OTHER)('refuses %s', async (_what, status, change) => {
  const { cookie, good, back } = await begin();
  provider.claims = change(good);
  const before = await snapshot();
  const reply = await get(back(), cookie);
  expect(reply.status).toBe(status);
  expect(reply.cookies.filter((set) => set.startsWith('__Host-sluis='))).toEqual([]);
  expect(reply.text).toContain('/link');
  expect(await snapshot()).toBe(before);
});

it.each(['wrong', '', 'é'.repeat(22), 'x'.repeat(22)])('refuses the state "%s" without asking the provider', async (state) => {
  const { cookie, good, back } = await begin();
  provider.claims = good;
  expect((await get(back(state), cookie)).status).toBe(410);
  expect(provider.asked).toEqual([]);
});

it('refuses a callback of a browser that never began, that was refused there, or whose code is not taken', async () => {
  const { cookie, good, back, query } = await begin();
  provider.claims = good;
  expect((await get(back())).status).toBe(410);
  expect((await get(back(), '__Host-sluis-oidc=')).status).toBe(410);
  expect((await get(`/sign-in/callback?error=access_denied&state=${query.get('state')}`, cookie)).status).toBe(410);
  expect(provider.asked).toEqual([]);
  provider.status = 400;
  expect((await get(back(), cookie)).status).toBe(410);
});

it.each(['not json', '{}', '{"id_token":"a.b.c"}', '{"id_token":"x"}', '[]'])(
  'refuses the answer %s of the provider without a word of it in the log',
  async (body) => {
    const { cookie, back } = await begin();
    provider.body = body;
    const logged = world.logs.length;
    expect((await get(back(), cookie)).status).toBe(410);
    expect(JSON.stringify(world.logs.slice(logged))).not.toContain('message');
  },
);

it('makes the configured address an administrator once, with a fact', async () => {
  const signIn = async () => {
    const { cookie, good, back } = await begin();
    provider.claims = { ...good, email: 'first.admin@BUREAU.example' };
    return get(back(), cookie);
  };
  const first = await signIn();
  expect((await get('/api/me', cookieOf(first))).body.roles).toEqual(['applicant', 'admin']);
  const again = await signIn();
  expect((await get('/api/admin/people', cookieOf(again))).status).toBe(200);
  const person = (await personByAddress(world.store, 'first.admin@bureau.example'))!;
  const facts = (await world.rows()).facts.filter((fact) => fact.record === person.id);
  expect(facts.map((fact) => [fact.type, fact.by, fact.data.roles])).toEqual([['PersonAdded', 'configuration', ['admin']]]);
  expect(await world.violations()).toEqual([]);
});

it.each([
  ['/nl/desk/overview', '/nl/desk/overview'],
  ['/en/desk?view=mine&kind=proposal', '/en/desk?view=mine&kind=proposal'],
  ['https://elsewhere.example/nl', '/nl/opened'],
  ['//elsewhere.example', '/nl/opened'],
  ['/nl//elsewhere.example', '/nl/opened'],
  ['/nl\\elsewhere.example', '/nl/opened'],
  ['/api/me', '/nl/opened'],
])('leads staff on after the sign-in: %s to %s', async (next, to) => {
  const { cookie, good, back } = await begin(next);
  provider.claims = good;
  const done = await get(back(), cookie);
  expect([done.status, done.headers.location]).toEqual([303, to]);
});

it('offers whoever came to the desk the sign-in of staff first, and the way back there', async () => {
  const refused = await get('/nl/desk/overview');
  expect(refused.status).toBe(401);
  expect(refused.text.indexOf('href="/sign-in?next=%2Fnl%2Fdesk%2Foverview"')).toBeGreaterThan(0);
  expect(refused.text.indexOf('/sign-in?next=')).toBeLessThan(refused.text.indexOf('name="email"'));
});
