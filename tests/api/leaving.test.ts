import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadProposal } from '../../shared/store/load.ts';
import { interleave } from '../support/interleave.ts';
import { accept, desk, draftOf, linkIn, must, proposalAt } from '../support/journey.ts';
import { addCast, type Cast, cookieOf } from '../support/people.ts';
import { keep, restore } from '../support/restore.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'leaving' });
  cast = await addCast(world);
});
afterAll(() => world.stop());

const post = (path: string, body: unknown = {}, cookie?: string, headers: Record<string, string> = {}) =>
  world.request({ method: 'POST', path, body, cookie, headers });
const rowsAbout = async (id: string, reference: string) => {
  const { records, facts } = await world.rows();
  return [...records, ...facts].filter((row) => row.type !== 'key' && JSON.stringify(row).match(`${id}|ref#${reference}`));
};

it('deletes a draft with everything that hung on it, and leaves the others alone', async () => {
  const email = 'wisser@lekdetect.example';
  const started = await post('/api/proposals', { email, language: 'nl' });
  const { proposal, reference } = started.body;
  await world.drain();
  const { token } = linkIn(world, email);
  const opened = await post('/api/links/open', { token });
  const cookie = cookieOf(opened);
  await must(world, cookie, `/api/proposals/${proposal}/parts/outline`, { seen: 0, content: { title: 'Een eerste gedachte' } }, 'PUT');
  const kept = await draftOf(world);
  const before = await rowsAbout(kept.id, kept.reference);
  expect((await rowsAbout(proposal, reference)).map((row) => row.type).sort()).toEqual(
    expect.arrayContaining(['intent', 'part', 'reference', 'root', 'salt', 'sent', 'session', 'token']),
  );
  const deleted = await post(`/api/proposals/${proposal}/delete`, {}, cookie);
  expect([deleted.status, deleted.body, deleted.cookies.join()]).toEqual([200, { deleted: true }, expect.stringContaining('Max-Age=0')]);
  expect(await rowsAbout(proposal, reference)).toEqual([]);
  expect(await rowsAbout(kept.id, kept.reference)).toEqual(before);
  expect((await post('/api/links/open', { token })).body.code).toBe('link.dead');
  expect((await world.request({ method: 'GET', path: '/api/me', cookie })).body.door).toBeUndefined();
  await world.drain();
  expect(await world.violations()).toEqual([]);
});

it('deletes once, and nothing that was sent in', async () => {
  const { id, own } = await draftOf(world);
  const key = { 'idempotency-key': world.key() };
  const replies = [await post(`/api/proposals/${id}/delete`, {}, own, key), await post(`/api/proposals/${id}/delete`, {}, own, key)];
  expect(replies.map((reply) => [reply.status, reply.body.deleted])).toEqual([
    [200, true],
    [200, true],
  ]);
  expect((await post(`/api/proposals/${id}/delete`, {}, own)).body.code).toBe('item.not-found');
  const sent = await proposalAt(world, cast, 'submitted');
  expect((await post(`/api/proposals/${sent.id}/delete`, {}, sent.own)).body.code).toBe('proposal.not-draft');
});

it('deletes a draft that is being saved at that moment, or a saved one at the next try', async () => {
  const { id, reference, own, draft } = await draftOf(world, { answers: {} });
  const kept = await keep(world);
  const save = { method: 'PUT', path: `/api/proposals/${id}/parts/outline`, body: { seen: 0, content: { title: 'Toch nog iets' } }, cookie: draft } as const;
  let from = world.calls.length;
  const tried = await interleave(world, {
    first: () => post(`/api/proposals/${id}/delete`, {}, own),
    second: () => world.request(save),
    reset: async () => {
      await restore(world, kept, from);
      from = world.calls.length;
    },
    judge: async (gone, saved, before) => {
      expect([gone.status, [200, 401, 404].includes(saved.status)], `before ${before}`).toEqual([200, true]);
      expect((await rowsAbout(id, reference)).filter((row) => row.type !== 'session')).toEqual([]);
    },
  });
  expect(tried).toBeGreaterThan(4);
});

const WHY = 'Onze partner trok zich terug; wij zoeken een andere.';

it('keeps what is written beside a withdrawal for staff alone, and out of the log', async () => {
  const { id, own } = await proposalAt(world, cast, 'in-review');
  await must(world, cast.lia.cookie, desk(id, 'invite'), { reviewers: [cast.jan.id] });
  await accept(world, cast.jan.cookie, id);
  const withdrawn = await post(`/api/proposals/${id}/withdraw`, { reason: 'elsewhere', text: WHY }, own);
  expect(withdrawn.body).toEqual({ id, stage: 'closed' });
  const atDesk = await world.request({ method: 'GET', path: `/api/desk/proposals/${id}`, cookie: cast.lia.cookie });
  expect(atDesk.body.thread.map((message: { kind: string; text: string }) => [message.kind, message.text])).toEqual([['note', WHY]]);
  for (const [path, cookie] of [
    [`/api/proposals/${id}`, own],
    [`/api/proposals/${id}/status`, own],
    [`/api/review/${id}/invitation`, cast.jan.cookie],
    [`/api/desk/items/${id}/timeline`, cast.lia.cookie],
  ] as const)
    expect((await world.request({ method: 'GET', path, cookie })).text, path).not.toContain(WHY);
  await world.drain();
  expect(JSON.stringify((await world.rows()).facts)).not.toContain('partner');
  expect(world.mails().filter((mail) => mail.text.includes('partner'))).toEqual([]);
  expect((await loadProposal(world.store, id, 'round'))!.root.messages).toBe(1);
  expect(await world.violations()).toEqual([]);
});

it('withdraws without a word as well', async () => {
  const { id, own } = await proposalAt(world, cast, 'submitted');
  await must(world, own, `/api/proposals/${id}/withdraw`, { reason: 'no-longer' });
  expect((await loadProposal(world.store, id, 'round'))!.messages).toEqual([]);
});
