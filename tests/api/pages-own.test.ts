import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Response } from '../../infra/local/direct.ts';
import { answersFor, IDEAS } from '../../infra/local/sample-items.ts';
import { APPLICANTS } from '../../infra/local/sample-people.ts';
import { keyIn, landing, sendForm } from '../support/form.ts';
import { draftOf, must, proposalAt } from '../support/journey.ts';
import { addCast, type Cast, cookieOf, session } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';
import { faultsOf } from '../web/wellformed.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'own pages' });
  cast = await addCast(world, { admin: ['admin'], lia: ['liaison'] });
});
afterAll(() => world.stop());

const get = (path: string, cookie?: string) => world.request({ method: 'GET', path, cookie });
const whole = (reply: Response, status = 200): string => {
  expect([reply.status, faultsOf(reply.text)]).toEqual([status, []]);
  return reply.text;
};
const HOSTILE = `<script>alert("'&)</script>\u202E`;
const sender = APPLICANTS[0]!;
const answers = answersFor(IDEAS[0]!, sender);

describe.each(['nl', 'en'] as const)('a proposal through the link of a letter, in %s', (language) => {
  it('shows where it stands and nothing of its text, and leads nowhere further', async () => {
    const { id, reference, applicant } = await proposalAt(world, cast, 'in-review');
    const door = await session(world, applicant, { door: 'item', item: id });
    const page = whole(await get(`/${language}/proposals/${id}`, door));
    expect(page).toContain(reference);
    expect(page).toContain('aria-current="step"');
    expect(page).toContain(`action="/${language}/link"`);
    for (const text of [answers.outline.title, answers.outline.abstract, answers.substance.problem, answers.organisation.name, sender.name, sender.email])
      expect(page).not.toContain(text);
    for (const act of ['answer', 'withdraw', 'confirm', 'differences']) expect((await get(`/${language}/proposals/${id}/${act}`, door)).status).toBe(403);
    for (const room of ['mine', 'settings', 'settings/data', 'settings/data/file']) expect((await get(`/${language}/${room}`, door)).status).toBe(403);
  });

  it('leads to its tasks while it is a draft, whichever door is open', async () => {
    const { id, own, draft } = await draftOf(world);
    for (const cookie of [own, draft]) {
      const reply = await get(`/${language}/proposals/${id}`, cookie);
      expect([reply.status, reply.headers.location]).toEqual([303, `/${language}/drafts/${id}`]);
    }
  });

  it('shows all of it after a fresh sign-in, and what was typed as text', async () => {
    const hostile = {
      ...answers,
      outline: { ...answers.outline, title: `Een ${HOSTILE} titel`, abstract: `${HOSTILE} ${answers.outline.abstract}`.slice(0, 1200) },
    };
    const { id, own } = await proposalAt(world, cast, 'question', { answers: hostile });
    const page = whole(await get(`/${language}/proposals/${id}`, own));
    expect(page).not.toContain('<script>alert');
    expect(page).toContain('&lt;script>alert');
    expect(page).toContain('What happens when the sensor fails?');
    expect(page).toContain(answers.organisation.name);
    for (const { name } of [cast.jan, cast.mila]) expect(page).not.toContain(name);
  });
});

