import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Mail } from '../../infra/local/mailbox.ts';

import { transact, update } from '../../shared/store/store.ts';
import { CONTACT, contactFrom, must } from '../support/journey.ts';
import { addCast, type Cast } from '../support/people.ts';
import {
  flat,
  inParts,
  isDeep,
  kept,
  mailed,
  mailedLine,
  type Naughty,
  PATIENCE,
  quotedIn,
  quotedInHtml,
  refusalsOf,
  refusedIn,
  replayOf,
  STRINGS,
  tagsOf,
  typedIn,
} from '../support/torture.ts';
import { stringsTaken } from '../support/torture-fields.ts';
import { openWorld, type World } from '../support/world.ts';

vi.setConfig({ testTimeout: PATIENCE, hookTimeout: PATIENCE });

/** What was typed, in the mails that may carry it: replies to senders whose address is proven, up to TLP:GREEN. */
let world: World;
let cast: Cast;
const taken = stringsTaken();
const counts = { replies: 0, accepted: 0, refused: 0, mails: 0 };

/** Ordinary words where a string may not stand, and for the mail that all others are compared with. */
const NAME = 'Noor Vondst';
const SUBJECT = 'Vraag over gemalen';
const REPLY = 'Dank voor uw bericht.';
const fits = (operation: 'replyToContact' | 'sendContactRequest', path: string, kind: 'line' | 'reply') => (string: Naughty) =>
  refusalsOf(string.text, kind, taken.get(`${operation} ${path}`)!).length === 0;

/** A reply with several strings, each between marks; the sender's name and subject are strings too. */
type Job = { readonly strings: readonly Naughty[]; readonly name: string; readonly subject: string };
type Made = Job & { readonly id: string; readonly reference: string; readonly email: string; readonly text: string; reply: string };
const EACH = isDeep ? 1 : 12;
const replies = STRINGS.filter(fits('replyToContact', 'text', 'reply'));
const lines = STRINGS.filter(fits('sendContactRequest', 'subject', 'line')).filter(fits('sendContactRequest', 'name', 'line'));
const COUNT = Math.ceil(Math.max(replies.length, isDeep ? lines.length : 0) / EACH);
/** Every so manyth line, from one end of the list to the other. */
const spread = (n: number): Naughty | undefined => lines[Math.floor((n * lines.length) / (2 * COUNT))];
const jobs: readonly Job[] = [
  { strings: [], name: NAME, subject: SUBJECT },
  ...Array.from({ length: COUNT }, (_, n): Job => {
    const strings = replies.slice(n * EACH, (n + 1) * EACH);
    const [name, subject] = isDeep ? [lines[n], lines[n]] : [spread(2 * n), spread(2 * n + 1)];
    return { strings, name: kept(name?.text ?? NAME, 'line'), subject: kept(subject?.text ?? SUBJECT, 'line') };
  }),
];
const made: Made[] = [];
const whole = ({ strings }: Job): string =>
  strings.length === 0 ? REPLY : isDeep ? strings[0]!.text : strings.map(({ index, text }) => `${index}:${kept(text)}:${index}`).join('\n\n');

/** The placeholders that the list holds, filled in as a person would. */
const filled = (text: string, { name, reference }: { name: string; reference: string }): string =>
  text.replaceAll(/\{\{(name|reference)\}\}/g, (_, place: string) => (place === 'name' ? name : reference));

const at = (id: string, verb: string) => `/api/desk/contact-requests/${id}/${verb}`;
const ask = (path: string, text: string) => world.request({ method: 'POST', path, body: { text }, cookie: cast.lia.cookie });

beforeAll(async () => {
  world = await openWorld({ seed: 'torture mails' });
  /** One liaison alone, so that every letter names the same one. */
  cast = await addCast(world, { admin: ['admin'], tom: ['admin'], vera: ['chair'] });
  for (const [n, job] of jobs.entries()) {
    const email = `m${n}@mails${n}.example`;
    const body = { ...CONTACT, kind: 'other', email, name: job.name, subject: job.subject, organisation: `Organisatie ${n}`, warned: true };
    const { id, reference } = await contactFrom(world, body);
    await transact(world.store, [update(world.store, id, 'a', 'SET verified = :yes', { ':yes': true })]);
    made.push({ ...job, id, reference, email, text: whole(job), reply: '' });
  }
});
afterAll(() => world.stop());

it('refuses a reply in words, for the letter that it shows and for the one that it sends', async () => {
  const [{ id }] = made as [Made, ...Made[]];
  const bounds = taken.get('replyToContact text')!;
  const before = (await world.rows()).records.length;
  for (const string of STRINGS.filter((each) => !replies.includes(each)))
    for (const path of [at(id, 'reply'), at(id, 'reply/preview')]) {
      const reply = await ask(path, string.text);
      const codes = refusedIn(reply, 'en', new Map()).get('text');
      expect([reply.status, codes?.length ? 'named' : 'not named'], replayOf(string)).toEqual([422, 'named']);
      expect(refusalsOf(string.text, 'reply', bounds), replayOf(string)).toEqual(expect.arrayContaining(codes!));
      counts.refused += 1;
    }
  expect((await world.rows()).records.length).toBe(before);
});

it('shows each reply as it is kept, and the letter with nothing changed but signs that turn direction', async () => {
  const [plain, ...others] = made as [Made, ...Made[]];
  const harmless = (await ask(at(plain.id, 'reply/preview'), REPLY)).body;
  for (const job of others)
    for (const string of job.strings) {
      const shown = (await ask(at(job.id, 'reply/preview'), string.text)).body;
      const text = filled(kept(string.text), job);
      expect([shown.text, shown.mailed, shown.addressProven], replayOf(string)).toEqual([text, true, true]);
      expect([quotedIn(shown.letter), quotedInHtml(shown.html)], replayOf(string)).toEqual([flat(mailed(text)), inParts(mailed(text))]);
      expect(skeletonOf(shown.html, job.reference), replayOf(string)).toBe(skeletonOf(harmless.html, plain.reference));
      counts.accepted += 1;
    }
});

