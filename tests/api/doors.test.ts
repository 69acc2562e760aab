import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { onClock } from '../../functions/on-clock.ts';
import type { Response } from '../../infra/local/direct.ts';
import { answersFor, IDEAS } from '../../infra/local/sample-items.ts';
import { APPLICANTS } from '../../infra/local/sample-people.ts';
import { personByAddress } from '../../shared/store/people.ts';
import { type Keys, linkToken } from '../../shared/store/secrets.ts';
import { transact, update } from '../../shared/store/store.ts';
import { CONTACT, contactFrom, draftOf, linkIn, must } from '../support/journey.ts';
import { addCast, type Cast, cookieOf, session } from '../support/people.ts';
import { keep, restore } from '../support/restore.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'doors' });
  cast = await addCast(world);
});
afterAll(() => world.stop());

const MINUTE = 60_000;
const get = (path: string, cookie?: string) => world.request({ method: 'GET', path, cookie });
const post = (path: string, body: unknown = {}, cookie?: string, headers: Record<string, string> = {}) =>
  world.request({ method: 'POST', path, body, cookie, headers });
const open = (path: string, cookie?: string) =>
  world.request({ method: 'POST', path, cookie, text: '', headers: { 'content-type': 'application/x-www-form-urlencoded' } });
const start = async (email: string): Promise<{ id: string; cookie: string }> => {
  const reply = await post('/api/proposals', { email, language: 'nl' });
  return { id: reply.body.proposal, cookie: cookieOf(reply) };
};
const stored = async () => JSON.stringify((await world.rows()).records.filter((row) => row.type !== 'bucket'));
const signInLink = async (email: string) => {
  await world.drain();
  await post('/api/links', { email, language: 'nl' });
  await world.drain();
  return linkIn(world, email);
};
/** What the page or the problem tells somebody whose link is dead: how to get another one. */
const saysHow = (reply: Response): boolean =>
  reply.headers['content-type']!.includes('html')
    ? /action="\/nl\/link"/.test(reply.text) && reply.text.includes('name="email"')
    : /ask for|vraag/i.test(reply.body.detail);

it('opens a mailed link by its button alone: ten looks at it change nothing', async () => {
  const { id } = await start('look@sender.example');
  await world.drain();
  const { path } = linkIn(world, 'look@sender.example');
  const before = await stored();
  for (let look = 0; look < 10; look += 1) {
    const page = await get(path);
    expect([page.status, page.cookies]).toEqual([200, []]);
  }
  expect(await stored()).toBe(before);
  const opened = await open(path);
  expect([opened.status, opened.headers.location, opened.cookies.length]).toEqual([303, '/nl/opened', 1]);
  expect((await get(`/api/proposals/${id}/status`, cookieOf(opened))).body).toMatchObject({ stage: 'draft', addressVerified: true });
});

it('edits a draft through the item link, and shows no text through it once it is submitted', async () => {
  const sender = { ...APPLICANTS[0]!, email: 'text@sender.example' };
  const answers = answersFor(IDEAS[0]!, sender);
  const draft = await draftOf(world, { sender, answers, verified: false });
  await world.drain();
  const cookie = cookieOf(await open(linkIn(world, sender.email).path));
  expect((await get(`/api/proposals/${draft.id}`, cookie)).body.answers.outline).toEqual(answers.outline);
  const receipt = (await must(world, cookie, `/api/proposals/${draft.id}/submit`)).body;
  const status = await get(`/api/proposals/${draft.id}/status`, cookie);
  expect(Object.keys(status.body).sort()).toEqual([
    'addressVerified',
    'decisionBy',
    'id',
    'kind',
    'language',
    'late',
    'liaison',
    'mayDo',
    'nextDate',
    'nextStep',
    'process',
    'receivedAt',
    'reference',
    'stage',
    'unreachable',
  ]);
  expect(status.body.decisionBy).toBe(receipt.promisedAt);
  expect((await get('/nl/opened', cookie)).headers.location).toBe(`/nl/proposals/${draft.id}`);
  const page = await get(`/nl/proposals/${draft.id}`, cookie);
  for (const reply of [status, page])
    for (const text of [answers.outline.title, answers.outline.abstract, answers.substance.problem, sender.name, sender.email])
      expect(reply.text).not.toContain(text);
  expect(page.text).toContain(status.body.reference);
  for (const [path, body] of [
    [`/api/proposals/${draft.id}/withdraw`, { reason: 'other' }],
    [`/api/proposals/${draft.id}/amend`, { changes: {} }],
  ] as const)
    expect((await post(path, body, cookie)).status, path).toBe(403);
  expect([(await get(`/api/proposals/${draft.id}`, cookie)).status, (await get('/api/mine', cookie)).status]).toEqual([403, 403]);
});

