import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reviewerTask } from '../../functions/work/routing-plan.ts';
import { answersFor, decisionFor, IDEAS, reviewFor } from '../../infra/local/sample-items.ts';
import { APPLICANTS } from '../../infra/local/sample-people.ts';
import { CALLERS } from './matrix.ts';
import { accept, desk, type Journey, judge, must, OVERRIDE, REASON, TERMS } from '../support/journey.ts';
import { addCast, type Cast, type Player, session } from '../support/people.ts';
import { inviting } from '../support/review.ts';
import { NAUGHTY } from '../support/naughty.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'reviewing' });
  cast = await addCast(world);
  for (const player of [cast.jan, cast.mila, cast.rob, cast.sara, cast.omar, cast.eva]) await must(world, player.cookie, '/api/me/capacity', { capacity: 20 });
});
afterAll(() => world.stop());

const get = (path: string, cookie?: string) => world.request({ method: 'GET', path, ...(cookie ? { cookie } : {}) });
const put = (path: string, body: unknown, { cookie }: Player) => world.request({ method: 'PUT', path, body, cookie });
const post = (path: string, body: unknown, { cookie }: Player) => world.request({ method: 'POST', path, body, cookie });
const review = ({ id }: Journey, verb = '') => `/api/review/${id}${verb === '' ? '' : `/${verb}`}`;
const rowsOf = async (type: string, of: string) => (await world.rows()).records.filter((row) => row.type === type && row.pk === of);
const personRow = async ({ id }: Player) => (await world.rows()).records.find((row) => row.pk === id && row.sk === 'a')!;

it('keeps the terms with the assignment and with the person, and asks nobody to change for it', async () => {
  const journey = await inviting(world, cast, [cast.eva]);
  const before = await personRow(cast.eva);
  expect(before.terms).toBeUndefined();
  await accept(world, cast.eva.cookie, journey.id);
  const after = await personRow(cast.eva);
  expect(after.terms).toMatchObject({ version: TERMS.terms });
  expect([after.relationVersion, after.version]).toEqual([before.relationVersion, (before.version as number) + 1]);
  expect((await rowsOf('assignment', journey.id))[0]).toMatchObject({ status: 'accepted', terms: TERMS.terms });
  const again = await inviting(world, cast, [cast.eva]);
  await accept(world, cast.eva.cookie, again.id);
  expect(await personRow(cast.eva)).toEqual(after);
});

it('says on the invitation how many places are taken, and lets everybody set the own number', async () => {
  const journey = await inviting(world, cast, [cast.sara]);
  await world.drain();
  expect((await post('/api/me/capacity', { capacity: 2 }, cast.sara)).body).toEqual({ capacity: 2 });
  for (const capacity of [-1, 21, 1.5, '2']) expect((await post('/api/me/capacity', { capacity }, cast.sara)).status).toBe(422);
  expect((await get(review(journey, 'invitation'), cast.sara.cookie)).body.places).toEqual({ capacity: 2, taken: 1 });
  expect((await get('/api/me/places', cast.sara.cookie)).body).toMatchObject({ capacity: 2, taken: 1, quarter: '2026Q4', absences: [], feed: false });
  const page = await get(`/en/review/${journey.id}`, cast.sara.cookie);
  expect(page.text).toContain('Your number of reviews a quarter is set to 2; this is number 1.');
  await must(world, cast.sara.cookie, '/api/me/capacity', { capacity: 20 });
});

it('takes along whom to ask instead as a note that staff read and no reviewer', async () => {
  const journey = await inviting(world, cast, [cast.jan, cast.mila]);
  await must(world, cast.jan.cookie, review(journey, 'decline'), { reason: 'expertise', suggestion: 'Vraag het Eva, zij bouwde zulke schakelaars.' });
  const { thread } = (await get(`/api/desk/proposals/${journey.id}`, cast.lia.cookie)).body;
  expect(thread).toMatchObject([{ kind: 'note', text: 'Vraag het Eva, zij bouwde zulke schakelaars.' }]);
  // Whoever looks for another one reads it where the task is.
  await world.drain();
  const task = reviewerTask(journey.id);
  const { panel } = (await get(`/api/desk/tasks/${task}`, cast.lia.cookie)).body;
  expect(panel.left).toEqual([{ name: cast.jan.name, status: 'declined', instead: 'Vraag het Eva, zij bouwde zulke schakelaars.' }]);
  for (const [language, term] of [
    ['nl', `Wie ${cast.jan.name} zou vragen`],
    ['en', `Whom ${cast.jan.name} would ask`],
  ] as const)
    expect((await get(`/${language}/desk/tasks/${task}`, cast.lia.cookie)).text).toMatch(new RegExp(`${term}[^]*Vraag het Eva`));
  await accept(world, cast.mila.cookie, journey.id);
  expect((await get(review(journey), cast.mila.cookie)).text).not.toContain('zulke schakelaars');
  expect((await get(`/api/proposals/${journey.id}`, journey.own)).text).not.toContain('zulke schakelaars');
  expect((await post(review(journey, 'decline'), { reason: 'expertise', suggestion: 'x'.repeat(501) }, cast.mila)).status).toBe(422);
});

