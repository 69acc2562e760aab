import { afterAll, beforeAll, expect, it } from 'vitest';
import { community } from '../../shared/community.ts';
import { DAY } from '../../shared/domain/clock.ts';
import type { ContactRequest } from '../../shared/domain/contact.ts';
import { moveWatermark } from '../../shared/store/deliveries.ts';
import { loadContact, loadProposal } from '../../shared/store/load.ts';
import { addressHash, addressWrite, personByAddress } from '../../shared/store/people.ts';
import { transact } from '../../shared/store/store.ts';
import { accept, CONTACT, contactFrom, desk, linkIn, must, proposalAt } from '../support/journey.ts';
import { addCast, type Cast, session, signInAgain } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'contact thread' });
  cast = await addCast(world, { admin: ['admin'], lia: ['liaison'] });
  await world.drain();
});
afterAll(() => world.stop());

const at = (id: string, verb: string) => `/api/desk/contact-requests/${id}/${verb}`;
const post = (path: string, body: unknown = {}, cookie?: string) => world.request({ method: 'POST', path, body, cookie });
const get = (path: string, cookie?: string) => world.request({ method: 'GET', path, cookie });
const rootOf = async (id: string): Promise<ContactRequest> => (await loadContact(world.store, id))!.root;
const own = async (email: string) => session(world, (await personByAddress(world.store, email))!.id, { door: 'person' });
let sent = 0;
/** A request of a sender of its own. */
const from = async (more: Record<string, unknown> = {}) => {
  sent += 1;
  const email = `sender${sent}@corp-${sent}.example`;
  const { id, reference } = await contactFrom(world, { ...CONTACT, organisation: `Corp ${sent}`, email, ...more });
  return { id, reference, email };
};
const factsOf = async (id: string) => (await world.rows()).facts.filter((fact) => fact.record === id).map((fact) => fact.type as string);
/** On to a later moment, with everything before it delivered: the sweeper need not look at the quiet days between. */
const until = async (when: string): Promise<void> => {
  await world.drain();
  world.now = Math.max(world.now, Date.parse(when) + 60_000);
  await moveWatermark(world.store, new Date(world.now - 600_000).toISOString());
  await world.drain();
  cast = await signInAgain(world, cast);
};

it('shows notes, questions to colleagues and their answers to staff alone', async () => {
  const { id, email } = await from();
  await must(world, cast.lia.cookie, at(id, 'take'));
  await must(world, cast.lia.cookie, at(id, 'notes'), { text: 'The crocodile called before.' });
  await must(world, cast.lia.cookie, at(id, 'ask-colleague'), { colleague: cast.vera.id, text: 'Do we know this crocodile?' });
  expect((await post(at(id, 'answer-colleague'), { text: 'Not mine.' }, cast.tom.cookie)).body.code).toBe('contact.not-asked');
  await must(world, cast.vera.cookie, at(id, 'answer-colleague'), { text: 'A harmless crocodile.' });
  expect((await post(at(id, 'answer-colleague'), { text: 'Once more.' }, cast.vera.cookie)).body.code).toBe('contact.nobody-asked');
  const seen = await get(`/api/contact-requests/${id}`, await own(email));
  expect(seen.body.thread.map((message: { kind: string }) => message.kind)).toEqual(['request']);
  expect(seen.text).not.toContain('crocodile');
  const shown = await get(`/api/desk/contact-requests/${id}`, cast.lia.cookie);
  expect(shown.body.thread.map(({ kind, from }: { kind: string; from: string }) => [kind, from])).toEqual([
    ['request', 'Noor Vondst'],
    ['note', cast.lia.name],
    ['asked', cast.lia.name],
    ['colleague', cast.vera.name],
  ]);
  const open = await from();
  await must(world, cast.lia.cookie, at(open.id, 'take'));
  await must(world, cast.lia.cookie, at(open.id, 'ask-colleague'), { colleague: cast.vera.id, text: 'And this crocodile?' });
  await until(new Date(world.now + DAY).toISOString());
  const told = (to: string) => world.mails(to).map((mail) => mail.text);
  expect(told(cast.vera.email).some((text) => text.includes(open.reference))).toBe(true);
  expect(told(cast.lia.email).some((text) => text.includes(shown.body.reference as string))).toBe(true);
  for (const mail of world.mails()) expect(mail.text).not.toContain('crocodile');
});

