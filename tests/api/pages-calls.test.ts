import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Response } from '../../infra/local/direct.ts';
import type { Call } from '../../shared/domain/call.ts';
import { loadCall } from '../../shared/store/calls.ts';
import { CALL, CALL_FORM, callOf } from '../support/calls.ts';
import { keyIn, landing, sendForm } from '../support/form.ts';
import { draftOf, must } from '../support/journey.ts';
import { addCast, type Cast } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';
import { faultsOf } from '../web/wellformed.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'calls pages' });
  cast = await addCast(world, { admin: ['admin'], lia: ['liaison'], vera: ['chair'] });
});
afterAll(() => world.stop());

const HOSTILE = `"><script>alert('&)</script>`;
const get = (path: string, cookie = cast.admin.cookie) => world.request({ method: 'GET', path, cookie });
const post = (path: string, fields: Readonly<Record<string, string>>, cookie = cast.admin.cookie) => sendForm(world, path, fields, cookie);
const whole = (reply: Response, status = 200): string => {
  expect([reply.status, faultsOf(reply.text)]).toEqual([status, []]);
  return reply.text;
};
const idIn = (reply: Response): string => /calls\/(cal_[0-9a-z]{26})/.exec(reply.headers.location ?? '')![1]!;
const kept = async (id: string): Promise<Call> => (await loadCall(world.store, id))!;
/** A question as the page sends it. */
const question = (i: number, fields: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries({ id: `q${i + 1}`, kind: 'text', required: 'yes', ...fields }).map(([name, value]) => [`questions/${i}/${name}`, value]));
const CHOICE = {
  ...question(0, { kind: 'choice', 'label/nl': 'Welke locatie?', 'label/en': 'Which site?' }),
  'questions/0/options/0/id': 'o1',
  'questions/0/options/0/label/nl': 'Sluis',
  'questions/0/options/0/label/en': 'Lock',
  'questions/0/options/1/id': 'o2',
  'questions/0/options/1/label/nl': 'Gemaal',
  'questions/0/options/1/label/en': 'Pumping station',
};
const ASKED = { ...CHOICE, ...question(1, { 'label/nl': 'Hoe oud is de sluis?', 'label/en': 'How old is the lock?', showIf: 'q1=o1', max: '200' }) };
const RULES = {
  reviewersPerProposal: '5',
  quorum: '4',
  approvals: '2',
  routing: 'automatic',
  blind: 'yes',
  sealed: 'yes',
  rubric: 'idea-1',
  capPerOrganisation: '2',
};
const made = async (fields: Readonly<Record<string, string>> = {}): Promise<string> => {
  const form = whole(await get('/nl/desk/calls/new'));
  const reply = await post('/nl/desk/calls/new', { ...CALL_FORM, ...fields, key: keyIn(form) });
  expect(landing(reply)).toMatch(/\?did=created$/);
  return idIn(reply);
};

it('makes a call whole, as a draft, and publishes it', async () => {
  const id = await made({ ...RULES, ...ASKED });
  expect(await kept(id)).toMatchObject({
    stage: 'draft',
    form: 'proposal-1',
    opensAt: '2026-11-02T08:00:00.000Z',
    closesAt: '2026-12-08T16:00:00.000Z',
    graceMinutes: 15,
    capPerOrganisation: 2,
    ...{ reviewersPerProposal: 5, quorum: 4, approvals: 2, routing: 'automatic', blind: true, sealed: true, rubric: 'idea-1' },
    questions: [
      { id: 'q1', kind: 'choice', required: true, options: [{ id: 'o1', label: { nl: 'Sluis', en: 'Lock' } }, { id: 'o2' }] },
      { id: 'q2', kind: 'text', max: 200, showIf: { question: 'q1', equals: 'o1' } },
    ],
  });
  const path = `/nl/desk/calls/${id}`;
  const page = whole(await get(path));
  expect(page).toContain('Wie dan bezig is, kan nog indienen tot 17:15.');
  expect(page).toContain('Alleen als “Welke locatie?” met “Sluis” is beantwoord');
  // The page sends back what it shows, and nothing of the call changes by that.
  const before = await kept(id);
  const published = await post(path, { ...CALL_FORM, ...RULES, ...ASKED, act: 'publish', key: keyIn(page) });
  expect(landing(published)).toBe(`${path}?did=published`);
  expect(whole(await get(published.headers.location!))).toContain('De oproep is gepubliceerd');
  const { version: _v, factSeq: _s, factHead: _h, factAt: _a, stage, ...after } = await kept(id);
  expect([stage, after]).toEqual(['published', expect.objectContaining({ questions: before.questions, closesAt: before.closesAt, rubric: 'idea-1' })]);
  expect(whole(await get('/en/desk/calls'))).toContain('closes 8 December 2026 at 17:00');
});

