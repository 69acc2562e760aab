import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Response } from '../../infra/local/direct.ts';
import { personByAddress } from '../../shared/store/people.ts';
import { CONTACT, contactFrom, must } from '../support/journey.ts';
import { addCast, type Cast, session } from '../support/people.ts';
import { isDeep, kept, type Naughty, PATIENCE, refusalsOf, refusedIn, replayOf, STRINGS } from '../support/torture.ts';
import { type Bounds, type Kind, stringsNamed, stringsTaken, textsOf } from '../support/torture-fields.ts';
import { openWorld, type World } from '../support/world.ts';

vi.setConfig({ testTimeout: PATIENCE, hookTimeout: PATIENCE });

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'torture' });
  cast = await addCast(world);
});
afterAll(() => world.stop());

const taken = stringsTaken();
const boundsOf = (field: string): Bounds => taken.get(field)!;
const counts = { requests: 0, accepted: 0, refused: 0 };
const sentences = new Map<string, Partial<Record<'nl' | 'en', string>>>();
const LANES = 8;
const languageFor = ({ index }: Naughty) => (index % 2 === 0 ? 'nl' : 'en');

/** Runs lanes beside each other; what stands in one lane goes one after the other. */
const inLanes = async <T>(all: readonly T[], each: (one: T, lane: number) => Promise<void>): Promise<void> => {
  await Promise.all(
    Array.from({ length: LANES }, async (_, lane) => {
      for (let i = lane; i < all.length; i += LANES) await each(all[i]!, lane);
    }),
  );
};
const get = (path: string, cookie: string) => must(world, cookie, path, undefined, 'GET');
const send = async (string: Naughty, path: string, body: object, more: { cookie?: string; ip?: string } = {}): Promise<Response> => {
  counts.requests += 1;
  return world.request({ method: 'POST', path, body, headers: { 'accept-language': languageFor(string) }, ...more });
};

/** What must be refused of a body whose fields all hold the same text. */
const wrongIn = (operation: 'sendContactRequest' | 'addContactNote' | 'pasteMail', text: string): Map<string, string[]> =>
  new Map(
    textsOf(operation).flatMap(([path, kind]: readonly [string, Kind]) => {
      const codes = refusalsOf(text, kind, boundsOf(`${operation} ${path}`));
      return codes.length > 0 ? [[path, codes] as const] : [];
    }),
  );
const allWith = (operation: 'sendContactRequest' | 'addContactNote' | 'pasteMail', text: string, but: ReadonlyMap<string, unknown> = new Map()) =>
  Object.fromEntries(textsOf(operation).flatMap(([path]) => (but.has(path) ? [] : [[path, text]])));

const expectRefused = (string: Naughty, reply: Response, wrong: ReadonlyMap<string, readonly string[]>): void => {
  const named = refusedIn(reply, languageFor(string), sentences);
  expect([reply.status, [...named.keys()].sort()], replayOf(string)).toEqual([422, [...wrong.keys()].sort()]);
  for (const [path, codes] of named) expect(wrong.get(path), `${path} ${replayOf(string)}`).toEqual(expect.arrayContaining(codes));
  counts.refused += wrong.size;
};

/** All that is kept, but for what counts requests. */
const stored = async () => JSON.stringify((await world.rows()).records.filter((row) => row.type !== 'bucket'));

it('knows every string that any operation takes, and what it is', () => {
  expect([...taken.keys()].sort()).toEqual(stringsNamed().sort());
});

type Texts = Readonly<Record<'name' | 'organisation' | 'subject' | 'message', string>>;
/** One request: the texts that it sends and the strings in them. */
type Plan = { readonly strings: readonly Naughty[]; readonly texts: Texts };
type Sent = Plan & { readonly id: string; readonly isGuarded: boolean };
const people: { readonly email: string; readonly sent: Sent[]; own: string }[] = [];
const HARMLESS: Texts = { name: 'Noor', organisation: 'Gemaal', subject: 'Vraag', message: 'Dank voor uw hulp van vorige week.' };
/** Requests that one sender sends, one after the other. */
const EACH = 6;
const saidOf = ({ strings }: Plan): string => strings.map(replayOf).join('\n');

