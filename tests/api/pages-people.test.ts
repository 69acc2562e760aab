import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersFor, IDEAS } from '../../infra/local/sample-items.ts';
import { APPLICANTS, REVIEWERS, type SamplePerson } from '../../infra/local/sample-people.ts';
import { hiddenIn } from '../support/form.ts';
import { desk, type Journey, must, proposalAt } from '../support/journey.ts';
import { addCast, addPlayer, type Cast, type Player, session } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';
import { faultsOf } from '../web/wellformed.ts';

const HOSTILE = '<img src=x onerror=alert(1)> & "Zoon"';
const base = answersFor(IDEAS[0]!, APPLICANTS[0]!);
const answers = { ...base, exclusions: { reviewers: [{ name: 'Omar Onderstation', why: 'Hij vertrok vorig jaar bij ons met ruzie.' }] } };

let world: World;
let cast: Cast;
let item: Journey;

const get = (path: string, cookie: string) => world.request({ method: 'GET', path, cookie });
const send = async (path: string, cookie: string, fields: Record<string, string | readonly string[]>) => {
  const shown = await get(path, cookie);
  const form = new URLSearchParams({ key: hiddenIn(shown.text).key ?? world.key() });
  for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) form.append(name, each as string);
  return world.request({
    method: 'POST',
    path: path.replace(/\?.*/, ''),
    cookie,
    text: String(form),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
};

beforeAll(async () => {
  world = await openWorld({ seed: 'pages-people' });
  cast = await addCast(world);
  item = await proposalAt(world, cast, 'in-review', { answers });
  await world.drain();
});
afterAll(() => world.stop());

describe('people', () => {
  it('are found by any part of a name or an organisation, in both languages, and come a page at a time', async () => {
    const nl = await get('/nl/desk/people?q=horizon', cast.lia.cookie);
    expect(nl.text).toContain('Jan de Peiler');
    expect(nl.text).not.toContain('Mila Meetnet');
    expect(nl.text).not.toContain('Voeg iemand toe');
    expect((await get('/en/desk/people?q=meet', cast.admin.cookie)).text).toMatch(/Mila Meetnet[\s\S]*reviewer/);
    expect((await get('/en/desk/people?q=nobodyatall', cast.lia.cookie)).text).toContain('Nobody found');
    for (let i = 0; i < 30; i += 1)
      await addPlayer(world, { ...REVIEWERS[0]!, name: `Zeventig ${String(i).padStart(2, '0')}`, email: `z${i}@zeventig.example`, organisation: 'Zeventig' });
    const first = await get('/nl/desk/people?q=zeventig', cast.lia.cookie);
    const next = /href="([^"]+)" rel="next"/.exec(first.text)![1]!.replaceAll('&amp;', '&');
    const second = await get(next, cast.lia.cookie);
    expect([first.text.match(/Zeventig \d\d/g)!.length, second.text.match(/Zeventig \d\d/g)!.length]).toEqual([25, 5]);
    expect(second.text).not.toContain('rel="next"');
    // Where a list goes on says nothing of who stands there, and leads nobody else on.
    expect(new URLSearchParams(next.replace(/^[^?]*/, '')).get('cursor')).toMatch(/^[\w-]+\.[\w-]{60,}$/);
    expect((await get(next, cast.vera.cookie)).status).toBe(422);
    expect((await get(next.replace('q=zeventig', 'q=zevent'), cast.lia.cookie)).status).toBe(422);
  });

  it('keep a former employer that an administrator corrects and that they only read themselves', async () => {
    const player = await addPlayer(world, { ...REVIEWERS[0]!, name: 'Wim Wisselaar', email: 'wim@oudwerk.example', organisation: 'Oudwerk' });
    const page = `/nl/desk/people/${player.id}?edit=yes`;
    const { name, language, organisationType } = { ...REVIEWERS[0]!, name: 'Wim Wisselaar' };
    const fields = { act: 'save', name, language, organisationType, roles: ['reviewer'], languages: ['nl'] };
    expect((await send(page, cast.admin.cookie, { ...fields, organisation: 'Nieuwwerk' })).status).toBe(303);
    expect((await get(page, cast.admin.cookie)).text).toMatch(/name="former\/0\/organisation"[^>]*value="Oudwerk"/);
    const own = (await get('/nl/settings/profile', player.cookie)).text;
    expect(own).toContain('Vastgelegd toen uw organisatie wijzigde');
    expect(own).toContain('Oudwerk, 2026-11-02');
    expect(own).not.toMatch(/name="former\/0\/organisation"[^>]*value="Oudwerk"/);
    const corrected = { 'former/0/organisation': 'Oudwerk', 'former/0/until': '2026-10-31' };
    expect((await send(page, cast.admin.cookie, { ...fields, organisation: 'Nieuwwerk', ...corrected })).status).toBe(303);
    expect((await get('/en/settings/profile', player.cookie)).text).toContain('Oudwerk, 2026-10-31');
    expect((await send(page, cast.admin.cookie, { ...fields, organisation: 'Nieuwerwerk', slip: 'yes' })).status).toBe(303);
    expect((await get('/en/settings/profile', player.cookie)).text).not.toContain('Nieuwwerk');
  });

  it('are added and changed by an administrator, and what is wrong stands at its field with all that was typed', async () => {
    const fields = {
      act: 'save',
      name: 'Nina Nieuw',
      email: 'nina@nieuw.example',
      language: 'nl',
      roles: ['reviewer'],
      organisation: HOSTILE,
      organisationType: 'sme',
      languages: ['nl', 'en'],
      'languages-more': ['pl'],
    };
    const wrong = await send('/nl/desk/people/new', cast.admin.cookie, {
      ...fields,
      email: 'geen adres',
      'standing/0/kind': 'customer',
      'former/0/organisation': 'Oud',
      'former/0/until': 'gisteren',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Fout: ');
    for (const id of ['email', 'standing.0.organisation', 'former.0.until']) expect([id, wrong.text.includes(`href="#${id}"`)]).toEqual([id, true]);
    expect(wrong.text).toContain('value="Nina Nieuw"');
    expect(wrong.text).not.toContain(HOSTILE);
    const made = await send('/nl/desk/people/new', cast.admin.cookie, {
      ...fields,
      'capability/nids': '3',
      assets: ['plc'],
      'standing/1/kind': 'family',
      'standing/1/organisation': 'Lekdetect',
      'former/0/organisation': 'Oud huis',
      'former/0/until': '2026-01-31',
    });
    expect(made.status).toBe(303);
    const shown = await get(made.headers.location!, cast.admin.cookie);
    for (const text of ['Toegevoegd.', 'Nina Nieuw', 'Pools', '3 – leidt anderen erin', 'PLC', 'familie of goede vriend', 'Oud huis'])
      expect(shown.text, text).toContain(text);
    expect(shown.text).toContain('&lt;img src=x onerror=alert(1)>');
    const id = /people\/(per_\w+)/.exec(made.headers.location!)![1]!;
    const edit = await get(`/en/desk/people/${id}?edit=yes`, cast.admin.cookie);
    expect(edit.text).toContain('Lekdetect');
    expect((await get(`/en/desk/people/${id}?edit=yes`, cast.lia.cookie)).text).not.toContain('<form method="post" action="/en/desk/people');
    const away = await send(`/nl/desk/people/${id}?edit=yes`, cast.admin.cookie, { act: 'absence', from: '2026-12-24', until: '2026-12-20' });
    expect(away.text).toContain('href="#until"');
    expect((await send(`/nl/desk/people/${id}?edit=yes`, cast.admin.cookie, { act: 'absence', from: '2026-12-24', until: '2027-01-03' })).status).toBe(303);
    expect((await get(`/nl/desk/people/${id}`, cast.lia.cookie)).text).toContain('2026-12-24 – 2027-01-03');
    expect((await send(`/nl/desk/people/${id}?edit=yes`, cast.admin.cookie, { act: 'present', from: '2026-12-24', until: '2027-01-03' })).status).toBe(303);
    expect((await get(`/nl/desk/people/${id}`, cast.lia.cookie)).text).not.toContain('2026-12-24');
    const vendor = await addPlayer(world, {
      ...REVIEWERS[0]!,
      name: 'Dio de',
      email: 'dio@dio.example',
      organisation: 'DiodeWorks',
      organisationType: 'vendor',
    });
    expect((await get(`/en/desk/people/${vendor.id}`, cast.lia.cookie)).text.replaceAll(/<[^>]*>/g, '')).toContain('DiodeWorks, OT vendor / OEM');
    // A sender is nobody's colleague: there is no page about one.
    expect((await get(`/nl/desk/people/${item.applicant}`, cast.lia.cookie)).status).toBe(404);
  });

  it('keep the own profile, and what they say of their relations counts at once', async () => {
    const { jan } = cast;
    await must(world, cast.lia.cookie, desk(item.id, 'invite'), { reviewers: [jan.id] });
    expect((await get('/api/review', jan.cookie)).text).toContain(item.id);
    const page = await get('/nl/settings/profile', jan.cookie);
    expect(page.text).toContain('name="capability/nids"');
    const saved = await send('/nl/settings/profile', jan.cookie, {
      languages: ['nl', 'de'],
      'capability/nids': '1',
      capacity: '2',
      helix: 'public',
      'standing/0/kind': 'customer',
      'standing/0/organisation': 'LEKDETECT b.v.',
    });
    expect([saved.status, saved.headers.location]).toEqual([303, expect.stringContaining('/nl/settings/profile?did=')]);
    expect((await get('/api/me/profile', jan.cookie)).body).toMatchObject({
      languages: ['nl', 'de'],
      helix: 'public',
      capacity: 2,
      capabilities: [{ id: 'nids', level: 1 }],
    });
    expect((await get('/api/review', jan.cookie)).text).not.toContain(item.id);
    expect((await get(`/api/review/${item.id}/invitation`, jan.cookie)).status).toBe(404);
    const wrong = await send('/en/settings/profile', jan.cookie, { capacity: 'many' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('href="#capacity"');
    expect(wrong.text).toContain('href="#languages"');
    // The link of an invitation leads to one proposal and to nobody's profile.
    const linked = await session(world, jan.id, { door: 'invitation', item: item.id });
    expect((await get('/nl/settings/profile', linked)).status).toBe(403);
  });
});

describe('organisations', () => {
  it('are added, changed and merged, and each name and line is kept as text', async () => {
    const made = await send('/en/desk/organisations/new', cast.admin.cookie, {
      act: 'save',
      name: HOSTILE,
      aliases: 'HZ\n  H & Z  \n\n',
      domains: '@HZ.example',
      parents: 'Zoon Groep',
      'competitors/1/organisation': 'Diodewerk',
      'competitors/1/capability': 'diode',
      customers: 'Klant Een\nKlant Twee',
    });
    expect(made.status).toBe(303);
    const shown = await get(made.headers.location!, cast.lia.cookie);
    for (const text of ['&lt;img src=x', 'H &amp; Z', 'hz.example', 'Zoon Groep', 'Diodewerk', 'Klant Twee']) expect(shown.text, text).toContain(text);
    expect(shown.text).not.toContain('Merge with another');
    const { id } = (await get('/api/desk/organisations?q=zoon', cast.lia.cookie)).body.organisations.find(
      ({ name }: { name: string }) => name === 'Zoon Groep',
    );
    expect((await get(`/nl/desk/organisations/${id}`, cast.lia.cookie)).text).toMatch(/Dochterbedrijven[\s\S]*&lt;img src=x/);
    const taken = await send(`/nl/desk/organisations/${id}?edit=yes`, cast.admin.cookie, { act: 'save', name: 'Zoon Groep', aliases: 'hz' });
    expect(taken.status).toBe(409);
    expect(taken.text).toContain('Dit is van een andere organisatie');
    const unknown = await send(`/nl/desk/organisations/${id}`, cast.admin.cookie, { act: 'merge', into: 'Bestaat Niet' });
    expect([unknown.status, unknown.text.includes('href="#into"')]).toEqual([422, true]);
    const itself = await send(`/nl/desk/organisations/${id}`, cast.admin.cookie, { act: 'merge', into: id });
    expect(itself.status).toBe(422);
    const before = await world.rows();
    for (const [language, sure, never] of [
      ['en', 'Are you sure that these are one organisation?', 'It cannot be taken back.'],
      ['nl', 'Weet u zeker dat dit dezelfde organisatie is?', 'Dit kunt u niet terugdraaien.'],
    ] as const) {
      const asked = await send(`/${language}/desk/organisations/${id}`, cast.admin.cookie, { act: 'merge', into: 'Klant Een' });
      expect([asked.status, faultsOf(asked.text)]).toEqual([200, []]);
      for (const text of [sure, never, 'Zoon Groep', 'Klant Een']) expect(asked.text).toContain(text);
    }
    expect(await world.rows()).toEqual(before);
    const merged = await send(`/nl/desk/organisations/${id}`, cast.admin.cookie, { act: 'merge', into: 'Klant Een', sure: 'yes' });
    expect((await get(merged.headers.location!, cast.admin.cookie)).text).toMatch(/Samengevoegd[\s\S]*Klant Een[\s\S]*Zoon Groep/);
    await world.drain();
    expect(await world.violations()).toEqual([]);
  });
});

describe('interests in a proposal', () => {
  const path = () => `/nl/desk/proposals/${item.id}/conflicts`;
  it('are shown to staff without one, with the words of the applicant, and decided about by a chair', async () => {
    const shown = await get(path(), cast.vera.cookie);
    expect(shown.text).toMatch(/Omar Onderstation[\s\S]*genoemd in het voorstel[\s\S]*gevonden[\s\S]*Hij vertrok vorig jaar/);
    expect((await get(path(), cast.lia.cookie)).text).not.toContain('name="state" value="waived"');
    const waived = await send(path(), cast.vera.cookie, { person: cast.omar.id, state: 'waived', conflict: 'named', reason: 'Nobody else knows this field.' });
    expect(waived.status).toBe(409);
    expect(waived.text).toContain('Nobody else knows this field.');
    const reason = 'Volgens hem en ons gaat het om iemand anders met die naam.';
    const decided = await send(path(), cast.vera.cookie, { person: cast.omar.id, state: 'dismissed', conflict: 'named', reason });
    const after = (await get(decided.headers.location!, cast.lia.cookie)).text;
    expect(after).toMatch(/Omar Onderstation[\s\S]*afgewezen als onjuist[\s\S]*Vera Voorzitter/);
    expect(after).toContain(reason);
    expect((await must(world, cast.lia.cookie, desk(item.id, 'invite'), { reviewers: [cast.omar.id] })).status).toBe(200);
  });

  it('are recorded by a chair about anybody, found by name, at the same cost however many there are', async () => {
    const requests = async (more: string) => {
      const before = world.calls.length;
      const shown = await get(`${path()}${more}`, cast.vera.cookie);
      return { text: shown.text, status: shown.status, n: world.calls.length - before };
    };
    const all = await requests('');
    const found = await requests('?find=meetnet');
    expect([all.status, found.status, all.n]).toEqual([200, 200, found.n]);
    expect(all.n).toBeLessThan(16);
    const offered = (text: string) => [...text.matchAll(/<option value="(per_\w+)"/g)].map(([, id]) => id);
    expect([all.text.includes('Niet iedereen staat in de lijst'), offered(all.text).length < 40]).toEqual([true, true]);
    expect(found.text).toContain(`<option value="${cast.mila.id}" selected`);
    expect(offered(found.text)).toContain(cast.vera.id);
    expect((await get(`${path()}?find=meetnet`, cast.lia.cookie)).text).not.toContain(cast.mila.id);
    const reason = 'Haar zus werkt er, vertelde zij vanmorgen aan de telefoon.';
    const fields = { person: cast.mila.id, state: 'confirmed', conflict: 'family' };
    const short = await send(`${path()}?find=meetnet`, cast.vera.cookie, { ...fields, find: 'meetnet', reason: 'Kort' });
    expect([short.status, short.text.includes(`<option value="${cast.mila.id}" selected`)]).toEqual([422, true]);
    const told = await send(`${path()}?find=meetnet`, cast.vera.cookie, { ...fields, reason });
    expect((await get(told.headers.location!, cast.vera.cookie)).text).toMatch(/Mila Meetnet[\s\S]*familie[^<]*: <strong>bevestigd/);
    const refused = await world.request({ method: 'POST', path: desk(item.id, 'invite'), cookie: cast.lia.cookie, body: { reviewers: [cast.mila.id] } });
    expect([refused.status, refused.body.code]).toEqual([409, 'conflict.blocks']);
  });

  it('come up again where a relation of another kind comes up', async () => {
    expect((await get(`/api/review/${item.id}/invitation`, cast.omar.cookie)).status).toBe(200);
    const { email: _, ...omar } = REVIEWERS.find(({ email }) => email.startsWith('omar'))!;
    await must(world, cast.admin.cookie, `/api/admin/people/${cast.omar.id}`, { ...omar, organisation: 'Lekdetect' });
    expect((await get(`/api/review/${item.id}/invitation`, cast.omar.cookie)).status).toBe(404);
    expect((await get(path(), cast.vera.cookie)).text).toMatch(/Omar Onderstation[\s\S]*zelfde organisatie[^<]*: <strong>gevonden/);
  });

  it('take the item from whoever reports an own one, and show that person nothing', async () => {
    const inside: SamplePerson = { ...REVIEWERS[0]!, roles: ['liaison'], name: 'Iris Inzicht', email: 'iris@inzicht.example', organisation: 'Inzicht' };
    const iris: Player = await addPlayer(world, inside);
    const told = await send(path(), iris.cookie, { person: iris.id, state: 'confirmed', conflict: 'family', reason: 'My sister works for the applicant.' });
    expect(told.headers.location).toBe('/nl/desk');
    const [own, absent] = [await get(path(), iris.cookie), await get(path().replace(/prp_\w+/, `prp_${'0'.repeat(26)}`), iris.cookie)];
    expect(own.status).toBe(404);
    const plain = (text: string) => text.replaceAll(/prp_\w+/g, 'item').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'request');
    expect(plain(own.text)).toBe(plain(absent.text));
  });
});