it.each(['nl', 'en'] as const)('shows applicants what they will be asked, in %s', async (language) => {
  const id = await made(ASKED);
  const page = whole(await get(`/${language}/desk/calls/${id}?show=form`));
  const words = {
    nl: ['Titel', 'Welke locatie?', 'Gemaal', 'alleen als “Welke locatie?” met “Sluis” is beantwoord', 'proposal-1'],
    en: ['Title', 'Which site?', 'Pumping station', 'only if “Which site?” was answered with “Lock”'],
  };
  for (const word of words[language]) expect(page).toContain(word);
  // Each field as it is asked, with its hint and its limit, and none that takes anything.
  const applicant = await draftOf(world, { call: 'open', answers: {} });
  const ids = (html: string): string[] =>
    [...html.matchAll(/<(?:input|textarea|select|fieldset)\b[^>]* (?:id|aria-describedby)="([^"]+)"/g)].map(([, id]) => id!);
  for (const part of ['outline', 'organisation', 'maturity', 'request', 'operation', 'standards', 'exclusions']) {
    const asked = whole(await get(`/${language}/drafts/${applicant.id}/parts/${part}`, applicant.own));
    const own = ids(asked).filter((name) => name.startsWith(`${part}.`));
    expect(own.length, part).toBeGreaterThan(0);
    for (const name of own) expect(page, name).toContain(`"${name}"`);
  }
  const inside = page.match(/<fieldset class="call-part" disabled/g)!.length;
  expect(inside).toBe(page.match(/<section id="/g)!.length);
  expect(page).toContain('id="extra.q1"');
  expect(page.slice(page.indexOf('</header>'))).not.toMatch(/<form\b/);
});

it('moves, adds and takes out questions without keeping anything', async () => {
  const id = await made(ASKED);
  const path = `/en/desk/calls/${id}`;
  const labels = (page: string): string[] =>
    [...page.matchAll(/<input\b[^>]*name="questions\/\d+\/label\/en"[^>]*>/g)].map(([input]) => / value="([^"]*)"/.exec(input)?.[1] ?? '');
  const press = async (act: string, fields: Readonly<Record<string, string>> = ASKED) =>
    whole(await post(path, { ...CALL_FORM, ...fields, act, key: world.key() }));
  expect(labels(await press('q:add'))).toEqual(['Which site?', 'How old is the lock?', '']);
  expect(labels(await press('q:down:0'))).toEqual(['How old is the lock?', 'Which site?']);
  expect(labels(await press('q:up:1'))).toEqual(['How old is the lock?', 'Which site?']);
  expect(labels(await press('q:remove:0'))).toEqual(['How old is the lock?']);
  const options = (page: string) => [...page.matchAll(/name="questions\/0\/options\/(\d+)\/label\/en"/g)].length;
  expect(options(await press('q:option:0'))).toBe(3);
  expect(options(await press('q:drop:0:2', { ...ASKED, 'questions/0/options/2/id': 'o3', 'questions/0/options/2/label/en': 'Bridge' }))).toBe(2);
  expect((await kept(id)).version).toBe(1);
});

it('says what is wrong at its own field, and keeps what was typed as text', async () => {
  const typed = {
    ...CALL_FORM,
    ...ASKED,
    'title/nl': HOSTILE,
    'closesAt/day': '31',
    'closesAt/month': '2',
    'questions/1/label/en': '',
    'questions/1/showIf': 'q9=o1',
    quorum: '7',
  };
  const page = whole(await post('/nl/desk/calls/new', { ...typed, key: world.key() }), 422);
  expect(page).toMatch(/<title>Fout: /);
  expect(page).not.toContain('<script>alert');
  for (const name of ['closesAt', 'questions.1.label.en', 'questions.1.showIf']) expect(page, name).toContain(`href="#${name}"`);
  expect(page).toContain('value="Gemaal"');
  const together = whole(await post('/nl/desk/calls/new', { ...CALL_FORM, quorum: '7', key: world.key() }), 422);
  expect(together).toContain('href="#quorum"');
  const endless = whole(
    await post('/en/desk/calls/new', { ...CALL_FORM, sealed: 'yes', 'closesAt/day': '', 'closesAt/month': '', 'closesAt/year': '', key: world.key() }),
    422,
  );
  expect(endless).toContain('A sealed call needs an end');
});

it('tells everything that is wrong at once, what stands still and an end that has passed included', async () => {
  const id = await made();
  const path = `/nl/desk/calls/${id}`;
  const linked = (page: string): string[] => [...page.matchAll(/<li><a href="#([^"]+)">/g)].map(([, field]) => field!);
  const wrong = { ...CALL_FORM, 'title/nl': 'x', 'opensAt/day': '', 'opensAt/month': '', 'opensAt/year': '', 'closesAt/month': '10', quorum: '7' };
  const publish = whole(await post(path, { ...wrong, act: 'publish', key: world.key() }), 422);
  expect(linked(publish)).toEqual(['title.nl', 'closesAt', 'quorum']);
  expect(publish).toContain('Dit einde is al voorbij.');
  expect(linked(whole(await post(path, { ...wrong, key: world.key() }), 422))).toEqual(['title.nl', 'quorum']);
  const { id: open } = await callOf(world, cast);
  const mended = { ...CALL_FORM, 'title/nl': 'x', 'closesAt/month': '11', graceMinutes: '5', key: world.key() };
  expect(linked(whole(await post(`/nl/desk/calls/${open}`, mended), 422))).toEqual(['title.nl', 'closesAt', 'graceMinutes']);
});

it('publishes no call whose end has passed, and keeps it as a draft', async () => {
  const id = await made({ 'opensAt/day': '', 'opensAt/month': '', 'opensAt/year': '', 'closesAt/month': '10' });
  const page = whole(await post(`/en/desk/calls/${id}`, { ...CALL_FORM, 'opensAt/month': '9', 'closesAt/month': '10', act: 'publish', key: world.key() }), 422);
  expect(page).toContain('This end has passed already. Choose a later one, or leave the date empty');
  expect((await kept(id)).stage).toBe('draft');
});

it.each([
  ['nl', 'Dit tijdstip bestaat niet: in die nacht gaat de klok een uur vooruit.', 'Sluit 31 oktober 2027 om 02:30 (wintertijd)'],
  ['en', 'There is no such time: the clock goes forward by an hour that night.', 'Closes 31 October 2027 at 02:30 (winter time)'],
] as const)('takes no hour that the clock leaps over, and says which one it took of two, in %s', async (language, skipped, twice) => {
  const end = { 'closesAt/day': '28', 'closesAt/month': '3', 'closesAt/year': '2027' };
  for (const time of ['2.30', '02:00', '02:59']) {
    const refused = whole(await post(`/${language}/desk/calls/new`, { ...CALL_FORM, ...end, 'closesAt/time': time, key: world.key() }), 422);
    expect([refused.includes(skipped), refused.includes('href="#closesAt"'), refused.includes(`value="${time}"`)], time).toEqual([true, true, true]);
  }
  expect((await kept(await made({ ...end, 'closesAt/time': '01:59' }))).closesAt).toBe('2027-03-28T00:59:00.000Z');
  expect((await kept(await made({ ...end, 'closesAt/time': '3:00' }))).closesAt).toBe('2027-03-28T01:00:00.000Z');
  const autumn = { 'closesAt/day': '31', 'closesAt/month': '10', 'closesAt/year': '2027', 'closesAt/time': '02:30' };
  const id = await made(autumn);
  expect((await kept(id)).closesAt).toBe('2027-10-31T01:30:00.000Z');
  expect(whole(await get(`/${language}/desk/calls/${id}`))).toContain(twice);
});

it('leaves a moment alone that was not touched, to the millisecond', async () => {
  const closesAt = '2027-10-31T00:30:59.999Z';
  const { id } = await callOf(world, cast, { closesAt });
  const page = whole(await get(`/nl/desk/calls/${id}`));
  expect(page).toContain('31 oktober 2027 om 02:30 (zomertijd)');
  const end = { 'closesAt/day': '31', 'closesAt/month': '10', 'closesAt/year': '2027', 'closesAt/time': '02:30' };
  expect(landing(await post(`/nl/desk/calls/${id}`, { ...CALL_FORM, ...end, 'title/nl': 'Andere woorden', key: keyIn(page) }))).toMatch(/did=saved$/);
  expect(await kept(id)).toMatchObject({ closesAt, title: { nl: 'Andere woorden' } });
});

it('offers no shorter grace once a call has opened, and one way to its panels', async () => {
  const offered = (page: string) => [...(/<select[^>]*name="graceMinutes".*?<\/select>/s.exec(page)?.[0] ?? '').matchAll(/value="(\d+)"/g)].map(([, n]) => n);
  expect(offered(whole(await get('/nl/desk/calls/new')))).toEqual(['0', '5', '10', '15', '30', '60', '120']);
  const { id } = await callOf(world, cast, { graceMinutes: 20 });
  const page = whole(await get(`/nl/desk/calls/${id}`));
  expect(offered(page)).toEqual(['20', '30', '60', '120']);
  expect(page).toContain('de uitloop kan alleen nog langer worden');
  const addresses = [...page.matchAll(/<a href="([^"#]+)"/g)].map(([, href]) => href!).filter((href) => href.includes(id));
  expect(addresses.toSorted()).toEqual([...new Set(addresses)].toSorted());
});

it.each([
  ['nl', 'Nieuwe code maken', 'De code van nu werkt daarna niet meer', 'Raakt hij kwijt'],
  ['en', 'Make a new code', 'The one of now works no more after that', 'If it gets lost'],
] as const)('makes a new code where the first one got lost, in %s', async (language, button, text, lost) => {
  const { id, invite } = await callOf(world, cast, { inviteOnly: true });
  const path = `/${language}/desk/calls/${id}`;
  const page = whole(await get(path));
  for (const word of [button, text]) expect(page).toContain(word);
  const renewed = whole(await post(path, { act: 'renew', key: keyIn(page) }));
  expect(renewed).toContain(lost);
  const code = /<code class="call-code">([^<]+)</.exec(renewed)![1]!;
  expect(code).not.toBe(invite);
  expect((await get(`/${language}/calls/${id}?invite=${invite}`, '')).status).toBe(404);
  expect((await get(`/${language}/calls/${id}?invite=${code}`, '')).status).toBe(200);
  expect(whole(await get(path))).not.toContain(code);
  const { id: open } = await callOf(world, cast);
  expect(whole(await get(`/${language}/desk/calls/${open}`))).not.toContain(button);
});

it('says of each later end until when it is, for whom, and who made its code', async () => {
  const { id } = await callOf(world, cast);
  await must(world, cast.admin.cookie, '/api/desk/organisations', {
    name: 'Waterschap Vallei',
    aliases: [],
    domains: [],
    parents: [],
    competitors: [],
    customers: [],
  });
  const until = { act: 'extend', 'until/day': '10', 'until/month': '12', 'until/year': '2026', 'until/time': '12.00' };
  const proposal = `prp_${'0'.repeat(26)}`;
  for (const more of [{ organisation: 'WATERSCHAP VALLEI' }, { proposal }, {}] as Record<string, string>[])
    expect((await post(`/nl/desk/calls/${id}`, { ...until, ...more, key: world.key() })).status).toBe(200);
  const page = whole(await get(`/nl/desk/calls/${id}`));
  for (const words of ['10 december 2026 om 12:00, voor Waterschap Vallei', 'voor het voorstel', proposal, 'voor wie de code heeft', 'code gemaakt op'])
    expect(page, words).toContain(words);
  expect(page).toContain(`door ${cast.admin.name}`);
});

it('lets only words and the end of an open call change', async () => {
  const { id } = await callOf(world, cast);
  const path = `/nl/desk/calls/${id}`;
  const page = whole(await get(path));
  for (const gone of ['name="rubric"', 'name="requires"', 'name="opensAt/day"', 'q:add']) expect(page).not.toContain(gone);
  expect(page).toContain('Deze oproep is al opengegaan');
  const saved = await post(path, { ...CALL_FORM, 'title/nl': 'Veilig op afstand werken', rubric: 'idea-1', key: keyIn(page) });
  expect(landing(saved)).toBe(`${path}?did=saved`);
  expect(await kept(id)).toMatchObject({ title: { nl: 'Veilig op afstand werken' }, closesAt: '2026-12-08T16:00:00.000Z' });
  expect((await kept(id)).rubric).toBe('standard-1');
  const sooner = whole(await post(path, { ...CALL_FORM, 'closesAt/day': '20', 'closesAt/month': '11', key: world.key() }), 409);
  expect(sooner).toContain('href="#closesAt"');
});

it('shows a code once, of a call by invitation and of a later end', async () => {
  const reply = await post('/nl/desk/calls/new', { ...CALL_FORM, inviteOnly: 'yes', key: world.key() });
  const page = whole(reply);
  const code = /<code class="call-code">([^<]+)</.exec(page)![1]!;
  const id = /https:\/\/sluis\.example\/nl\/calls\/(cal_[0-9a-z]{26})\?invite=/.exec(page)![1]!;
  const before = whole(await get(`/nl/desk/calls/${id}`));
  expect(before).not.toContain(code);
  expect(before).toContain('in de openbare lijst komt de oproep niet');
  const published = await post(`/nl/desk/calls/${id}`, { ...CALL_FORM, inviteOnly: 'yes', act: 'publish', key: world.key() });
  const told = whole(await get(published.headers.location!));
  expect(told).toContain('In de openbare lijst staat hij niet');
  expect(told).not.toContain('staat in de openbare lijst');
  const address = /https:\/\/sluis\.example(\/nl\/calls\/[^<\s]+)/.exec(page)![1]!;
  const terms = whole(await get(address, ''));
  for (const word of [CALL_FORM['title/nl']!, CALL_FORM['summary/nl']!, 'Hoe wordt beoordeeld', 'noindex']) expect(terms).toContain(word);
  const begin = /<a class="btn" href="([^"]+)"/.exec(terms)![1]!.replaceAll('&amp;', '&');
  const start = whole(await get(begin, ''));
  for (const word of [CALL_FORM['title/nl']!, CALL_FORM['summary/nl']!, `href="${address}"`, 'Code uit uw uitnodiging', `value="${code}"`])
    expect(start).toContain(word);
  // Without the code nothing tells it from a call that does not exist.
  const nowhere = `cal_${'0'.repeat(26)}`;
  const bare = ({ status, text }: { status: number; text: string }, its: string) =>
    [
      status,
      text
        .replaceAll(its, 'call')
        .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'request')
        .replaceAll(/ value="[^"]{20,}"/g, ''),
    ].join(' ');
  for (const path of ['/nl/calls/{call}', '/nl/calls/{call}?invite=AAAA-BBBB-CCCC-DDDD', '/nl/submit?call={call}', '/api/calls?call={call}&invite=x']) {
    const [hidden, none] = [await get(path.replace('{call}', id), ''), await get(path.replace('{call}', nowhere), '')];
    expect(bare(hidden, id), path).toBe(bare(none, nowhere));
  }
  const invited = await draftOf(world, { call: id, invite: code, answers: {} });
  expect(whole(await get(`/nl/calls/${id}`, invited.draft))).toContain('Hoe wordt beoordeeld');
  const elsewhere = await draftOf(world, { answers: {} });
  expect((await get(`/nl/calls/${id}`, elsewhere.draft)).status).toBe(404);
  expect(whole(await get('/nl/submit', ''))).not.toContain(id);
  expect((await draftOf(world, { call: id, invite: code })).id).toMatch(/^prp_/);
  const until = { act: 'extend', 'until/day': '10', 'until/month': '12', 'until/year': '2026', 'until/time': '12.00' };
  const extended = whole(await post(`/nl/desk/calls/${id}`, { ...until, key: world.key() }));
  const later = /<code class="call-code">([^<]+)</.exec(extended)![1]!;
  expect(extended).toContain('10 december 2026 om 12:00');
  expect(whole(await get(`/nl/desk/calls/${id}`))).not.toContain(later);
  expect(whole(await post(`/en/desk/calls/${id}`, { ...until, 'until/year': '2020', key: world.key() }), 422)).toContain('href="#until"');
});