/** In a deep run every string stands alone in every field that takes it; else in one of the lines, and between marks in a message. */
const plans = (): Plan[] => {
  const ableIn = (path: string) => STRINGS.filter(({ text }) => !wrongIn('sendContactRequest', text).has(path));
  if (isDeep)
    return STRINGS.map((string) => ({
      strings: [string],
      texts: { ...HARMLESS, ...(allWith('sendContactRequest', string.text, wrongIn('sendContactRequest', string.text)) as Partial<Texts>) },
    }));
  const [lines, proses] = [ableIn('name').filter((string) => ableIn('subject').includes(string)), ableIn('message')];
  const count = Math.ceil(Math.max(lines.length, proses.length) / 2);
  return Array.from({ length: count }, (_, n): Plan => {
    /** Strings of one sort stand beside each other: every second one is a subject, the others are names, and both are organisations. */
    const [subject, name, organisation] = [lines[2 * n], lines[2 * n + 1], lines[(2 * n + count) % lines.length]];
    const parts = proses.slice(2 * n, 2 * n + 2);
    return {
      strings: [subject, name, organisation, ...parts].flatMap((string) => string ?? []),
      texts: {
        name: name?.text ?? HARMLESS.name,
        organisation: organisation?.text ?? HARMLESS.organisation,
        subject: subject?.text ?? HARMLESS.subject,
        message: parts.map(({ index, text }) => `${index}:${kept(text)}:${index}`).join('\n\n') || HARMLESS.message,
      },
    };
  });
};

it('refuses a contact request in words and keeps nothing of it, field by field', async () => {
  const before = await stored();
  for (const string of STRINGS) {
    const wrong = wrongIn('sendContactRequest', string.text);
    if (wrong.size === 0) continue;
    const body = { ...CONTACT, email: 'refused@naughty.example', ...allWith('sendContactRequest', string.text) };
    expectRefused(string, await send(string, '/api/contact-requests', body, { ip: `10.20.${string.index % 250}.1` }), wrong);
  }
  expect(await stored()).toBe(before);
});

it('takes a contact request with every other one, warned where it looks as if it belonged elsewhere', async () => {
  const all = plans();
  const groups = Array.from({ length: Math.ceil(all.length / EACH) }, (_, n) => ({ n, group: all.slice(n * EACH, (n + 1) * EACH) }));
  await inLanes(groups, async ({ n, group }) => {
    const person = { email: `p${n}@naughty${n}.example`, sent: [] as Sent[], own: '' };
    for (const [i, plan] of group.entries()) {
      const body = { ...CONTACT, kind: 'other', email: person.email, ...plan.texts };
      const more = { ip: `10.21.${n}.${i}` };
      const first = await send(plan.strings[0]!, '/api/contact-requests', body, more);
      const isGuarded = first.status === 422 && /^contact\.looks-like-/.test(first.body.code);
      const reply = isGuarded ? await send(plan.strings[0]!, '/api/contact-requests', { ...body, warned: true }, more) : first;
      expect([reply.status, reply.text.slice(0, 200)], saidOf(plan)).toEqual([201, expect.any(String)]);
      counts.accepted += Object.entries(plan.texts).filter(([path, text]) => text !== HARMLESS[path as keyof Texts]).length;
      const texts = Object.fromEntries(Object.entries(plan.texts).map(([path, text]) => [path, kept(text, path === 'message' ? 'prose' : 'line')])) as Texts;
      person.sent.push({ ...plan, texts, id: reply.body.contact, isGuarded });
    }
    person.own = await session(world, (await personByAddress(world.store, person.email))!.id, { door: 'person' });
    people.push(person);
  });
});