it('ends the session of the browser that started a draft when the link is opened elsewhere, and keeps it when it is opened there', async () => {
  const elsewhere = await start('elsewhere@sender.example');
  await world.drain();
  await open(linkIn(world, 'elsewhere@sender.example').path);
  expect((await get(`/api/proposals/${elsewhere.id}/status`, elsewhere.cookie)).status).toBe(401);
  const here = await start('here@sender.example');
  await world.drain();
  await open(linkIn(world, 'here@sender.example').path, here.cookie);
  expect((await get(`/api/proposals/${here.id}/status`, here.cookie)).status).toBe(200);
});

it('needs a verified address to submit', async () => {
  const sender = { ...APPLICANTS[0]!, email: 'verify@sender.example' };
  const draft = await draftOf(world, { sender, verified: false });
  const early = await post(`/api/proposals/${draft.id}/submit`, {}, draft.draft);
  expect([early.status, early.body.code]).toEqual([409, 'proposal.address-unverified']);
  await world.drain();
  await open(linkIn(world, sender.email).path, draft.draft);
  expect((await post(`/api/proposals/${draft.id}/submit`, {}, draft.draft)).status).toBe(201);
});

it('opens a sign-in link once, within sixty minutes, and says afterwards how to get another one', async () => {
  await start('once@sender.example');
  const { path, token } = await signInLink('once@sender.example');
  const opened = await open(path);
  expect(opened.status).toBe(303);
  expect((await get('/api/mine', cookieOf(opened))).body.rows).toHaveLength(1);
  for (const reply of [await open(path), await get(path), await post('/api/links/open', { token })])
    expect([reply.status, saysHow(reply), reply.cookies], reply.text).toEqual([410, true, []]);
  await post('/api/links', { email: 'once@sender.example', language: 'nl' });
  const asked = world.now;
  await world.drain();
  const late = linkIn(world, 'once@sender.example');
  world.now = asked + 60 * MINUTE;
  expect((await open(late.path)).status).toBe(410);
  world.now = asked + 60 * MINUTE - 1;
  expect((await open(late.path)).status).toBe(303);
});

const masked = (reply: Response) =>
  JSON.stringify([
    reply.status,
    { ...reply.headers, date: '' },
    reply.text.replaceAll(/prp_[0-9a-z]{26}/g, 'prp').replaceAll(/OT-\d\d-[0-9A-Z]{5}-[0-9A-Z]/g, 'OT'),
    reply.cookies.map((cookie) => cookie.replaceAll(/prp_[0-9a-z]{26}\.[A-Za-z0-9_-]{43}/g, 'cookie')),
  ]);

it('tells whoever typed an address nothing by which its owner is known here', async () => {
  const begun = await world.request({ method: 'POST', path: '/api/proposals', body: { email: 'known@sender.example', language: 'nl' } });
  const sender = await personByAddress(world.store, 'known@sender.example');
  const cookie = cookieOf(begun);
  const item = begun.body.proposal;
  const me = await world.request({ method: 'GET', path: '/api/me', cookie });
  expect(me.body).toEqual({ door: 'draft', item, roles: ['applicant'] });
  const own = await world.request({ method: 'GET', path: `/api/proposals/${item}`, cookie });
  expect(own.status).toBe(200);
  for (const told of [begun, me, own]) expect(JSON.stringify([told.headers, told.cookies, told.text])).not.toContain(sender!.id.slice(4));
});

