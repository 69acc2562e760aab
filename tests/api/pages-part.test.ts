import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersFor, IDEAS } from '../../infra/local/sample-items.ts';
import { APPLICANTS } from '../../infra/local/sample-people.ts';
import { answerText } from '../../shared/domain/form/told.ts';
import { type Answers, FORM } from '../../shared/domain/form.ts';
import { PARTS, type PartName } from '../../shared/domain/proposal.ts';
import { typedOf } from '../../web/form/content.ts';
import { kindsOf } from '../../web/form/kinds.ts';
import { callOf } from '../support/calls.ts';
import { hiddenIn, sendForm } from '../support/form.ts';
import { draftOf, must, proposalAt } from '../support/journey.ts';
import { addCast, type Cast, session, signInAgain } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';
import { faultsOf } from '../web/wellformed.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'part pages' });
  cast = await addCast(world);
});
afterAll(() => world.stop());

const get = (path: string, cookie?: string) => world.request({ method: 'GET', path, ...(cookie ? { cookie } : {}) });
const read = async (id: string, cookie: string) => (await must(world, cookie, `/api/proposals/${id}`, undefined, 'GET')).body;
/** Sends a form whose names may stand several times. */
const sendTyped = (path: string, typed: URLSearchParams, cookie: string) =>
  world.request({
    method: 'POST',
    path,
    text: String(typed),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    cookie,
  });
const withMarks = (typed: URLSearchParams, marks: Record<string, string>): URLSearchParams => new URLSearchParams([...typed, ...Object.entries(marks)]);
const save = async (id: string, part: PartName, typed: URLSearchParams, cookie: string, go = 'later', language = 'nl') => {
  const path = `/${language}/drafts/${id}/parts/${part}`;
  return sendTyped(path, withMarks(typed, { seen: hiddenIn((await get(path, cookie)).text).seen!, go }), cookie);
};

/** Every part with every field. */
const FULL: Answers = {
  ...answersFor(IDEAS[0]!, APPLICANTS[0]!),
  organisation: {
    name: 'Lekdetect BV',
    type: 'startup',
    country: 'NL',
    website: 'https://lekdetect.example/over?x=1&y=2',
    registration: '12345678',
    founded: 2019,
    headcount: '2-9',
    partners: ['Gemaal Oost', 'Sluis & Zonen'],
    advisers: ['Prof. Wijs'],
    pilotSites: ['Zeeland'],
  },
  operation: {
    constraints: ['needs-stop', 'air-gapped-ok'],
    addedDelay: 'Hooguit 2 ms',
    rollback: 'De oude kaart gaat terug.',
    rollbackBy: 'De storingsdienst',
    rollbackMinutes: 20,
    operatorBypass: 'yes',
    interferenceTest: 'Drie weken op een proefopstelling.',
    signedUpdates: 'yes',
    sbom: 'unsure',
    vendorAccess: 'Alleen op verzoek.',
    lifetimeYears: 10,
    dataLeaving: 'Geen.',
    operator: 'De wachtchef',
    falseAlarmsPerWeek: 0,
    environment: 'Min tien tot veertig graden.',
  },
  evidence: { text: 'Getest op twee gemalen in Zeeland.' },
  standards: {
    certifications: ['62443-4-2'],
    roles: ['product-supplier'],
    capabilityLevels: { FR1: 'SL2', FR3: 'SL1' },
    attackVersion: '18.1',
    techniques: [
      { id: 'T0836', relation: 'counters' },
      { id: 'T0800', relation: 'uses' },
    ],
    csf: ['DE.CM'],
    nis2: ['21.2.b', '23'],
  },
  team: { text: 'Twee ingenieurs en een oud-operator.' },
  market: { text: 'Waterschappen in Nederland en België.', competitors: ['Grote Speler NV'], revenue: 'under-100k', funding: 'Eigen geld' },
  rights: { text: 'Het octrooi is van ons.', openSource: 'Apache-2.0', dualUse: 'no', foreignOwner: 'no' },
  earlier: { here: false, elsewhere: true, text: 'Vorig jaar bij een subsidie.' },
  exclusions: { reviewers: [{ name: 'Grote Speler NV', why: 'Concurrent' }] },
};

