import { afterAll, beforeAll, expect, it } from 'vitest';
import { ALL_HOLD } from '../../infra/local/sample-items.ts';
import { REVIEWERS } from '../../infra/local/sample-people.ts';
import { loadProposal } from '../../shared/store/load.ts';
import { letterWrites } from '../../shared/store/mail.ts';
import { personOf } from '../../shared/store/people.ts';
import { transact } from '../../shared/store/store.ts';
import { accept, desk, draftOf, judge, linkIn, must, proposalAt, TERMS } from '../support/journey.ts';
import { addCast, type Cast, cookieOf, session } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'endings' });
  cast = await addCast(world);
});
afterAll(() => world.stop());

const post = (path: string, body: unknown = {}, cookie?: string) => world.request({ method: 'POST', path, body, cookie });
const get = (path: string, cookie?: string) => world.request({ method: 'GET', path, cookie });
const link = (to: string) => linkIn(world, to).token;

it('lets an invitation link die with the assignment', async () => {
  const { id } = await proposalAt(world, cast, 'screening');
  await must(world, cast.lia.cookie, desk(id, 'admit'), { checks: ALL_HOLD });
  await must(world, cast.lia.cookie, desk(id, 'invite'), { reviewers: [cast.mila.id] });
  await world.drain();
  const token = link(cast.mila.email);
  const opened = await post('/api/links/open', { token });
  expect(opened.body).toMatchObject({ door: 'invitation', item: id });
  await must(world, cookieOf(opened), `/api/review/${id}/decline`, { reason: 'workload' });
  expect((await post('/api/links/open', { token })).body.code).toBe('link.dead');
  expect((await get(`/nl/open/${token}`)).status).toBe(200);
});

it("closes a draft to the browser that started it with somebody else's address, when its owner signs in", async () => {
  const email = 'victim@water.example';
  const started = await post('/api/proposals', { email, language: 'en' });
  const stranger = cookieOf(started);
  const id = started.body.proposal as string;
  expect((await get(`/api/proposals/${id}`, stranger)).status).toBe(200);
  await post('/api/links', { email, language: 'en' });
  await world.drain();
  const own = cookieOf(await post('/api/links/open', { token: link(email) }));
  expect((await get(`/api/proposals/${id}`, own)).status).toBe(200);
  expect((await get(`/api/proposals/${id}`, stranger)).body.code).toBe('session.missing');
});

it('takes a fresh sign-in as proof of the address when a draft is submitted', async () => {
  const draft = await draftOf(world, { verified: false });
  expect((await post(`/api/proposals/${draft.id}/submit`, {}, draft.draft)).body.code).toBe('proposal.address-unverified');
  const submitted = await post(`/api/proposals/${draft.id}/submit`, {}, await session(world, draft.applicant, { door: 'person' }));
  expect(submitted.status).toBe(201);
  const { root } = (await loadProposal(world.store, draft.id, 'root'))!;
  expect(root.verified).toBe(root.address);
});

it('refuses TLP:RED while a draft is saved, with the reason and a telephone number, and keeps nothing of it', async () => {
  const { id, draft } = await draftOf(world, {});
  const before = (await get(`/api/proposals/${id}`, draft)).text;
  const refused = await world.request({ method: 'PUT', path: `/api/proposals/${id}/parts/request`, body: { seen: 1, content: { tlp: 'red' } }, cookie: draft });
  expect([refused.status, refused.body.errors[0].path]).toEqual([422, 'content/tlp']);
  expect(refused.body.errors[0].message).toMatch(/TLP:RED.*\+31/s);
  expect((await get(`/api/proposals/${id}`, draft)).text).toBe(before);
});

it('takes old terms from nobody', async () => {
  const { id, draft } = await draftOf(world, {});
  const refused = await world.request({
    method: 'PUT',
    path: `/api/proposals/${id}/parts/request`,
    body: { seen: 1, content: { terms: '1999' } },
    cookie: draft,
  });
  expect([refused.status, refused.body.errors[0].code]).toEqual([422, 'gate.terms']);
});

it('lets a recused reviewer be asked again once the chair has waived the conflict', async () => {
  const { id } = await proposalAt(world, cast, 'screening');
  await must(world, cast.lia.cookie, desk(id, 'admit'), { checks: ALL_HOLD });
  await must(world, cast.lia.cookie, desk(id, 'invite'), { reviewers: [cast.rob.id] });
  await must(world, cast.rob.cookie, `/api/review/${id}/accept`, TERMS);
  await must(world, cast.rob.cookie, `/api/review/${id}/conflict`, { conflict: 'co-author' });
  expect((await post(desk(id, 'invite'), { reviewers: [cast.rob.id] }, cast.lia.cookie)).body.code).toBe('conflict.blocks');
  await must(world, cast.vera.cookie, desk(id, 'conflicts'), {
    person: cast.rob.id,
    state: 'waived',
    conflict: 'co-author',
    reason: 'One paper of ten years ago, with forty authors.',
  });
  await must(world, cast.lia.cookie, desk(id, 'invite'), { reviewers: [cast.rob.id] });
  expect((await get(`/api/review/${id}/invitation`, cast.rob.cookie)).body.status).toBe('invited');
});