it('opens an own review again until the round closes, keeps every text, and shows each to whoever may see it', async () => {
  const journey = await inviting(world, cast, [cast.jan, cast.mila, cast.rob]);
  for (const player of [cast.jan, cast.mila, cast.rob]) await accept(world, player.cookie, journey.id);
  await must(world, cast.jan.cookie, review(journey, 'submit'), reviewFor('nl', 4));
  await must(world, cast.mila.cookie, review(journey, 'submit'), { ...reviewFor('nl', 3), note: 'Alleen voor de voorzitter.' });
  expect((await get(review(journey), cast.mila.cookie)).body).toMatchObject({
    mayReopen: true,
    sent: { texts: 1, revision: 1 },
    others: [{ alias: expect.stringMatching(/^[AB]$/) }],
  });
  await must(world, cast.mila.cookie, review(journey, 'reopen'));
  expect((await get(review(journey), cast.mila.cookie)).body).toMatchObject({ status: 'accepted', reopened: 'reviewer', others: [], own: { vote: 'yes' } });
  expect((await get(desk(journey.id, 'tally'), cast.vera.cookie)).body.reviews).toBe(1);
  const standing = async (path: string, cookie: string) => (await get(path, cookie)).body.texts.map(({ stands }: { stands: boolean }) => stands);
  expect([
    await standing(review(journey, 'history'), cast.mila.cookie),
    await standing(desk(journey.id, `reviews/${cast.mila.id}`), cast.vera.cookie),
    await standing(desk(journey.id, `reviews/${cast.jan.id}`), cast.vera.cookie),
  ]).toEqual([[false], [false], [true]]);
  expect((await get(`/en/desk/proposals/${journey.id}/reviews/${cast.mila.id}`, cast.vera.cookie)).text).not.toContain('(holds now)');
  await must(world, cast.mila.cookie, review(journey, 'submit'), { ...reviewFor('nl', 2), note: 'Alleen voor de voorzitter.' });
  const own = (await get(review(journey, 'history'), cast.mila.cookie)).body;
  expect(own.texts.map(({ n, read, stands }: { n: number; read: number; stands: boolean }) => [n, read, stands])).toEqual([
    [2, 1, true],
    [1, 0, false],
  ]);
  expect(own.texts.map(({ body }: { body: { note?: string } }) => body.note)).toEqual(Array(2).fill('Alleen voor de voorzitter.'));
  const one = `/api/desk/proposals/${journey.id}/reviews/${cast.mila.id}`;
  const [toLiaison, toChair] = [(await get(one, cast.lia.cookie)).body, (await get(one, cast.vera.cookie)).body];
  expect([JSON.stringify(toLiaison).includes('Alleen voor'), JSON.stringify(toChair).includes('Alleen voor')]).toEqual([false, true]);
  expect([toLiaison.name, toLiaison.texts.length, own.name]).toEqual([cast.mila.name, 2, undefined]);
  expect((await get(review(journey, 'history'), cast.jan.cookie)).body.texts).toHaveLength(1);
  await judge(world, cast.rob.cookie, journey.id);
  expect((await post(review(journey, 'reopen'), {}, cast.mila)).body.code).toBe('review.round-closed');
});