it.each(['nl', 'en'] as const)('stores every part sent by a form in %s as the JSON API stores it', async (language) => {
  const [byForm, byApi] = [await draftOf(world, { answers: {} }), await draftOf(world, { answers: FULL })];
  for (const [part, content] of Object.entries(FULL) as [PartName, Record<string, unknown>][]) {
    const reply = await save(byForm.id, part, typedOf(part, kindsOf(part), content), byForm.own, 'next', language);
    expect([part, reply.status, reply.text]).toEqual([part, 303, '']);
    const page = await get(`/${language}/drafts/${byForm.id}/parts/${part}`, byForm.own);
    expect([part, page.status, faultsOf(page.text)]).toEqual([part, 200, []]);
  }
  const [one, other] = [await read(byForm.id, byForm.own), await read(byApi.id, byApi.own)];
  for (const part of Object.keys(FULL) as PartName[])
    expect({ [part]: FORM[part].parse(one.answers[part]) }).toEqual({ [part]: FORM[part].parse(other.answers[part]) });
});

it('leads from part to part, and asks at each for what is missing, keeping what is there', async () => {
  const { id, own } = await draftOf(world, { answers: {} });
  const typed = new URLSearchParams({ 'contact/name': 'Ana Díaz' });
  const refused = await save(id, 'contact', typed, own, 'next', 'en');
  expect([refused.status, faultsOf(refused.text)]).toEqual([422, []]);
  for (const part of ['<title>Error: ', 'href="#contact.role"', 'What you filled in is saved', 'value="Ana Díaz"']) expect(refused.text).toContain(part);
  expect((await read(id, own)).answers.contact).toEqual({ name: 'Ana Díaz' });
  const more = new URLSearchParams({ ...hiddenIn(refused.text), 'contact/name': 'Ana Díaz', 'contact/role': 'Founder', go: 'next' });
  const done = await sendTyped(`/en/drafts/${id}/parts/contact`, more, own);
  expect([done.status, done.headers.location]).toEqual([303, `/en/drafts/${id}/parts/maturity`]);
  const later = await save(id, 'rights', new URLSearchParams(), own, 'later', 'en');
  expect([later.status, later.headers.location]).toEqual([303, `/en/drafts/${id}?saved=rights`]);
  expect((await get(later.headers.location!, own)).text).toContain('You can close this window');
});

it('keeps all the rest where one answer cannot be kept, and gives that one back as it was typed', async () => {
  const { id, own } = await draftOf(world, { answers: {} });
  await save(id, 'organisation', new URLSearchParams({ 'organisation/name': 'Kleppen BV', 'organisation/founded': '2019' }), own);
  const typed = new URLSearchParams([
    ['organisation/name', 'Kleppen BV'],
    ['organisation/founded', 'vorig jaar'],
    ['organisation/website', 'kleppen punt nl'],
    ['organisation/partners', 'Gemaal Oost'],
    ['organisation/partners', ''],
    ['organisation/country', 'NL'],
  ]);
  const refused = await save(id, 'organisation', typed, own);
  expect([refused.status, faultsOf(refused.text)]).toEqual([422, []]);
  for (const part of [
    'value="vorig jaar"',
    'value="kleppen punt nl"',
    'href="#organisation.founded"',
    'href="#organisation.website"',
    'Al het andere op deze pagina is bewaard',
  ])
    expect(refused.text).toContain(part);
  expect((await read(id, own)).answers.organisation).toEqual({ name: 'Kleppen BV', founded: 2019, partners: ['Gemaal Oost'], country: 'NL' });
  const red = await save(id, 'request', new URLSearchParams({ 'request/tlp': 'red', 'request/goodResult': 'Een proef.' }), own);
  expect([red.status, red.text.includes('Wat onder TLP:RED valt'), red.text.includes('Een proef.')]).toEqual([422, true, true]);
  expect((await read(id, own)).answers.request).toEqual({ goodResult: 'Een proef.', newsletter: false });
});