it('shows the own questions of a call that has opened, and to whoever comes for one that is over that it is', async () => {
  const questions = [{ id: 'why', kind: 'text' as const, label: { nl: 'Waarom juist nu?', en: 'Why now?' }, required: true }];
  const { id } = await callOf(world, cast, { questions });
  const page = whole(await get(`/nl/desk/calls/${id}`));
  expect(page).toContain('Waarom juist nu?');
  expect(page).not.toContain('questions/0/label/nl');
  const over = await made({ 'opensAt/month': '12' });
  await post(`/nl/desk/calls/${over}`, { act: 'close', key: world.key() });
  const start = whole(await get(`/nl/submit?call=${over}`, ''));
  expect(start).toContain('Deze oproep is gesloten.');
  expect(start).not.toContain('Code uit uw uitnodiging');
});

it('closes a call that never opened, and says so', async () => {
  const id = await made({ 'opensAt/month': '12' });
  const closed = await post(`/nl/desk/calls/${id}`, { act: 'close', key: world.key() });
  expect(landing(closed)).toBe(`/nl/desk/calls/${id}?did=closed`);
  expect(whole(await get(closed.headers.location!))).toContain('Deze oproep is gesloten');
});

it('is the room of administrators alone', async () => {
  expect(whole(await get('/nl/desk'))).toContain('href="/nl/desk/calls"');
  expect(whole(await get('/nl/desk', cast.lia.cookie))).not.toContain('href="/nl/desk/calls"');
  for (const cookie of [cast.lia.cookie, cast.vera.cookie]) {
    expect((await get('/nl/desk/calls', cookie)).status).toBe(403);
    expect((await post('/nl/desk/calls/new', { ...CALL_FORM, key: world.key() }, cookie)).status).toBe(403);
  }
  expect((await get(`/nl/desk/calls/cal_${'0'.repeat(26)}`)).status).toBe(404);
});

