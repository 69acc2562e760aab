import { afterAll, beforeAll, expect, it } from 'vitest';
import { STAFF } from '../../infra/local/sample-people.ts';
import { community } from '../../shared/community.ts';
import { loadContact } from '../../shared/store/load.ts';
import { CONTACT, contactFrom, linkIn, must } from '../support/journey.ts';
import { addCast, addPlayer, type Cast, session, signInAgain } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'contact intake' });
  cast = await addCast(world, { admin: ['admin'], lia: ['liaison'] });
});
afterAll(() => world.stop());

const send = (body: Record<string, unknown>, ip?: string) => world.request({ method: 'POST', path: '/api/contact-requests', body, ...(ip ? { ip } : {}) });
const at = (id: string, verb: string) => `/api/desk/contact-requests/${id}/${verb}`;
const rootOf = async (id: string) => (await loadContact(world.store, id))!.root;
const queue = async (cookie: string, query = '') =>
  (await world.request({ method: 'GET', path: `/api/desk/queue${query}`, cookie })).body.rows as { id: string; title: string; late: boolean }[];

const RANSOM = {
  ...CONTACT,
  kind: 'other',
  email: 'night@gemaal.example',
  organisation: 'Gemaal Zuid',
  subject: 'URGENT help',
  message: 'Our SCADA screens went black an hour ago and there is a ransom note on the historian. Who can help us right now?',
};
const HOLE = {
  ...RANSOM,
  kind: 'innovation',
  language: 'nl',
  subject: 'Lek gevonden',
  message: 'Ik zag via Shodan dat de HMI van een gemaal zonder wachtwoord open staat op 192.0.2.44. Wie moet ik dit melden?',
};

it('sends back what looks like an incident with the right door, and keeps nothing at all of it', async () => {
  const before = await world.rows();
  const refused = await send(RANSOM, '192.0.2.99');
  expect([refused.status, refused.body.code, refused.body.door]).toEqual([422, 'contact.looks-like-incident', 'csirt']);
  expect(refused.body.csirt).toEqual(community.csirt);
  const hole = await world.request({ method: 'POST', path: '/api/contact-requests', body: HOLE, headers: { 'accept-language': 'nl' } });
  expect([hole.status, hole.body.code, hole.body.disclosure]).toEqual([422, 'contact.looks-like-vulnerability', community.disclosure.nl]);
  expect(hole.text).not.toContain('192.0.2.44');
  expect(await world.rows()).toEqual(before);
  expect(JSON.stringify(world.logs)).not.toMatch(/night@|ransom|192\.0\.2\.44|192\.0\.2\.99/);
});

it('says so to a known and to an unknown address by the same bytes', async () => {
  await contactFrom(world, { ...CONTACT, email: 'known@gemaal.example' });
  const masked = (text: string) => text.replaceAll(/"request":"[^"]*"/g, '');
  const replies = await Promise.all(['known@gemaal.example', 'new@gemaal.example', cast.lia.email].map((email) => send({ ...RANSOM, email })));
  expect(new Set(replies.map(({ text }) => masked(text))).size).toBe(1);
});

it('takes a request from a known and an unknown address by replies that differ in their random parts alone', async () => {
  const masked = (text: string) => text.replaceAll(/ctc_[0-9a-z]{26}/g, 'id').replaceAll(/OT-\d\d-[0-9A-Z]{5}-[0-9A-Z]/g, 'reference');
  const replies = [];
  for (const email of ['known@gemaal.example', 'fresh@gemaal.example', cast.vera.email]) replies.push(await send({ ...CONTACT, email }));
  expect(new Set(replies.map(({ status, text }) => `${status} ${masked(text)}`)).size).toBe(1);
  const spam = await send({
    ...CONTACT,
    kind: 'other',
    email: 'fresh2@gemaal.example',
    subject: 'SEO services',
    message: 'Dear Sir, guaranteed backlinks, best price, page one of Google!',
  });
  expect(`${spam.status} ${masked(spam.text)}`).toBe(`${replies[0]!.status} ${masked(replies[0]!.text)}`);
});