it('takes the answer to a question once, says what is too short, and keeps what was typed', async () => {
  const { id, own } = await proposalAt(world, cast, 'question');
  const form = whole(await get(`/en/proposals/${id}/answer`, own));
  expect(form).toContain('What happens when the sensor fails?');
  const refused = await sendForm(world, `/en/proposals/${id}/answer`, { key: keyIn(form), text: `<b>${'x'.repeat(4000)}` }, own);
  expect(whole(refused, 422)).toContain('&lt;b>xxx');
  expect(refused.text).toContain('<title>Error: ');
  const sent = { key: keyIn(refused.text), text: 'It fails closed, <always>.' };
  const first = await sendForm(world, `/en/proposals/${id}/answer`, sent, own);
  const again = await sendForm(world, `/en/proposals/${id}/answer`, sent, own);
  for (const reply of [first, again]) expect([reply.status, landing(reply)]).toEqual([303, `/en/proposals/${id}?done=answered`]);
  const page = whole(await get(first.headers.location!, own));
  expect(page).toContain('Your answer has been sent.');
  expect(page.match(/It fails closed, &lt;always>\./g)).toHaveLength(1);
  const late = await get(`/en/proposals/${id}/answer`, own);
  expect([late.status, late.headers.location]).toEqual([303, `/en/proposals/${id}`]);
  const tooLate = await sendForm(world, `/en/proposals/${id}/answer`, { key: world.key(), text: 'One more thing.' }, own);
  expect(whole(tooLate, 409)).toContain('One more thing.');
});

it('takes up what was saved for the answer, says so before, and shows the difference afterwards', async () => {
  const { id, own } = await proposalAt(world, cast, 'question');
  const { versions } = (await get(`/api/proposals/${id}`, own)).body;
  const outline = { ...answers.outline, abstract: `${answers.outline.abstract} It also closes the valve.` };
  await must(world, own, `/api/proposals/${id}/parts/outline`, { seen: versions.outline, content: outline }, 'PUT');
  const form = whole(await get(`/en/proposals/${id}/answer`, own));
  expect(form).toContain('(saved for this answer)');
  await sendForm(world, `/en/proposals/${id}/answer`, { key: keyIn(form), text: 'See the abstract.' }, own);
  const page = whole(await get(`/en/proposals/${id}/differences`, own));
  expect(page).toMatch(/<ins><span class="vh">added from here: <\/span><bdi>[^<]*It also closes the valve/);
  expect((await get(`/en/proposals/${id}/differences?from=9`, own)).status).toBe(422);
});

it('amends one part while nobody has taken it, and says what is wrong with all that was typed', async () => {
  const { id, own } = await proposalAt(world, cast, 'submitted');
  const list = whole(await get(`/nl/proposals/${id}/amend`, own));
  expect(list).toContain(`/nl/proposals/${id}/amend?part=contact`);
  const path = `/nl/proposals/${id}/amend?part=contact`;
  const form = whole(await get(path, own));
  expect(form).toContain(`value="${sender.name}"`);
  const refused = await sendForm(world, path, { key: keyIn(form), 'contact/name': '', 'contact/role': HOSTILE }, own);
  expect(whole(refused, 422)).toContain('href="#contact.name"');
  expect(refused.text).not.toContain('<script>alert');
  expect(refused.text).toContain('&lt;script>alert');
  const sent = { key: keyIn(refused.text), 'contact/name': 'Noor V. Vondst', 'contact/role': 'Directeur' };
  for (let time = 0; time < 2; time += 1) {
    const reply = await sendForm(world, path, sent, own);
    expect([reply.status, landing(reply)]).toEqual([303, `/nl/proposals/${id}?done=amended`]);
  }
  const page = whole(await get(`/nl/proposals/${id}?done=amended`, own));
  expect(page).toContain('Noor V. Vondst');
  expect(page).toContain(`/nl/proposals/${id}/differences`);
  expect((await get(`/nl/proposals/${id}/amend?part=nothing`, own)).status).toBe(404);
  await must(world, cast.lia.cookie, `/api/desk/proposals/${id}/take`);
  expect((await get(path, own)).headers.location).toBe(`/nl/proposals/${id}`);
  expect(whole(await sendForm(world, path, { ...sent, key: world.key() }, own), 409)).toContain('Directeur');
});

