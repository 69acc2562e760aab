import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Response } from '../../infra/local/direct.ts';
import { STAFF } from '../../infra/local/sample-people.ts';
import { operations } from '../../shared/contract/index.ts';
import { type Keys, sealCursor } from '../../shared/store/secrets.ts';
import { accept, CONTACT, desk, type Journey, judge, must, proposalAt, TERMS } from '../support/journey.ts';
import { addCast, addPlayer, type Cast } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
let draft: Journey;
let review: Journey;
let root: string;
beforeAll(async () => {
  world = await openWorld({ seed: 'hostile' });
  cast = await addCast(world);
  root = (await addPlayer(world, { ...STAFF[0]!, name: 'Alles', email: 'all@example.org', roles: ['reviewer', 'liaison', 'chair', 'admin'] })).cookie;
  draft = await proposalAt(world, cast, 'draft');
  review = await proposalAt(world, cast, 'in-review');
  await must(world, cast.lia.cookie, desk(review.id, 'invite'), { reviewers: [cast.jan.id, cast.mila.id] });
  await accept(world, cast.mila.cookie, review.id);
});
afterAll(() => world.stop());

const START = { email: 'new@sender.example', language: 'nl' };
const post = (path: string, more: Record<string, unknown>) => world.request({ method: 'POST', path, ...more });
const problem = (reply: Response) => [reply.status, reply.body.code];

it('takes 256 KB and not a byte more', async () => {
  const LIMIT = 256 * 1024;
  const frame = JSON.stringify({ ...START, x: '' }).length;
  const sized = (bytes: number) => post('/api/proposals', { text: JSON.stringify({ ...START, x: 'x'.repeat(bytes - frame) }) });
  expect(problem(await sized(LIMIT))).toEqual([422, 'request.invalid']);
  expect(problem(await sized(LIMIT + 1))).toEqual([413, 'request.too-large']);
  const wide = JSON.stringify({ ...START, x: 'é'.repeat(LIMIT / 2) });
  expect(problem(await post('/api/proposals', { text: wide }))).toEqual([413, 'request.too-large']);
});

it.each(['{', '{"email":}', "{'email': 'x'}", '\u0000', 'null null', '{"a":1}}', '\ufeff{}', 'email=x'])('refuses the body %j as unreadable', async (text) => {
  expect(problem(await post('/api/proposals', { text }))).toEqual([400, 'request.unreadable']);
});

it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/jsonp', ''])(
  'refuses JSON that calls itself %j',
  async (type) => {
    expect(problem(await post('/api/proposals', { body: START, headers: { 'content-type': type } }))).toEqual([400, 'request.unreadable']);
  },
);

it.each(['utf-16', 'UTF-16LE', 'iso-8859-1', '"windows-1252"', ''])('refuses text in the charset %j, from a form too', async (charset) => {
  const type = (media: string) => ({ 'content-type': `${media}; charset=${charset}` });
  const reply = await post('/api/proposals', { body: START, headers: type('application/json') });
  expect(problem(reply)).toEqual([415, 'request.charset']);
  expect(reply.body.detail).toContain('UTF-8');
  expect((await post('/nl/contact', { text: 'kind=question', headers: type('application/x-www-form-urlencoded') })).status).toBe(415);
});

it.each(['utf-8', 'UTF8', '"utf-8"', 'us-ascii'])('takes text in the charset %s', async (charset) => {
  expect((await post('/api/proposals', { body: START, headers: { 'content-type': `application/json; charset=${charset}` } })).status).toBe(201);
});

it.each(['', 'short', 'x'.repeat(21), 'x'.repeat(65), `${'x'.repeat(22)}!`, `${'x'.repeat(22)} `, 'é'.repeat(22)])(
  'refuses the idempotency key %j',
  async (key) => {
    expect(problem(await post('/api/proposals', { body: START, headers: { 'idempotency-key': key } }))).toEqual([422, 'key.missing']);
  },
);

const CROSS: readonly Record<string, string>[] = [
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'cross-site', origin: 'https://sluis.example' },
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { origin: 'https://sluis.example.evil.example' },
  { origin: 'http://sluis.example' },
];

