import { afterAll, beforeAll, expect, it } from 'vitest';
import { CONTACT, desk, draftOf, must, proposalAt } from '../support/journey.ts';
import { addCast, type Cast, session } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'same key' });
  cast = await addCast(world);
});
afterAll(() => world.stop());

const send = (path: string, body: unknown, cookie: string | undefined, key: string) =>
  world.request({ method: 'POST', path, body, cookie, headers: { 'idempotency-key': key } });
const count = (statuses: readonly number[]) =>
  Object.fromEntries([...new Set(statuses)].sort().map((status) => [status, statuses.filter((other) => other === status).length]));
const submissions = async (id: string) => (await world.rows()).facts.filter((fact) => fact.record === id && fact.type === 'ProposalSubmitted').length;

const CROWD = 200;

it(`makes one submission of ${CROWD} at once by one key, and tells all the same`, async () => {
  const { id, own } = await draftOf(world);
  const key = world.key();
  const replies = await Promise.all(Array.from({ length: CROWD }, () => send(`/api/proposals/${id}/submit`, {}, own, key)));
  console.log(`same key: ${JSON.stringify(count(replies.map((reply) => reply.status)))}`);
  expect(count(replies.map((reply) => reply.status))).toEqual({ 201: CROWD });
  expect(new Set(replies.map((reply) => reply.text)).size).toBe(1);
  expect(await submissions(id)).toBe(1);
});

it('makes one submission of fifty at once by fifty keys, and tells the others that somebody was first', async () => {
  const { id, own, draft } = await draftOf(world);
  const replies = await Promise.all(Array.from({ length: 50 }, (_, n) => send(`/api/proposals/${id}/submit`, {}, n % 2 ? own : draft, world.key())));
  expect(count(replies.map((reply) => reply.status))).toEqual({ 201: 1, 409: 49 });
  for (const reply of replies.filter(({ status }) => status === 409)) expect([reply.body.code, reply.body.current]).toEqual(['proposal.not-draft', 'received']);
  expect(await submissions(id)).toBe(1);
});

it('makes one item of fifty anonymous requests at once by one key', async () => {
  for (const [path, body] of [
    ['/api/contact-requests', { ...CONTACT, email: 'crowd@sender.example' }],
    ['/api/proposals', { email: 'other-crowd@sender.example', language: 'nl' }],
  ] as const) {
    const key = world.key();
    const replies = await Promise.all(
      Array.from({ length: 50 }, (_, n) => world.request({ method: 'POST', path, body, headers: { 'idempotency-key': key }, ip: `10.5.0.${n}` })),
    );
    expect(count(replies.map((reply) => reply.status)), path).toEqual({ 201: 50 });
    expect(new Set(replies.map((reply) => reply.body.reference)).size, path).toBe(1);
  }
});

it('binds a key to the person and to the act', async () => {
  const one = await proposalAt(world, cast, 'submitted');
  const two = await proposalAt(world, cast, 'submitted');
  const key = world.key();
  expect((await send(desk(one.id, 'take'), {}, cast.lia.cookie, key)).status).toBe(200);
  expect((await send(desk(two.id, 'take'), {}, cast.tom.cookie, key)).body).toMatchObject({ id: two.id, stage: 'screening' });
  const other = await send(desk(one.id, 'ask'), { text: 'What happens when it fails?' }, cast.lia.cookie, key);
  expect([other.status, other.body.code]).toEqual([422, 'key.reused']);
});

it('gives the reply to the loser of a race by the same key, wherever the winner came in between', async () => {
  for (let k = 1; k <= 4; k += 1) {
    const { id, own } = await draftOf(world);
    const key = world.key();
    let n = 0;
    let winner: { status: number; text: string } | undefined;
    world.hook = async (_call, _n, run) => {
      n += 1;
      if (n === k) {
        world.hook = undefined;
        winner = await send(`/api/proposals/${id}/submit`, {}, own, key);
      }
      return run();
    };
    const loser = await send(`/api/proposals/${id}/submit`, {}, own, key);
    world.hook = undefined;
    if (!winner) continue;
    expect([winner.status, loser.status, loser.text], `before call ${k}`).toEqual([201, 201, winner.text]);
    expect(await submissions(id)).toBe(1);
  }
});

it('forgets a key after seven days by the clock, whether or not the row is still there', async () => {
  await world.drain();
  const { id } = await proposalAt(world, cast, 'in-review');
  const key = world.key();
  const first = await send('/api/contact-requests', CONTACT, undefined, key);
  const asked = await send(desk(id, 'ask'), { text: 'What happens when it fails?' }, cast.lia.cookie, key);
  expect(asked.status).toBe(200);
  world.advance(7 * 86_400_000 - 60_000);
  expect((await send('/api/contact-requests', CONTACT, undefined, key)).body.contact).toBe(first.body.contact);
  world.advance(120_000);
  const second = await send('/api/contact-requests', CONTACT, undefined, key);
  expect([second.status, second.body.contact === first.body.contact]).toEqual([201, false]);
  const lia = await session(world, cast.lia.id, { door: 'staff' });
  const again = await send(desk(id, 'ask'), { text: 'Another question now.' }, lia, key);
  expect([again.status, again.body.code]).toEqual([409, 'proposal.move-illegal']);
  expect((await world.rows()).records.filter((row) => row.type === 'key').length).toBeGreaterThan(2);
});

it('keeps the invariants of everything stored', async () => {
  const draft = await draftOf(world);
  await must(world, draft.own, `/api/proposals/${draft.id}/submit`);
  for (let day = 0; day < 5; day += 1) await world.drain();
  expect(await world.violations()).toEqual([]);
});