it('withdraws for a reason and only on purpose; what is said beside it is for staff alone', async () => {
  const { id, own } = await proposalAt(world, cast, 'in-review');
  const path = `/nl/proposals/${id}/withdraw`;
  const form = whole(await get(path, own));
  const slip = await sendForm(world, path, { key: keyIn(form), text: 'Ons budget is weg.' }, own);
  expect(whole(slip, 422)).toContain('href="#sure"');
  expect(slip.text).toContain('href="#reason"');
  expect(slip.text).toMatch(/href="#reason">[^<]+[:?] Kies een van de mogelijkheden\.<.*href="#sure">[^<]+: Zet hier een vinkje\.</s);
  expect(slip.text).toContain('Ons budget is weg.');
  const reply = await sendForm(world, path, { key: keyIn(slip.text), reason: 'no-longer', text: 'Ons budget is weg.', sure: 'yes' }, own);
  expect([reply.status, landing(reply)]).toEqual([303, `/nl/proposals/${id}?done=withdrawn`]);
  const page = whole(await get(reply.headers.location!, own));
  expect(page).toContain('Uw voorstel is ingetrokken.');
  expect(page).toContain('Afgesloten');
  expect(page).not.toContain('Nog niet bekend');
  expect(page).not.toContain('Ons budget is weg.');
  const staff = await must(world, cast.lia.cookie, `/api/desk/proposals/${id}`, undefined, 'GET');
  expect(staff.text).toContain('Ons budget is weg.');
});

it('shows the decision in full once it is announced, and takes the offer', async () => {
  const { id, own, applicant } = await proposalAt(world, cast, 'announced');
  const page = whole(await get(`/nl/proposals/${id}`, own));
  expect(page).toContain('Geaccepteerd: wij bieden ondersteuning');
  const door = await session(world, applicant, { door: 'item', item: id });
  expect((await get(`/nl/proposals/${id}`, door)).text).not.toContain('Geaccepteerd');
  const form = whole(await get(`/nl/proposals/${id}/confirm`, own));
  const sent = { key: keyIn(form) };
  const reply = await sendForm(world, `/nl/proposals/${id}/confirm`, sent, own);
  expect([reply.status, landing(reply)]).toEqual([303, `/nl/proposals/${id}?done=confirmed`]);
  expect(whole(await get(`/nl/proposals/${id}`, own))).toContain('In begeleiding');
  expect((await sendForm(world, `/nl/proposals/${id}/confirm`, sent, own)).status).toBe(303);
});

it('lists what somebody sent in, page by page, each with its way in one line', async () => {
  const one = { ...sender, email: 'veel@lekdetect.example' };
  const { own } = await draftOf(world, { sender: one, answers: {} });
  for (let n = 0; n < 50; n += 1) await draftOf(world, { sender: one, answers: {} });
  const page = whole(await get('/nl/mine', own));
  expect(page.match(/class="tag"/g)).toHaveLength(50);
  const next = /href="(\/nl\/mine\?cursor=[^"]+)"/.exec(page)![1]!.replaceAll('&amp;', '&');
  expect(whole(await get(next, own)).match(/class="tag"/g)).toHaveLength(1);
  expect((await get('/nl/mine?cursor=forged', own)).status).toBe(422);
});

