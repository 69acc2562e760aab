import { afterAll, beforeAll, expect, it } from 'vitest';
import { answersFor, IDEAS } from '../../infra/local/sample-items.ts';
import { APPLICANTS, STAFF } from '../../infra/local/sample-people.ts';
import { violationsOf } from '../../shared/store/check.ts';
import { loadContact, loadProposal } from '../../shared/store/load.ts';
import { personByAddress } from '../../shared/store/people.ts';
import { interleave } from '../support/interleave.ts';
import { CONTACT, contactFrom, linkIn, must, proposalAt } from '../support/journey.ts';
import { addCast, type Cast, cookieOf, session } from '../support/people.ts';
import { keep, restore } from '../support/restore.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'contact lineage' });
  cast = await addCast(world);
  await world.drain();
});
afterAll(() => world.stop());

const at = (id: string, verb: string) => `/api/desk/contact-requests/${id}/${verb}`;
const post = (path: string, body: unknown = {}, cookie?: string) => world.request({ method: 'POST', path, body, cookie });
const get = (path: string, cookie?: string) => world.request({ method: 'GET', path, cookie });
const contact = async (id: string) => (await loadContact(world.store, id))!;
const rootOf = async (id: string) => (await contact(id)).root;
const own = async (email: string) => session(world, (await personByAddress(world.store, email))!.id, { door: 'person' });
let sent = 0;
const from = async (more: Record<string, unknown> = {}) => {
  sent += 1;
  const email = `sender${sent}@corp-${sent}.example`;
  return { email, ...(await contactFrom(world, { ...CONTACT, organisation: `Corp ${sent}`, email, ...more })) };
};
const factsOf = async (id: string) => (await world.rows()).facts.filter((fact) => fact.record === id).sort((a, b) => a.seq - b.seq);

const IDEA = {
  kind: 'innovation',
  subject: 'A quiet sensor for pumping stations',
  message: 'Our passive sensor listens to the bus of a pumping station and tells when a controller says something new. We look for a pilot.',
};

it('joins two requests of one sender: one goes on, the other ends and points at it, and both say so', async () => {
  const first = await from();
  const second = await contactFrom(world, { ...CONTACT, email: first.email, organisation: 'Corp 1', message: 'I forgot to say who we are.' });
  await must(world, cast.lia.cookie, at(second.id, 'merge'), { into: first.id });
  expect(await rootOf(second.id)).toMatchObject({ stage: 'merged', links: [{ id: first.id, kind: 'merged-into' }] });
  expect(await rootOf(first.id)).toMatchObject({ stage: 'new', links: [{ id: second.id, kind: 'merged-from' }] });
  expect((await factsOf(second.id)).at(-1)).toMatchObject({ type: 'ContactMerged', data: { into: first.id } });
  expect((await factsOf(first.id)).at(-1)).toMatchObject({ type: 'ItemLinked', data: { link: 'merged-from', item: second.id } });
  expect((await contact(second.id)).messages).toHaveLength(1);
  world.advance(60_000);
  const seen = await get(`/api/contact-requests/${second.id}`, await own(first.email));
  expect([seen.body.stage, seen.body.links]).toEqual(['closed', []]);
  await world.drain();
  expect(world.mails(first.email).filter(({ subject }) => subject.endsWith(`${second.reference} is dealt with together with another`))).toHaveLength(1);
  expect((await post(at(first.id, 'merge'), { into: second.id }, cast.lia.cookie)).body.code).toBe('contact.target-ended');
  expect((await post(at(first.id, 'merge'), { into: first.id }, cast.lia.cookie)).body.errors[0]).toMatchObject({ path: 'into', code: 'link.self' });
});