it.each(CROSS)('refuses an act that another site sends: %j', async (headers) => {
  const before = await world.rows();
  for (const request of [
    post('/api/proposals', { body: START, headers }),
    post(`/api/proposals/${draft.id}/submit`, { body: {}, cookie: draft.own, headers }),
    post('/nl/link', { text: 'email=a%40b.example', headers }),
    world.request({ method: 'PUT', path: `/api/proposals/${draft.id}/parts/outline`, body: { seen: 1, content: {} }, cookie: draft.own, headers }),
  ])
    expect((await request).status).toBe(403);
  expect(await world.rows()).toEqual(before);
  expect((await world.request({ method: 'GET', path: `/api/proposals/${draft.id}/status`, cookie: draft.own, headers })).status).toBe(200);
});

it('takes a form from a browser without fetch metadata, since no page asks it to hide our own origin from us', async () => {
  for (const path of ['/nl', '/nl/submit', '/nl/contact', '/nl/link']) {
    const { headers } = await world.request({ method: 'GET', path });
    expect([path, headers['referrer-policy']]).toEqual([path, 'same-origin']);
  }
  const sent = await post('/nl/link', { text: 'email=old%40browser.example', headers: { origin: world.publicUrl } });
  expect(sent.status).toBe(200);
});

it('shows what the item looks like now beside a lost race, in the words of whoever asks', async () => {
  const { id, own } = await proposalAt(world, cast, 'submitted');
  await must(world, cast.lia.cookie, desk(id, 'take'));
  const staff = await post(desk(id, 'take'), { body: {}, cookie: cast.tom.cookie });
  expect([staff.status, staff.body.code, staff.body.current]).toEqual([409, 'proposal.not-submitted', 'screening']);
  const sender = await post(`/api/proposals/${id}/amend`, { body: { changes: {} }, cookie: own });
  expect([sender.status, sender.body.current]).toEqual([409, 'being-checked']);
  const reviewer = await post(`/api/review/${review.id}/accept`, { body: TERMS, cookie: cast.mila.cookie });
  expect([reviewer.status, 'current' in reviewer.body]).toEqual([409, false]);
});

it('asks a client that asks too much to wait, says how long, and keeps the word', async () => {
  const ip = '192.0.2.7';
  let reply = await post('/api/links/open', { body: { token: '' }, ip });
  let asked = 1;
  for (; reply.status === 410 && asked < 2000; asked += 1) reply = await post('/api/links/open', { body: { token: '' }, ip });
  const wait = Number(reply.headers['retry-after']);
  expect([reply.status, Number.isInteger(wait), wait > 0, wait <= 3600]).toEqual([429, true, true, true]);
  expect((await post('/api/links/open', { body: { token: '' }, ip: '192.0.2.8' })).status).toBe(410);
  const now = world.now;
  expect((await world.request({ method: 'POST', path: '/api/links/open', body: { token: '' }, ip, at: now + (wait - 1) * 1000 })).status).toBe(429);
  expect((await world.request({ method: 'POST', path: '/api/links/open', body: { token: '' }, ip, at: now + wait * 1000 })).status).toBe(410);
  console.log(`one client: ${asked - 1} requests before ${wait} s of rest`);
});

const WORDS = [
  '',
  ' ',
  '.',
  '..',
  '%00',
  '%F0%9F%92%A9',
  '__proto__',
  'constructor',
  "' OR 1=1 --",
  '{{7*7}}',
  'prp_',
  `prp_${'0'.repeat(3000)}`,
  `prp_${'Z'.repeat(26)}`,
  `per_${'0'.repeat(3000)}`,
  `ctc_${'0'.repeat(3000)}`,
  `tsk_${'0'.repeat(3000)}`,
  'prp_#a',
  'roster',
  'watermark',
  'undelivered#x',
  'x'.repeat(5000),
  '%C2%85',
  '%0d%0aSet-Cookie:x',
];

/** A quick run gives every operation every third word, by a printed seed; a deep one all of them. */
const step = process.env.SLUIS_DEEP === '1' ? 1 : 3;
const seed = Number(process.env.SLUIS_SEED ?? Math.floor(Math.random() * 2 ** 31));