it('lets staff ask for another look, out of deliberation too, with a letter to the reviewer and a note', async () => {
  const journey = await inviting(world, cast, [cast.jan, cast.mila, cast.rob]);
  for (const player of [cast.jan, cast.mila, cast.rob]) {
    await accept(world, player.cookie, journey.id);
    await judge(world, player.cookie, journey.id);
  }
  await world.drain();
  const path = `/api/desk/proposals/${journey.id}/reviews/${cast.jan.id}/reopen`;
  expect((await post(path, { reason: 'kort' }, cast.lia)).status).toBe(422);
  expect((await post(path, { reason: REASON }, cast.lia)).body).toEqual({ id: journey.id, stage: 'in-review' });
  await world.drain();
  expect(world.mails(cast.jan.email).at(-1)!.subject).toContain('staat weer open');
  expect(world.mails(cast.mila.email).some(({ subject }) => subject.includes('staat weer open'))).toBe(false);
  expect((await get(`/api/desk/proposals/${journey.id}`, cast.vera.cookie)).body).toMatchObject({
    stage: 'in-review',
    thread: [{ kind: 'note', text: REASON }],
  });
  await must(world, cast.jan.cookie, review(journey, 'submit'), reviewFor('nl', 2.5));
  expect((await get(`/api/desk/proposals/${journey.id}`, cast.vera.cookie)).body.stage).toBe('deliberation');
  expect((await get(`/nl/desk/proposals/${journey.id}/reviews/${cast.jan.id}`, cast.vera.cookie)).text).toContain('<del>');
});

it('tells a reviewer that the text has changed, shows what did, and takes no review of a text that nobody saw', async () => {
  const journey = await inviting(world, cast, [cast.jan, cast.mila]);
  for (const player of [cast.jan, cast.mila]) await accept(world, player.cookie, journey.id);
  await put(review(journey, 'draft'), { seen: 0, revision: 1, vote: 'no' }, cast.mila);
  await must(world, cast.lia.cookie, desk(journey.id, 'ask'), { text: 'Wat gebeurt er bij uitval?' });
  expect((await get(review(journey), cast.mila.cookie)).body).toMatchObject({ paused: true });
  expect((await get(review(journey), cast.mila.cookie)).body.due).toBeUndefined();
  const substance = { problem: 'Een heel ander probleem dan in de eerste versie.', solution: 'Een schakelaar met sleutel.' };
  await must(world, journey.own, `/api/proposals/${journey.id}/answer`, { text: 'Zo.', changes: { substance } });
  expect((await get(review(journey), cast.mila.cookie)).body).toMatchObject({ paused: false, changedSince: 1, revision: 2 });
  const { differences } = (await get(`${review(journey, 'differences')}?from=1&to=2`, cast.mila.cookie)).body;
  expect(differences.map(({ field }: { field: string }) => field)).toContain('substance/problem');
  const early = { ...reviewFor('nl', 3), seen: 1, revision: 1 };
  const refused = await post(review(journey, 'submit'), early, cast.mila);
  expect([refused.status, refused.body.code]).toEqual([409, 'review.text-changed']);
  expect((await get(`/nl/review/${journey.id}`, cast.mila.cookie)).text).toContain('Het voorstel is veranderd sinds u schreef');
  expect((await post(review(journey, 'submit'), { ...early, revision: 2 }, cast.mila)).status).toBe(201);
});

it('shows of the differences nothing that reviewers do not read', async () => {
  const journey = await inviting(world, cast, [cast.jan]);
  await accept(world, cast.jan.cookie, journey.id);
  await must(world, cast.lia.cookie, desk(journey.id, 'ask'), { text: 'Wie belt u?' });
  const contact = { name: 'Noor Geheimnaam', role: 'CTO', phone: '+31 6 12345678' };
  const answered = await world.request({
    method: 'POST',
    path: `/api/proposals/${journey.id}/answer`,
    body: { text: 'Zo.', changes: { contact } },
    cookie: journey.own,
  });
  expect(answered.status).toBe(200);
  const reply = await get(review(journey, 'differences'), cast.jan.cookie);
  expect([reply.status, reply.text.includes('Geheimnaam')]).toEqual([200, false]);
});

