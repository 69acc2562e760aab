import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callOf } from '../support/calls.ts';
import { hiddenIn, sendForm } from '../support/form.ts';
import { draftOf, linkIn, must, proposalAt } from '../support/journey.ts';
import { addCast, type Cast, cookieOf, session } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';
import { faultsOf } from '../web/wellformed.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'draft pages' });
  cast = await addCast(world);
});
afterAll(() => world.stop());

const get = (path: string, cookie?: string) => world.request({ method: 'GET', path, ...(cookie ? { cookie } : {}) });
const proposals = async () => (await world.rows()).records.filter(({ sk, kind }) => sk === 'a' && kind === 'proposal').length;

describe.each(['nl', 'en'] as const)('the beginning in %s', (language) => {
  const words = {
    nl: {
      title: 'Dien uw innovatie in',
      again: 'Druk nog een keer op de knop',
      unverified: 'Open de link in onze mail',
      limit: 'hooguit drie brieven per uur',
      promise: 'hebben u een link gemaild',
    },
    en: {
      title: 'Submit your innovation',
      again: 'Press the button once more',
      unverified: 'Open the link in our mail',
      limit: 'At most three letters an hour',
      promise: 'have mailed you a link',
    },
  }[language];

  it('says what is needed and by when there is a decision, and leads this browser to the tasks once, however often it is sent', async () => {
    const page = await get(`/${language}/submit`);
    expect([page.status, faultsOf(page.text)]).toEqual([200, []]);
    expect(page.text).toContain(words.title);
    expect(page.text).toMatch(language === 'nl' ? /uiterlijk op \d+ \w+ 202\d/ : /by \d+ \w+ 202\d/);
    const before = await proposals();
    const sent = { ...hiddenIn(page.text), email: `new-${language}@start.example` };
    world.advance(3_000);
    const first = await sendForm(world, `/${language}/submit`, sent);
    const again = await sendForm(world, `/${language}/submit`, sent);
    expect([first.status, again.headers.location]).toEqual([303, first.headers.location]);
    expect((await proposals()) - before).toBe(1);
    expect(first.headers.location).toMatch(new RegExp(`^/${language}/drafts/prp_`));
    const hub = await get(first.headers.location!, cookieOf(first));
    expect([hub.status, faultsOf(hub.text)]).toEqual([200, []]);
    expect(hub.text).toContain(words.unverified);
    expect(hub.text).toContain(words.limit);
    expect(hub.text).not.toContain(words.promise);
    expect(hub.text.match(/href="[^"]*\/parts\/[a-z]+"/g)).toHaveLength(15);
    expect(hub.text).toMatch(/202\d/);
  });

  it('gives back what was typed when something is wrong, and when it was sent too fast', async () => {
    const page = await get(`/${language}/submit`);
    const fast = await sendForm(world, `/${language}/submit`, { ...hiddenIn(page.text), email: 'fast@start.example' });
    expect([fast.status, faultsOf(fast.text)]).toEqual([422, []]);
    expect(fast.text).toContain(words.again);
    expect(fast.text).toContain('value="fast@start.example"');
    expect((await sendForm(world, `/${language}/submit`, { ...hiddenIn(fast.text), email: 'fast@start.example' })).status).toBe(303);
    const wrong = await sendForm(world, `/${language}/submit`, { ...hiddenIn(fast.text), email: '"><b>@' });
    expect([wrong.status, faultsOf(wrong.text)]).toEqual([422, []]);
    expect(wrong.text).toContain('href="#email"');
    expect(wrong.text).not.toContain('<b>@');
    expect(wrong.text).toMatch(language === 'nl' ? /<title>Fout: / : /<title>Error: /);
  });
});

it('offers calls with their dates, and takes a draft for one by invitation with its code alone', async () => {
  const open = await callOf(world, cast);
  const hidden = await callOf(world, cast, { inviteOnly: true, title: { nl: 'Besloten oproep', en: 'Closed circle' } });
  const page = await get('/nl/submit');
  expect(page.text).toContain('Veilige afstandsbediening');
  expect(page.text).toContain(`value="${open.id}"`);
  expect(page.text).not.toContain('Besloten');
  const invited = await get(`/nl/submit?call=${hidden.id}`);
  expect(invited.text).toContain('name="invite"');
  world.advance(3_000);
  const typed = { ...hiddenIn(invited.text), email: 'guest@start.example' };
  const refused = await sendForm(world, '/nl/submit', { ...typed, invite: 'WRONG' });
  expect([refused.status, refused.text.includes('value="WRONG"'), faultsOf(refused.text)]).toEqual([403, true, []]);
  const taken = await sendForm(world, '/nl/submit', { ...typed, ...hiddenIn(refused.text), invite: hidden.invite! });
  expect(taken.status).toBe(303);
  const hub = await get(taken.headers.location!, cookieOf(taken));
  expect(hub.text).toContain('Besloten oproep');
});

it('says of each part how far it is, and by name what the second step still needs', async () => {
  const { id, own } = await draftOf(world, { answers: {} });
  const states = async () =>
    [...(await get(`/en/drafts/${id}`, own)).text.matchAll(/id="(\w+)-state">([^<]+)</g)].map(([, part, state]) => `${part}: ${state}`);
  expect(await states()).toEqual([
    ...['outline', 'organisation', 'contact', 'maturity', 'substance', 'process', 'request'].map((part) => `${part}: Still to do`),
    ...['operation', 'evidence', 'standards'].map((part) => `${part}: May stay empty`),
    'team: Still to do',
    'market: May stay empty',
    ...['rights', 'earlier'].map((part) => `${part}: Still to do`),
    'exclusions: May stay empty',
    'files: None',
    'people: None',
    'check: Not possible yet',
  ]);
  await must(world, own, `/api/proposals/${id}/parts/substance`, { seen: 0, content: { problem: 'Pumps that start by themselves.' } }, 'PUT');
  await must(world, own, `/api/proposals/${id}/parts/contact`, { seen: 0, content: { name: 'Ana' } }, 'PUT');
  expect(await states()).toEqual(expect.arrayContaining(['substance: Filled in', 'contact: Begun']));
  expect((await get(`/en/drafts/${id}`, own)).text).toContain('Step 2 needs something more here');
});

it('shows hostile names of draft and team as text', async () => {
  const hostile = `<img src=x onerror=alert(1)>"'&\u202E`;
  const { id, own } = await draftOf(world, { answers: {} });
  await must(world, own, `/api/proposals/${id}/parts/outline`, { seen: 0, content: { title: hostile } }, 'PUT');
  await must(world, own, `/api/proposals/${id}/team`, { email: 'm@team.example', name: hostile, role: 'editor' });
  for (const path of ['', '/team', '/delete', '/check']) {
    const page = await get(`/nl/drafts/${id}${path}`, own);
    expect([path, page.status, faultsOf(page.text), page.text.includes('<img')]).toEqual([path, 200, [], false]);
  }
});

it('lets the applicant ask, take out and be left by others, by forms', async () => {
  const { id, own } = await draftOf(world);
  const path = `/nl/drafts/${id}/team`;
  const page = await get(path, own);
  const refused = await sendForm(world, path, { ...hiddenIn(page.text), act: 'invite', email: 'nobody', name: 'Mia', role: 'reader' }, own);
  expect([refused.status, faultsOf(refused.text), refused.text.includes('value="Mia"'), refused.text.includes('href="#email"')]).toEqual([422, [], true, true]);
  const asked = await sendForm(world, path, { ...hiddenIn(page.text), act: 'invite', email: 'mia@team.example', name: 'Mia', role: 'reader' }, own);
  expect([asked.status, asked.headers.location]).toEqual([303, path]);
  await world.drain();
  const { path: link } = linkIn(world, 'mia@team.example');
  const opened = await sendForm(world, link, {});
  const mia = cookieOf(opened);
  const hub = await get(`/nl/drafts/${id}`, mia);
  expect([hub.status, /href="[^"]*\/parts\//.test(hub.text), hub.text.includes('Verlaat dit team')]).toEqual([200, false, true]);
  expect((await get(`/nl/drafts/${id}/parts/outline`, mia)).headers.location).toBe(`/nl/drafts/${id}/check`);
  expect((await get(`/nl/drafts/${id}/check`, mia)).text).toContain('Alleen de indiener kan het voorstel indienen');
  const left = await sendForm(world, path, { ...hiddenIn((await get(path, mia)).text), act: 'leave' }, mia);
  expect([left.status, (await get(`/nl/drafts/${id}`, mia)).status]).toEqual([303, 404]);
});

it('deletes a draft after asking, and nothing of it is left', async () => {
  const { id, own } = await draftOf(world);
  const page = await get(`/en/drafts/${id}/delete`, own);
  expect((await get(`/en/drafts/${id}`, own)).status).toBe(200);
  const gone = await sendForm(world, `/en/drafts/${id}/delete`, hiddenIn(page.text), own);
  expect([gone.status, faultsOf(gone.text), gone.text.includes('Your draft was deleted')]).toEqual([200, [], true]);
  expect((await get(`/en/drafts/${id}`, own)).status).toBe(404);
  expect((await world.rows()).records.filter(({ pk }) => pk === id)).toEqual([]);
});

it('leads to where a proposal stands once it was sent in, through every door', async () => {
  const { id, applicant, own } = await proposalAt(world, cast, 'submitted');
  const item = await session(world, applicant, { door: 'item', item: id });
  for (const cookie of [own, item])
    for (const path of ['', '/team', '/delete', '/check']) {
      const reply = await get(`/en/drafts/${id}${path}`, cookie);
      expect([path, reply.status, reply.headers.location]).toEqual([path, 303, `/en/proposals/${id}`]);
    }
  await world.drain();
  expect(await world.violations()).toEqual([]);
});