it('asks no colleague who is involved, nobody who is no staff, and not oneself', async () => {
  const { id } = await from();
  await must(world, cast.lia.cookie, at(id, 'take'));
  const ask = (colleague: string) => post(at(id, 'ask-colleague'), { colleague, text: 'Do you know them?' }, cast.lia.cookie);
  expect((await ask(cast.rob.id)).body.errors[0]).toMatchObject({ path: 'colleague', code: 'colleague.unknown' });
  expect((await ask(cast.lia.id)).body.errors[0]).toMatchObject({ path: 'colleague', code: 'colleague.self' });
  expect((await rootOf(id)).stage).toBe('open');
});

it('fills placeholders in, and names no stranger in a mail to an address that nobody proved', async () => {
  const { id, reference, email } = await from({ name: 'YOU WON' });
  const text = 'Dear {{name}}, about {{reference}}: {{liaison}} of the {{community}} calls you, or call {{phone}}; see {{ site }}.';
  await world.drain();
  const { token } = linkIn(world, email);
  const preview = await post(at(id, 'reply/preview'), { text }, cast.lia.cookie);
  expect(preview.body.text).toBe(
    `Dear Sir or Madam, about ${reference}: ${cast.lia.name} of the ${community.name.en} calls you, or call ${community.contact.phone}; see ${world.publicUrl}.`,
  );
  expect([preview.body.mailed, preview.body.addressProven, preview.body.keptOutBy]).toEqual([true, false, undefined]);
  await must(world, cast.lia.cookie, at(id, 'reply'), { text });
  await world.drain();
  const mail = world.mails(email).at(-1)!;
  expect([mail.subject, mail.text.trim()]).toEqual([preview.body.subject, preview.body.letter.trim()]);
  expect(mail.html).toContain('Sir or Madam');
  expect(`${mail.subject} ${mail.text} ${mail.html}`).not.toContain('YOU WON');
  expect((await post('/api/links/open', { token })).status).toBe(200);
  const proven = await post(at(id, 'reply/preview'), { text }, cast.lia.cookie);
  expect(proven.body.text).toContain('Dear YOU WON,');
  expect(proven.body.addressProven).toBe(true);
});

it('refuses a placeholder that it does not know, in words, and sends nothing', async () => {
  const { id } = await from();
  for (const verb of ['reply', 'reply/preview']) {
    const refused = await world.request({
      method: 'POST',
      path: at(id, verb),
      body: { text: 'Dear {{nmae}}' },
      cookie: cast.lia.cookie,
      headers: { 'accept-language': 'nl' },
    });
    expect([refused.status, refused.body.errors[0].code]).toEqual([422, 'template.placeholder:nmae']);
    expect(refused.body.errors[0].message).toContain('“nmae” bestaat niet');
  }
  expect((await rootOf(id)).stage).toBe('new');
});

it('says when a label keeps the text out of the mail, and a label that is raised acts at the next send', async () => {
  const { id, email } = await from();
  const secret = 'The crocodile sleeps in pump room 4.';
  await must(world, cast.lia.cookie, at(id, 'reply'), { text: secret });
  await must(world, cast.lia.cookie, at(id, 'kind'), { kind: 'demand', tlp: 'amber' });
  await world.drain();
  expect(world.mails(email).at(-1)!.text).not.toContain('crocodile');
  const preview = await post(at(id, 'reply/preview'), { text: secret }, cast.lia.cookie);
  expect(preview.body).toMatchObject({ mailed: false, keptOutBy: 'TLP:AMBER', text: secret });
  expect(preview.body.letter).not.toContain('crocodile');
  const seen = await get(`/api/contact-requests/${id}`, await own(email));
  expect(seen.body.thread.at(-1).text).toBe(secret);
});