it.each(['nl', 'en'] as const)('tells applicants before they begin what a call asks and how it judges, in %s', async (language) => {
  const id = await made({ ...RULES, ...ASKED });
  expect((await get(`/${language}/calls/${id}`, '')).status).toBe(404);
  await post(`/nl/desk/calls/${id}`, { ...CALL_FORM, ...RULES, ...ASKED, act: 'publish', key: world.key() });
  expect(whole(await get(`/${language}/submit`, ''))).toContain(`href="/${language}/calls/${id}"`);
  const page = whole(await get(`/${language}/calls/${id}`, ''));
  const words = {
    nl: [
      '8 december 2026 om 17:00',
      'Welke locatie?',
      '5 beoordelaars',
      'Probleem en wie het heeft',
      'telt voor 30%',
      'verzegeld',
      'niet van wie een voorstel is',
    ],
    en: ['8 December 2026 at 17:00', 'Which site?', '5 reviewers', 'The problem and who has it', 'counts for 30%', 'sealed', 'do not see whose proposal it is'],
  };
  for (const word of words[language]) expect(page).toContain(word);
  expect(page).not.toMatch(/17:15|idea-1.*graceMinutes/);
  expect(page).toContain(`href="/${language}/submit?call=${id}"`);
  const draft = await draftOf(world, { call: id });
  expect(whole(await get(`/${language}/drafts/${draft.id}`, draft.own))).toContain(words[language][3]);
  expect(whole(await get(`/${language}/calls/open`, ''))).toContain(language === 'nl' ? 'Doorlopende intake' : 'Open intake');
});