it('shows it to its sender and to staff as it was kept', async () => {
  await inLanes(people, async ({ email, sent, own }) => {
    for (const one of sent) {
      const { id, texts } = one;
      const desk = (await get(`/api/desk/contact-requests/${id}`, cast.vera.cookie)).body;
      expect([desk.sender, desk.title, desk.thread[0].text, desk.thread[0].from], saidOf(one)).toEqual([
        { name: texts.name, email, organisation: texts.organisation, subject: texts.subject },
        titleOf(one),
        texts.message,
        texts.name,
      ]);
      const shown = (await get(`/api/contact-requests/${id}`, own)).body;
      expect([shown.subject, shown.thread.map((message: { text: string }) => message.text)], saidOf(one)).toEqual([texts.subject, [texts.message]]);
    }
    const [first, ...others] = sent;
    const glance = (await get(`/api/desk/items/${first!.id}/sender`, cast.vera.cookie)).body;
    expect([glance.person.name, glance.person.email]).toEqual([first!.texts.name, email]);
    const titles = new Map(glance.items.rows.map((row: { id: string; title: string }) => [row.id, row.title]));
    for (const one of others) expect(titles.get(one.id), saidOf(one)).toBe(titleOf(one));
  });
});

/** What belongs elsewhere has no subject in any list. */
const titleOf = ({ isGuarded, texts }: Sent): string => (isGuarded ? '' : texts.subject);
const everySent = () => people.flatMap(({ sent }) => sent);

it('lists it under its subject', async () => {
  const titles = new Map<string, string>();
  for (let cursor = ''; ; ) {
    const page = (await get(`/api/desk/queue?view=open${cursor}`, cast.vera.cookie)).body;
    for (const row of page.rows) titles.set(row.id, row.title);
    if (!page.cursor) break;
    cursor = `&cursor=${encodeURIComponent(page.cursor)}`;
  }
  for (const one of everySent()) expect(titles.get(one.id), saidOf(one)).toBe(titleOf(one));
});