it('joins requests of two senders only on purpose, and tells neither of the other', async () => {
  const [one, two] = [await from(), await from()];
  expect((await post(at(two.id, 'merge'), { into: one.id }, cast.lia.cookie)).body.code).toBe('contact.other-sender');
  await must(world, cast.lia.cookie, at(two.id, 'merge'), { into: one.id, differentSender: true });
  for (const [mine, theirs] of [
    [one, two],
    [two, one],
  ] as const) {
    const seen = await get(`/api/contact-requests/${mine.id}`, await own(mine.email));
    for (const secret of [theirs.id, theirs.reference, theirs.email]) expect(seen.text).not.toContain(secret);
  }
  await world.drain();
  for (const mail of world.mails(two.email)) expect(mail.text).not.toContain(one.reference);
});

it('takes the guard of an incident over to what it is joined with', async () => {
  const target = await from();
  const incident = await from({ kind: 'incident', subject: 'Black screens' });
  await must(world, cast.lia.cookie, at(incident.id, 'merge'), { into: target.id, differentSender: true });
  expect(await rootOf(target.id)).toMatchObject({ tlp: 'amber-strict', title: '', priority: 'urgent' });
});

it('joins nothing with what the acting person may not see', async () => {
  const seen = await from();
  const hidden = await from({ email: 'x@bureau.example', organisation: 'Bureau Sluis' });
  expect((await rootOf(hidden.id)).organisations.length).toBeGreaterThan(0);
  expect((await post(at(seen.id, 'merge'), { into: hidden.id, differentSender: true }, cast.lia.cookie)).status).toBe(404);
  expect((await rootOf(seen.id)).stage).toBe('new');
});

it('splits a message into requests of their own kinds and owners, without another confirmation, and goes on itself', async () => {
  const { id, email } = await from({ kind: 'other', subject: 'Three things', message: 'Please the newsletter, our data, and a pilot site.' });
  await world.drain();
  const mails = world.mails(email).length;
  world.advance(3_600_000);
  const split = await must(world, cast.lia.cookie, at(id, 'split'), {
    pieces: [
      { kind: 'newsletter', subject: 'The newsletter', text: 'Please the newsletter.' },
      { kind: 'privacy', subject: 'My data', text: 'What do you hold about me?' },
    ],
  });
  const ids = split.body.pieces.map((piece: { id: string }) => piece.id) as string[];
  const root = await rootOf(id);
  expect([root.stage, root.links]).toEqual(['new', ids.map((piece) => ({ id: piece, kind: 'split-into' }))]);
  expect((await contact(id)).messages.at(-1)).toMatchObject({
    kind: 'note',
    text: split.body.pieces.map((piece: { reference: string }) => piece.reference).join(', '),
  });
  const [newsletter, privacy] = [await contact(ids[0]!), await contact(ids[1]!)];
  expect(newsletter.root).toMatchObject({
    contactKind: 'newsletter',
    queue: 'self-service',
    origin: 'split',
    receivedAt: root.receivedAt,
    links: [{ id, kind: 'split-from' }],
  });
  expect(newsletter.sender).toMatchObject({ email, subject: 'The newsletter' });
  expect(privacy.root).toMatchObject({ queue: 'admin', stageClock: { limit: { months: 1 }, startedAt: root.receivedAt } });
  expect((await factsOf(ids[1]!))[0]).toMatchObject({ type: 'ContactReceived', data: { confirm: false } });
  const mine = await get('/api/mine', await own(email));
  expect(mine.body.rows).toHaveLength(3);
  await world.drain();
  expect(world.mails(email)).toHaveLength(mails);
  const seen = await get(`/api/contact-requests/${ids[0]}`, await own(email));
  expect([seen.body.subject, seen.body.links]).toEqual(['The newsletter', [{ id, kind: 'split-from' }]]);
});