it('takes a withdrawn proposal out of every reviewer’s queue, also of those who had sent their review', async () => {
  const { id, own } = await proposalAt(world, cast, 'screening');
  await must(world, cast.lia.cookie, desk(id, 'admit'), { checks: ALL_HOLD });
  await must(world, cast.lia.cookie, desk(id, 'invite'), { reviewers: [cast.mila.id, cast.omar.id] });
  await accept(world, cast.mila.cookie, id);
  await judge(world, cast.mila.cookie, id);
  const queueOf = async (cookie: string) => (await get('/api/review', cookie)).body.rows.map((row: { id: string }) => row.id) as string[];
  for (const reviewer of [cast.mila, cast.omar]) expect(await queueOf(reviewer.cookie)).toContain(id);
  await must(world, own, `/api/proposals/${id}/withdraw`, { reason: 'no-longer' });
  for (const reviewer of [cast.mila, cast.omar]) expect(await queueOf(reviewer.cookie)).not.toContain(id);
});

it('hands a proposal over when its new text names the employer of its owner', async () => {
  const horizon = REVIEWERS[0]!.organisation;
  const { id, own } = await proposalAt(world, cast, 'submitted');
  const { root } = (await loadProposal(world.store, id, 'root'))!;
  await must(world, cast.admin.cookie, `/api/admin/people/${root.owner}`, {
    name: 'Lia Sluiswachter',
    language: 'nl',
    roles: ['liaison', 'admin'],
    organisation: horizon,
    organisationType: 'asset-owner',
    languages: ['nl', 'en'],
    capabilities: [],
  });
  world.advance(61_000);
  const { body } = await get(`/api/proposals/${id}`, own);
  await must(world, own, `/api/proposals/${id}/amend`, { changes: { organisation: { ...body.answers.organisation, partners: [horizon] } } });
  const after = (await loadProposal(world.store, id, 'root'))!.root;
  expect(after.owner).toBeDefined();
  expect(after.owner).not.toBe(root.owner);
});

it('keeps the subject of what belongs elsewhere out of every list, and shows it on the item alone', async () => {
  const subject = 'Gemaal open op 10.0.0.5';
  const { body } = await post('/api/contact-requests', {
    kind: 'incident',
    email: 'melder@gemaal.example',
    name: 'Mel',
    subject,
    message: 'Het scherm is zwart.',
    language: 'nl',
  });
  for (const who of [cast.lia, cast.tom, cast.vera]) {
    const queue = await get('/api/desk/queue', who.cookie);
    expect(queue.body.rows.map((row: { id: string }) => row.id)).toContain(body.contact);
    expect(queue.text).not.toContain(subject);
  }
  expect((await get(`/api/desk/contact-requests/${body.contact}`, cast.lia.cookie)).body.sender.subject).toBe(subject);
});

it('puts nothing that a stranger typed into a reply to an address that nobody proved, and greets by name once it is', async () => {
  const email = 'innocent@corp.example';
  const typed = { kind: 'other', email, name: 'YOU WON', subject: 'Claim your prize', message: 'Hello there.', language: 'en' };
  const { body } = await post('/api/contact-requests', typed);
  const reply = () => must(world, cast.lia.cookie, `/api/desk/contact-requests/${body.contact}/reply`, { text: 'What do you need from us?' });
  await world.drain();
  const token = link(email);
  await reply();
  await world.drain();
  const mails = () => world.mails(email);
  expect(mails().at(-1)!.text).toContain('What do you need from us?');
  for (const mail of mails()) expect(mail.text + mail.subject + mail.html).not.toMatch(/YOU WON|Claim your prize/);
  expect((await post('/api/links/open', { token })).status).toBe(200);
  await reply();
  await world.drain();
  expect(mails().at(-1)!.text).toContain('YOU WON');
});

it('takes no place of an address for a request that was sent again', async () => {
  const email = 'again@corp.example';
  const send = (headers: Record<string, string>) => world.request({ method: 'POST', path: '/api/proposals', body: { email, language: 'nl' }, headers });
  const key = { 'idempotency-key': world.key() };
  for (let n = 0; n < 4; n += 1) expect((await send(key)).status).toBe(201);
  for (let n = 0; n < 4; n += 1) await post('/api/links', { email, language: 'nl' });
  await world.drain();
  expect(world.mails(email)).toHaveLength(3);
  const again = { method: 'POST', path: '/api/links', headers: { 'idempotency-key': world.key() } };
  expect((await world.request({ ...again, body: { email: 'x@corp.example', language: 'nl' } })).status).toBe(202);
  expect((await world.request({ ...again, body: { email: 'y@corp.example', language: 'nl' } })).body.code).toBe('key.reused');
});