it('keeps the settings of whoever has any, and shows no other forms to applicants', async () => {
  const staff = whole(await get('/en/settings', cast.lia.cookie));
  expect(staff).toContain('name="mailing"');
  const bad = {
    key: keyIn(staff),
    act: 'absence',
    'from/day': '24',
    'from/month': '12',
    'from/year': '2026',
    'until/day': '3',
    'until/month': '1',
    'until/year': '2026',
  };
  const refused = await sendForm(world, '/en/settings', bad, cast.lia.cookie);
  expect(whole(refused, 422)).toContain('href="#until"');
  expect(refused.text).toMatch(/id="until"[^>]* value="3"/);
  const good = { ...bad, key: world.key(), 'until/year': '2027', standIn: cast.tom.id };
  expect(landing(await sendForm(world, '/en/settings', good, cast.lia.cookie))).toBe('/en/settings?done=absence');
  const kept = whole(await get('/en/settings', cast.lia.cookie));
  expect(kept).toContain('24 December 2026 until 3 January 2027');
  expect(kept).toContain(`stand-in: ${cast.tom.name}`);
  const gone = await sendForm(world, '/en/settings', { key: world.key(), act: 'remove', from: '2026-12-24', until: '2027-01-03' }, cast.lia.cookie);
  expect(gone.status).toBe(303);
  expect((await get('/en/settings', cast.lia.cookie)).text).toContain('Nothing is planned.');
  const { own, id } = await proposalAt(world, cast, 'submitted');
  const applicant = whole(await get('/nl/settings', own));
  expect(applicant).not.toContain('name="mailing"');
  expect((await sendForm(world, '/nl/settings', { key: world.key(), act: 'mailing', mailing: 'each' }, own)).status).toBe(403);
  expect(landing(await sendForm(world, '/nl/settings', { key: world.key(), act: 'revoke', item: id }, own))).toBe('/nl/settings?done=revoked');
});

it('shows everything that is held of somebody, and gives it as a file', async () => {
  const one = { ...sender, email: 'inzage@lekdetect.example' };
  const { own, reference } = await proposalAt(world, cast, 'submitted', { sender: one });
  await world.drain();
  const page = whole(await get('/nl/settings/data', own));
  expect(page).toContain(reference);
  expect(page).toContain('inzage@lekdetect.example');
  const file = await get('/nl/settings/data/file', own);
  expect([file.status, file.headers['content-type'], file.headers['content-disposition']]).toEqual([
    200,
    'application/json',
    expect.stringMatching(/^attachment; filename="sluis-2026-\d\d-\d\d-nl\.json"$/),
  ]);
  const held = file.body as { person: { email: string }; entries: { kind: string }[] };
  expect(held.person.email).toBe('inzage@lekdetect.example');
  expect(new Set(held.entries.map(({ kind }) => kind))).toEqual(new Set(['proposal', 'mail', 'session']));
});

it('leads whoever comes in to where they belong', async () => {
  const { id, applicant, own } = await proposalAt(world, cast, 'submitted');
  const contact = 'ctc_00000000000000000000000000';
  const led = async (cookie: string) => (await get('/nl/opened', cookie)).headers.location;
  expect(await led(await session(world, applicant, { door: 'item', item: id }))).toBe(`/nl/proposals/${id}`);
  expect(await led(await session(world, applicant, { door: 'item', item: contact }))).toBe(`/nl/contact/requests/${contact}`);
  expect(await led(await session(world, cast.jan.id, { door: 'invitation', item: id }))).toBe(`/nl/review/${id}`);
  expect([await led(own), await led(cast.jan.cookie), await led(cast.lia.cookie)]).toEqual(['/nl/mine', '/nl/review', '/nl/desk']);
  expect((await get('/nl/opened')).status).toBe(401);
});

it('signs out by the button in the bar', async () => {
  const { own } = await draftOf(world);
  const out = await sendForm(world, '/nl/sign-out', {}, own);
  expect([out.status, out.headers.location, cookieOf(out).endsWith('=')]).toEqual([303, '/nl', true]);
  expect((await get('/nl/mine', own)).status).toBe(401);
});

it('answers an unknown address with a page in its language, and with problem details below /api', async () => {
  for (const language of ['nl', 'en']) {
    const page = whole(await get(`/${language}/nowhere/at/all`), 404);
    expect(page).toContain(`<html lang="${language}">`);
    expect(page).toContain(`href="/${language}/contact"`);
  }
  const api = await get('/api/nowhere');
  expect([api.status, api.headers['content-type'], api.body.code]).toEqual([404, 'application/problem+json', 'item.not-found']);
});

it('leaves everything stored in order', async () => {
  await world.drain();
  expect(await world.violations()).toEqual([]);
});