it('says to the sender of a sealed proposal that nobody reads it yet', async () => {
  const { id } = await callOf(world, cast, { sealed: true });
  const draft = await draftOf(world, { call: id });
  await must(world, draft.own, `/api/proposals/${draft.id}/submit`);
  expect(whole(await get(`/en/proposals/${draft.id}`, draft.own))).toContain('Your proposal is sealed');
  const page = whole(await get(`/en/desk/calls/${id}`));
  expect(page).toContain(draft.reference);
  expect(page).not.toContain((await world.request({ method: 'GET', path: `/api/proposals/${draft.id}`, cookie: draft.own })).body.title);
});

it('refuses a form that began before somebody else changed the call, keeps what was typed and says where it differs', async () => {
  const id = await made();
  const path = `/en/desk/calls/${id}`;
  const seenIn = (page: string): string => /name="seen" value="(\d+)"/.exec(page)![1]!;
  const [alex, bea] = [whole(await get(path)), whole(await get(path))];
  const rules = { ...CALL_FORM, approvals: '3', blind: 'yes' };
  expect(landing(await post(path, { ...rules, seen: seenIn(alex), key: keyIn(alex) }))).toBe(`${path}?did=saved`);

  const older = { ...CALL_FORM, approvals: '2', 'title/en': 'Title that Bea typed', seen: seenIn(bea) };
  // A form that only moves its questions about stays as old as it was.
  const moved = whole(await post(path, { ...older, act: 'q:add', key: world.key() }));
  expect(seenIn(moved)).toBe(seenIn(bea));
  const refused = whole(await post(path, { ...older, act: 'publish', key: keyIn(bea) }), 409);
  expect(await kept(id)).toMatchObject({ stage: 'draft', approvals: 3, blind: true, title: { en: CALL_FORM['title/en'] } });
  expect(refused).toContain('value="Title that Bea typed"');
  const told = /This call was changed meanwhile[\s\S]*?<ul>([\s\S]*?)<\/ul>/.exec(refused)![1]!;
  expect(told.match(/<li>/g)).toHaveLength(3);

  // Whoever has been told may still decide so.
  expect(seenIn(refused)).toBe(String((await kept(id)).version));
  expect(landing(await post(path, { ...older, blind: 'yes', approvals: '3', act: 'publish', seen: seenIn(refused), key: keyIn(refused) }))).toBe(
    `${path}?did=published`,
  );
  expect(await kept(id)).toMatchObject({ stage: 'published', approvals: 3, blind: true, title: { en: 'Title that Bea typed' } });

  // The same for a call that has opened, and for closing it.
  const stale = whole(await post(path, { ...older, 'title/en': 'Older words', key: world.key() }), 409);
  expect(/changed meanwhile[\s\S]*?<ul>([\s\S]*?)<\/ul>/.exec(stale)![1]!.match(/<li>/g)).toHaveLength(1);
  expect((await kept(id)).title.en).toBe('Title that Bea typed');
});

it('refuses a stale form of data too, whichever of two saves at once is second, and takes one without a version', async () => {
  const id = await made();
  const body = { ...CALL };
  const send = (more: Readonly<Record<string, unknown>>) =>
    world.request({ method: 'POST', path: `/api/admin/calls/${id}`, body: { ...body, ...more }, cookie: cast.admin.cookie });
  const read = async () => (await get(`/api/admin/calls/${id}`)).body.call.version;
  const seen = await read();
  const both = await Promise.all([send({ seen, approvals: 3 }), send({ seen, approvals: 2 })]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(both.find(({ status }) => status === 409)?.body.code).toBe('item.changed');
  expect((await kept(id)).approvals).toBe(both[0]!.status === 200 ? 3 : 2);
  expect((await send({ approvals: 1 })).status).toBe(200);
});