it('sleeps until its day, tells its owner, and is as good as asleep to its sender', async () => {
  const { id, email } = await from();
  await must(world, cast.lia.cookie, at(id, 'take'));
  const bad = async (until_: string) => (await post(at(id, 'snooze'), { until: until_ }, cast.lia.cookie)).body.errors[0].code;
  expect(await bad(new Date(world.now - 1).toISOString())).toBe('snooze.past');
  expect(await bad(new Date(world.now + 181 * DAY).toISOString())).toBe('snooze.far');
  const day = new Date(world.now + 20 * DAY).toISOString();
  await must(world, cast.lia.cookie, at(id, 'snooze'), { until: day });
  const status = await get(`/api/contact-requests/${id}/status`, await own(email));
  expect([status.body.stage, status.body.nextDate, status.body.late]).toEqual(['in-hand', undefined, false]);
  expect(status.text).not.toContain(day);
  expect((await get(`/api/desk/contact-requests/${id}`, cast.lia.cookie)).body.due).toBeUndefined();
  await until(new Date(world.now + 19 * DAY).toISOString());
  expect((await rootOf(id)).stage).toBe('snoozed');
  await until(day);
  expect(await rootOf(id)).toMatchObject({ stage: 'open', owner: cast.lia.id });
  expect(await factsOf(id)).toContain('ContactWoken');
  await until(new Date(world.now + DAY).toISOString());
  const { reference } = await rootOf(id);
  expect(world.mails(cast.lia.email).some((mail) => mail.text.includes(reference))).toBe(true);
});

it('reminds a silent sender once after a week, and after another week counts it as done; an answer opens it again', async () => {
  const { id, email } = await from();
  await must(world, cast.lia.cookie, at(id, 'reply'), { text: 'When may we call you?' });
  const replied = world.now;
  const about = () => world.mails(email).map((mail) => mail.subject);
  await until(new Date(replied + 6 * DAY).toISOString());
  expect((await rootOf(id)).reminded).toBeUndefined();
  await until(new Date(replied + 7 * DAY).toISOString());
  expect(await rootOf(id)).toMatchObject({ stage: 'waiting-on-requester', reminded: 1 });
  expect(about().filter((subject) => subject.startsWith('We wait for your answer'))).toHaveLength(1);
  await until(new Date(replied + 13 * DAY).toISOString());
  expect(about().filter((subject) => subject.startsWith('We wait for your answer'))).toHaveLength(1);
  await until(new Date(replied + 14 * DAY).toISOString());
  expect(await rootOf(id)).toMatchObject({ stage: 'resolved', owner: cast.lia.id });
  expect(about().at(-1)).toMatch(/^We have closed your message/);
  const answered = await post(`/api/contact-requests/${id}/messages`, { text: 'Tomorrow is fine.' }, await own(email));
  expect([answered.status, answered.body]).toEqual([201, { id, stage: 'in-hand' }]);
  expect(await factsOf(id)).toEqual(['ContactReceived', 'ContactReplied', 'ContactReminded', 'ContactLapsed', 'ContactReopened']);
});

it('continues what has ended by a new one, linked both ways, with its owner, its label and a confirmation', async () => {
  const { id, email } = await from();
  await must(world, cast.tom.cookie, at(id, 'reply'), { text: 'Done, I think.' });
  await must(world, cast.tom.cookie, at(id, 'kind'), { kind: 'demand', tlp: 'amber' });
  await must(world, cast.tom.cookie, at(id, 'resolve'));
  await until(new Date(world.now + 15 * DAY).toISOString());
  expect((await rootOf(id)).stage).toBe('closed');
  const answered = await post(`/api/contact-requests/${id}/messages`, { text: 'It is not done at all.' }, await own(email));
  expect([answered.status, answered.body.stage]).toEqual([201, 'received']);
  const next = await rootOf(answered.body.id);
  expect(next).toMatchObject({
    stage: 'new',
    contactKind: 'demand',
    tlp: 'amber',
    owner: cast.tom.id,
    origin: 'continued',
    links: [{ id, kind: 'continues' }],
  });
  expect((await rootOf(id)).links).toEqual([{ id: next.id, kind: 'continued-by' }]);
  const seen = await get(`/api/contact-requests/${id}`, await own(email));
  expect(seen.body.links).toEqual([{ id: next.id, kind: 'continued-by' }]);
  const shown = await get(`/api/desk/contact-requests/${next.id}`, cast.lia.cookie);
  expect(shown.body.links).toEqual([{ id, kind: 'continues', reference: (await rootOf(id)).reference, stage: 'closed' }]);
  await world.drain();
  expect(world.mails(email).at(-1)!.subject).toContain(next.reference);
});

