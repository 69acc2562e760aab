import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALL_HOLD, answersFor, IDEAS } from '../../infra/local/sample-items.ts';
import { APPLICANTS, STAFF } from '../../infra/local/sample-people.ts';
import { erasePerson } from '../../shared/store/erase.ts';
import { loadProposal } from '../../shared/store/load.ts';
import { personByAddress } from '../../shared/store/people.ts';
import { accept, CONTACT, contactFrom, desk, draftOf, type Journey, linkIn, must, proposalAt } from '../support/journey.ts';
import { addCast, addPlayer, type Cast, cookieOf, session, signInAgain } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'team' });
  cast = await addCast(world);
});
afterAll(() => world.stop());

const answers = answersFor(IDEAS[0]!, APPLICANTS[0]!);
const get = (path: string, cookie: string) => world.request({ method: 'GET', path, cookie });
const post = (path: string, body: unknown, cookie: string) => world.request({ method: 'POST', path, body, cookie });
const at = (journey: Journey, rest = '') => `/api/proposals/${journey.id}${rest}`;
const invite = (journey: Journey, email: string, more: object = {}) => post(at(journey, '/team'), { email, role: 'editor', ...more }, journey.own);
const idOf = async (email: string): Promise<string> => (await personByAddress(world.store, email))!.id;
const rootOf = async ({ id }: Journey) => (await loadProposal(world.store, id, 'root'))!.root;
const save = (journey: Journey, cookie: string, seen: number, title = 'Een betere titel dan eerst') =>
  world.request({ method: 'PUT', path: at(journey, '/parts/outline'), body: { seen, content: { ...answers.outline, title } }, cookie });

let people = 0;
const fresh = (): string => {
  people += 1;
  return `helper-${people}@anders.example`;
};
/** Somebody who was asked, opened the link of the mail, and is signed in freshly besides. */
const joined = async (journey: Journey, role: 'editor' | 'reader' = 'editor', email = fresh()) => {
  await must(world, journey.own, at(journey, '/team'), { email, role, name: 'Mia Mede' });
  await world.drain();
  const { token } = linkIn(world, email);
  const opened = await world.request({ method: 'POST', path: '/api/links/open', body: { token } });
  expect([opened.status, opened.body.door, opened.body.item], opened.text).toEqual([200, 'item', journey.id]);
  const id = await idOf(email);
  return { id, email, token, door: cookieOf(opened), cookie: await session(world, id, { door: 'person' }) };
};

