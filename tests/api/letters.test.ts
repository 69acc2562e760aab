import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onLetters } from '../../functions/send-mail.ts';
import type { Stored } from '../../shared/store/item.ts';
import { put, remove, transact, updateRow } from '../../shared/store/store.ts';
import { CONTACT, contactFrom, desk, type Journey, linkIn, must, proposalAt } from '../support/journey.ts';
import { addCast, type Cast, cookieOf, session } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

const HOUR = 3_600_000;
let world: World;
let cast: Cast;
let announced: Journey;

beforeAll(async () => {
  world = await openWorld({ seed: 'letters' });
  cast = await addCast(world, { admin: ['admin'] });
  announced = await proposalAt(world, cast, 'announced');
  await world.drain();
});
afterAll(() => world.stop());

const letterOf = async (record: string, template: string): Promise<Stored> =>
  (await world.rows()).records
    .filter((row) => row.type === 'intent' && row.record === record && row.template === template)
    .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))[0]!;
const mark = (intent: Stored, delivery: string) => updateRow(world.store, intent.record, `x#${intent.id}`, 'SET delivery = :d', { ':d': delivery });
const again = (intent: Stored, cookie = cast.lia.cookie) =>
  world.request({ method: 'POST', path: `/api/desk/items/${intent.record}/mails/${intent.id}/resend`, cookie, body: {} });
const send = async () => {
  world.advance(61_000);
  await onLetters(world.post, { job: 'letters' });
  await world.mailbox.settled();
};

describe('a letter that did not arrive', () => {
  it('is sent again in the same words, with a fact as its cause', async () => {
    const decision = await letterOf(announced.id, 'decision');
    expect((await again(decision)).body.code).toBe('letter.arrived');
    await mark(decision, 'bounced');
    const before = world.mails(announced.sender.email).length;
    const reply = await again(decision);
    expect(reply.status).toBe(201);
    await send();
    const fresh = await letterOf(announced.id, 'decision');
    expect(fresh).toMatchObject({ id: reply.body.intent, again: decision.id, state: 'sent', decision: decision.decision });
    const mails = world.mails(announced.sender.email);
    expect(mails).toHaveLength(before + 1);
    expect(mails.at(-1)!.text).toBe(mails.find((mail) => mail.intent === decision.id)!.text);
    const fact = (await world.rows()).facts.find((row) => row.type === 'LetterResent')!;
    expect([fact.id, fact.by, fact.data]).toEqual([fresh.cause, cast.lia.id, { intent: decision.id }]);
    await world.drain();
    expect(await world.violations()).toEqual([]);
  });

  it('is sent again once an hour, whichever of its tries is pressed', async () => {
    const first = await letterOf(announced.id, 'receipt');
    await updateRow(world.store, announced.id, `x#${first.id}`, 'SET #state = :dead', { ':dead': 'dead' }, undefined, { '#state': 'state' });
    expect((await again(first)).status).toBe(201);
    expect((await again(first)).body.code).toBe('letter.too-soon');
    await send();
    const second = await letterOf(announced.id, 'receipt');
    await mark(second, 'bounced');
    expect((await again(second)).body.code).toBe('letter.too-soon');
    world.advance(HOUR);
    expect((await again(second)).status).toBe(201);
    expect((await again(first)).status).toBe(201);
  });

  it('is sent once however many press at the same time', async () => {
    const letter = await letterOf(announced.id, 'admitted');
    await mark(letter, 'bounced');
    const replies = await Promise.all(Array.from({ length: 6 }, () => again(letter)));
    expect(replies.filter((reply) => reply.status === 201)).toHaveLength(1);
    expect((await world.rows()).records.filter((row) => row.type === 'intent' && row.again === letter.id)).toHaveLength(1);
  });

  it('is kept from whoever was erased or has become involved, and from letters of other items', async () => {
    const { id } = await proposalAt(world, cast, 'in-review');
    await must(world, cast.lia.cookie, desk(id, 'invite'), { reviewers: [cast.rob.id, cast.jan.id] });
    await world.drain();
    const invitations = (await world.rows()).records.filter((row) => row.type === 'intent' && row.record === id && row.template === 'invitation');
    const of = (person: string) => invitations.find((row) => row.to === person)!;
    for (const intent of invitations) await mark(intent, 'bounced');
    await transact(world.store, [
      put(world.store, {
        pk: cast.rob.id,
        sk: `k#${id}`,
        type: 'conflict',
        item: id,
        state: 'declared',
        conflict: 'family',
        at: new Date(world.now).toISOString(),
      }),
    ]);
    expect((await again(of(cast.rob.id))).body.code).toBe('conflict.blocks');
    await updateRow(world.store, cast.jan.id, 'a', 'SET erased = :at', { ':at': new Date(world.now).toISOString() });
    expect((await again(of(cast.jan.id))).body.code).toBe('person.erased');
    await transact(world.store, [remove(world.store, cast.rob.id, `k#${id}`)]);
    expect((await again({ ...of(cast.rob.id), record: announced.id })).status).toBe(404);
    expect((await again({ ...of(cast.rob.id), id: 'x'.repeat(2000) })).status).toBe(404);
  });
});