it('keeps spam spam without a sign to its sender, also when it is answered, and takes it back as if nothing had been', async () => {
  const [ham, spam] = [await from(), await from()];
  await must(world, cast.lia.cookie, at(spam.id, 'spam'));
  const masked = (text: string, { id, reference }: { id: string; reference: string }) => text.replaceAll(id, 'id').replaceAll(reference, 'ref');
  const statusOf = async (one: typeof ham) =>
    masked((await get(`/api/contact-requests/${one.id}/status`, await own(one.email))).text, one).replaceAll(/"liaison":"[^"]*"/g, '');
  expect(await statusOf(spam)).toBe(await statusOf(ham));
  const answerOf = async (one: typeof ham) =>
    masked((await post(`/api/contact-requests/${one.id}/messages`, { text: 'Hello?' }, await own(one.email))).text, one);
  expect(await answerOf(spam)).toBe(await answerOf(ham));
  expect((await rootOf(spam.id)).stage).toBe('spam');
  expect((await get(`/api/contact-requests/${spam.id}/status`, await own(spam.email))).body.stage).toBe('in-hand');
  await world.drain();
  const before = world.mails(spam.email).length;
  expect((await post(at(spam.id, 'reply'), { text: 'No.' }, cast.lia.cookie)).body.code).toBe('contact.move-illegal');
  await must(world, cast.lia.cookie, at(spam.id, 'unspam'));
  expect(await rootOf(spam.id)).toMatchObject({ stage: 'new', messages: 2 });
  expect((await rootOf(spam.id)).flags).not.toContain('spam');
  await world.drain();
  expect(world.mails(spam.email)).toHaveLength(before);
});

it('puts a word below spam before a liaison, as one task that a later word opens again, and writes nothing to its sender', async () => {
  const { id, reference, email } = await from();
  await must(world, cast.lia.cookie, at(id, 'spam'));
  await world.drain();
  const before = world.mails(email).length;
  const tasks = async () =>
    (await world.rows()).records.filter((row) => row.kind === 'task' && row.item === id).map((row) => ({ id: row.id as string, stage: row.stage }));
  for (const text of ['Hello?', 'Are you there?']) await must(world, await own(email), `/api/contact-requests/${id}/messages`, { text });
  await must(world, cast.lia.cookie, `/api/desk/items/${id}/mail`, { text: `From: ${email}\n\nAnd by mail.`, from: email });
  const [task, ...others] = await tasks();
  expect([task!.stage, others]).toEqual(['open', []]);
  const read = await get(`/api/desk/tasks/${task!.id}`, cast.lia.cookie);
  expect([read.body.reason, read.body.task.flags, read.body.about]).toEqual([
    'spam-answered',
    ['spam-answered'],
    { id, kind: 'contact-request', stage: 'spam' },
  ]);
  const page = await get(`/nl/desk/tasks/${task!.id}`, cast.lia.cookie);
  expect(page.text).toContain('De afzender van een ongewenst bericht schreef opnieuw');
  expect(page.text).not.toContain('Brieven die niet aankwamen');
  await must(world, cast.lia.cookie, `/api/desk/tasks/${task!.id}/done`);
  expect(await tasks()).toEqual([{ ...task, stage: 'done' }]);
  await must(world, await own(email), `/api/contact-requests/${id}/messages`, { text: 'I am still here.' });
  expect(await tasks()).toEqual([{ ...task, stage: 'open' }]);
  await world.drain();
  expect([(await rootOf(id)).stage, world.mails(email).length]).toEqual(['spam', before]);
  expect(world.mails(cast.lia.email).some(({ text }) => text.includes('still here'))).toBe(false);
  expect(reference).toBe((await rootOf(id)).reference);
});