describe('an invitation', () => {
  it('reaches an address that nobody has proven with nothing that was typed', async () => {
    const journey = await draftOf(world);
    const email = fresh();
    await must(world, journey.own, at(journey, '/team'), { email, role: 'reader', name: 'Koop goedkope pompen' });
    await world.drain();
    const [mail] = world.mails(email);
    expect(mail!.subject).toBe(`Doet u mee aan voorstel ${journey.reference}?`);
    for (const typed of ['Koop goedkope', answers.outline.title, answers.contact.name, answers.organisation.name, APPLICANTS[0]!.email])
      expect(mail!.text).not.toContain(typed);
    expect((await world.rows()).facts.filter((fact) => fact.record === journey.id)).toEqual([]);
  });

  it('is answered alike for somebody who is known and somebody who is not', async () => {
    const journey = await draftOf(world);
    const [known, unknown] = [await invite(journey, cast.jan.email), await invite(journey, fresh())];
    expect([known.status, known.text]).toEqual([unknown.status, unknown.text]);
  });

  it('leaves whatever others have mailed to the address, and takes no place of theirs', async () => {
    const journey = await draftOf(world);
    const email = fresh();
    for (let n = 0; n < 4; n += 1) await contactFrom(world, { ...CONTACT, email, subject: `Receipt ${n}` });
    await must(world, journey.own, at(journey, '/team'), { email, role: 'reader' });
    await world.drain();
    expect(world.mails(email)).toHaveLength(3);
    expect(world.mails(email).filter(({ subject }) => subject.includes(journey.reference))).toHaveLength(1);
    const other = fresh();
    for (let n = 0; n < 3; n += 1) await must(world, journey.own, at(journey, '/team'), { email: other, role: 'reader' });
    await contactFrom(world, { ...CONTACT, email: other });
    await world.drain();
    expect(world.mails(other)).toHaveLength(4);
  });

  it('says so when somebody asks one address, or others altogether, too often in a day, and lets everybody else go on', async () => {
    const [journey, second] = [await draftOf(world), await draftOf(world, { sender: APPLICANTS[1]! })];
    const email = fresh();
    const replies = [];
    for (let n = 0; n < 4; n += 1) replies.push(await invite(journey, email));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect([replies[3]!.body.code, Number(replies[3]!.headers['retry-after']) > 0]).toEqual(['request.too-many', true]);
    expect((await invite(second, email)).status).toBe(200);
    await world.drain();
    expect(world.mails(email)).toHaveLength(4);
    let sent = 0;
    for (; sent < 50; sent += 1) {
      const asked = fresh();
      if ((await invite(second, asked)).status !== 200) break;
      await must(world, second.own, at(second, '/team/remove'), { person: await idOf(asked) });
    }
    expect([sent, (await invite(second, fresh())).body.code]).toEqual([39, 'request.too-many']);
    world.advance(86_400_000);
    cast = await signInAgain(world, cast);
    const again = await session(world, journey.applicant, { door: 'person' });
    expect((await post(at(journey, '/team'), { email, role: 'editor' }, again)).status).toBe(200);
  });

  it('leaves by the same key once, and is refused for an unproven draft, oneself, a sixth person', async () => {
    const journey = await draftOf(world, { verified: false });
    expect((await post(at(journey, '/team'), { email: fresh(), role: 'editor' }, journey.draft)).body.code).toBe('proposal.address-unverified');
    expect((await invite(journey, APPLICANTS[0]!.email)).body.errors[0].code).toBe('team.self');
    for (let n = 0; n < 5; n += 1) expect((await invite(journey, fresh())).status).toBe(200);
    expect((await invite(journey, fresh())).body.code).toBe('team.full');
    const headers = { 'idempotency-key': world.key() };
    const other = await draftOf(world);
    const email = fresh();
    const send = () => world.request({ method: 'POST', path: at(other, '/team'), body: { email, role: 'editor' }, cookie: other.own, headers });
    expect([(await send()).status, (await send()).status, (await send()).status]).toEqual([200, 200, 200]);
    await world.drain();
    expect(world.mails(email)).toHaveLength(1);
  });

  it('is dead once it was taken back, also on its way', async () => {
    const journey = await draftOf(world);
    const [early, late] = [fresh(), fresh()];
    await invite(journey, early);
    await post(at(journey, '/team/remove'), { person: await idOf(early) }, journey.own);
    await invite(journey, late);
    await world.drain();
    expect(world.mails(early)).toEqual([]);
    const { token } = linkIn(world, late);
    await post(at(journey, '/team/remove'), { person: await idOf(late) }, journey.own);
    expect((await world.request({ method: 'POST', path: '/api/links/open', body: { token } })).body.code).toBe('link.dead');
    expect((await rootOf(journey)).team).toBeUndefined();
  });
});

