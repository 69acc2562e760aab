import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Response } from '../../infra/local/direct.ts';
import { ALL_HOLD } from '../../infra/local/sample-items.ts';
import { EICAR } from '../../infra/local/scanner.ts';
import { FILES_URL, pdf } from '../support/files.ts';
import { hiddenIn, keyIn, landing, sendForm } from '../support/form.ts';
import { draftOf, desk, accept, type Journey, must, proposalAt } from '../support/journey.ts';
import { addCast, type Cast, session } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';
import { faultsOf } from '../web/wellformed.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'files pages' });
  cast = await addCast(world, { admin: ['admin'], lia: ['liaison'], vera: ['chair'] });
});
afterAll(() => world.stop());

const HOSTILE = `"><script>alert('&)</script>\u202E.pdf`;
const ORIGIN = new URL(FILES_URL).origin;
const path = (id: string, language = 'nl') => `/${language}/proposals/${id}/files`;
const get = (address: string, cookie?: string) => world.request({ method: 'GET', path: address, cookie });
const whole = (reply: Response, status = 200): string => {
  expect([reply.status, faultsOf(reply.text)]).toEqual([status, []]);
  return reply.text;
};
const show = async (journey: { id: string }, cookie: string | undefined, language = 'nl') => whole(await get(path(journey.id, language), cookie));

/** As a browser without a script does it: the name, the page with the file, and back to where the form leads. */
const bring = async ({ id, own }: Pick<Journey, 'id' | 'own'>, file: Buffer, name = 'plan.pdf', language = 'nl') => {
  const page = await show({ id }, own, language);
  const started = await sendForm(world, path(id, language), { act: 'start', key: keyIn(page), name }, own);
  const form = whole(started);
  const { key, ...rest } = hiddenIn(form);
  expect(form).toContain(`action="${FILES_URL}/"`);
  const fields = Object.fromEntries(Object.entries({ key: key!, ...rest }).map(([field, value]) => [field, value.replaceAll('&amp;', '&')]));
  const reply = await world.files.post({ url: `${FILES_URL}/`, fields }, file);
  return { reply, fields, file: key!.split('/').at(-1)! };
};
const rowsIn = (page: string): string[] => [...page.matchAll(/data-status="(\w+)"/g)].map(([, status]) => status!);

describe.each(['nl', 'en'] as const)('without a script, in %s', (language) => {
  it('a file is announced, sent and listed, and its page says when it can be opened', async () => {
    const journey = await proposalAt(world, cast, 'submitted');
    const { reply, file } = await bring(journey, pdf(), HOSTILE, language);
    const back = new URL(reply.headers.location!);
    expect([reply.status, back.origin, back.pathname]).toEqual([303, world.publicUrl, path(journey.id, language)]);
    const landed = await get(`${back.pathname}${back.search}`, journey.own);
    expect([landed.status, landing(landed)]).toEqual([303, `${path(journey.id, language)}?did=sent`]);
    expect(rowsIn(await show(journey, journey.own, language))).toEqual(['expected']);
    await world.files.deliver();
    const page = await show(journey, journey.own, language);
    expect(rowsIn(page)).toEqual(['clean']);
    expect(page).toContain(`href="${path(journey.id, language)}?open=${file}"`);
    expect(page).not.toContain('<script>alert');
    expect(page).not.toContain('\u202E');
    const opened = await get(`${path(journey.id, language)}?open=${file}`, journey.own);
    expect(opened.status).toBe(303);
    expect((await world.files.fetch(opened.headers.location!)).status).toBe(200);
  });

  it('what is wrong is said where it is: no name, a fourth file, what was found in one', async () => {
    const journey = await draftOf(world, { sender: { email: `page-${language}@files.example`, language, name: 'Fee File', organisation: 'File BV' } as any });
    const nameless = await sendForm(
      world,
      path(journey.id, language),
      { act: 'start', key: keyIn(await show(journey, journey.own, language)), name: ' ' },
      journey.own,
    );
    const refused = whole(nameless, 422);
    expect(refused).toMatch(/<title>(Fout|Error): /);
    expect(refused).toContain('id="name-error"');
    await bring(journey, pdf({ text: EICAR }), 'eicar.pdf', language);
    await world.files.deliver();
    const page = await show(journey, journey.own, language);
    expect(rowsIn(page)).toEqual(['refused']);
    expect(page).toContain(language === 'nl' ? 'schadelijke code' : 'Malicious code');
    for (const name of ['a', 'b', 'c']) await bring(journey, pdf(), name, language);
    expect(await show(journey, journey.own, language)).not.toContain('name="name"');
    const fourth = await sendForm(world, path(journey.id, language), { act: 'start', key: world.key(), name: HOSTILE }, journey.own);
    expect(whole(fourth, 409)).toMatch(/Er zijn al drie bijlagen|three files already/);
    expect(fourth.text).not.toContain('<script>alert');
  });
});