describe('a link that may be in the wrong hands', () => {
  it('ends with every browser that it let in, and its sender gets a new one', async () => {
    const email = 'linked@sender.example';
    const { id } = await contactFrom(world, { ...CONTACT, email });
    await world.drain();
    const { token, path } = linkIn(world, email);
    const opened = await world.request({ method: 'POST', path: '/api/links/open', body: { token } });
    expect(opened.status).toBe(200);
    const status = (cookie: string) => world.request({ method: 'GET', path: `/api/contact-requests/${id}/status`, cookie });
    expect((await status(cookieOf(opened))).status).toBe(200);
    const applicant = (await letterOf(id, 'contact-received')).to as string;
    const own = await session(world, applicant, { door: 'person' });
    expect((await must(world, cast.lia.cookie, `/api/desk/items/${id}/revoke-link`)).body).toEqual({ revoked: 1 });
    expect((await status(cookieOf(opened))).status).toBe(401);
    expect((await world.request({ method: 'POST', path: '/api/links/open', body: { token } })).status).toBe(410);
    expect((await world.request({ method: 'GET', path })).status).toBe(410);
    expect((await status(own)).status).toBe(200);
    await send();
    const fresh = linkIn(world, email);
    expect(fresh.token).not.toBe(token);
    const reopened = await world.request({ method: 'POST', path: '/api/links/open', body: { token: fresh.token } });
    expect((await status(cookieOf(reopened))).status).toBe(200);
    expect((await must(world, own, `/api/me/items/${id}/revoke-link`)).body).toEqual({ revoked: 1 });
    expect((await status(own)).status).toBe(200);
    expect((await status(cookieOf(reopened))).status).toBe(401);
    expect((await world.rows()).facts.filter((fact) => fact.record === id && fact.type === 'LinkRevoked').map((fact) => fact.by)).toEqual([
      cast.lia.id,
      applicant,
    ]);
    await world.drain();
    expect(await world.violations()).toEqual([]);
  });

  it('is its sender’s own to end for a draft, which leaves no fact', async () => {
    const draft = await proposalAt(world, cast, 'draft', {
      sender: { email: 'draft@sender.example', language: 'nl', name: 'Noor', organisation: 'Lekdetect BV' },
    });
    await world.drain();
    const { token } = linkIn(world, 'draft@sender.example');
    expect((await world.request({ method: 'POST', path: `/api/desk/items/${draft.id}/revoke-link`, cookie: cast.lia.cookie, body: {} })).status).toBe(404);
    expect((await world.request({ method: 'POST', path: `/api/me/items/${draft.id}/revoke-link`, cookie: draft.draft, body: {} })).status).toBe(403);
    await must(world, draft.own, `/api/me/items/${draft.id}/revoke-link`);
    expect((await world.request({ method: 'POST', path: '/api/links/open', body: { token } })).status).toBe(410);
    expect((await world.request({ method: 'GET', path: `/api/proposals/${draft.id}/status`, cookie: draft.draft })).status).toBe(401);
    await world.drain();
    expect((await world.rows()).facts.filter((fact) => fact.record === draft.id)).toEqual([]);
    expect(linkIn(world, 'draft@sender.example').token).not.toBe(token);
    expect(await world.violations()).toEqual([]);
  });
});