it('answers a known address, an unknown one and one that had mail enough by the same bytes', async () => {
  await start('known@sender.example');
  for (const path of ['/api/proposals', '/api/links', '/nl/link']) {
    const ask = (email: string) =>
      path === '/nl/link'
        ? world.request({
            method: 'POST',
            path,
            text: new URLSearchParams({ email }).toString(),
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
          })
        : post(path, { email, language: 'nl' });
    const replies = new Set<string>();
    for (const email of [`unknown-${path.length}@sender.example`, 'known@sender.example', 'vera@example.org', 'mila@example.org'])
      for (let time = 0; time < 5; time += 1) replies.add(masked(await ask(email)));
    expect([...replies], path).toHaveLength(1);
    // Whoever gets none any more learns why, as everybody does.
    if (path === '/nl/link') expect([...replies][0]).toContain('hooguit drie brieven per uur');
  }
});

it('tells the browser that started a draft for somebody nothing about that person', async () => {
  const { id, cookie } = await start('vera@example.org');
  const me = await get('/api/me', cookie);
  expect([me.body.door, me.body.roles]).toEqual(['draft', ['applicant']]);
  const vera = (await personByAddress(world.store, 'vera@example.org'))!;
  await transact(world.store, [update(world.store, vera.id, 'a', 'SET unreachable = :yes', { ':yes': true })]);
  const own = await session(world, vera.id, { door: 'person' });
  for (const path of [`/api/proposals/${id}/status`, `/api/proposals/${id}`])
    expect([(await get(path, cookie)).body.unreachable, (await get(path, own)).body.unreachable], path).toEqual([false, true]);
  await transact(world.store, [update(world.store, vera.id, 'a', 'REMOVE unreachable', {})]);
});