/** A letter without what is quoted, typed or its own number: the same for whatever was typed. */
const skeletonOf = (html: string, reference: string): string =>
  html
    .replace(/<blockquote[^>]*>.*?<\/blockquote>/s, '<blockquote>')
    .replaceAll(/<bdi>[^<]*<\/bdi>/g, '<bdi>')
    .replaceAll(reference, 'REFERENCE');

/** Headers whose values belong to one mail alone. */
const OWN = ['date', 'message-id', 'x-sluis-intent', 'in-reply-to', 'references'];
const headersOf = (mail: Mail, { reference, email }: Made): string[] =>
  mail.headers.map(({ name, value }) => {
    const shared = value
      .replaceAll(reference, 'REFERENCE')
      .replaceAll(email, 'ADDRESS')
      .replaceAll(/boundary="[^"]*"/g, 'BOUNDARY');
    return OWN.includes(name.toLowerCase()) ? name : `${name}: ${shared}`;
  });

it('sends each reply as it is kept, with the same headers and tags as an ordinary one', async () => {
  for (const job of made) {
    await must(world, cast.lia.cookie, at(job.id, 'reply'), { text: job.text });
    job.reply = filled(kept(job.text), job);
    counts.replies += 1;
  }
  await world.drain();
  const { records } = await world.rows();
  const desk = await Promise.all(made.map(({ id }) => must(world, cast.lia.cookie, `/api/desk/contact-requests/${id}`, undefined, 'GET')));
  const mailOf = ({ email }: Made): Mail => world.mails(email).find(({ text }) => text.includes('\n> '))!;
  const [plain] = made as [Made, ...Made[]];
  for (const [n, job] of made.entries()) {
    const replay = job.strings.map(({ index }) => index).join();
    expect(desk[n]!.body.thread.at(-1).text, replay).toBe(job.reply);
    expect([world.mails(job.email).length, mailOf(job) !== undefined], `${replay} ${JSON.stringify(job.name)}`).toEqual([2, true]);
    const mail = mailOf(job);
    expect([quotedIn(mail.text), quotedInHtml(mail.html)], replay).toEqual([flat(mailed(job.reply)), inParts(mailed(job.reply))]);
    expect(headersOf(mail, job), replay).toEqual(headersOf(mailOf(plain), plain));
    expect([mail.to, mail.from], replay).toEqual([[job.email], mailOf(plain).from]);
    const around = mail.html.replace(/<blockquote[^>]*>.*?<\/blockquote>/s, '');
    expect(typedIn(around), replay).toEqual([mailedLine(job.name), mailedLine(job.subject), cast.lia.name]);
    expect(skeletonOf(mail.html, job.reference), replay).toBe(skeletonOf(mailOf(plain).html, plain.reference));
    expect(tagsOf(around), replay).toEqual(tagsOf(mailOf(plain).html.replace(/<blockquote[^>]*>.*?<\/blockquote>/s, '')));
    const bare = mail.text.split('\n').filter((line) => !line.startsWith('>'));
    expect(bare.join(' ').replaceAll(/\s+/g, ' '), replay).toContain(`Subject: ${mailedLine(job.subject)} `);
    const letters = records.filter((row) => row.pk === job.id && row.type === 'sent').map(({ subject, text }) => ({ subject, text }));
    const left = world.mails(job.email).map(({ subject, text }) => ({ subject, text: text.replaceAll(/(?<=\/open\/)\S+/g, '…') }));
    expect(letters.toSorted(bySubject), replay).toEqual(left.toSorted(bySubject));
    counts.mails += 1;
  }
});
const bySubject = (a: { subject: string }, b: { subject: string }): number => (a.subject < b.subject ? -1 : 1);

it('puts nothing that was typed into what confirms a request', () => {
  const confirmationOf = ({ email }: Made): Mail => world.mails(email).find(({ text }) => !text.includes('\n> '))!;
  const [plain, ...others] = made as [Made, ...Made[]];
  const masked = (mail: Mail, { reference }: Made): string =>
    [mail.subject, mail.text, mail.html]
      .join('\n')
      .replaceAll(reference, 'REFERENCE')
      .replaceAll(/(?<=\/open\/)[A-Za-z0-9._-]+/g, '…')
      .replaceAll(/\d\d:\d\d/g, 'TIME');
  for (const job of others) expect(masked(confirmationOf(job), job), job.email).toBe(masked(confirmationOf(plain), plain));
});

it('finds each request by its number and its subject', async () => {
  for (const { id, reference, subject, email } of made) {
    const q = `${reference.split('-')[2]} ${subject}`;
    if ([...q].length > 200) continue;
    const reply = await must(world, cast.vera.cookie, `/api/desk/search?q=${encodeURIComponent(q)}`, undefined, 'GET');
    expect(
      reply.body.rows.map((row: { id: string; title: string }) => [row.id, row.title]),
      `${email} ${JSON.stringify(q)}`,
    ).toEqual([[id, subject]]);
  }
});

it('breaks no invariant', async () => {
  expect(await world.violations()).toEqual([]);
  console.log(
    `torture, mails: ${STRINGS.length} strings, ${counts.accepted} replies shown, ${counts.refused} refused, ${counts.replies} sent and ${counts.mails} read in the mailbox`,
  );
});
