import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { community } from '../../shared/community.ts';
import type { ContactRequest } from '../../shared/domain/contact.ts';
import { loadContact } from '../../shared/store/load.ts';
import { actIn, keyIn, landing, sendForm } from '../support/form.ts';
import { CONTACT, contactFrom, must } from '../support/journey.ts';
import { addCast, type Cast } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';
import { faultsOf } from '../web/wellformed.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'request pages' });
  cast = await addCast(world);
});
afterAll(() => world.stop());

const HOSTILE = `"'><script>alert(1)</script><img src=x onerror=alert(1)>\u202E&`;
const pathOf = (id: string, language = 'nl') => `/${language}/desk/contact-requests/${id}`;
const show = (id: string, cookie = cast.lia.cookie, language = 'nl') => world.request({ method: 'GET', path: pathOf(id, language), cookie });
const rootOf = async (id: string): Promise<ContactRequest> => (await loadContact(world.store, id))!.root;
const threadOf = async (id: string) => (await loadContact(world.store, id))!.messages;
let sent = 0;
/** A request of a sender of its own, taken where it says so. */
const from = async (more: Record<string, unknown> = {}, taken = true) => {
  sent += 1;
  const made = await contactFrom(world, { ...CONTACT, organisation: `Corp ${sent}`, email: `sender${sent}@corp-${sent}.example`, ...more });
  if (taken) await must(world, cast.lia.cookie, `/api/desk/contact-requests/${made.id}/take`);
  return made;
};
/** Fills in a form of the page as it was shown, and sends it. */
const DOORS: Readonly<Record<string, string>> = { reply: '/mail', preview: '/mail', resend: '/mail', 'revoke-link': '/mail', split: '/paste', paste: '/paste' };
const send = async (id: string, act: string, fields: Record<string, string> = {}, cookie = cast.lia.cookie, language = 'nl') => {
  const { text } = await show(id, cookie, language);
  return sendForm(world, `${pathOf(id, language)}${DOORS[act] ?? ''}`, { key: keyIn(text), ...(act === 'undo' ? actIn(text) : {}), act, ...fields }, cookie);
};

describe.each(['nl', 'en'] as const)('the page about a contact request in %s', (language) => {
  it('shows thread, sender, letters, log and what can be done', async () => {
    const { id, reference } = await from();
    await must(world, cast.lia.cookie, `/api/desk/contact-requests/${id}/notes`, { text: 'She phoned too.' });
    await must(world, cast.lia.cookie, `/api/desk/items/${id}/mail`, { text: 'From my other address.', from: 'other@elsewhere.example' });
    const page = await show(id, cast.lia.cookie, language);
    expect([page.status, faultsOf(page.text)]).toEqual([200, []]);
    for (const text of [reference, String(CONTACT.subject), 'She phoned too.', 'From my other address.', 'other@elsewhere.example', `sender${sent}@corp-`])
      expect(page.text).toContain(text);
    for (const anchor of ['reply', 'ask-colleague', 'resolve', 'merge', 'snooze', 'timeline', 'mails', 'sender']) expect(page.text).toContain(`id="${anchor}"`);
    for (const letter of ['1', '2', '3', '4']) expect(page.text).toContain(`data-key="${letter}"`);
  });

  it('shows hostile text as text, in every field that a stranger fills', async () => {
    const { id } = await from({ name: `N ${HOSTILE}`, subject: `S ${HOSTILE}`, message: `M ${HOSTILE}`, organisation: `O ${HOSTILE}` });
    const page = await show(id, cast.lia.cookie, language);
    expect([page.status, faultsOf(page.text)]).toEqual([200, []]);
    expect(page.text).not.toContain('<script>alert');
    expect(page.text).not.toContain('<img');
    const refused = await send(id, 'note', { 'note/text': 'x', 'reply/text': HOSTILE }, cast.lia.cookie, language);
    expect([refused.status, faultsOf(refused.text), refused.text.includes('<script>alert')]).toEqual([422, [], false]);
  });
});