it('keeps what is still too short, says so where it is sent on, and lets nobody send it in', async () => {
  const { id, own } = await draftOf(world);
  const before = (await read(id, own)).answers;
  const short = { title: 'Klep', abstract: 'Een half geschreven samenvatting, die later verder wordt geschreven.' };
  const typed = typedOf('outline', kindsOf('outline'), { ...before.outline, ...short });
  const saved = await save(id, 'outline', typed, own);
  expect([saved.status, saved.headers.location]).toEqual([303, `/nl/drafts/${id}?saved=outline`]);
  expect((await read(id, own)).answers.outline).toEqual({ ...before.outline, ...short });
  const page = await get(`/nl/drafts/${id}/parts/outline`, own);
  for (const text of [`value="${short.title}"`, short.abstract]) expect(page.text).toContain(text);
  const onward = await save(id, 'outline', typed, own, 'next');
  expect([onward.status, faultsOf(onward.text)]).toEqual([422, []]);
  for (const text of ['href="#outline.abstract"', 'schrijf ten minste 100 tekens', 'Wat u invulde, is bewaard', short.abstract])
    expect(onward.text).toContain(text);

  const seen = (await read(id, own)).versions.team;
  expect((await must(world, own, `/api/proposals/${id}/parts/team`, { seen, content: { text: 'Wij.' } }, 'PUT')).body.version).toBe(seen + 1);
  const check = await get(`/nl/drafts/${id}/check`, own);
  for (const [field, least] of [
    ['outline/title', 8],
    ['outline/abstract', 100],
    ['team/text', 20],
  ] as const) {
    const [part, name] = field.split('/');
    expect(check.text).toMatch(new RegExp(`<a href="/nl/drafts/${id}/parts/${part}#${part}\\.${name}">[^<]+</a>: [^<]*[Ss]chrijf ten minste ${least} tekens`));
  }
  expect(check.text).toContain('Indienen kan nog niet');
  const errors = [`outline/abstract field.short:100`, 'outline/title field.short:8', 'team/text field.short:20'];
  const codesOf = (reply: { body: { errors: { path: string; code: string }[] } }) => reply.body.errors.map(({ path, code }) => `${path} ${code}`).sort();
  expect(codesOf(await world.request({ method: 'POST', path: `/api/proposals/${id}/submit`, cookie: own, body: {} }))).toEqual(errors);
  const hub = await get(`/nl/drafts/${id}`, own);
  expect(hub.text).toContain('Kan nog niet');
});

it('keeps what is still too short while a question is open, and takes no answer with it', async () => {
  const { id, applicant } = await proposalAt(world, cast, 'question');
  const own = await session(world, applicant, { door: 'person' });
  const before = await read(id, own);
  const problem = 'Wij weten het';
  const path = `/api/proposals/${id}/parts/substance`;
  await must(world, own, path, { seen: before.versions.substance, content: { ...before.answers.substance, problem } }, 'PUT');
  const reply = await world.request({ method: 'POST', path: `/api/proposals/${id}/answer`, cookie: own, body: { text: 'Zie het aangepaste onderdeel.' } });
  expect([reply.status, reply.body.code, reply.body.errors.map((each: { path: string; code: string }) => `${each.path} ${each.code}`)]).toEqual([
    422,
    'proposal.incomplete',
    ['substance/problem field.short:20'],
  ]);
  const atDesk = (await must(world, cast.lia!.cookie, `/api/desk/proposals/${id}`, undefined, 'GET')).body;
  expect([atDesk.answers.substance.problem, atDesk.revision]).toEqual([before.answers.substance.problem, 1]);
});