it('takes a form that was filled in elsewhere, names what is wrong by line, and keeps a newer draft', async () => {
  const journey = await inviting(world, cast, [cast.jan]);
  await accept(world, cast.jan.cookie, journey.id);
  const form = await get(`${review(journey, 'form')}?language=nl`, cast.jan.cookie);
  expect([form.status, form.headers['content-type'], form.headers['content-disposition']]).toEqual([
    200,
    'text/plain; charset=utf-8',
    `attachment; filename="${journey.reference}-beoordeling.txt"`,
  ]);
  const fill = (text: string, heading: string, typed: string) => text.replace(new RegExp(`(\\[\\[${heading}\\]\\][^\\n]*\\n)`), (whole) => whole + typed);
  const hostile = NAUGHTY.find((text) => text.includes('<script'))!;
  const filled = fill(fill(form.text, 'N mark', '3,5'), 'N comment', hostile);
  const wrong = await put(review(journey, 'form'), { text: fill(filled, 'vote', 'misschien') }, cast.jan);
  expect([wrong.status, wrong.body.code, wrong.body.errors]).toEqual([
    422,
    'review.form',
    [{ path: expect.stringMatching(/^line\/\d+$/), code: 'form.vote', message: expect.any(String) }],
  ]);
  expect((await put(review(journey, 'form'), { text: filled.replace(journey.reference, 'OT-26-7K3FW-X') }, cast.jan)).body.errors[0].code).toBe(
    'form.other:OT-26-7K3FW-X',
  );
  expect((await put(review(journey, 'form'), { text: filled }, cast.jan)).body).toMatchObject({ version: 1 });
  expect((await get(review(journey), cast.jan.cookie)).body.draft).toEqual({ criteria: { N: { mark: 3.5, comment: hostile.normalize('NFC').trim() } } });
  const stale = await put(review(journey, 'form'), { text: fill(filled, 'vote', 'ja') }, cast.jan);
  expect([stale.status, stale.body.code]).toEqual([409, 'review.draft-changed']);
  const page = await world.request({
    method: 'POST',
    path: `/nl/review/${journey.id}/form`,
    cookie: cast.jan.cookie,
    text: String(new URLSearchParams({ text: `${hostile}\n${form.text}` })),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  expect([page.status, page.text.includes('Regel 1: '), page.text.includes('<script>alert')]).toEqual([422, true, false]);
});

it('gives everything that was accepted as one file, without a word of anything else', async () => {
  const [mine, other, asked] = [await inviting(world, cast, [cast.omar]), await inviting(world, cast, [cast.rob]), await inviting(world, cast, [cast.omar])];
  await accept(world, cast.omar.cookie, mine.id);
  await accept(world, cast.rob.cookie, other.id);
  const reply = await get('/api/me/reviews?language=nl', cast.omar.cookie);
  expect([reply.status, reply.headers['content-type']]).toEqual([200, 'application/zip']);
  const files = unzipSync(Buffer.from(reply.text, 'base64'));
  const names = Object.keys(files).sort();
  expect(names).toEqual(['LEES-MIJ.txt', `${mine.reference}/${mine.reference}-beoordeling.txt`, `${mine.reference}/${mine.reference}-voorstel.html`].sort());
  const text = Object.values(files)
    .map((bytes) => new TextDecoder().decode(bytes))
    .join('\n');
  expect(text).toContain('TLP:AMBER+STRICT');
  for (const { reference } of [other, asked]) expect(text).not.toContain(reference);
  await must(world, cast.omar.cookie, review(mine, 'conflict'), { conflict: 'customer' });
  expect(Object.keys(unzipSync(Buffer.from((await get('/api/me/reviews', cast.omar.cookie)).text, 'base64')))).toHaveLength(1);
});

it('keeps a secret address for a calendar, which names nothing above TLP:GREEN and can be ended', async () => {
  const journey = await inviting(world, cast, [cast.rob]);
  const title = (await get(`/api/desk/proposals/${journey.id}`, cast.lia.cookie)).body.title as string;
  const url = async () => new URL((await must(world, cast.rob.cookie, '/api/me/calendar-feed')).body.url as string).pathname;
  const first = await url();
  const feed = await get(first);
  expect([feed.status, feed.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
  expect(feed.text).toContain(`SUMMARY:Antwoord op de uitnodiging ${journey.reference}`);
  expect([feed.text.includes(title), feed.text.includes('Lekdetect')]).toEqual([false, false]);
  expect((await get('/api/me/calendar?language=nl', cast.rob.cookie)).text).toBe(feed.text);
  const second = await url();
  expect([(await get(first)).status, (await get(second)).status]).toEqual([404, 200]);
  expect((await get('/api/me/places', cast.rob.cookie)).body.feed).toBe(true);
  await must(world, cast.rob.cookie, review(journey, 'conflict'), { conflict: 'family' });
  expect((await get(second)).text).not.toContain(journey.reference);
  expect((await must(world, cast.rob.cookie, '/api/me/calendar-feed/end')).body).toEqual({ ended: true });
  for (const gone of [second, '/api/calendar/k1.forged', `${second}x`, first.replace('k1.', 'k9.')]) expect((await get(gone)).status).toBe(404);
  const opened = await world.request({ method: 'POST', path: '/api/links/open', body: { token: (await url()).split('/').at(-1) } });
  expect(opened.status).toBe(410);
});

it('gives a conflicted reader, also one of staff, the same as for an item that is not there', async () => {
  const journey = await inviting(world, cast, [cast.jan, cast.mila]);
  for (const player of [cast.jan, cast.mila]) await accept(world, player.cookie, journey.id);
  await judge(world, cast.jan.cookie, journey.id);
  await must(world, cast.mila.cookie, review(journey, 'conflict'), { conflict: 'financial' });
  await must(world, cast.vera.cookie, desk(journey.id, 'conflicts'), {
    person: cast.tom.id,
    state: 'confirmed',
    conflict: 'family',
    reason: 'A brother of the applicant.',
  });
  const absent = `prp_${'0'.repeat(26)}`;
  const staff = [`/api/desk/proposals/ID/reviews/${cast.jan.id}`, `/nl/desk/proposals/ID/reviews/${cast.jan.id}`];
  const own = ['', '/invitation', '/form', '/history', '/differences'].map((verb) => `/api/review/ID${verb}`);
  const pages = ['', '/form', '/history', '/differences'].map((verb) => `/nl/review/ID${verb}`);
  const bare = (text: string) => text.replaceAll(/prp_[0-9a-z]{26}|[0-9a-f-]{36}|<code>[^<]*<\/code>/g, '');
  for (const [cookie, paths] of [
    [cast.tom.cookie, staff],
    [cast.mila.cookie, [...own, ...pages]],
  ] as const)
    for (const path of paths) {
      const [there, gone] = [await get(path.replace('ID', journey.id), cookie), await get(path.replace('ID', absent), cookie)];
      expect([path, there.status, bare(there.text)]).toEqual([path, 404, bare(gone.text)]);
    }
  const sealed = await get(`/api/desk/proposals/${journey.id}/reviews/${cast.mila.id}`, cast.vera.cookie);
  expect(sealed.status).toBe(404);
});

it('takes the words out of every text of somebody who is erased, and leaves the marks', async () => {
  const journey = await inviting(world, cast, [cast.sara, cast.mila]);
  for (const player of [cast.sara, cast.mila]) await accept(world, player.cookie, journey.id);
  await must(world, cast.sara.cookie, review(journey, 'submit'), { ...reviewFor('nl', 4), note: 'Eerste tekst van Sara.' });
  await must(world, cast.sara.cookie, review(journey, 'reopen'));
  await must(world, cast.sara.cookie, review(journey, 'submit'), reviewFor('nl', 2));
  await must(world, cast.admin.cookie, `/api/privacy/people/${cast.sara.id}/erase`, {});
  const texts = [...(await rowsOf('review', journey.id)), ...(await rowsOf('former-review', journey.id))];
  expect(texts).toHaveLength(2);
  expect(texts.map((row) => row.body.criteria.N)).toEqual([
    { mark: 2, comment: '' },
    { mark: 4, comment: '' },
  ]);
  expect(JSON.stringify(texts)).not.toContain('Eerste tekst');
});

it('opens nothing of a person by the link of an invitation', async () => {
  const journey = await inviting(world, cast, [cast.jan]);
  const link = await session(world, cast.jan.id, { door: 'invitation', item: journey.id });
  for (const path of ['/api/me/places', '/api/me/reviews', '/api/me/calendar', review(journey, 'form'), review(journey, 'history')])
    expect([path, (await get(path, link)).status]).toEqual([path, 403]);
  expect(CALLERS).toContain('link');
});

it('leaves everything that is stored as it should be', async () => {
  await world.drain();
  expect(await world.violations()).toEqual([]);
});

it('wants a mark for safety from everybody where a proposal can touch the process, and says so to desk and reviewer alike', async () => {
  const plain = answersFor(IDEAS[0]!, APPLICANTS[0]!, 'no', 'everything');
  const process = {
    ...plain.process,
    interaction: ['inline'],
    failure: 'fail-open',
    failureText: 'Bij uitval loopt al het verkeer gewoon door, zonder controle.',
  };
  const answers = { ...plain, process } as typeof plain;
  const [touching, listening] = [await inviting(world, cast, [cast.mila, cast.rob], { answers }), await inviting(world, cast, [cast.mila])];
  const unmarked = reviewFor('nl', 3.5);
  const body = { ...unmarked, criteria: { ...unmarked.criteria, S: { ...unmarked.criteria.S!, mark: null } } };
  for (const journey of [touching, listening]) await accept(world, cast.mila.cookie, journey.id);
  const refused = await post(review(touching, 'submit'), body, cast.mila);
  expect([refused.status, refused.body.code, refused.body.errors.map(({ path, code }: { path: string; code: string }) => [path, code])]).toEqual([
    422,
    'review.incomplete',
    [['criteria/S/mark', 'review.safety-mark']],
  ]);
  expect((await post(review(listening, 'submit'), body, cast.mila)).status).toBe(201);
  expect((await get(review(touching), cast.mila.cookie)).body).toMatchObject({ safetySeat: false, scoresSafety: true });
  const page = await get(`/nl/review/${touching.id}`, cast.mila.cookie);
  expect(page.text).toContain('Iedereen die het beoordeelt, geeft ook een cijfer voor de veiligheid.');
  const cannot = (id: string) => page.text.includes(`id="criteria.${id}.mark-none"`);
  expect([cannot('S'), cannot('T')]).toEqual([false, true]);
  expect((await get(`/nl/desk/proposals/${touching.id}`, cast.lia.cookie)).text).toContain('iedere beoordelaar moet de veiligheid een cijfer geven');
  expect((await post(review(touching, 'submit'), unmarked, cast.mila)).status).toBe(201);
});

it('tells the chair that nobody gave safety a mark, and that its minimum is not met', async () => {
  const journey = await inviting(world, cast, [cast.mila]);
  const whole = reviewFor('nl', 4.5);
  await accept(world, cast.mila.cookie, journey.id);
  await must(world, cast.mila.cookie, review(journey, 'submit'), { ...whole, criteria: { ...whole.criteria, S: { ...whole.criteria.S!, mark: null } } });
  await must(world, cast.lia.cookie, desk(journey.id, 'close-round'), { reason: REASON });
  const { text } = await get(`/nl/decide/${journey.id}`, cast.vera.cookie);
  expect(text).toContain('Niemand gaf een cijfer voor veiligheid.');
  expect(text).toContain('Niet gehaald: Veiligheid en bedrijfsvoering.');
});

it('tells whoever goes on typing after the review was sent in that it was, and not that it was never accepted', async () => {
  const journey = await inviting(world, cast, [cast.mila, cast.rob]);
  const draft = { seen: 0, vote: 'no' };
  expect((await put(review(journey, 'draft'), draft, cast.mila)).body.code).toBe('assignment.not-accepted');
  await accept(world, cast.mila.cookie, journey.id);
  await judge(world, cast.mila.cookie, journey.id);
  for (const reply of [await put(review(journey, 'draft'), draft, cast.mila), await post(review(journey, 'submit'), reviewFor('nl', 2), cast.mila)])
    expect([reply.status, reply.body.code, reply.body.title]).toEqual([409, 'review.sent', 'You have sent this review in already']);
});

it('takes a conflict given as the reason for a declared one, before accepting and after, and asks that person no more', async () => {
  const journey = await inviting(world, cast, [cast.jan, cast.mila, cast.rob]);
  await accept(world, cast.mila.cookie, journey.id);
  const said = { reason: 'conflict', suggestion: 'Vraag het Omar, die kent deze pompen.' };
  for (const player of [cast.jan, cast.mila]) expect((await post(review(journey, 'decline'), said, player)).body.stage).toBe('declared');
  expect(await rowsOf('conflict', cast.jan.id)).toMatchObject([{ item: journey.id, state: 'declared', conflict: 'declared' }]);
  expect((await rowsOf('assignment', journey.id)).map(({ reviewer, status }) => [reviewer, status])).toEqual(
    expect.arrayContaining([
      [cast.jan.id, 'declined'],
      [cast.mila.id, 'recused'],
    ]),
  );
  for (const player of [cast.jan, cast.mila]) {
    const again = await post(desk(journey.id, 'invite'), { reviewers: [player.id] }, cast.lia);
    expect([again.status, again.body.code]).toEqual([409, 'conflict.blocks']);
    expect((await post(review(journey, 'accept'), TERMS, player)).status).toBe(404);
  }
  const { conflicts } = (await get(desk(journey.id, 'conflicts'), cast.lia.cookie)).body;
  expect(conflicts).toMatchObject(expect.arrayContaining([expect.objectContaining({ person: cast.jan.id, state: 'declared', kinds: ['declared'] })]));
  for (const [language, words] of [
    ['nl', 'gemeld, zonder te zeggen welk'],
    ['en', 'declared without saying which'],
  ])
    expect((await get(`/${language}/desk/proposals/${journey.id}/conflicts`, cast.lia.cookie)).text).toContain(words);
  await world.drain();
  expect(await world.violations()).toEqual([]);
});

describe('what was written and not sent in', () => {
  const begun = async (journey: Journey) => (await rowsOf('review-draft', journey.id)).map(({ reviewer }) => reviewer);
  const saved = async (journey: Journey, player: Player, seen = 0) => put(review(journey, 'draft'), { seen, vote: 'yes', note: 'Half geschreven.' }, player);
  const again = async (journey: Journey, player: Player) => {
    expect([(await get(review(journey), player.cookie)).status, (await post(review(journey, 'submit'), reviewFor('nl', 3), player)).status]).toEqual([
      404, 404,
    ]);
    await must(world, cast.lia.cookie, desk(journey.id, 'invite'), { reviewers: [player.id] });
    expect((await get(review(journey), player.cookie)).text).not.toContain('Half geschreven');
    await accept(world, player.cookie, journey.id);
    return (await get(review(journey), player.cookie)).body;
  };

  it('is there again for whoever is called off, or whose round was closed, and asked once more; the announcement ends it', async () => {
    const journey = await inviting(world, cast, [cast.jan, cast.mila, cast.rob]);
    for (const player of [cast.jan, cast.mila, cast.rob]) await accept(world, player.cookie, journey.id);
    expect((await saved(journey, cast.mila)).status).toBe(200);
    await must(world, cast.lia.cookie, desk(journey.id, 'cancel-assignment'), { reviewer: cast.mila.id });
    for (const player of [cast.lia, cast.vera, cast.jan])
      for (const path of [`/api/desk/proposals/${journey.id}`, review(journey)])
        expect((await get(path, player.cookie)).text, path).not.toContain('Half geschreven');
    expect(await again(journey, cast.mila)).toMatchObject({ draft: { vote: 'yes', note: 'Half geschreven.' }, draftVersion: 1 });
    expect((await saved(journey, cast.mila, 1)).status).toBe(200);
    await must(world, cast.vera.cookie, desk(journey.id, 'close-round'), { reason: REASON });
    await must(world, cast.vera.cookie, desk(journey.id, 'reopen-round'));
    expect(await again(journey, cast.mila)).toMatchObject({ draft: { vote: 'yes' }, draftVersion: 2 });
    await must(world, cast.vera.cookie, desk(journey.id, 'close-round'), { reason: REASON });
    expect(await begun(journey)).toEqual([cast.mila.id]);
    await must(world, cast.vera.cookie, desk(journey.id, 'decide'), { ...decisionFor('nl', 'declined'), override: OVERRIDE });
    await must(world, cast.vera.cookie, desk(journey.id, 'announce'), { letterRead: 1 });
    expect(await begun(journey)).toEqual([]);
    await world.drain();
    const told = world.mails(cast.mila.email).filter(({ subject }) => /niet meer nodig|no longer needed/.test(subject));
    expect(told.map(({ text }) => /bewaren wij|is kept/.test(text))).toEqual([true, true, true]);
    expect(await world.violations()).toEqual([]);
  });

  it('goes where somebody steps back for a conflict, or hands it back', async () => {
    const journey = await inviting(world, cast, [cast.jan, cast.mila]);
    for (const player of [cast.jan, cast.mila]) {
      await accept(world, player.cookie, journey.id);
      await saved(journey, player);
    }
    await must(world, cast.jan.cookie, review(journey, 'conflict'), { conflict: 'family' });
    await must(world, cast.mila.cookie, review(journey, 'decline'), { reason: 'workload' });
    expect(await begun(journey)).toEqual([]);
    await world.drain();
  });
});
