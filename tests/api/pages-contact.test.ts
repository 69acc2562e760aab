import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { community } from '../../shared/community.ts';
import { fieldText } from '../../shared/domain/words/index.ts';
import { contactWords } from '../../web/words/contact.ts';
import { hiddenIn, keyIn, sendForm, shownBefore } from '../support/form.ts';
import { CONTACT, contactFrom, must } from '../support/journey.ts';
import { addCast, type Cast, session } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';
import { faultsOf } from '../web/wellformed.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'contact pages' });
  cast = await addCast(world, { admin: ['admin'], lia: ['liaison'] });
});
afterAll(() => world.stop());

const get = (path: string, cookie?: string) => world.request({ method: 'GET', path, ...(cookie ? { cookie } : {}) });
const fields = {
  kind: 'test-facility',
  name: 'Ana Díaz',
  email: 'ana@sonde.example',
  organisation: 'Sonde',
  subject: 'A place to test',
  message: 'Where can we try our sensor?',
};
const stored = async () => (await world.rows()).records.filter(({ pk }) => String(pk).startsWith('ctc_')).length;

describe.each(['nl', 'en'] as const)('the way to ask something in %s', (language) => {
  it('asks what it is about before anything else, and shows the right doors instead of a text box', async () => {
    const kinds = await get(`/${language}/contact`);
    expect([kinds.status, faultsOf(kinds.text), kinds.text.includes('<textarea')]).toEqual([200, [], false]);
    const incident = await get(`/${language}/contact?kind=incident`);
    expect(incident.text).toContain(community.csirt.phone);
    expect(incident.text).toContain('NIS2');
    expect(incident.text).not.toContain('<textarea');
    const hole = await get(`/${language}/contact?kind=vulnerability`);
    expect(hole.text).toContain(community.disclosure[language]);
    const all = await get(`/${language}/contact?kind=incident&here=yes`);
    expect(all.text).toContain('<textarea');
    expect(all.text).toContain(community.csirt.phone);
  });

  it('takes a message once, however often the form is sent, and says what it is called and by when', async () => {
    const page = await get(`/${language}/contact?kind=test-facility`);
    expect(faultsOf(page.text)).toEqual([]);
    const before = await stored();
    const sent = { ...fields, email: `ana-${language}@sonde.example`, ...hiddenIn(page.text) };
    world.advance(5_000);
    const first = await sendForm(world, `/${language}/contact`, sent);
    const again = await sendForm(world, `/${language}/contact`, sent);
    expect([first.status, again.status, faultsOf(first.text)]).toEqual([200, 200, []]);
    const reference = /OT-\d\d-[0-9A-Z]+-[0-9A-Z]/.exec(first.text)?.[0];
    expect(reference).toBeTruthy();
    expect(again.text).toContain(reference);
    expect(first.text).toMatch(/<time datetime="2026-11-/i);
    expect((await stored()) - before).toBeGreaterThan(0);
    const rows = await stored();
    await sendForm(world, `/${language}/contact`, sent);
    expect(await stored()).toBe(rows);
  });

  it('names every field of an empty form, in the order of the page', async () => {
    const empty = { kind: 'press', name: ' ', email: '', subject: '', message: '', key: 'press-sent-empty', shown: await shownBefore(world, 'contact') };
    const refused = await sendForm(world, `/${language}/contact`, empty);
    const lines = [...refused.text.matchAll(/<li><a href="#(\w+)">([^<]+)<\/a>/g)].map(([, to, line = '']) => [to, line.replace(/:.*: /, ': ')]);
    const { form } = contactWords[language];
    const missing = fieldText('field.empty', language);
    const address = fieldText('text.no-address', language);
    expect(lines).toEqual([
      ['name', `${form.name}: ${missing}`],
      ['email', `${form.email}: ${address}`],
      ['subject', `${form.subject}: ${missing}`],
      ['message', `${form.message}: ${missing}`],
    ]);
  });

  it('gives everything back that was typed, with each error at its field and on top', async () => {
    const refused = await sendForm(world, `/${language}/contact`, {
      ...fields,
      email: 'ana@',
      subject: '',
      message: `<b>"'&\u202E`,
      shown: await shownBefore(world, 'contact'),
    });
    expect(refused.status).toBe(422);
    expect(faultsOf(refused.text)).toEqual([]);
    expect(refused.text).toContain('value="Ana Díaz"');
    expect(refused.text).not.toContain('<b>');
    expect(refused.text).toContain('href="#email"');
    expect(refused.text).toContain('href="#subject"');
    expect(refused.text).toMatch(/aria-invalid="true"/);
    expect(refused.text).toMatch(language === 'nl' ? /<title>Fout: / : /<title>Error: /);
  });
});

it('refuses a form that came back faster than a person types, with all that was typed, and takes it at the second press', async () => {
  const typed = { ...fields, email: 'quick@sonde.example' };
  const page = await get('/en/contact?kind=test-facility');
  const before = await stored();
  let again: Record<string, string> = {};
  for (const shown of [
    undefined,
    '',
    'k1.abc.forged',
    hiddenIn(page.text).shown,
    await shownBefore(world, 'submit'),
    await shownBefore(world, 'contact', 25 * 3_600_000),
  ]) {
    const refused = await sendForm(world, '/en/contact', { ...typed, key: world.key(), ...(shown === undefined ? {} : { shown }) });
    expect([refused.status, faultsOf(refused.text)]).toEqual([422, []]);
    expect(refused.text).toContain('Press the button once more');
    for (const value of ['Ana Díaz', 'quick@sonde.example', 'Where can we try our sensor?']) expect(refused.text).toContain(value);
    expect(await stored()).toBe(before);
    again = hiddenIn(refused.text);
  }
  expect((await sendForm(world, '/en/contact', { ...typed, ...again })).status).toBe(200);
  expect(await stored()).toBeGreaterThan(before);
});

it('warns before it keeps a text that looks like an incident, and sends it on all the same when told to', async () => {
  const incident = {
    ...fields,
    kind: 'other',
    email: 'night@gemaal.example',
    message: 'Our SCADA screens went black an hour ago and there is a ransom note on the historian.',
  };
  const before = await stored();
  const warned = await sendForm(world, '/en/contact', { ...incident, key: world.key(), shown: await shownBefore(world, 'contact') });
  expect(warned.status).toBe(422);
  expect(warned.text).toContain(community.csirt.phone);
  expect(warned.text).toContain('ransom note');
  expect(warned.text).toContain('name="warned"');
  expect(await stored()).toBe(before);
  const sent = await sendForm(world, '/en/contact', { ...incident, ...hiddenIn(warned.text), warned: 'yes' });
  expect(sent.status).toBe(200);
  expect(sent.text).toContain(community.csirt.phone);
  expect(await stored()).toBeGreaterThan(before);
});

it.each([
  [
    'nl',
    'incident',
    'Onze bestanden zijn versleuteld, wij moeten betalen in bitcoin.',
    'Dit lijkt op een lopend incident',
    'Uw bericht is nog niet verstuurd.',
  ],
  ['en', 'incident', 'Our files are encrypted and there is a ransom note.', 'This looks like an ongoing incident', 'Your message has not been sent.'],
  [
    'nl',
    'vulnerability',
    'Ik vond een lek in een PLC: iedereen kan zonder wachtwoord inloggen.',
    'Dit lijkt op een gevonden kwetsbaarheid',
    'Uw bericht is nog niet verstuurd.',
  ],
] as const)('says first that what seems to belong elsewhere was not sent, in %s: %s', async (language, _, message, looks, unsent) => {
  const path = `/${language}/contact`;
  const typed = { ...fields, kind: 'other', subject: 'Interview', message, key: world.key(), shown: await shownBefore(world, 'contact') };
  const { status, text } = await sendForm(world, path, typed);
  expect([status, faultsOf(text)]).toEqual([422, []]);
  expect(text).toContain(`<title>${looks} – `);
  const [main] = text.split('<main')[1]!.split('</main>');
  const notice = main!.indexOf('role="alert" tabindex="-1" autofocus data-focus="true"');
  const said = main!.indexOf(`${looks}. ${unsent}`);
  expect([notice > 0, said > notice, said < main!.indexOf('<h1>')]).toEqual([true, true, true]);
});

it('shows where a message stands through its link, and what was written only after a fresh sign-in', async () => {
  const { id, reference } = await contactFrom(world);
  const root = (await world.rows()).records.find(({ pk, sk }) => pk === id && sk === 'a')!;
  const door = await session(world, String(root.applicant), { door: 'item', item: id });
  const person = await session(world, String(root.applicant), { door: 'person' });
  const through = await get(`/nl/contact/requests/${id}`, door);
  expect([through.status, faultsOf(through.text)]).toEqual([200, []]);
  expect(through.text).toContain(reference);
  expect(through.text).not.toContain(String(CONTACT.message));
  await must(world, cast.lia!.cookie, `/api/desk/contact-requests/${id}/take`);
  await must(world, cast.lia!.cookie, `/api/desk/contact-requests/${id}/reply`, { text: 'Kunt u <b>morgen</b> bellen?' });
  await world.drain();
  const own = await get(`/nl/contact/requests/${id}`, person);
  expect([own.status, faultsOf(own.text)]).toEqual([200, []]);
  expect(own.text).toContain('Kunt u &lt;b>morgen');
  const empty = await sendForm(world, `/nl/contact/requests/${id}`, { key: keyIn(own.text), text: '' }, person);
  expect([empty.status, empty.text.includes('href="#text"')]).toEqual([422, true]);
  const answered = await sendForm(world, `/nl/contact/requests/${id}`, { key: keyIn(own.text), text: 'Dat kan.' }, person);
  expect([answered.status, answered.headers.location]).toEqual([303, `/nl/contact/requests/${id}`]);
  expect((await get(`/nl/contact/requests/${id}`, person)).text).toContain('Dat kan.');
  await world.drain();
  expect(await world.violations()).toEqual([]);
});