it('guards a word below spam that looks like an incident, and alerts staff without a word of it', async () => {
  const { id, email } = await from();
  await must(world, cast.lia.cookie, at(id, 'spam'));
  await world.drain();
  const text = 'We have been hacked: ransomware is on our SCADA servers right now.';
  const cookie = await own(email);
  expect((await post(`/api/contact-requests/${id}/messages`, { text }, cookie)).body.code).toBe('contact.looks-like-incident');
  await must(world, cookie, `/api/contact-requests/${id}/messages`, { text, warned: true });
  expect(await rootOf(id)).toMatchObject({ stage: 'spam', title: '', tlp: 'amber-strict', priority: 'urgent' });
  const task = (await world.rows()).records.find((row) => row.kind === 'task' && row.item === id)!;
  expect([task.title, task.tlp]).toEqual(['', 'amber-strict']);
  await world.drain();
  const alerts = (await world.rows()).records.filter((row) => row.template === 'alert' && row.record === id);
  expect(alerts.length).toBeGreaterThan(0);
});

it('warns a sender whose answer looks like an incident, and puts the request on top when it is sent all the same', async () => {
  const { id, email } = await from();
  await must(world, cast.lia.cookie, at(id, 'reply'), { text: 'What is going on?' });
  await world.drain();
  const text = 'Our PLCs are being controlled by somebody else right now and there is a ransom note on the screens. Help!';
  const cookie = await own(email);
  const before = await loadContact(world.store, id);
  const refused = await post(`/api/contact-requests/${id}/messages`, { text }, cookie);
  expect([refused.status, refused.body.code, refused.body.door]).toEqual([422, 'contact.looks-like-incident', 'csirt']);
  expect(await loadContact(world.store, id)).toEqual(before);
  expect((await post(`/api/contact-requests/${id}/messages`, { text, warned: true }, cookie)).status).toBe(201);
  expect(await rootOf(id)).toMatchObject({ stage: 'open', title: '', tlp: 'amber-strict', priority: 'urgent', queue: 'redirect', suggestedKind: 'incident' });
  expect((await post(`/api/contact-requests/${id}/messages`, { text }, cookie)).status).toBe(201);
  const rows = (await get('/api/desk/queue', cast.lia.cookie)).body.rows as { id: string }[];
  expect(rows[0]!.id).toBe(id);
  await world.drain();
  for (const mail of world.mails()) expect(mail.text).not.toContain('ransom');
  const { reference } = await rootOf(id);
  expect(world.mails(cast.lia.email).filter((mail) => mail.subject.endsWith(reference) && /^(Kijk nu|Look now)/.test(mail.subject)).length).toBeGreaterThan(0);
  const unexplained = await post(at(id, 'kind'), { kind: 'demand', tlp: 'green' }, cast.lia.cookie);
  expect([unexplained.status, unexplained.body.errors[0].path, unexplained.body.errors[0].code]).toEqual([422, 'reason', 'release.reason']);
  expect((await get(`/nl/desk/contact-requests/${id}`, cast.lia.cookie)).text).toContain('Waarom het label omlaag mag');
  await must(world, cast.lia.cookie, at(id, 'kind'), { kind: 'demand', tlp: 'green', reason: 'harmless' });
  expect(await rootOf(id)).toMatchObject({ title: CONTACT.subject, tlp: 'green', priority: 'high', queue: 'liaison', contactKind: 'demand' });
});

it('takes a pasted mail for an answer of the sender, with its date and its quotes, and never for a proof of the address', async () => {
  const { id, email } = await from();
  await must(world, cast.lia.cookie, at(id, 'reply'), { text: 'When may we call you?' });
  const received = new Date(world.now - 3_600_000).toISOString();
  const text = 'Tomorrow!\n\n> When may we call you?\n> -- \n> Lia';
  const pasted = await post(
    `/api/desk/items/${id}/mail`,
    { text, subject: 'Re: your message', from: 'other@corp.example', receivedAt: received },
    cast.tom.cookie,
  );
  expect([pasted.status, pasted.body]).toEqual([201, { id, stage: 'open', guarded: false }]);
  const root = await rootOf(id);
  expect([root.stage, root.verified, root.waitingSince]).toEqual(['open', undefined, undefined]);
  const shown = await get(`/api/desk/contact-requests/${id}`, cast.lia.cookie);
  expect(shown.body.thread.at(-1)).toMatchObject({
    kind: 'mail',
    at: received,
    text,
    subject: 'Re: your message',
    address: 'other@corp.example',
    otherAddress: true,
    from: 'other@corp.example',
    pastedBy: cast.tom.name,
  });
  const seen = await get(`/api/contact-requests/${id}`, await own(email));
  expect(seen.body.thread.map((message: { kind: string }) => message.kind)).toEqual(['request', 'reply']);
  expect(seen.text).not.toContain('Tomorrow!');
  const future = await post(`/api/desk/items/${id}/mail`, { text, receivedAt: new Date(world.now + DAY).toISOString() }, cast.tom.cookie);
  expect(future.body.errors[0]).toMatchObject({ path: 'receivedAt', code: 'mail.future' });
});