it('looks at every piece as at any text that comes in, and keeps under guard what came from there', async () => {
  const text = 'There is a ransom note on all our operator screens since this morning and the pumps do not react.';
  const plain = await from({ kind: 'other', subject: 'Two things', message: 'Please the newsletter.' });
  const split = await must(world, cast.lia.cookie, at(plain.id, 'split'), {
    pieces: [
      { kind: 'other', subject: 'Screens', text },
      { kind: 'newsletter', subject: 'The newsletter', text: 'Please the newsletter.' },
    ],
  });
  const [incident, newsletter] = (await Promise.all(split.body.pieces.map((piece: { id: string }) => rootOf(piece.id)))) as Awaited<
    ReturnType<typeof rootOf>
  >[];
  expect(incident).toMatchObject({ title: '', tlp: 'amber-strict', priority: 'urgent', queue: 'redirect', suggestedKind: 'incident' });
  expect(newsletter).toMatchObject({ title: 'The newsletter', tlp: 'green' });
  const guarded = await from({ kind: 'incident', subject: 'Black screens' });
  const again = await must(world, cast.lia.cookie, at(guarded.id, 'split'), {
    pieces: [{ kind: 'newsletter', subject: 'Black screens', text: 'Please the newsletter.' }],
  });
  const piece = await rootOf(again.body.pieces[0].id);
  expect(piece).toMatchObject({ title: '', tlp: 'amber-strict', priority: 'urgent', queue: 'redirect' });
  await world.drain();
  for (const mail of world.mails()) expect(mail.text).not.toContain('Black screens');
});

it('keeps a label that the sender wrote with every piece', async () => {
  const red = await from({ ...IDEA, message: `${IDEA.message} This is TLP:RED.` });
  const split = await must(world, cast.lia.cookie, at(red.id, 'split'), { pieces: [{ kind: 'innovation', subject: 'The idea', text: IDEA.message }] });
  expect((await post(at(split.body.pieces[0].id, 'convert'), { to: 'proposal' }, cast.lia.cookie)).body.code).toBe('contact.guarded');
});

it('shows a link only to whoever may see what it leads to, from the moment on in which that changes', async () => {
  const [one, two] = [await from(), await from({ organisation: 'Netbeheer Zuid' })];
  await must(world, cast.lia.cookie, at(two.id, 'merge'), { into: one.id, differentSender: true });
  const duplicate = await proposalAt(world, cast, 'screening');
  const first = await proposalAt(world, cast, 'submitted', { sender: APPLICANTS[1]! });
  await must(world, cast.lia.cookie, `/api/desk/proposals/${duplicate.id}/merge`, { into: first.id, differentSender: true });
  const { email: _, ...tom } = STAFF.find(({ email }) => email === cast.tom.email)!;
  const works = (organisation: string) => must(world, cast.admin.cookie, `/api/admin/people/${cast.tom.id}`, { ...tom, organisation });
  const seen = async (path: string, cookie = cast.tom.cookie) => (await get(path, cookie)).text;
  const onContact = `/api/desk/contact-requests/${one.id}`;
  const onProposal = `/api/desk/proposals/${duplicate.id}`;
  expect(await seen(onContact)).toContain(two.id);
  expect(await seen(onProposal)).toContain(first.id);
  await works('Netbeheer Zuid');
  const hidden = await get(onContact, cast.tom.cookie);
  expect([hidden.status, hidden.body.links]).toEqual([200, []]);
  for (const secret of [two.id, two.reference]) expect(hidden.text).not.toContain(secret);
  expect((await get(`/api/desk/contact-requests/${two.id}`, cast.tom.cookie)).status).toBe(404);
  expect(await seen(onContact, cast.lia.cookie)).toContain(two.id);
  await works(APPLICANTS[1]!.organisation);
  const without = await get(onProposal, cast.tom.cookie);
  expect([without.status, without.body.stage, without.body.mergedInto]).toEqual([200, 'merged', undefined]);
  for (const secret of [first.id, first.reference]) expect(without.text).not.toContain(secret);
  expect(await seen(onContact)).toContain(two.id);
  expect(await seen(onProposal, cast.lia.cookie)).toContain(first.id);
  await works(tom.organisation);
});