it('begins a reply with the text that an address names, shows the letter, and sends it', async () => {
  const { id, reference } = await from();
  const { templates } = (await must(world, cast.lia.cookie, '/api/desk/reply-templates?language=en', {}, 'GET')).body;
  const [first] = templates as { id: string; text: string }[];
  const page = await world.request({ method: 'GET', path: `${pathOf(id)}?template=${first!.id}`, cookie: cast.lia.cookie });
  expect(page.text).toContain(first!.text.split('\n')[0]!.replaceAll('&', '&amp;').slice(0, 40));
  const seen = await send(id, 'preview', { 'reply/text': 'Wij noemen dit {{reference}}, zegt {{liaison}}.' });
  expect([seen.status, faultsOf(seen.text)]).toEqual([200, []]);
  expect(seen.text).toContain(`Wij noemen dit ${reference}, zegt ${cast.lia.name}.`);
  expect(seen.text).toContain('Wij noemen dit {{reference}}, zegt {{liaison}}.</textarea>');
  expect((await rootOf(id)).stage).toBe('open');
  const done = await send(id, 'reply', { 'reply/text': 'Wij noemen dit {{reference}}.' });
  expect([done.status, landing(done)]).toEqual([303, `${pathOf(id)}?did=reply`]);
  expect((await threadOf(id)).at(-1)).toMatchObject({ kind: 'reply', text: `Wij noemen dit ${reference}.` });
  const after = await world.request({ method: 'GET', path: `${pathOf(id)}?did=reply`, cookie: cast.lia.cookie });
  expect(after.text).toContain('value="undo"');
  expect((await send(id, 'undo')).status).toBe(303);
  expect((await rootOf(id)).stage).toBe('open');
  expect((await show(id)).text).toContain('<s>Wij noemen dit');
});

it('does through its forms what the operations do', async () => {
  const others = [await from(), await from()];
  const steps: readonly [string, Record<string, string>, (root: ContactRequest) => unknown, unknown, Record<string, unknown>?][] = [
    ['note', { 'note/text': 'A crocodile.' }, ({ messages }) => messages, 2],
    ['ask-colleague', { 'ask-colleague/colleague': cast.vera.id, 'ask-colleague/text': 'Do you know them?' }, ({ asked }) => asked, cast.vera.id],
    ['hand-over', { 'hand-over/to': cast.tom.id }, ({ owner }) => owner, cast.tom.id],
    [
      'sort',
      { 'sort/kind': 'other', 'sort/priority': 'high', 'sort/tlp': 'amber' },
      ({ contactKind, priority, tlp }) => [contactKind, priority, tlp],
      ['other', 'high', 'amber'],
    ],
    ['merge', { 'merge/into': others[0]!.reference, 'merge/differentSender': 'yes' }, ({ links }) => links, [{ id: others[0]!.id, kind: 'merged-into' }]],
    ['convert', {}, ({ stage }) => stage, 'converted'],
    ['resolve', {}, ({ stage }) => stage, 'resolved'],
    ['spam', {}, ({ stage }) => stage, 'spam'],
    ['redirect', { 'redirect/target': 'elsewhere' }, ({ stage }) => stage, 'redirected'],
    ['extend', { 'extend/reason': 'complex' }, ({ extended }) => extended, 'complex', { kind: 'privacy' }],
    [
      'split',
      { 'split/pieces/0/kind': 'other', 'split/pieces/0/subject': 'A', 'split/pieces/0/text': 'The first wish.', 'split/pieces/1/kind': 'other' },
      ({ links }) => links?.map(({ kind }) => kind),
      ['split-into'],
    ],
    [
      'snooze',
      { 'snooze/until/day': '7', 'snooze/until/month': '12', 'snooze/until/year': '2026' },
      ({ snoozedUntil }) => snoozedUntil,
      '2026-12-07T08:00:00.000Z',
    ],
    ['paste', { 'paste/text': 'From: x\n\nAs I said.', 'paste/subject': 'Re' }, ({ messages }) => messages, 2],
    ['revoke-link', {}, ({ stage }) => stage, 'open'],
  ];
  for (const [act, fields, what, is, more] of steps) {
    const { id } = await from(more);
    const done = await send(id, act, fields);
    expect([act, done.status, landing(done)]).toEqual([act, 303, `${pathOf(id)}?did=${act}`]);
    expect([act, what(await rootOf(id))]).toEqual([act, is]);
    expect([act, (await show(id)).status]).toEqual([act, 200]);
  }
  const fresh = await from({}, false);
  expect((await send(fresh.id, 'take')).status).toBe(303);
  expect((await rootOf(fresh.id)).owner).toBe(cast.lia.id);
  expect((await send(fresh.id, 'spam')).status).toBe(303);
  expect((await send(fresh.id, 'unspam')).status).toBe(303);
  expect((await rootOf(fresh.id)).stage).toBe('new');
});