it('says of each pasted mail whether that one belongs elsewhere, and refuses a head without a text in words', async () => {
  const { id } = await from();
  const paste = (text: string, language = 'en') =>
    world.request({ method: 'POST', path: `/api/desk/items/${id}/mail`, body: { text }, cookie: cast.lia.cookie, headers: { 'accept-language': language } });
  const ransom = 'Help: there is a ransom note on all our operator screens since this morning and the pumps do not react.';
  const replies = [await paste('May we visit you?'), await paste(ransom), await paste('Thursday suits us well.')];
  expect(replies.map(({ body }) => body.guarded)).toEqual([false, true, false]);
  const heads = [await paste('Received: from relay.example\nFrom: a@corp.example\nSubject: x'), await paste('Van: a@corp.example\nOnderwerp: x', 'nl')];
  expect(heads.map(({ status, body }) => [status, body.errors[0].path, body.errors[0].code])).toEqual([
    [422, 'text', 'mail.no-text'],
    [422, 'text', 'mail.no-text'],
  ]);
  expect(new Set(heads.map(({ body }) => body.errors[0].message)).size).toBe(2);
  expect((await rootOf(id)).messages).toBe(4);
});

it('guards a pasted mail that belongs elsewhere, and continues what has ended without another confirmation', async () => {
  const { id } = await from();
  const text = 'Help: there is a ransom note on all our operator screens since this morning and the pumps do not react.';
  expect((await post(`/api/desk/items/${id}/mail`, { text }, cast.lia.cookie)).body).toEqual({ id, stage: 'open', guarded: true });
  expect(await rootOf(id)).toMatchObject({ priority: 'urgent', title: '', tlp: 'amber-strict' });
  const ended = await from();
  await must(world, cast.lia.cookie, at(ended.id, 'redirect'), { target: 'elsewhere' });
  await world.drain();
  const mails = world.mails(ended.email).length;
  const pasted = await post(`/api/desk/items/${ended.id}/mail`, { text: 'They sent me back to you.' }, cast.lia.cookie);
  expect([pasted.status, pasted.body.stage]).toEqual([201, 'new']);
  expect((await rootOf(pasted.body.id)).links).toEqual([{ id: ended.id, kind: 'continues' }]);
  await world.drain();
  expect(world.mails(ended.email)).toHaveLength(mails);
});

it('shows a mail that was pasted into a proposal beside its open question, which stays open, and to no reviewer', async () => {
  const { id, own: applicant } = await proposalAt(world, cast, 'question');
  const pasted = await post(`/api/desk/items/${id}/mail`, { text: 'The crocodile answers by mail.' }, cast.lia.cookie);
  expect([pasted.status, pasted.body]).toEqual([201, { id, stage: 'info-requested', guarded: false }]);
  for (const [path, cookie] of [
    [`/api/desk/proposals/${id}`, cast.lia.cookie],
    [`/api/proposals/${id}`, applicant],
  ] as const)
    expect((await get(path, cookie)).body.thread.map((message: { kind: string }) => message.kind)).toEqual(['question', 'mail']);
  await must(world, applicant, `/api/proposals/${id}/answer`, { text: 'It fails open.' });
  const reviewed = await proposalAt(world, cast, 'in-review');
  await must(world, cast.lia.cookie, desk(reviewed.id, 'invite'), { reviewers: [cast.mila.id] });
  await accept(world, cast.mila.cookie, reviewed.id);
  await must(world, cast.lia.cookie, `/api/desk/items/${reviewed.id}/mail`, { text: 'The crocodile writes to reviewers.' });
  const review = await get(`/api/review/${reviewed.id}`, cast.mila.cookie);
  expect(review.body.thread).toEqual([]);
  expect(review.text).not.toContain('crocodile');
  const draft = await proposalAt(world, cast, 'draft');
  expect((await post(`/api/desk/items/${draft.id}/mail`, { text: 'Too early.' }, cast.lia.cookie)).status).toBe(404);
});