it('puts what is sent all the same on top, under guard, and alerts its owner without a word of it', async () => {
  const sent = await send({ ...RANSOM, warned: true });
  expect([sent.status, sent.body.door]).toEqual([201, 'csirt']);
  const id = sent.body.contact as string;
  const root = await rootOf(id);
  expect(root).toMatchObject({ contactKind: 'other', suggestedKind: 'incident', queue: 'redirect', priority: 'urgent', tlp: 'amber-strict', title: '' });
  expect(root.flags[0]).toBe('wrong-door');
  expect(root.flags.length).toBeLessThanOrEqual(8);
  for (const query of ['', '?kind=contact-request', '?view=stage&kind=contact-request&stage=new'])
    expect((await queue(cast.vera.cookie, query))[0], query).toMatchObject({ id, title: '', late: false });
  const owner = Object.values(cast).find((player) => player.id === root.owner)!;
  expect((await queue(owner.cookie, '?view=mine'))[0]).toMatchObject({ id });
  const late = async () => {
    const cookie = await session(world, owner.id, { door: 'staff' });
    return (await world.request({ method: 'GET', path: '/api/desk/counts', cookie })).body.late.count as number;
  };
  expect(await late()).toBe(0);
  await world.drain();
  const alert = world.mails(owner.email).find((mail) => mail.subject.includes(root.reference))!;
  expect(alert.subject).toBe(owner === cast.tom ? `Kijk nu: ${root.reference}` : alert.subject);
  for (const mail of world.mails()) expect(`${mail.subject} ${mail.text} ${mail.html}`).not.toMatch(/ransom|SCADA screens|URGENT help/);
  expect(JSON.stringify((await world.rows()).facts)).not.toMatch(/ransom|SCADA|URGENT/);
  world.advance(3 * 86_400_000);
  expect(await late()).toBeGreaterThan(0);
  const vera = await session(world, cast.vera.id, { door: 'staff' });
  expect((await queue(vera))[0]).toMatchObject({ id, late: true });
  await must(world, vera, at(id, 'redirect'), { target: 'csirt' });
  expect((await queue(vera)).map((row) => row.id)).not.toContain(id);
});

it('leaves a wrong door that was chosen by hand as it was: no warning, urgent, its subject in no list', async () => {
  const { id } = await contactFrom(world, { ...RANSOM, kind: 'incident', email: 'hand@gemaal.example' });
  const root = await rootOf(id);
  expect(root).toMatchObject({ contactKind: 'incident', queue: 'redirect', priority: 'urgent', title: '', tlp: 'amber-strict' });
  expect(root.suggestedKind).toBeUndefined();
});

it('mails nothing to whoever looks like a spammer, and takes no place of the address', async () => {
  const email = 'victim@corp.example';
  const spam = { ...CONTACT, kind: 'other', email, subject: 'SEO services', message: 'Dear Sir, guaranteed backlinks, best price, page one of Google!' };
  for (let n = 0; n < 5; n += 1) expect((await send({ ...spam, subject: `SEO services ${n}` }, `10.4.0.${n}`)).status).toBe(201);
  await world.drain();
  expect(world.mails(email)).toEqual([]);
  const { id } = await contactFrom(world, { ...CONTACT, email });
  await world.drain();
  expect(world.mails(email)).toHaveLength(1);
  expect((await rootOf(id)).flags).not.toContain('spam');
});

/** How many requests; `npm run test:deep` sends all thousand. */
const FLOOD = process.env.SLUIS_DEEP ? 1000 : 200;

it('confirms to one address twice in any hour, so that its owner can still sign in, whatever hundreds of strangers send for it', async () => {
  const flood = await openWorld({ seed: 'flood' });
  const texts = ['We would like to join.', 'How do we get the newsletter?', 'We look for a pilot site for our sensor.'];
  const one = (n: number) => ({ ...CONTACT, kind: 'other', email: 'bombed@corp.example', subject: `Question ${n}`, message: texts[n % 3]! });
  for (let n = 0; n < FLOOD; n += 50) {
    const ips = Array.from({ length: 50 }, (_, i) => `10.5.${Math.floor((n + i) / 250)}.${(n + i) % 250}`);
    const replies = await Promise.all(ips.map((ip, i) => flood.request({ method: 'POST', path: '/api/contact-requests', body: one(n + i), ip })));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([201]));
  }
  const { facts } = await flood.rows();
  expect(facts).toHaveLength(FLOOD);
  expect(facts.filter((fact) => fact.data.confirm)).toHaveLength(2);
  await flood.stop();
  console.log(`one victim: ${FLOOD} requests, 2 mails`);
});

it('gives a privacy request to an administrator, and a complaint about a decision to a chair', async () => {
  const privacy = await rootOf((await contactFrom(world, { ...CONTACT, kind: 'privacy', subject: 'My data', message: 'What do you hold about me?' })).id);
  expect([privacy.owner, privacy.queue, privacy.stageClock?.limit]).toEqual([cast.admin.id, 'admin', { months: 1 }]);
  const appeal = await rootOf(
    (await contactFrom(world, { ...CONTACT, kind: 'feedback-appeal', subject: 'The decision', message: 'The report missed page three.' })).id,
  );
  expect([appeal.owner, appeal.queue]).toEqual([cast.vera.id, 'chair']);
});