it('shows a field that is not asked any more while what was typed in it is too short', async () => {
  const { id, own } = await draftOf(world);
  const { process } = (await read(id, own)).answers;
  const seen = (await read(id, own)).versions.process;
  await must(world, own, `/api/proposals/${id}/parts/operation`, { seen: 0, content: { rollback: 'x' } }, 'PUT');
  await must(world, own, `/api/proposals/${id}/parts/process`, { seen, content: { ...process, interaction: ['none'], writesToController: 'no' } }, 'PUT');
  const [check, page] = [await get(`/nl/drafts/${id}/check`, own), await get(`/nl/drafts/${id}/parts/operation`, own)];
  expect(check.text).toContain(`href="/nl/drafts/${id}/parts/operation#operation.rollback"`);
  expect(page.text).toMatch(/<textarea[^>]*id="operation\.rollback"/);
  expect(page.text).not.toMatch(/id="operation\.rollbackBy"/);
});

it('shows both texts where somebody else saved first, and saves what is sent then', async () => {
  const { id, own } = await draftOf(world, { answers: {} });
  const path = `/en/drafts/${id}/parts/evidence`;
  const page = await get(path, own);
  await must(world, own, `/api/proposals/${id}/parts/evidence`, { seen: 0, content: { text: 'Theirs: measured on <b>two</b> pumps.' } }, 'PUT');
  const mine = { 'evidence/text': 'Mine: measured on four pumps & a gate.', go: 'later' };
  const refused = await sendForm(world, path, { ...hiddenIn(page.text), ...mine }, own);
  expect([refused.status, faultsOf(refused.text)]).toEqual([409, []]);
  for (const part of ['Theirs: measured on &lt;b>two&lt;/b>', 'Mine: measured on four pumps &amp; a gate.', '<title>Error: '])
    expect(refused.text).toContain(part);
  expect((await read(id, own)).answers.evidence.text).toMatch(/^Theirs/);
  expect((await sendForm(world, path, { ...hiddenIn(refused.text), ...mine }, own)).status).toBe(303);
  expect((await read(id, own)).answers.evidence.text).toMatch(/^Mine/);
});

it('refuses what no button of the part says, and shows what was typed', async () => {
  const { id, own } = await draftOf(world, { answers: {} });
  const acts = [
    'add __proto__',
    'remove constructor 0',
    'add organisation/name',
    'add organisation/__proto__',
    'add exclusions/reviewers',
    'add',
    'remove organisation/partners -1',
  ];
  for (const act of acts) {
    const refused = await sendForm(world, `/en/drafts/${id}/parts/organisation`, { seen: '0', act, 'organisation/name': 'Half a name' }, own);
    expect([act, refused.status, faultsOf(refused.text), refused.text.includes('>Half a name</textarea>')]).toEqual([act, 400, [], true]);
  }
});

it('knows which year it is, and that a telephone number has a digit', async () => {
  const { id, own } = await draftOf(world, { answers: {} });
  const founded = (year: string) => save(id, 'organisation', new URLSearchParams({ 'organisation/founded': year }), own);
  const late = await founded('2027');
  expect([late.status, faultsOf(late.text)]).toEqual([422, []]);
  expect(late.text).toContain('Opgericht in: het maximum is hier 2026.');
  expect((await founded('2026')).status).toBe(303);
  const sent = await proposalAt(world, cast, 'submitted');
  const organisation = { ...(await read(sent.id, sent.own)).answers.organisation, founded: 2027 };
  const amended = await world.request({ method: 'POST', path: `/api/proposals/${sent.id}/amend`, body: { changes: { organisation } }, cookie: sent.own });
  expect([amended.status, amended.body.errors?.map(({ path }: { path: string }) => path)]).toEqual([422, ['organisation/founded']]);
  const called = (phone: string) => save(id, 'contact', new URLSearchParams({ 'contact/phone': phone }), own);
  expect((await called('bel mij')).status).toBe(422);
  expect((await called('+31 70 000 0000')).status).toBe(303);
});

