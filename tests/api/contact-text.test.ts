import { afterAll, beforeAll, expect, it } from 'vitest';
import { personByAddress } from '../../shared/store/people.ts';
import { CONTACT, contactFrom, must } from '../support/journey.ts';
import { addCast, type Cast, session } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
let open: string;
let asked: string;
let own: string;
beforeAll(async () => {
  world = await openWorld({ seed: 'contact text' });
  cast = await addCast(world);
  open = (await contactFrom(world)).id;
  asked = (await contactFrom(world)).id;
  for (const id of [open, asked]) await must(world, cast.lia.cookie, at(id, 'take'));
  await must(world, cast.lia.cookie, at(asked, 'ask-colleague'), { colleague: cast.vera.id, text: 'Do you know them?' });
  own = await session(world, (await personByAddress(world.store, CONTACT.email))!.id, { door: 'person' });
});
afterAll(() => world.stop());

const at = (id: string, verb: string) => `/api/desk/contact-requests/${id}/${verb}`;
type Field = {
  readonly path: () => string;
  readonly body: (text: string) => unknown;
  readonly cookie?: () => string;
  readonly line?: boolean;
  readonly most: number;
};
const lia = () => cast.lia.cookie;
const piece = (more: object) => ({ pieces: [{ kind: 'other', subject: 'A piece', text: 'A piece.', ...more }] });
const template = (more: object) => ({ language: 'nl', kind: 'other', name: 'Een tekst', text: 'Dank voor uw bericht.', seen: 0, ...more });
/** Every text that somebody can type around a contact request. */
const FIELDS: Readonly<Record<string, Field>> = {
  name: { path: () => '/api/contact-requests', body: (name) => ({ ...CONTACT, name }), line: true, most: 120 },
  organisation: { path: () => '/api/contact-requests', body: (organisation) => ({ ...CONTACT, organisation }), line: true, most: 120 },
  subject: { path: () => '/api/contact-requests', body: (subject) => ({ ...CONTACT, subject }), line: true, most: 160 },
  message: { path: () => '/api/contact-requests', body: (message) => ({ ...CONTACT, message }), most: 5000 },
  answer: { path: () => `/api/contact-requests/${open}/messages`, body: (text) => ({ text }), cookie: () => own, most: 5000 },
  note: { path: () => at(open, 'notes'), body: (text) => ({ text }), cookie: lia, most: 5000 },
  reply: { path: () => at(open, 'reply'), body: (text) => ({ text }), cookie: lia, most: 5000 },
  preview: { path: () => at(open, 'reply/preview'), body: (text) => ({ text }), cookie: lia, most: 5000 },
  question: { path: () => at(open, 'ask-colleague'), body: (text) => ({ colleague: cast.tom.id, text }), cookie: lia, most: 5000 },
  opinion: { path: () => at(asked, 'answer-colleague'), body: (text) => ({ text }), cookie: () => cast.vera.cookie, most: 5000 },
  mail: { path: () => `/api/desk/items/${open}/mail`, body: (text) => ({ text }), cookie: lia, most: 20_000 },
  'mail subject': { path: () => `/api/desk/items/${open}/mail`, body: (subject) => ({ text: 'x', subject }), cookie: lia, line: true, most: 200 },
  'piece subject': { path: () => at(open, 'split'), body: (subject) => piece({ subject }), cookie: lia, line: true, most: 160 },
  'piece text': { path: () => at(open, 'split'), body: (text) => piece({ text }), cookie: lia, most: 5000 },
  'template name': { path: () => '/api/desk/reply-templates', body: (name) => template({ name }), cookie: lia, line: true, most: 80 },
  'template text': { path: () => '/api/desk/reply-templates', body: (text) => template({ text }), cookie: lia, most: 5000 },
};
const send = (name: string, text: string) => {
  const { path, body, cookie } = FIELDS[name]!;
  return world.request({ method: 'POST', path: path(), body: body(text), ...(cookie ? { cookie: cookie() } : {}) });
};
const stored = async () => JSON.stringify((await world.rows()).records.filter((row) => row.type !== 'bucket'));

const HOSTILE = ['a\ud800b', 'a\udfffb', 'a\u0000b', 'a\u001b[31mb', 'a\u0085b', 'a\uffffb'];
const BROKEN = ['a\nb', 'a\r\nBcc: victim@corp.example', 'a\tb'];