it('never gives a request to somebody who is involved, whatever the desk', async () => {
  const barred = await addPlayer(world, {
    ...STAFF[1]!,
    name: 'Bo Binnen',
    email: 'bo@pomp.example',
    roles: ['liaison', 'admin', 'chair'],
    organisation: 'Pomp BV',
    languages: ['nl', 'en'],
  });
  world.advance(61_000);
  for (const kind of ['privacy', 'feedback-appeal', 'join-cop', 'demand'] as const) {
    const { owner } = await rootOf((await contactFrom(world, { ...CONTACT, kind, email: 'ann@pomp.example', organisation: 'Pomp B.V.' })).id);
    expect([kind, owner === undefined || owner === barred.id]).toEqual([kind, false]);
  }
});

it('gives what somebody writes next to whoever replied before, and what a colleague of theirs writes as well', async () => {
  const lia = await session(world, cast.lia.id, { door: 'staff' });
  const tom = await session(world, cast.tom.id, { door: 'staff' });
  for (const [liaison, cookie] of [
    [cast.lia, lia],
    [cast.tom, tom],
  ] as const) {
    const organisation = `Fabriek ${liaison.name}`;
    const email = `${liaison.email.split('@')[0]}@fabriek-${liaison.email.split('@')[0]}.example`;
    const body = { ...CONTACT, language: 'nl', email, organisation, subject: 'Meedoen', message: 'Wij willen graag meedoen.' };
    await must(world, cookie, at((await contactFrom(world, body)).id, 'reply'), { text: 'Dat kan; wij bellen u.' });
    for (let n = 0; n < 3; n += 1)
      expect((await rootOf((await contactFrom(world, { ...body, message: `Nog een vraag, de ${n}e.` })).id)).owner).toBe(liaison.id);
    const colleague = await rootOf((await contactFrom(world, { ...body, email: `x-${email}`, message: 'Ik werk daar ook.' })).id);
    expect([liaison.name, colleague.owner]).toEqual([liaison.name, liaison.id]);
  }
});

it('takes no two strangers for colleagues who typed a dash where their organisation should stand', async () => {
  const ids = [];
  for (const n of [1, 2]) ids.push((await contactFrom(world, { ...CONTACT, email: `dash@dash${n}.example`, organisation: '-' })).id);
  const [first, second] = await Promise.all(ids.map(rootOf));
  expect(first!.organisations.filter((key) => second!.organisations.includes(key))).toEqual([]);
});

it('keeps the label that a sender writes into the text', async () => {
  const { id } = await contactFrom(world, {
    ...CONTACT,
    kind: 'expert-session',
    language: 'nl',
    subject: 'Spreker',
    message: 'Onze collega kan een sessie geven, TLP:AMBER, dus zonder opname. Past dat?',
  });
  expect(await rootOf(id)).toMatchObject({ tlp: 'amber', title: 'Spreker' });
});

it('leaves no invariant broken', async () => {
  for (let n = 0; n < 4; n += 1) await world.drain();
  expect(await world.violations()).toEqual([]);
});

it('proves the address of every open request by a fresh sign-in, and of nobody else', async () => {
  cast = await signInAgain(world, cast);
  const email = 'fresh@gemaal.example';
  const [first, second, ended] = [
    await contactFrom(world, { ...CONTACT, email }),
    await contactFrom(world, { ...CONTACT, email, subject: 'Another' }),
    await contactFrom(world, { ...CONTACT, email, subject: 'Ended' }),
  ];
  const stranger = await contactFrom(world, { ...CONTACT, email: 'stranger@gemaal.example' });
  await must(world, cast.lia.cookie, at(ended.id, 'redirect'), { target: 'elsewhere' });
  const verified = async () =>
    Promise.all(
      [first, second, ended, stranger].map(async ({ id }) => (await must(world, cast.lia.cookie, `/api/desk/contact-requests/${id}`, {}, 'GET')).body.verified),
    );
  expect(await verified()).toEqual([false, false, false, false]);
  await world.drain();
  await must(world, undefined, '/api/links', { email, language: 'nl' });
  await world.drain();
  const { token } = linkIn(world, email);
  expect(await verified()).toEqual([false, false, false, false]);
  const opened = await world.request({ method: 'POST', path: '/api/links/open', body: { token } });
  expect([opened.status, opened.body.door]).toEqual([200, 'person']);
  expect(await verified()).toEqual([true, true, false, false]);
  expect((await world.request({ method: 'POST', path: '/api/links/open', body: { token } })).body.code).toBe('link.dead');
  for (let n = 0; n < 4; n += 1) await world.drain();
  expect(await world.violations()).toEqual([]);
});