it('refuses a link beyond what fits, and changes neither item', async () => {
  const { id } = await from();
  const pieces = Array.from({ length: 5 }, (_, n) => ({ kind: 'other', subject: `Piece ${n}`, text: 'A piece.' }));
  await must(world, cast.lia.cookie, at(id, 'split'), { pieces });
  await must(world, cast.lia.cookie, at(id, 'split'), { pieces });
  const before = await world.rows();
  const refused = await post(at(id, 'split'), { pieces }, cast.lia.cookie);
  expect([refused.status, refused.body.code]).toEqual([409, 'item.links-full']);
  const after = await world.rows();
  expect(after.records.filter((row) => row.type === 'root')).toEqual(before.records.filter((row) => row.type === 'root'));
});

it('turns an idea into a draft of its sender, who opens it by the mailed link, fills in the rest and sends it in', async () => {
  const sender = APPLICANTS[2] ?? APPLICANTS[1]!;
  const { id } = await contactFrom(world, {
    ...CONTACT,
    ...IDEA,
    email: sender.email,
    name: sender.name,
    organisation: sender.organisation,
    language: sender.language,
  });
  await world.drain();
  const converted = await must(world, cast.lia.cookie, at(id, 'convert'), { to: 'proposal' });
  const draft = converted.body.into as string;
  expect(await rootOf(id)).toMatchObject({ stage: 'converted', links: [{ id: draft, kind: 'converted-to' }] });
  const loaded = (await loadProposal(world.store, draft, 'all'))!;
  expect(loaded.root).toMatchObject({
    stage: 'draft',
    origin: 'converted',
    title: IDEA.subject,
    language: sender.language,
    links: [{ id, kind: 'converted-from' }],
  });
  expect(loaded.parts).toMatchObject({
    outline: { title: IDEA.subject },
    organisation: { name: sender.organisation },
    contact: { name: sender.name },
    substance: { problem: IDEA.message },
  });
  expect(await factsOf(draft)).toEqual([]);
  expect((await get(`/api/desk/proposals/${draft}`, cast.lia.cookie)).status).toBe(404);
  expect((await get(`/api/desk/contact-requests/${id}`, cast.lia.cookie)).body.links).toEqual([{ id: draft, kind: 'converted-to' }]);
  await world.drain();
  const mail = world.mails(sender.email).at(-1)!;
  expect(mail.subject).toContain(converted.body.reference);
  expect(`${mail.subject} ${mail.text}`).not.toContain(IDEA.subject);
  const opened = await post('/api/links/open', { token: linkIn(world, sender.email).token });
  expect(opened.body).toMatchObject({ door: 'item', item: draft });
  const cookie = cookieOf(opened);
  const versions = (await get(`/api/proposals/${draft}`, cookie)).body.versions as Record<string, number>;
  for (const [part, content] of Object.entries(answersFor(IDEAS[0]!, sender)))
    await world.request({ method: 'PUT', path: `/api/proposals/${draft}/parts/${part}`, body: { seen: versions[part] ?? 0, content }, cookie });
  const submitted = await post(`/api/proposals/${draft}/submit`, {}, cookie);
  expect([submitted.status, submitted.body.reference]).toEqual([201, converted.body.reference]);
  const shown = await get(`/api/desk/contact-requests/${id}`, cast.lia.cookie);
  expect(shown.body.links).toEqual([{ id: draft, kind: 'converted-to', reference: converted.body.reference, stage: 'submitted' }]);
});

