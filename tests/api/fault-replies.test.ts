import { afterAll, beforeAll, expect, it } from 'vitest';
import { answersFor, IDEAS } from '../../infra/local/sample-items.ts';
import { APPLICANTS } from '../../infra/local/sample-people.ts';
import { CONTACT, contactFrom, desk, type Journey, must, proposalAt, TERMS } from '../support/journey.ts';
import { addCast, type Cast } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
let draft: Journey;
let review: Journey;
let contact: string;
const answers = answersFor(IDEAS[0]!, APPLICANTS[0]!);
beforeAll(async () => {
  world = await openWorld({ seed: 'fault replies' });
  cast = await addCast(world);
  draft = await proposalAt(world, cast, 'draft');
  review = await proposalAt(world, cast, 'in-review');
  await must(world, cast.lia.cookie, desk(review.id, 'invite'), { reviewers: [cast.jan.id] });
  contact = (await contactFrom(world)).id;
});
afterAll(() => world.stop());

type Asked = { method?: string; path: string; cookie?: string | undefined; body?: unknown };
/** Reads through every door, and acts with text in them. */
const REQUESTS = (): readonly Asked[] => [
  { path: '/api/me', cookie: draft.own },
  { path: '/api/mine', cookie: draft.own },
  { path: `/api/proposals/${draft.id}`, cookie: draft.own },
  { path: `/api/proposals/${draft.id}/status`, cookie: draft.draft },
  { path: '/nl/opened', cookie: draft.draft },
  { path: '/api/desk/queue', cookie: cast.lia.cookie },
  { path: `/api/desk/proposals/${review.id}`, cookie: cast.lia.cookie },
  { path: `/api/desk/items/${review.id}/timeline`, cookie: cast.lia.cookie },
  { path: `/api/desk/items/${review.id}/mails`, cookie: cast.lia.cookie },
  { path: `/api/desk/contact-requests/${contact}`, cookie: cast.lia.cookie },
  { path: desk(review.id, 'reviewers'), cookie: cast.lia.cookie },
  { path: '/api/desk/counts', cookie: cast.lia.cookie },
  { path: '/api/review', cookie: cast.jan.cookie },
  { path: `/api/review/${review.id}/invitation`, cookie: cast.jan.cookie },
  { path: '/api/admin/people', cookie: cast.admin.cookie },
  { path: '/api/health' },
  { method: 'POST', path: '/api/proposals', body: { email: 'geheim@sender.example', language: 'nl' } },
  { method: 'POST', path: '/api/contact-requests', body: { ...CONTACT, email: 'geheim@sender.example' } },
  { method: 'POST', path: '/api/links', body: { email: 'geheim@sender.example', language: 'nl' } },
  { method: 'PUT', path: `/api/proposals/${draft.id}/parts/outline`, cookie: draft.own, body: { seen: 1, content: answers.outline } },
  { method: 'POST', path: `/api/proposals/${draft.id}/submit`, cookie: draft.own, body: {} },
  { method: 'POST', path: desk(review.id, 'invite'), cookie: cast.lia.cookie, body: { reviewers: [cast.mila.id] } },
  { method: 'POST', path: `/api/review/${review.id}/accept`, cookie: cast.jan.cookie, body: TERMS },
  { method: 'POST', path: `/api/desk/contact-requests/${contact}/reply`, cookie: cast.lia.cookie, body: { text: 'Het blijft geheim.' } },
  { method: 'POST', path: desk(review.id, 'ask'), cookie: cast.lia.cookie, body: { text: 'Who is geheim in this?' } },
];

const SECRETS = [answers.outline.title, answers.outline.abstract, CONTACT.message, 'geheim', 'Noor Vondst', 'Jan de Peiler', '@'];

it('answers a fault of the store by a request number and nothing else, whichever call fails, and logs the cause under that number', async () => {
  let failed = 0;
  for (const request of REQUESTS()) {
    const { method = 'GET', ...rest } = request;
    for (let k = 1; ; k += 1) {
      world.advance(61_000);
      let n = 0;
      let thrown = false;
      world.hook = async (_call, _n, run) => {
        n += 1;
        if (n !== k) return run();
        thrown = true;
        throw Object.assign(new Error('the engine of noor@lekdetect.example is on fire'), { name: 'InternalServerError' });
      };
      const logged = world.logs.length;
      const reply = await world.request({ method, ...rest });
      world.hook = undefined;
      if (!thrown) break;
      failed += 1;
      const what = `${method} ${request.path}, call ${k}`;
      expect([reply.status, reply.cookies], what).toEqual([500, []]);
      for (const secret of [...SECRETS, 'InternalServerError', 'on fire', ' at '])
        expect(reply.text.replaceAll(/[\w.]+@(?:sluis\.example)/g, ''), what).not.toContain(secret);
      const lines = world.logs.slice(logged);
      expect(lines, what).toHaveLength(1);
      expect(lines[0], what).toMatchObject({ status: 500, cause: 'InternalServerError', message: 'the engine of …@… is on fire' });
      expect(reply.text, what).toContain(String(lines[0]!.request));
      for (const secret of SECRETS.slice(0, -1)) expect(JSON.stringify(lines), what).not.toContain(secret);
      expect(
        JSON.stringify(lines)
          .replaceAll('…@…', '')
          .replaceAll(/file:\/\/\S+|node_modules\/\S+/g, ''),
        what,
      ).not.toContain('@');
      if (request.path.startsWith('/api/')) expect(Object.keys(reply.body).sort(), what).toEqual(['code', 'detail', 'request', 'status', 'title', 'type']);
      if (k > 40) throw new Error(`${what}: no end of calls`);
    }
  }
  console.log(`fault replies: ${REQUESTS().length} requests, ${failed} calls failed one by one`);
  expect(failed).toBeGreaterThan(50);
});

it('leaves one log line for each request, without an address, a text or a token', async () => {
  const from = world.logs.length;
  for (const { method = 'GET', ...rest } of REQUESTS()) await world.request({ method, ...rest });
  await world.drain();
  const lines = world.logs.slice(from);
  expect(lines.filter((line) => 'operation' in line).length).toBe(REQUESTS().length);
  for (const secret of SECRETS) expect(JSON.stringify(lines)).not.toContain(secret);
  expect(JSON.stringify(lines)).not.toMatch(/k1\.[0-9a-z]{26}|(?:per|prp)_[0-9a-z]{26}\.[\w-]{43}/);
});