it('mails one address at most three times in any hour, whatever a hundred unauthenticated requests ask', async () => {
  const email = 'bombed@sender.example';
  world.now = Date.parse('2026-11-03T10:40:00.000Z');
  const kinds = [
    (ip: string) => world.request({ method: 'POST', path: '/api/proposals', body: { email, language: 'nl' }, ip }),
    (ip: string) => world.request({ method: 'POST', path: '/api/links', body: { email, language: 'en' }, ip }),
    (ip: string) => world.request({ method: 'POST', path: '/api/contact-requests', body: { ...CONTACT, email }, ip }),
    (ip: string) =>
      world.request({
        method: 'POST',
        path: '/nl/link',
        text: `email=${encodeURIComponent(email.toUpperCase())}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        ip,
      }),
  ];
  for (let n = 0; n < 100; n += 1) {
    expect((await kinds[n % kinds.length]!(`10.7.0.${n}`)).status).toBeLessThan(300);
    world.advance(MINUTE);
  }
  await world.drain();
  const person = (await personByAddress(world.store, email))!;
  const { records, facts } = await world.rows();
  const askedAt = new Map(facts.map((fact) => [fact.id as string, fact.at as string]));
  const times = records
    .filter((row) => row.type === 'intent' && row.to === person.id)
    .map((row) => Date.parse(askedAt.get(row.cause) ?? row.createdAt))
    .sort((a, b) => a - b);
  const most = Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 60 * MINUTE).length));
  expect(most).toBe(3);
  expect(times).toHaveLength(6);
  expect(world.mails(email)).toHaveLength(6);
  // Nor does the clock mail for them later: drafts that nobody proved are marked without a letter.
  const before = await keep(world);
  const now = world.now;
  world.advance(84 * 24 * 60 * MINUTE);
  await onClock(world.post, { job: 'wake' });
  const later = (await world.rows()).records;
  const drafts = later.filter((row) => row.type === 'root' && row.kind === 'proposal' && row.applicant === person.id);
  expect(drafts.length).toBe(25);
  expect(drafts.every((row) => row.reminded === 1)).toBe(true);
  expect(later.filter((row) => row.to === person.id && row.template === 'draft-warning')).toEqual([]);
  await restore(world, before, 0);
  world.now = now;
});

it('opens nothing with a token that is forged, cut short, signed by another key or for a letter that does not exist', async () => {
  await start('forge@sender.example');
  const { token } = await signInLink('forge@sender.example');
  const [key, intent, mac] = token.split('.') as [string, string, string];
  const otherKey: Keys = { current: 'k1', keys: { k1: Buffer.alloc(32, 9).toString('base64') } };
  const plain = createHmac('sha256', Buffer.alloc(32, 7)).update(intent).digest('base64url');
  const flipped = mac.startsWith('A') ? `B${mac.slice(1)}` : `A${mac.slice(1)}`;
  const ours = await world.deps.keys();
  const bad = [
    `${key}.${intent}.${flipped}`,
    token.slice(0, -1),
    token.slice(0, 30),
    `k9.${intent}.${mac}`,
    linkToken(otherKey, intent),
    `${key}.${intent}.${plain}`,
    linkToken(ours, '0'.repeat(26)),
    `${token}a`,
    ` ${token}`,
    '',
    '..',
    `constructor.${intent}.${mac}`,
  ];
  for (const forged of bad) expect([forged, (await post('/api/links/open', { token: forged })).status]).toEqual([forged, 410]);
  expect((await post('/api/links/open', { token })).status).toBe(200);
});

it('takes links of two keys at once, and none of a key that is gone', async () => {
  await start('keys@sender.example');
  const first = await signInLink('keys@sender.example');
  const second = await signInLink('keys@sender.example');
  const [deps, post_] = [world.deps, world.post] as unknown as { keys: () => Promise<Keys> }[];
  const old = await world.deps.keys();
  const both: Keys = { current: 'k2', keys: { ...old.keys, k2: Buffer.alloc(32, 8).toString('base64') } };
  const use = (keys: Keys) => {
    for (const holder of [deps!, post_!]) holder.keys = async () => keys;
  };
  use(both);
  expect((await open(first.path)).status).toBe(303);
  world.advance(60 * MINUTE);
  const third = await signInLink('keys@sender.example');
  expect(third.token.startsWith('k2.')).toBe(true);
  use({ current: 'k2', keys: { k2: both.keys.k2! } });
  expect([(await open(second.path)).status, (await open(third.path)).status]).toEqual([410, 303]);
  use(old);
});

it('ends a session by signing out', async () => {
  const { cookie } = await start('out@sender.example');
  const { path } = await signInLink('out@sender.example');
  const signed = cookieOf(await open(path));
  const out = await post('/api/sign-out', {}, signed);
  expect(out.cookies[0]).toMatch(/^__Host-sluis=; .*Max-Age=0$/);
  expect([(await get('/api/mine', signed)).status, (await get('/api/me', signed)).body]).toEqual([401, { roles: [] }]);
  expect((await get('/api/me', cookie)).status).toBe(200);
});

it('gives staff nothing of their roles through a mailed link', async () => {
  const { path } = await signInLink(cast.lia.email);
  const cookie = cookieOf(await open(path));
  expect((await get('/api/me', cookie)).body).toMatchObject({ door: 'person', roles: ['applicant'] });
  for (const at of ['/api/desk/queue', '/api/desk/counts', '/api/admin/people']) expect((await get(at, cookie)).status, at).toBe(403);
});

it('carries no text of the sender in a mail to an address that nobody verified', async () => {
  const email = 'stranger@sender.example';
  await contactFrom(world, { ...CONTACT, email, name: 'Buy Cheap', subject: 'https://evil.example', message: 'Come to https://evil.example now' });
  await draftOf(world, { sender: { ...APPLICANTS[1]!, email, name: 'Buy Cheap' }, verified: false });
  await world.drain();
  expect(world.mails(email)).toHaveLength(2);
  for (const mail of world.mails(email))
    for (const text of ['evil.example', 'Buy Cheap', 'https://evil']) expect(`${mail.subject} ${mail.text} ${mail.html}`).not.toContain(text);
});

it('prints what was stored without a violated invariant', async () => {
  await world.drain();
  expect(await world.violations()).toEqual([]);
});