it('lets this page alone send to where files lie, and still nothing else', async () => {
  const journey = await proposalAt(world, cast, 'submitted');
  const policy = async (address: string) => String((await get(address, journey.own)).headers['content-security-policy']);
  const own = await policy(path(journey.id));
  expect(own).toBe(
    (await policy(`/nl/proposals/${journey.id}`))
      .replace("connect-src 'self'", `connect-src 'self' ${ORIGIN}`)
      .replace("form-action 'self'", `form-action 'self' ${ORIGIN}`),
  );
  expect((await policy(`/nl/proposals/${journey.id}`)).match(/https?:/)).toBeNull();
  const refused = await sendForm(world, path(journey.id), { act: 'start', key: world.key(), name: '' }, journey.own);
  expect(refused.headers['content-security-policy']).toBe(own);
});

it('asks who has not proven an address to open the mail first, and takes no file from there', async () => {
  const started = await world.request({ method: 'POST', path: '/api/proposals', body: { email: 'ongezien@files.example', language: 'nl' }, ip: '10.7.0.1' });
  const cookie = started.cookies[0]!.split(';')[0]!;
  const page = await show({ id: started.body.proposal }, cookie);
  expect(page).toContain('Open eerst de link in onze mail');
  expect(page).not.toContain('name="name"');
  expect((await sendForm(world, path(started.body.proposal), { act: 'start', key: world.key(), name: 'a' }, cookie)).status).toBe(409);
});

it('makes one file of a form that was sent twice, and takes one away once', async () => {
  const journey = await proposalAt(world, cast, 'submitted');
  const key = keyIn(await show(journey, journey.own));
  const send = () => sendForm(world, path(journey.id), { act: 'start', key, name: 'twee keer' }, journey.own);
  const [first, again] = [await send(), await send()];
  expect(hiddenIn(again.text).key).toBe(hiddenIn(first.text).key);
  const page = await show(journey, journey.own);
  expect(rowsIn(page)).toEqual(['expected']);
  const file = /name="file" value="(att_\w+)"/.exec(page)![1]!;
  const away = { act: 'remove', file, key: world.key() };
  for (let n = 0; n < 2; n += 1) {
    const reply = await sendForm(world, path(journey.id), away, journey.own);
    expect([reply.status, landing(reply)]).toEqual([303, `${path(journey.id)}?did=removed`]);
  }
  expect(await show(journey, journey.own)).toContain('Er zijn nog geen bijlagen.');
  const elsewhere = await sendForm(world, path(journey.id), { ...away, key: world.key() }, journey.own);
  expect([elsewhere.status, landing(elsewhere)]).toEqual([303, `${path(journey.id)}?did=removed`]);
  const stranger = await draftOf(world, { sender: { email: 'vreemde@files.example', language: 'nl', name: 'Vera Vreemd', organisation: 'Vreemd BV' } as any });
  expect((await sendForm(world, path(journey.id), { ...away, key: world.key() }, stranger.own)).status).toBe(404);
  expect((await sendForm(world, path(journey.id), { act: 'explode', key: world.key() }, journey.own)).status).toBe(422);
});

it('changes nothing by what comes twice, too late, or after the proposal was withdrawn', async () => {
  const journey = await proposalAt(world, cast, 'submitted');
  const one = await bring(journey, pdf({ text: 'de eerste' }));
  expect((await world.files.post({ url: `${FILES_URL}/`, fields: one.fields }, pdf({ text: 'de tweede' }))).status).toBe(303);
  await world.files.deliver();
  const opened = await get(`${path(journey.id)}?open=${one.file}`, journey.own);
  expect(String((await world.files.fetch(opened.headers.location!)).body)).toContain('de eerste');
  const late = await bring(journey, pdf());
  world.files.events.length = 0;
  world.advance(16 * 60_000);
  expect((await world.files.post({ url: `${FILES_URL}/`, fields: late.fields }, pdf())).status).toBe(403);
  const own = await session(world, journey.applicant, { door: 'person' });
  const after = await bring({ ...journey, own }, pdf());
  await must(world, own, `/api/proposals/${journey.id}/withdraw`, { reason: 'other' });
  await world.files.deliver();
  const page = await show(journey, own);
  expect(rowsIn(page)).not.toContain('scanning');
  expect((await get(`${path(journey.id)}?open=${after.file}`, own)).status).toBe(404);
  expect(page).not.toContain('name="act"');
  await world.drain();
  expect(await world.violations()).toEqual([]);
});