describe('a page of the link', () => {
  it('says what it is before anything happens, and lets join by its button', async () => {
    const journey = await draftOf(world);
    const email = fresh();
    await invite(journey, email);
    await world.drain();
    const { path } = linkIn(world, email);
    const page = await world.request({ method: 'GET', path });
    expect([page.status, page.text.includes('Doe mee')]).toEqual([200, true]);
    expect((await rootOf(journey)).team).toBeUndefined();
    const pressed = await world.request({ method: 'POST', path, text: '', headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    expect([pressed.status, pressed.headers.location]).toEqual([303, '/nl/opened']);
    const door = cookieOf(pressed);
    let landed = await get('/nl/opened', door);
    for (let hops = 0; landed.status === 303 && hops < 3; hops += 1) landed = await get(landed.headers.location!, door);
    expect([landed.status, landed.text.includes(journey.reference)]).toEqual([200, true]);
    expect((await rootOf(journey)).team).toEqual([await idOf(email)]);
  });
});

describe('an editor', () => {
  it('writes in a draft by the link alone, and cannot send it in, delete it or ask others', async () => {
    const journey = await draftOf(world);
    const { door, cookie } = await joined(journey);
    expect((await save(journey, door, 1)).status).toBe(200);
    const read = await get(at(journey), door);
    expect(read.body).toMatchObject({ title: 'Een betere titel dan eerst', mayDo: ['save', 'leave'] });
    expect(read.body.team).toEqual([expect.objectContaining({ name: 'Mia Mede', role: 'editor', state: 'joined' })]);
    expect(read.text).not.toContain('@');
    expect((await get(at(journey), journey.own)).body.team[0]).toHaveProperty('email');
    for (const [path, body] of [
      ['/submit', {}],
      ['/delete', {}],
      ['/open-intake', {}],
      ['/team', { email: fresh(), role: 'reader' }],
      ['/team/remove', { person: await idOf(APPLICANTS[0]!.email) }],
    ] as const)
      expect((await post(at(journey, path), body, cookie)).body.code, path).toBe('team.not-allowed');
    expect((await get('/api/mine', cookie)).body.rows).toEqual([expect.objectContaining({ id: journey.id, as: 'team', stage: 'draft' })]);
  });

  it('amends, answers and reads what was sent in, after a fresh sign-in', async () => {
    const journey = await proposalAt(world, cast, 'submitted');
    const { door, cookie } = await joined(journey);
    expect((await get(at(journey), door)).body.code).toBe('session.not-enough');
    expect((await get(at(journey, '/status'), door)).body).toMatchObject({ stage: 'received', mayDo: ['amend', 'leave'] });
    const before = (await rootOf(journey)).organisations;
    await must(world, cookie, at(journey, '/amend'), { changes: { outline: { ...answers.outline, title: 'Door een ander verbeterd' } } });
    expect(await rootOf(journey)).toMatchObject({ title: 'Door een ander verbeterd', organisations: before, revision: 2 });
    await must(world, cast.lia.cookie, desk(journey.id, 'take'));
    await must(world, cast.lia.cookie, desk(journey.id, 'ask'), { text: 'Wat gebeurt er bij uitval?' });
    expect((await save(journey, cookie, 2)).status).toBe(200);
    await must(world, cookie, at(journey, '/answer'), { text: 'Niets.' });
    expect((await get(at(journey), cookie)).body.thread.map(({ kind }: { kind: string }) => kind)).toEqual(['question', 'answer']);
    expect((await post(at(journey, '/withdraw'), { reason: 'other' }, cookie)).body.code).toBe('team.not-allowed');
  });
});

it('lets a reader read, and leave', async () => {
  const journey = await proposalAt(world, cast, 'submitted');
  const { id, cookie, door, token } = await joined(journey, 'reader');
  expect((await get(at(journey), cookie)).status).toBe(200);
  expect((await post(at(journey, '/amend'), { changes: { outline: answers.outline } }, cookie)).body.code).toBe('team.not-allowed');
  expect((await world.request({ method: 'POST', path: '/api/links/open', body: { token } })).status).toBe(200);
  await must(world, cookie, at(journey, '/team/leave'), {});
  for (const path of ['', '/status']) expect((await get(at(journey, path), cookie)).body.code).toBe('item.not-found');
  expect((await get(at(journey, '/status'), door)).body.code).toBe('item.not-found');
  expect((await get('/api/mine', cookie)).body.rows).toEqual([]);
  expect((await world.request({ method: 'POST', path: '/api/links/open', body: { token } })).body.code).toBe('link.dead');
  const events = (await get(`/api/desk/items/${journey.id}/timeline`, cast.lia.cookie)).body.events.map(({ type }: { type: string }) => type);
  expect(events).toEqual(['ProposalSubmitted', 'MemberInvited', 'MemberJoined', 'ConflictDeclared', 'MemberLeft']);
  // Whoever helped to write it does not judge it later either.
  expect((await world.rows()).records.find((row) => row.pk === id && row.sk === `k#${journey.id}`)).toMatchObject({ state: 'confirmed' });
});

describe('whoever belongs to the house', () => {
  it('knows nothing of a proposal at the desk once in its team, and hands it in', async () => {
    const lotte = await addPlayer(world, { ...STAFF[1]!, name: 'Lotte', email: 'lotte@example.org' });
    const journey = await proposalAt(world, cast, 'submitted');
    await must(world, lotte.cookie, desk(journey.id, 'take'));
    expect((await get(`/api/desk/proposals/${journey.id}`, lotte.cookie)).status).toBe(200);
    await joined(journey, 'reader', lotte.email);
    expect((await rootOf(journey)).owner).toBeUndefined();
    const cookie = await session(world, lotte.id, { door: 'staff' });
    expect((await get(`/api/desk/proposals/${journey.id}`, cookie)).body.code).toBe('item.not-found');
    expect((await get(`/api/desk/items/${journey.id}/timeline`, cookie)).body.code).toBe('item.not-found');
    for (const query of ['', '?view=unowned', '?view=stage&kind=proposal&stage=screening'])
      expect((await get(`/api/desk/queue${query}`, cookie)).text, query).not.toContain(journey.id);
    expect((await get(at(journey), cookie)).status).toBe(200);
  });

  it('steps back as a reviewer, and cannot be asked again', async () => {
    const journey = await proposalAt(world, cast, 'in-review');
    await must(world, cast.lia.cookie, desk(journey.id, 'invite'), { reviewers: [cast.mila.id, cast.rob.id] });
    await accept(world, cast.mila.cookie, journey.id);
    await joined(journey, 'reader', cast.mila.email);
    const cookie = await session(world, cast.mila.id, { door: 'person' });
    expect((await get(`/api/review/${journey.id}`, cookie)).body.code).toBe('item.not-found');
    expect((await get('/api/review', cookie)).text).not.toContain(journey.id);
    const lia = await session(world, cast.lia.id, { door: 'staff' });
    const choices = (await get(desk(journey.id, 'reviewers'), lia)).body.reviewers;
    expect(choices.find(({ id }: { id: string }) => id === cast.mila.id)).toHaveProperty('conflict');
    expect((await post(desk(journey.id, 'invite'), { reviewers: [cast.mila.id] }, lia)).body.code).toBe('conflict.blocks');
  });

  it('is shut out from the moment a draft with it in the team is sent in', async () => {
    const journey = await draftOf(world);
    await joined(journey, 'editor', cast.vera.email);
    await must(world, await session(world, journey.applicant, { door: 'person' }), at(journey, '/submit'));
    expect((await get(`/api/desk/proposals/${journey.id}`, await session(world, cast.vera.id, { door: 'staff' }))).body.code).toBe('item.not-found');
  });
});

it('goes with the draft: rows, links and browsers of the whole team', async () => {
  const journey = await draftOf(world);
  const { door, email } = await joined(journey);
  await must(world, await session(world, journey.applicant, { door: 'person' }), at(journey, '/delete'));
  expect((await get('/api/me', door)).body.door).toBeUndefined();
  const left = (await world.rows()).records.filter((row) => row.type !== 'key' && JSON.stringify(row).includes(journey.id));
  expect(left).toEqual([]);
  expect(await personByAddress(world.store, email)).toBeDefined();
});

it('forgets a member who is erased, and keeps the proposal', async () => {
  const journey = await proposalAt(world, cast, 'screening');
  const { id, email } = await joined(journey);
  await erasePerson(world.store, id, { by: 'system', at: new Date(world.now).toISOString() }, 'asked');
  const { members, root } = (await loadProposal(world.store, journey.id, 'all'))!;
  expect([members, root.team, root.stage]).toEqual([[], undefined, 'screening']);
  expect(JSON.stringify((await world.rows()).records.filter((row) => row.pk === journey.id && row.type !== 'sent'))).not.toContain(email);
  await must(world, await session(world, cast.lia.id, { door: 'staff' }), desk(journey.id, 'admit'), { checks: ALL_HOLD });
});

it('leaves every invariant as it was', async () => {
  await world.drain();
  expect(await world.violations()).toEqual([]);
});