it('fills in only what the form takes, and cuts a long story where a word ends', async () => {
  const { id } = await from({ kind: 'innovation', subject: 'Hi', name: 'X', organisation: '', message: `${'An idea about pumping stations. '.repeat(60)}` });
  const converted = await must(world, cast.lia.cookie, at(id, 'convert'), { to: 'proposal' });
  const { root, parts } = (await loadProposal(world.store, converted.body.into, 'all'))!;
  // Too short to submit is not too short to keep; what was left empty is no answer.
  expect([root.title, parts.outline, parts.contact, Object.keys(parts).sort()]).toEqual([
    'Hi',
    { title: 'Hi' },
    { name: 'X' },
    ['contact', 'outline', 'substance'],
  ]);
  const { problem } = parts.substance as { problem: string };
  expect(problem.length).toBeLessThanOrEqual(1000);
  expect(problem).toMatch(/ (An|idea|about|pumping|stations\.)…$/);
});

it('converts nothing that is under guard or labelled TLP:RED', async () => {
  const guarded = await from({ kind: 'incident' });
  expect((await post(at(guarded.id, 'convert'), { to: 'proposal' }, cast.lia.cookie)).body.code).toBe('contact.guarded');
  const red = await from({ ...IDEA, message: `${IDEA.message} This is TLP:RED.` });
  expect((await post(at(red.id, 'convert'), { to: 'proposal' }, cast.lia.cookie)).body.code).toBe('contact.guarded');
  expect(await rootOf(red.id)).toMatchObject({ stage: 'new', tlp: 'amber-strict' });
});

it('lets an answer race a conversion, a merge and a split: each happens whole or not at all, and no word is lost', async () => {
  const raced = await from(IDEA);
  const target = await contactFrom(world, { ...CONTACT, email: raced.email, organisation: 'Corp' });
  await world.drain();
  const cookie = await own(raced.email);
  const lia = await session(world, cast.lia.id, { door: 'staff' });
  let kept = await keep(world);
  let start = world.calls.length;
  const answer = () => post(`/api/contact-requests/${raced.id}/messages`, { text: 'The crocodile must not be lost.' }, cookie);
  let times = 0;
  for (const [verb, body] of [
    ['convert', { to: 'proposal' }],
    ['merge', { into: target.id }],
    ['split', { pieces: [{ kind: 'other', subject: 'A piece', text: 'A piece of it.' }] }],
  ] as const) {
    const act = () => post(at(raced.id, verb), body, lia);
    for (const [first, second] of [
      [act, answer],
      [answer, act],
    ] as const) {
      kept = await keep(world);
      start = world.calls.length;
      times += await interleave(world, {
        first,
        second,
        reset: async () => {
          await restore(world, kept, start);
          start = world.calls.length;
        },
        judge: async (a, b, before) => {
          const name = `${verb}, ${first === act ? 'the act' : 'the answer'} first, ${before}`;
          expect([name, a.status < 300 || a.status === 409, b.status < 300 || b.status === 409]).toEqual([name, true, true]);
          const rows = await world.rows();
          const { records } = rows;
          const words = records.filter((row) => row.type === 'message' && String(row.text).includes('crocodile'));
          expect([name, words.length]).toEqual([name, 1]);
          const root = await rootOf(raced.id);
          const acted = (first === act ? a : b).status < 300;
          const done = {
            convert: root.stage === 'converted',
            merge: root.stage === 'merged',
            split: (root.links ?? []).some(({ kind }) => kind === 'split-into'),
          };
          expect([name, done[verb]]).toEqual([name, acted]);
          const faults = violationsOf(rows, world.now).filter((fault) => !/^I7 count|^I10/.test(fault));
          expect([name, faults]).toEqual([name, []]);
          for (const link of root.links ?? [])
            expect([name, records.some((row) => row.type === 'root' && row.id === link.id && JSON.stringify(row.links).includes(raced.id))]).toEqual([
              name,
              true,
            ]);
        },
      });
    }
  }
  console.log(`races of an answer with lineage: ${times} interleavings`);
});

it('leaves no invariant broken', async () => {
  for (let n = 0; n < 4; n += 1) await world.drain();
  expect(await world.violations()).toEqual([]);
});