it('hands over to somebody who is free, and moves the work to another desk with its kind', async () => {
  const { id } = await from();
  const before = (await rootOf(id)).owner!;
  expect((await post(at(id, 'hand-over'), { to: before }, cast.lia.cookie)).body.code).toBe('item.changed');
  expect((await post(at(id, 'hand-over'), { to: cast.rob.id }, cast.lia.cookie)).body.errors[0].code).toBe('colleague.unknown');
  const other = before === cast.lia.id ? cast.tom : cast.lia;
  await must(world, cast.lia.cookie, at(id, 'hand-over'), { to: other.id });
  expect((await rootOf(id)).owner).toBe(other.id);
  await must(world, cast.lia.cookie, at(id, 'kind'), { kind: 'privacy' });
  const privacy = await rootOf(id);
  expect([privacy.owner, privacy.queue, privacy.stageClock]).toEqual([
    cast.admin.id,
    'admin',
    { limit: { months: 1 }, startedAt: privacy.receivedAt, pausedMs: 0 },
  ]);
  expect((await factsOf(id)).slice(-2)).toEqual(['ContactSorted', 'OwnerChanged']);
});

it('gives a privacy request its month whatever happens, one extension with notice, and says when its aim has passed', async () => {
  const { id, email } = await from({ kind: 'privacy', subject: 'My data', message: 'What do you hold about me?' });
  const clock = (await rootOf(id)).stageClock;
  await must(world, cast.admin.cookie, at(id, 'reply'), { text: 'Is it about the newsletter?' });
  expect((await rootOf(id)).stageClock).toEqual(clock);
  const shown = await get(`/api/desk/contact-requests/${id}`, cast.admin.cookie);
  expect(shown.body.due).toBeDefined();
  await until((await rootOf(id)).aimAt!);
  expect((await rootOf(id)).flags).toContain('aim-passed');
  const other = await from();
  expect((await post(at(other.id, 'extend'), { reason: 'complex' }, cast.admin.cookie)).body.code).toBe('contact.not-privacy');
  await must(world, cast.admin.cookie, at(id, 'extend'), { reason: 'complex' });
  expect((await rootOf(id)).stageClock).toMatchObject({ limit: { months: 3 }, startedAt: clock!.startedAt });
  expect((await post(at(id, 'extend'), { reason: 'many' }, cast.admin.cookie)).body.code).toBe('contact.extended');
  await world.drain();
  expect(world.mails(email).at(-1)!.subject).toMatch(/^We need longer/);
  await until(new Date(world.now + 20 * DAY).toISOString());
  expect((await rootOf(id)).stage).toBe('waiting-on-requester');
  const late = await from({ kind: 'privacy', subject: 'My data', message: 'What do you hold about me?' });
  await until(new Date(world.now + 40 * DAY).toISOString());
  expect((await post(at(late.id, 'extend'), { reason: 'many' }, cast.admin.cookie)).body.code).toBe('contact.extend-late');
});

it('takes no answer of whoever asked, says so, and lets the owner go on without the colleague, who may still answer', async () => {
  const { id } = await from();
  await must(world, cast.lia.cookie, at(id, 'take'));
  await must(world, cast.lia.cookie, at(id, 'ask-colleague'), { colleague: cast.vera.id, text: 'Do we know them?' });
  const answer = (language: string) =>
    world.request({
      method: 'POST',
      path: at(id, 'answer-colleague'),
      body: { text: 'I think so.' },
      cookie: cast.lia.cookie,
      headers: { 'accept-language': language },
    });
  const said = [await answer('en'), await answer('nl')];
  expect(said.map(({ status, body }) => [status, body.code])).toEqual([
    [403, 'contact.own-question'],
    [403, 'contact.own-question'],
  ]);
  expect(said[0]!.body.detail).not.toBe(said[1]!.body.detail);
  expect(await rootOf(id)).toMatchObject({ stage: 'waiting-internal', messages: 2 });
  await must(world, cast.lia.cookie, at(id, 'take'));
  await must(world, cast.vera.cookie, at(id, 'answer-colleague'), { text: 'We do.' });
  expect(await rootOf(id)).toMatchObject({ stage: 'open', messages: 3 });
});