it('lets the colleague who was asked answer, and offers it to nobody else', async () => {
  const { id } = await from();
  await send(id, 'ask-colleague', { 'ask-colleague/colleague': cast.vera.id, 'ask-colleague/text': 'Do you know them?' });
  expect((await show(id)).text).not.toContain('answer-colleague/text');
  expect((await show(id, cast.vera.cookie)).text).toContain('answer-colleague/text');
  expect((await send(id, 'answer-colleague', { 'answer-colleague/text': 'They are fine.' }, cast.vera.cookie)).status).toBe(303);
  expect((await threadOf(id)).at(-1)).toMatchObject({ kind: 'colleague', by: cast.vera.id });
});

it('keeps what was typed when an act is refused, and says why at its field', async () => {
  const { id } = await from();
  const text = `A reply that must not be lost ${HOSTILE}`;
  const unknown = await send(id, 'reply', { 'reply/text': `${text} {{nonsense}}` });
  expect([unknown.status, faultsOf(unknown.text)]).toEqual([422, []]);
  expect(unknown.text).toContain('A reply that must not be lost');
  expect(unknown.text).toContain('href="#reply.text"');
  const past = await send(id, 'snooze', { 'snooze/until/day': '1', 'snooze/until/month': '2', 'snooze/until/year': '2020' });
  expect([past.status, past.text.includes('value="2020"'), past.text.includes('href="#snooze.until"')]).toEqual([422, true, true]);
  const lost = await send(id, 'merge', { 'merge/into': 'OT-26-NONE0-0' });
  expect([lost.status, lost.text.includes('value="OT-26-NONE0-0"'), lost.text.includes('href="#merge.into"')]).toEqual([422, true, true]);
  const key = keyIn((await show(id)).text);
  await must(world, cast.tom.cookie, `/api/desk/contact-requests/${id}/resolve`);
  const late = await sendForm(
    world,
    pathOf(id),
    { key, act: 'snooze', 'snooze/until/day': '7', 'snooze/until/month': '12', 'snooze/until/year': '2026' },
    cast.lia.cookie,
  );
  expect([late.status, faultsOf(late.text)]).toEqual([409, []]);
  expect((await send(id, 'no-such-act')).status).toBe(422);
});

it('warns first of what belongs elsewhere, and offers no proposal of it', async () => {
  const { id } = await from({ kind: 'incident', warned: true });
  const { text } = await show(id);
  expect(text).toContain(community.csirt.phone);
  expect(text.indexOf(community.csirt.phone)).toBeLessThan(text.indexOf('<h1'));
  expect(text).not.toContain('value="convert"');
});

it('warns whoever speaks to a sender, or ends a request, from a page that a colleague made old', async () => {
  const acts: readonly [string, Record<string, string>][] = [
    ['reply', { 'reply/text': 'A second answer from an old page.' }],
    ['resolve', {}],
    ['redirect', { 'redirect/target': 'elsewhere' }],
    ['merge', { 'merge/into': (await from()).reference, 'merge/differentSender': 'yes' }],
    ['convert', {}],
    ['split', { 'split/pieces/0/kind': 'other', 'split/pieces/0/subject': 'A', 'split/pieces/0/text': 'The first wish.' }],
    ['snooze', { 'snooze/until/day': '7', 'snooze/until/month': '12', 'snooze/until/year': '2026' }],
    ['spam', {}],
  ];
  for (const [act, fields] of acts) {
    const { id } = await from();
    const old = (await show(id)).text;
    const [key, seen] = [keyIn(old), /name="seen" value="(\d+)"/.exec(old)![1]!];
    await send(id, 'reply', { 'reply/text': 'The first answer.' }, cast.vera.cookie);
    const before = await rootOf(id);
    const stale = await sendForm(world, `${pathOf(id)}${DOORS[act] ?? ''}`, { key, seen, act, ...fields }, cast.lia.cookie);
    expect([act, stale.status, faultsOf(stale.text)]).toEqual([act, 409, []]);
    for (const text of ['Iemand anders was u voor', 'The first answer.', ...Object.values(fields).filter((value) => value.includes(' '))])
      expect(stale.text).toContain(text);
    expect([act, (await rootOf(id)).version]).toEqual([act, before.version]);
    const now = /name="seen" value="(\d+)"/.exec(stale.text)![1]!;
    expect([act, Number(now)]).toEqual([act, before.version]);
  }
});