/** What some spreadsheet takes for a formula: such a sign, in whatever width, behind whatever is skipped. */
const isFormula = (text: string): boolean => /^[=+\-@]/.test(text.replace(/^[\p{C}\p{Z}'"]+/u, '').normalize('NFKC'));

it('exports it in a file that a strict reader reads, with an apostrophe before what looks like a formula and nothing else changed', async () => {
  const rows = { json: new Map<string, string>(), csv: new Map<string, string>() };
  for (const format of ['json', 'csv'] as const)
    for (let path: string | undefined = `/api/desk/export?view=open&format=${format}`; path; ) {
      const reply = await world.request({ method: 'GET', path, cookie: cast.vera.cookie, headers: { 'accept-language': 'en' } });
      expect(reply.status).toBe(200);
      const lines =
        format === 'json'
          ? (reply.body.rows as { id: string; title: string }[])
          : (parse(reply.text, { bom: true, columns: true, record_delimiter: '\r\n' }) as Record<string, string>[]).map((line) => ({
              id: line.Number!,
              title: line.Title!,
            }));
      for (const { id, title } of lines) rows[format].set(id, title);
      path = /^<([^>]+)>; rel="next"$/.exec(reply.headers.link ?? '')?.[1];
    }
  for (const one of everySent()) {
    const title = titleOf(one);
    expect([rows.json.get(one.id), rows.csv.get(one.id)], saidOf(one)).toEqual([title, isFormula(title) ? `'${title}` : title]);
  }
});

it('gives it to its sender among everything that is held', async () => {
  await inLanes(people, async ({ sent, own, email }) => {
    const held = new Map<string, Record<string, any>>();
    for (let cursor = ''; ; ) {
      const page = (await get(`/api/me/data${cursor}`, own)).body;
      expect([page.person.name, page.person.email]).toEqual([sent[0]!.texts.name, email]);
      for (const entry of page.entries) held.set(entry.id, entry.data);
      if (!page.cursor) break;
      cursor = `?cursor=${encodeURIComponent(page.cursor)}`;
    }
    for (const one of sent) {
      const { texts } = one;
      const data = held.get(one.id)!;
      expect([data.sender, data.subject, data.thread[0].text], saidOf(one)).toEqual([
        { name: texts.name, email, organisation: texts.organisation, subject: texts.subject },
        texts.subject,
        texts.message,
      ]);
    }
  });
});

/** In a deep run every string comes both ways, else by turns. */
it('keeps notes and pasted mails of every text, the note among staff', async () => {
  /** Short threads, since each act reads its own. */
  const groups = Array.from({ length: Math.ceil(STRINGS.length / 20) }, (_, n) => STRINGS.slice(n * 20, (n + 1) * 20));
  const items: { readonly id: string; readonly own: string; readonly thread: unknown[]; readonly seen: string[] }[] = [];
  await inLanes(groups, async (group) => {
    const email = `thread@group${group[0]!.index}.example`;
    const { id } = await contactFrom(world, { ...CONTACT, email, organisation: `Group ${group[0]!.index}` });
    const own = await session(world, (await personByAddress(world.store, email))!.id, { door: 'person' });
    const [thread, seen]: [unknown[], string[]] = [[], []];
    items.push({ id, own, thread, seen });
    for (const string of group) {
      if (isDeep || string.index % 2 === 0) {
        const note = wrongIn('addContactNote', string.text);
        const noted = await send(string, `/api/desk/contact-requests/${id}/notes`, { text: string.text }, { cookie: cast.vera.cookie });
        if (note.size > 0) expectRefused(string, noted, note);
        else {
          expect(noted.status, replayOf(string)).toBe(200);
          thread.push(['note', kept(string.text), undefined]);
          counts.accepted += 1;
        }
        if (!isDeep) continue;
      }
      const wrong = wrongIn('pasteMail', string.text);
      const path = `/api/desk/items/${id}/mail`;
      if (wrong.size > 0) expectRefused(string, await send(string, path, allWith('pasteMail', string.text), { cookie: cast.vera.cookie }), wrong);
      if (wrong.has('text')) continue;
      const pasted = await send(string, path, allWith('pasteMail', string.text, wrong), { cookie: cast.vera.cookie });
      expect(pasted.status, replayOf(string)).toBe(201);
      thread.push(['mail', kept(string.text), wrong.has('subject') ? undefined : kept(string.text, 'line')]);
      seen.push(kept(string.text));
      counts.accepted += 2 - wrong.size;
    }
  });
  for (const { id, own, thread, seen } of items) {
    const desk = (await get(`/api/desk/contact-requests/${id}`, cast.vera.cookie)).body;
    expect(desk.thread.slice(1).map(({ kind, text, subject }: Record<string, string>) => [kind, text, subject])).toEqual(thread);
    const shown = (await get(`/api/contact-requests/${id}`, own)).body;
    expect(shown.thread.slice(1).map(({ text }: Record<string, string>) => text)).toEqual(seen);
  }
});

it('holds nothing of it in timelines, facts and log lines', async () => {
  const { facts } = await world.rows();
  const told = JSON.stringify([facts, world.logs]);
  /** A string that no number, code or name of a field could hold. */
  const distinct = (text: string): boolean => text.length > 3 && !/^[\w.-]{0,12}$/.test(text);
  const written = (text: string): string => JSON.stringify(text).slice(1, -1);
  for (const string of STRINGS) {
    const text = kept(string.text);
    if (distinct(text)) expect(told.includes(written(text)), replayOf(string)).toBe(false);
  }
  for (const { sent } of people) {
    const timeline = (await get(`/api/desk/items/${sent[0]!.id}/timeline`, cast.vera.cookie)).text;
    for (const string of sent[0]!.strings)
      if (distinct(kept(string.text))) expect(String(timeline).includes(written(kept(string.text))), replayOf(string)).toBe(false);
  }
});

it('says what is wrong in two languages, and breaks no invariant', async () => {
  for (const [code, { nl, en }] of sentences) expect([code, nl !== en, (nl ?? en)!.length > 10], code).toEqual([code, true, true]);
  /** No worker ran here, so that no fact had its consequences and nothing was counted. */
  expect((await world.violations()).filter((violation) => !/^I(7|10) /.test(violation))).toEqual([]);
  const warned = everySent().filter(({ isGuarded }) => isGuarded).length;
  console.log(
    `torture, contact requests: ${STRINGS.length} strings × ${textsOf('sendContactRequest').length} fields, notes, pasted mails: ${counts.requests} requests, ${counts.accepted} texts accepted, ${counts.refused} refused, ${warned} warned`,
  );
});