it('asks for a tick where a box was left empty, and reads a country by its name', async () => {
  const { id, own } = await draftOf(world, { answers: {} });
  const refused = await save(id, 'request', new URLSearchParams(), own, 'next');
  expect(refused.text).toContain('Ik ga akkoord met de voorwaarden: zet hier een vinkje.');
  expect(answerText('organisation/country', 'NL', 'en')).toBe('Netherlands');
  expect(answerText('organisation/country', 'NL', 'nl')).toBe('Nederland');
});

it('gives back what was typed by somebody who is signed in no longer', async () => {
  const { id, own } = await draftOf(world, { answers: {} });
  const path = `/nl/drafts/${id}/parts/evidence`;
  const typed = { seen: '0', go: 'next', 'evidence/text': 'Gemeten op <b>vier</b> pompen.' };
  const refused = await sendForm(world, path, typed, 'nobody');
  expect([refused.status, faultsOf(refused.text), refused.headers['cache-control']]).toEqual([401, [], 'no-store']);
  expect(refused.text).toContain('>Gemeten op &lt;b>vier&lt;/b> pompen.</textarea>');
  expect((await get(path, own)).text).not.toContain('vier');
});

it('adds and removes rows without a script, saves nothing by that, and loses nothing typed', async () => {
  const { id, own } = await draftOf(world, { answers: {} });
  const path = `/nl/drafts/${id}/parts/organisation`;
  const typed = (act: string) =>
    new URLSearchParams([
      ['seen', '0'],
      ['organisation/name', 'Half ingevul'],
      ['organisation/partners', 'Een'],
      ['organisation/partners', 'Twee'],
      ['act', act],
    ]);
  const rows = (text: string) => [...text.matchAll(/name="organisation\/partners"[^>]*?(?:value="([^"]*)")?\/?>/g)].map(([, value = '']) => value).slice(0, -1);
  const added = await sendTyped(path, typed('add organisation/partners'), own);
  expect([added.status, faultsOf(added.text), rows(added.text), added.text.includes('value="Half ingevul"')]).toEqual([200, [], ['Een', 'Twee', ''], true]);
  expect(added.text).toMatch(/id="organisation\.partners-2-"[^>]*autofocus/);
  const removed = await sendTyped(path, typed('remove organisation/partners 0'), own);
  expect(rows(removed.text)).toEqual(['Twee']);
  const reviewers = `/nl/drafts/${id}/parts/exclusions`;
  const more = await sendForm(
    world,
    reviewers,
    { seen: '0', 'exclusions/reviewers/0/name': 'Een', 'exclusions/reviewers/3/why': 'Daarom', act: 'remove exclusions/reviewers 0' },
    own,
  );
  expect([more.text.includes('value="Een"'), more.text.includes('>Daarom</textarea>')]).toEqual([false, true]);
  expect((await read(id, own)).answers).toEqual({});
});

const HOSTILE = `"'></textarea><script>alert(1)</script>\u202E&amp;`;
it('shows hostile text as text in every field of every part', async () => {
  const { id, own } = await draftOf(world, { answers: {} });
  let fields = 0;
  for (const part of PARTS.filter((each) => each !== 'extra')) {
    const names = Object.entries(kindsOf(part)).flatMap(([field, kind]) =>
      kind === 'rows' ? ['id', 'relation', 'name', 'why'].map((column) => `${part}/${field}/0/${column}`) : [`${part}/${field}`],
    );
    fields += names.length;
    const reply = await save(id, part, new URLSearchParams(names.map((name) => [name, HOSTILE])), own);
    expect([part, faultsOf(reply.text), reply.text.includes('<script>alert')]).toEqual([part, [], false]);
    for (const path of [`parts/${part}`, 'check', '']) {
      const page = await get(`/en/drafts/${id}/${path}`.replace(/\/$/, ''), own);
      expect([part, path, page.status, faultsOf(page.text), page.text.includes('<script>alert')]).toEqual([part, path, 200, [], false]);
    }
  }
  expect(fields).toBeGreaterThan(60);
});

it('takes parts of the answer to an open question, and leads back to it', async () => {
  const { id, applicant } = await proposalAt(world, cast, 'question');
  const own = await session(world, applicant, { door: 'person' });
  const page = await get(`/nl/drafts/${id}/parts/team`, own);
  expect([page.status, page.text.includes(`/nl/proposals/${id}/answer`)]).toEqual([200, true]);
  const saved = await save(id, 'team', new URLSearchParams({ 'team/text': 'Drie mensen, en straks vier.' }), own, 'next');
  expect([saved.status, saved.headers.location]).toEqual([303, `/nl/proposals/${id}/answer`]);
  await world.drain();
  expect(await world.violations()).toEqual([]);
});

describe('sending in', () => {
  it('shows what is missing with the way to it, then takes it once, and confirms with reference and dates', async () => {
    const { id, reference, draft, own } = await draftOf(world, { answers: { contact: { name: 'Ana', role: 'Founder' } } });
    const open = await get(`/nl/drafts/${id}/check`, draft);
    expect([open.status, faultsOf(open.text), open.text.includes('Verklaar en dien in')]).toEqual([200, [], false]);
    expect(open.text).toContain(`href="/nl/drafts/${id}/parts/outline#outline.title"`);
    for (const [part, content] of Object.entries(FULL))
      await must(world, own, `/api/proposals/${id}/parts/${part}`, { seen: part === 'contact' ? 1 : 0, content }, 'PUT');
    const ready = await get(`/nl/drafts/${id}/check`, draft);
    expect([ready.status, faultsOf(ready.text)]).toEqual([200, []]);
    expect(ready.text).toContain('Verklaar en dien in');
    const sent = await sendForm(world, `/nl/drafts/${id}/submit`, hiddenIn(ready.text), draft);
    const again = await sendForm(world, `/nl/drafts/${id}/submit`, hiddenIn(ready.text), draft);
    const other = await sendForm(world, `/nl/drafts/${id}/submit`, { key: world.key() }, draft);
    expect([sent, again, other].map(({ status, headers }) => [status, headers.location])).toEqual(Array(3).fill([303, `/nl/drafts/${id}/sent`]));
    const confirmed = await get(`/nl/drafts/${id}/sent`, draft);
    expect([confirmed.status, faultsOf(confirmed.text)]).toEqual([200, []]);
    for (const part of [reference, 'Uw voorstel is ontvangen', 'uiterlijk op', `/nl/proposals/${id}`]) expect(confirmed.text).toContain(part);
    expect(confirmed.text).not.toContain((await read(id, own)).receipt);
    expect((await get(`/nl/drafts/${id}/sent`, own)).text).toContain((await read(id, own)).receipt);
  });

  it('does not offer the button before the address is proved, by its link or by a fresh sign-in', async () => {
    const { id, draft, own } = await draftOf(world, { answers: FULL, verified: false });
    const page = await get(`/en/drafts/${id}/check`, draft);
    expect([page.text.includes('Declare and submit'), page.text.includes('Open the link in our mail')]).toEqual([false, true]);
    const refused = await sendForm(world, `/en/drafts/${id}/submit`, hiddenIn(page.text).key ? hiddenIn(page.text) : { key: world.key() }, draft);
    expect([refused.status, faultsOf(refused.text), refused.text.includes('<title>Error: ')]).toEqual([409, [], true]);
    const fresh = await get(`/en/drafts/${id}/check`, own);
    expect([fresh.text.includes('Declare and submit'), fresh.text.includes('Open the link in our mail')]).toEqual([true, false]);
    expect((await sendForm(world, `/en/drafts/${id}/submit`, hiddenIn(fresh.text), own)).status).toBe(303);
  });

  it('takes an extension code when a call has closed, and moves a draft to the open intake', async () => {
    const call = await callOf(world, cast, { closesAt: '2026-11-20T16:00:00.000Z', graceMinutes: 0 });
    const [late, moved] = [await draftOf(world, { answers: FULL, call: call.id }), await draftOf(world, { answers: FULL, call: call.id })];
    const { code } = (await must(world, cast.admin.cookie, `/api/admin/calls/${call.id}/extensions`, { until: '2026-12-20T12:00:00.000Z' })).body;
    world.now = Date.parse('2026-11-23T09:00:00.000Z');
    cast = await signInAgain(world, cast);
    const fresh = async (person: string) => session(world, person, { door: 'person' });
    const own = await fresh(late.applicant);
    const page = await get(`/en/drafts/${late.id}/check`, own);
    expect(page.text).toContain('name="extension"');
    const refused = await sendForm(world, `/en/drafts/${late.id}/submit`, { ...hiddenIn(page.text), extension: 'NOPE' }, own);
    expect([refused.status, faultsOf(refused.text), refused.text.includes('value="NOPE"'), refused.text.includes('href="#extension"')]).toEqual([
      422,
      [],
      true,
      true,
    ]);
    const sent = await sendForm(world, `/en/drafts/${late.id}/submit`, { ...hiddenIn(refused.text), extension: code }, own);
    expect([sent.status, sent.headers.location]).toEqual([303, `/en/drafts/${late.id}/sent`]);
    const over = await sendForm(world, `/en/drafts/${moved.id}/submit`, { key: world.key(), act: 'open' }, own);
    expect([over.status, over.headers.location]).toEqual([303, `/en/drafts/${moved.id}/check`]);
    expect((await get(`/en/drafts/${moved.id}/check`, own)).text).toContain('Declare and submit');
  });

  it('asks a call’s own questions where the call asks them, and opens a later one by an earlier answer', async () => {
    const label = (text: string) => ({ nl: `${text}?`, en: `${text}!` });
    const call = await callOf(world, cast, {
      opensAt: new Date(world.now).toISOString(),
      closesAt: '2026-12-30T16:00:00.000Z',
      questions: [
        {
          id: 'site',
          kind: 'choice',
          label: label('Pilot <site>'),
          required: true,
          options: [
            { id: 'yes', label: { nl: 'Ja', en: 'Yes' } },
            { id: 'no', label: { nl: 'Nee', en: 'No' } },
          ],
        },
        { id: 'where', kind: 'text', label: label('Where'), required: true, max: 60, showIf: { question: 'site', equals: 'yes' } },
        { id: 'many', kind: 'number', label: label('How many'), required: false, min: 1, max: 9 },
      ],
    });
    const { id, own } = await draftOf(world, { answers: {}, call: call.id });
    const fresh = own;
    const first = await get(`/en/drafts/${id}/parts/extra`, fresh);
    expect([first.status, faultsOf(first.text), first.text.includes('Pilot &lt;site>!'), first.text.includes('Where!')]).toEqual([200, [], true, false]);
    const opened = await save(id, 'extra', new URLSearchParams({ 'extra/site': 'yes', 'extra/many': '3' }), fresh, 'next', 'en');
    expect([opened.status, opened.text.includes('Where!'), opened.text.includes('href="#extra.where"')]).toEqual([422, true, true]);
    const done = await save(id, 'extra', new URLSearchParams({ 'extra/site': 'yes', 'extra/where': 'Delft', 'extra/many': '3' }), fresh, 'next', 'en');
    expect([done.status, done.headers.location]).toEqual([303, `/en/drafts/${id}`]);
    expect((await read(id, fresh)).answers.extra).toEqual({ site: 'yes', where: 'Delft', many: 3 });
    expect((await get(`/en/drafts/${id}/check`, fresh)).text).toContain('Delft');
  });
});