it('lets a liaison step back from what concerns herself, and then shows her nothing of it', async () => {
  const { id } = await proposalAt(world, cast, 'screening');
  const own = { person: cast.lia.id, state: 'confirmed', conflict: 'family', reason: 'The founder is my brother in law.' };
  expect((await post(desk(id, 'conflicts'), { ...own, person: cast.rob.id }, cast.lia.cookie)).status).toBe(403);
  await must(world, cast.lia.cookie, desk(id, 'conflicts'), own);
  expect((await get(`/api/desk/proposals/${id}`, cast.lia.cookie)).status).toBe(404);
  expect((await post(desk(id, 'conflicts'), { ...own, state: 'dismissed' }, cast.lia.cookie)).status).toBe(404);
  expect((await loadProposal(world.store, id, 'root'))!.root.owner).not.toBe(cast.lia.id);
});

it('shows a date that has passed as late, with the next one', async () => {
  const { id, applicant } = await proposalAt(world, cast, 'submitted');
  const own = await session(world, applicant, { door: 'item', item: id });
  const promised = (await get(`/api/proposals/${id}/status`, own)).body;
  const later = await world.request({ method: 'GET', path: `/api/proposals/${id}/status`, cookie: own, at: Date.parse(promised.nextDate) + 60_000 });
  expect(later.body.late).toBe(true);
  expect(later.body.nextDate > promised.nextDate).toBe(true);
});

it('lists what somebody sent in however many letters went out', async () => {
  const { id, own, applicant } = await proposalAt(world, cast, 'submitted');
  const person = (await personOf(world.store, applicant))!;
  for (let n = 0; n < 60; n += 1)
    await transact(
      world.store,
      letterWrites(world.store, {
        template: 'sign-in-link',
        to: applicant,
        address: person.address,
        record: applicant,
        cause: `${applicant} ${n}`,
        at: new Date(world.now).toISOString(),
      }),
    );
  expect((await get('/api/mine', own)).body.rows.map((row: { id: string }) => row.id)).toContain(id);
});

it('takes somebody who leaves off the roster, and the desk with it', async () => {
  await must(world, cast.admin.cookie, `/api/admin/people/${cast.tom.id}`, {
    name: 'Tom',
    language: 'nl',
    roles: [],
    organisation: 'Elders',
    organisationType: 'network',
    languages: ['nl'],
    capabilities: [],
  });
  expect((await get('/api/desk/queue', cast.tom.cookie)).status).toBe(403);
  expect((await get('/api/admin/people', cast.admin.cookie)).body.people.map((row: { id: string }) => row.id)).not.toContain(cast.tom.id);
});

it('refuses to announce a letter that is not the one that was read', async () => {
  const { id } = await proposalAt(world, cast, 'decided');
  expect((await post(desk(id, 'announce'), { letterRead: 7 }, cast.vera.cookie)).body.code).toBe('decision.letter-unread');
});

it('hangs later letters about an item below the first to the same reader', async () => {
  const { id, applicant } = await proposalAt(world, cast, 'screening');
  await world.drain();
  await must(world, cast.lia.cookie, desk(id, 'admit'), { checks: ALL_HOLD });
  await world.drain();
  const { email } = (await personOf(world.store, applicant))!;
  const { reference } = (await loadProposal(world.store, id, 'root'))!.root;
  const about = world.mails(email).filter((mail) => mail.subject.includes(reference));
  const header = (n: number, name: string) => about[n]!.headers.find((candidate) => candidate.name.toLowerCase() === name)?.value;
  expect(about.length).toBeGreaterThan(1);
  expect(header(0, 'in-reply-to')).toBeUndefined();
  for (let n = 1; n < about.length; n += 1) expect(header(n, 'references')).toBe(header(0, 'message-id'));
});

it('counts what is late among the own items, as time goes by', async () => {
  const { id } = await proposalAt(world, cast, 'screening');
  const { owner } = (await loadProposal(world.store, id, 'root'))!.root;
  const cookie = () => session(world, owner!, { door: 'staff' });
  const before = (await get('/api/desk/counts', await cookie())).body.late;
  await world.drain();
  world.advance(10 * 86_400_000);
  const after = (await get('/api/desk/counts', await cookie())).body.late;
  expect(after.count).toBeGreaterThan(before.count);
  expect(after.more).toBe(false);
});

it('leaves no invariant broken', async () => {
  // The days that were jumped over are swept 48 hours at a time.
  for (let n = 0; n < 8; n += 1) await world.drain();
  expect(await world.violations()).toEqual([]);
});