it.each(Object.keys(FIELDS))('refuses in the field "%s" what no person types, too much, and keeps nothing of it', async (name) => {
  const before = await stored();
  const { line, most } = FIELDS[name]!;
  for (const text of [...HOSTILE, ...(line ? BROKEN : [])]) {
    const refused = await send(name, text);
    expect([name, JSON.stringify(text), refused.status, refused.body.errors?.[0]?.code]).toEqual([name, JSON.stringify(text), 422, 'text.control-character']);
  }
  const long = await send(name, 'x'.repeat(most + 1));
  expect([name, long.status, long.body.errors?.[0]?.code]).toEqual([name, 422, `field.long:${most}`]);
  for (const wrong of [7, null, ['x'], { text: 'x' }] as unknown as string[]) expect((await send(name, wrong)).status).toBe(422);
  expect(await stored()).toBe(before);
});

/** Odd, but typed by people: kept to the byte but for what turns a single line around, escaped wherever it is shown as markup. */
const ODD = [
  '<script>alert(1)</script>',
  '=HYPERLINK("http://evil.example","x") & "quotes" \'too\'',
  "Robert'); DROP TABLE Records;--",
  'مرحبا \u202eexe.fdp שלום',
  '👩‍🔧🏴‍☠️ Zoë — ﬁ 日本語 𝔘𝔫𝔦',
  '$& $1 {{ not one',
];

it('keeps odd text to the byte, for the sender and for the desk', async () => {
  for (const [n, text] of ODD.entries()) {
    const email = `odd${n}@odd-${n}.example`;
    const reply = await world.request({
      method: 'POST',
      path: '/api/contact-requests',
      body: { ...CONTACT, email, name: text, subject: text, message: text, organisation: `Odd ${n}` },
      ip: `10.8.0.${n}`,
    });
    expect([text, reply.status]).toEqual([text, 201]);
    const id = reply.body.contact as string;
    const shown = await world.request({ method: 'GET', path: `/api/desk/contact-requests/${id}`, cookie: lia() });
    const line = text.replace('\u202e', '');
    expect([shown.body.sender.name, shown.body.sender.subject, shown.body.thread[0].text]).toEqual([line, line, text]);
    await must(world, lia(), at(id, 'notes'), { text });
    await must(world, lia(), `/api/desk/items/${id}/mail`, { text, subject: text });
    await must(world, lia(), at(id, 'take')).catch(() => undefined);
    const again = await world.request({ method: 'GET', path: `/api/desk/contact-requests/${id}`, cookie: lia() });
    expect(again.body.thread.slice(1).map((message: { text: string; subject?: string }) => [message.text, message.subject])).toEqual([
      [text, undefined],
      [text, line],
    ]);
  }
});

it('escapes odd text in the letter that it shows and sends', async () => {
  const email = 'letter@odd.example';
  const { id } = await contactFrom(world, { ...CONTACT, email, name: '<b>Noor</b>', organisation: 'Odd Letter' });
  await world.drain();
  for (const text of ODD) {
    const preview = await world.request({ method: 'POST', path: at(id, 'reply/preview'), body: { text }, cookie: lia() });
    expect([preview.status, preview.body.text]).toEqual([200, text]);
    expect(preview.body.html).not.toMatch(/<script|<b>/);
    expect(preview.body.letter).not.toContain('\u202e');
    await must(world, lia(), at(id, 'reply'), { text });
    await world.drain();
    const mail = world.mails(email).at(-1)!;
    expect([mail.subject, mail.html.includes('<script')]).toEqual([preview.body.subject, false]);
  }
});

it('takes the longest texts, and a reply that its placeholders make too long not at all', async () => {
  const whole = 'Één woord. '.repeat(454).slice(0, 4999).trim();
  expect((await send('message', whole)).status).toBe(201);
  const { id } = await contactFrom(world, { ...CONTACT, email: 'long@odd.example', organisation: 'Long' });
  expect((await world.request({ method: 'POST', path: `/api/desk/items/${id}/mail`, body: { text: '> lang '.repeat(2850) }, cookie: lia() })).status).toBe(201);
  const refused = await world.request({ method: 'POST', path: at(id, 'reply'), body: { text: '{{community}}'.repeat(300) }, cookie: lia() });
  expect([refused.status, refused.body.errors[0].code]).toEqual([422, 'field.long:6000']);
});