it('looks at a letter without taking for seen what came meanwhile, and keeps a text that cannot be sent any more', async () => {
  const { id } = await from();
  const old = (await show(id)).text;
  const [key, seen] = [keyIn(old), /name="seen" value="(\d+)"/.exec(old)![1]!];
  const typed = { 'reply/text': 'Een antwoord van een oude bladzijde.' };
  await must(world, cast.vera.cookie, `/api/desk/contact-requests/${id}/hand-over`, { to: cast.tom.id });
  const look = await sendForm(world, `${pathOf(id)}/mail`, { key, seen, act: 'preview', ...typed }, cast.lia.cookie);
  expect([look.status, look.text.includes(`name="seen" value="${seen}"`)]).toEqual([200, true]);
  await must(world, cast.tom.cookie, `/api/desk/contact-requests/${id}/spam`);
  const stale = await sendForm(world, `${pathOf(id)}/mail`, { key: keyIn(look.text), seen, act: 'reply', ...typed }, cast.lia.cookie);
  expect([stale.status, faultsOf(stale.text), stale.text.includes('id="reply"')]).toEqual([409, [], false]);
  expect(stale.text).toContain(typed['reply/text']);
});

it('holds an act of the operations to the version that it names, and repeats it under its key', async () => {
  const { id } = await from();
  const { version } = (await must(world, cast.lia.cookie, `/api/desk/contact-requests/${id}`, {}, 'GET')).body as { version: number };
  const path = `/api/desk/contact-requests/${id}/reply`;
  const body = { text: 'Wij bellen u morgen.', seen: version };
  const headers = { 'idempotency-key': 'the-same-key-of-one-reply-1' };
  const first = await world.request({ method: 'POST', path, cookie: cast.lia.cookie, headers, body });
  const again = await world.request({ method: 'POST', path, cookie: cast.lia.cookie, headers, body });
  expect([first.status, again.status, again.body]).toEqual([200, 200, first.body]);
  const other = await world.request({ method: 'POST', path, cookie: cast.vera.cookie, body });
  expect([other.status, (other.body as { code: string }).code]).toEqual([409, 'item.changed']);
});

it('says what was done only to whoever did it, while it is fresh and still so', async () => {
  const { id } = await from({}, false);
  const get = (path: string, cookie = cast.lia.cookie) => world.request({ method: 'GET', path, cookie });
  const said = 'U hebt het opgepakt.';
  const { location } = (await send(id, 'take')).headers;
  expect((await get(location!)).text).toContain(said);
  const [, signature] = /did=take(\..*)$/.exec(location!)!;
  expect((await get(location!, cast.vera.cookie)).text).not.toContain(said);
  expect((await get(`${pathOf(id)}?did=take`)).text).not.toContain(said);
  expect((await get(`${pathOf(id)}?did=resolve${signature}`)).text).not.toContain('Het is afgerond.');
  expect((await get(`${pathOf((await from()).id)}?did=take${signature}`)).text).not.toContain(said);
  await send(id, 'undo');
  expect((await get(location!)).text).not.toContain(said);
  const again = (await send(id, 'take')).headers.location!;
  world.advance(600_001);
  expect((await get(again)).text).not.toContain(said);
});

it('gives back the text of a reply that was taken back', async () => {
  const { id } = await from();
  await send(id, 'reply', { 'reply/text': 'Een te vroeg antwoord.' });
  const undone = await send(id, 'undo');
  const page = await world.request({ method: 'GET', path: undone.headers.location!, cookie: cast.lia.cookie });
  expect(page.text).toContain('>Een te vroeg antwoord.</textarea>');
  expect((await show(id)).text).not.toContain('>Een te vroeg antwoord.</textarea>');
});