it('reads the head of a pasted mail for the fields, and shows what another address wrote under that address', async () => {
  const { id, email } = await from();
  const head = (address: string) => `Van: Noor Vondst <${address}>\nVerzonden: 1 november 2026 12:30\nAan: Intake\nOnderwerp: Re: uw bericht\n\n`;
  const threadOf = async () => (await get(`/api/desk/contact-requests/${id}`, cast.lia.cookie)).body.thread;
  await must(world, cast.lia.cookie, `/api/desk/items/${id}/mail`, { text: `${head(email)}Morgen past het.` });
  const fields = { kind: 'mail', at: '2026-11-01T11:30:00.000Z', text: 'Morgen past het.', subject: 'Re: uw bericht', pastedBy: cast.lia.name };
  const own_ = (await threadOf()).at(-1);
  expect(own_).toEqual({ id: own_.id, ...fields, from: 'Noor Vondst' });
  await must(world, cast.lia.cookie, `/api/desk/items/${id}/mail`, { text: `${head('else@corp.example')}Morgen past het.` });
  const other = (await threadOf()).at(-1);
  expect(other).toEqual({ id: other.id, ...fields, from: 'else@corp.example', address: 'else@corp.example', otherAddress: true });
  const seen = await get(`/api/contact-requests/${id}`, await own(email));
  expect(seen.body.thread.map((message: { kind: string }) => message.kind)).toEqual(['request', 'mail']);
  const held = (await get('/api/me/data', await own(email))).body.entries.find((entry: { id: string }) => entry.id === id);
  expect(held.data.thread.map((message: { kind: string }) => message.kind)).toEqual(['request', 'mail']);
  const person = (await personByAddress(world.store, email))!;
  await transact(world.store, [addressWrite(world.store, { ...person, address: addressHash('earlier@corp.example') })]);
  await must(world, cast.lia.cookie, `/api/desk/items/${id}/mail`, { text: `${head('earlier@corp.example')}Van mijn vorige adres.` });
  expect((await get(`/api/contact-requests/${id}`, await own(email))).body.thread.at(-1).text).toBe('Van mijn vorige adres.');
  const proposal = await proposalAt(world, cast, 'screening');
  await must(world, cast.lia.cookie, `/api/desk/items/${proposal.id}/mail`, { text: `${head('else@corp.example')}Morgen past het.` });
  await must(world, cast.lia.cookie, `/api/desk/items/${proposal.id}/mail`, { text: 'Tot morgen.', from: proposal.sender.email.toUpperCase() });
  const shown = await get(`/api/desk/proposals/${proposal.id}`, cast.lia.cookie);
  expect(shown.body.thread).toEqual([
    expect.objectContaining({ ...fields, from: 'else@corp.example', address: 'else@corp.example', otherAddress: true }),
    { id: expect.any(String), kind: 'mail', at: expect.any(String), text: 'Tot morgen.', from: '', pastedBy: cast.lia.name },
  ]);
  const theirs = (await get(`/api/proposals/${proposal.id}`, proposal.own)).body.thread;
  expect(theirs.map(({ text }: { text: string }) => text)).toEqual(['Tot morgen.']);
});

it('makes no draft of its sender out of what another address wrote', async () => {
  const { id } = await from();
  await must(world, cast.lia.cookie, at(id, 'redirect'), { target: 'elsewhere' });
  const pasted = await must(world, cast.lia.cookie, `/api/desk/items/${id}/mail`, { text: 'The idea of the crocodile.', from: 'else@corp.example' });
  const converted = await must(world, cast.lia.cookie, at(pasted.body.id, 'convert'), { to: 'proposal' });
  expect((await loadProposal(world.store, converted.body.into, 'all'))!.parts.substance).toBeUndefined();
});

it('leaves no invariant broken', async () => {
  await until(new Date(world.now + DAY).toISOString());
  for (let n = 0; n < 8; n += 1) await world.drain();
  expect(await world.violations()).toEqual([]);
});