it('answers hostile path parameters by a refusal, at every operation that has one', async () => {
  const seen = new Map<number, number>();
  const words = WORDS.filter((candidate) => !['', '.', '..'].includes(candidate));
  console.log(`hostile paths: seed ${seed}; replay: SLUIS_SEED=${seed} npx vitest run tests/api/hostile.test.ts`);
  for (const [n, operation] of operations.filter(({ route }) => route.includes('{')).entries()) {
    const [method, route] = operation.route.split(' ') as [string, string];
    for (const word of words.filter((_, i) => (i + n + seed) % step === 0)) {
      const path = route.replaceAll(/\{\w+\}/g, () => (word.startsWith('%') ? word : encodeURIComponent(word)));
      const reply = await world.request({ method, path, cookie: root, ...(method === 'GET' ? {} : { body: {} }) });
      seen.set(reply.status, (seen.get(reply.status) ?? 0) + 1);
      expect([400, 403, 404, 410, 422], `${operation.id} ${word.slice(0, 40)} ${reply.status}`).toContain(reply.status);
      expect(JSON.stringify(reply.headers)).not.toMatch(/set-cookie:x/i);
    }
  }
  console.log(`hostile paths: ${[...seen].map(([status, count]) => `${count} × ${status}`).join(', ')}`);
});

it('answers hostile queries by a refusal or an empty page', async () => {
  for (const word of WORDS) {
    for (const query of [
      `cursor=${word.startsWith('%') ? word : encodeURIComponent(word)}`,
      `view=${encodeURIComponent(word)}`,
      `view=stage&kind=proposal&stage=${encodeURIComponent(word)}`,
      `kind=${encodeURIComponent(word)}`,
      `${encodeURIComponent(word)}=1`,
    ]) {
      const reply = await world.request({ method: 'GET', path: `/api/desk/queue?${query}`, cookie: cast.lia.cookie });
      expect([200, 422], `${query.slice(0, 60)} ${reply.status}`).toContain(reply.status);
    }
  }
});

it('takes no cursor that it did not give to this viewer for this view', async () => {
  const keys = await world.deps.keys();
  const position = `2026-11-02T00:00:00.000Z#${review.id}`;
  const mine = sealCursor(keys, `${cast.lia.id} open  `, position);
  const other: Keys = { current: 'k1', keys: { k1: Buffer.alloc(32, 1).toString('base64') } };
  const ask = (cursor: string, more = '') =>
    world.request({ method: 'GET', path: `/api/desk/queue?cursor=${encodeURIComponent(cursor)}${more}`, cookie: cast.lia.cookie });
  expect((await ask(mine)).status).toBe(200);
  const bad = [
    sealCursor(keys, `${cast.tom.id} open  `, position),
    sealCursor(other, `${cast.lia.id} open  `, position),
    `${mine}A`,
    mine.slice(0, -1),
    mine.replace('k1.', 'k2.'),
    mine.replace('k1.', 'constructor.'),
    mine.replace('k1.', '__proto__.'),
    mine.replace('k1.', 'toString.'),
    position,
    Buffer.from(position).toString('base64url'),
    'k1.',
    '.',
    'k1',
    'x'.repeat(1001),
  ];
  for (const cursor of bad) {
    const reply = await ask(cursor);
    expect([reply.status, reply.body.errors?.[0]?.path], cursor.slice(0, 40)).toEqual([422, 'cursor']);
  }
  for (const more of ['&view=mine', '&kind=proposal', '&view=stage&kind=proposal&stage=in-review']) expect((await ask(mine, more)).status, more).toBe(422);
  expect((await world.request({ method: 'GET', path: `/api/review?cursor=${encodeURIComponent(mine)}`, cookie: cast.jan.cookie })).status).toBe(422);
});

it('refuses a body nested so deep that reading it would end the process', async () => {
  for (const depth of [1000, 20_000, 100_000]) {
    const nested = `${'['.repeat(depth)}${']'.repeat(depth)}`;
    const reply = await world.request({
      method: 'PUT',
      path: `/api/proposals/${draft.id}/parts/outline`,
      text: `{"seen":1,"content":{"title":${nested}}}`,
      cookie: draft.own,
    });
    expect([reply.status, reply.body.errors?.[0]?.path], `${depth}`).toEqual([422, 'content/title']);
    expect((await post('/api/contact-requests', { text: JSON.stringify(CONTACT).replace('"Joining"', nested) })).status).toBe(422);
  }
});

it('still serves the reviewer after all that', async () => {
  await judge(world, cast.mila.cookie, review.id);
  await world.drain();
  expect(await world.violations()).toEqual([]);
});