it('says what a file goes with while a question is open, and shows it to nobody else before the answer', async () => {
  const journey = await proposalAt(world, cast, 'question');
  await bring(journey, pdf(), 'bij het antwoord');
  await world.files.deliver();
  const page = await show(journey, journey.own);
  expect(page).toContain('Wat u hier toevoegt, gaat mee met uw antwoord.');
  expect(page).toContain(`href="/nl/proposals/${journey.id}/answer"`);
  expect(await show(journey, cast.lia.cookie)).not.toContain('bij het antwoord');
});

it('shows the desk every file with its state, the reviewers the clean ones, and others nothing', async () => {
  const journey = await proposalAt(world, cast, 'draft');
  const { file } = await bring(journey, pdf(), 'schoon');
  await bring(journey, pdf({ status: 'THREATS_FOUND' }), 'besmet');
  await world.files.deliver();
  await must(world, journey.own, `/api/proposals/${journey.id}/submit`);
  await must(world, cast.lia.cookie, desk(journey.id, 'take'));
  await must(world, cast.lia.cookie, desk(journey.id, 'admit'), { checks: ALL_HOLD });
  await must(world, cast.lia.cookie, desk(journey.id, 'invite'), { reviewers: [cast.jan.id, cast.mila.id, cast.rob.id] });
  await accept(world, cast.mila.cookie, journey.id);
  const staff = await show(journey, cast.lia.cookie);
  expect(rowsIn(staff)).toEqual(['clean', 'refused']);
  const reviewer = await show(journey, cast.mila.cookie);
  expect(rowsIn(reviewer)).toEqual(['clean']);
  expect(reviewer).not.toContain('name="act"');
  expect((await get(`${path(journey.id)}?open=${file}`, cast.mila.cookie)).status).toBe(303);
  for (const cookie of [cast.jan.cookie, cast.sara.cookie]) {
    expect((await get(path(journey.id), cookie)).status).toBe(404);
    expect((await get(`${path(journey.id)}?open=${file}`, cookie)).status).toBe(404);
  }
  for (const address of [`/nl/desk/proposals/${journey.id}`, `/nl/review/${journey.id}`]) {
    const cookie = address.includes('desk') ? cast.lia.cookie : cast.mila.cookie;
    expect(whole(await get(address, cookie))).toContain(`href="${path(journey.id)}?open=${file}"`);
  }
  expect((await get(path(journey.id), undefined)).status).toBe(401);
});

it('lets the desk take a file out with a reason, once, and nobody else', async () => {
  const journey = await proposalAt(world, cast, 'submitted');
  const { file } = await bring(journey, pdf(), 'wachtwoorden');
  await world.files.deliver();
  const purge = (fields: Record<string, string>, cookie: string) =>
    sendForm(world, path(journey.id), { act: 'purge', file, key: world.key(), ...fields }, cookie);
  const blank = whole(await purge({ 'kind/1': '' }, cast.lia.cookie), 422);
  expect(blank).toContain('id="kind.1-error"');
  expect(blank).toContain('<details class="disclosure" open>');
  expect((await purge({ 'kind/1': 'credential' }, journey.own)).status).toBe(403);
  const done = await purge({ 'kind/1': 'credential' }, cast.lia.cookie);
  expect([done.status, landing(done)]).toEqual([303, `${path(journey.id)}?did=purged`]);
  const again = await purge({ 'kind/1': 'credential' }, cast.lia.cookie);
  expect(whole(again, 409)).toContain('role="alert"');
  const page = await show(journey, journey.own);
  expect(page).not.toContain('wachtwoorden');
  expect(page).toContain('Wij hebben dit bestand verwijderd');
  await world.drain();
  expect(await world.violations()).toEqual([]);
});
