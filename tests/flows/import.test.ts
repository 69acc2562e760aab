import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCsv } from '../../infra/local/csv.ts';
import { totalsOf } from '../../infra/local/import-lines.ts';
import { APPLICANTS } from '../../infra/local/sample-people.ts';
import { decodeLines } from '../../shared/domain/import/decode.ts';
import { type Entry, entriesOf } from '../../shared/domain/import/lines.ts';
import { mapLine } from '../../shared/domain/import/map.ts';
import type { MappedContact } from '../../shared/domain/import/mapped.ts';
import type { LineResult } from '../../shared/domain/import/result.ts';
import { community } from '../../shared/community.ts';
import { violationsOf } from '../../shared/store/check.ts';
import { importLine } from '../../shared/store/import.ts';
import { personByAddress, personOf } from '../../shared/store/people.ts';
import { desk, must, proposalAt } from '../support/journey.ts';
import { addCast, type Cast, session } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';
import { fileOf, HEADER, MAILS, oldMails, shuffled, TAKEN, TOTALS } from './old-mails.ts';

const SEED = Number(process.env.SLUIS_SEED ?? 20_261_102);
console.log(`old mails from seed ${SEED}; again: SLUIS_SEED=${SEED} npx vitest run tests/flows/import.test.ts`);

const entries = (bytes: Uint8Array): Entry[] => entriesOf(decodeLines(bytes), readCsv);
const at = (world: World) => new Date(world.now).toISOString();
const importAll = async (world: World, lines: readonly Entry[], source = 'oud.csv'): Promise<LineResult[]> => {
  const results: LineResult[] = [];
  for (const line of lines) results.push(await importLine(world.store, line, { at: at(world), source }));
  return results;
};

/** The command itself, in a process of its own, on this world's tables. */
const command = (
  world: World,
  args: readonly string[],
  onLine: (line: string, kill: () => void) => void = () => {},
): Promise<{ code: number | null; lines: string[]; errors: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../../infra/local/import.ts'), ...args], {
      env: { AWS_ENDPOINT_URL_DYNAMODB: world.database.endpoint, AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' },
    });
    let [text, errors] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      onLine(text.trimEnd().split('\n').at(-1)!, () => child.kill('SIGKILL'));
    });
    child.stderr.on('data', (chunk: Buffer) => {
      errors += chunk.toString();
    });
    child.once('close', (code) => resolve({ code, lines: text.trimEnd().split('\n'), errors }));
  });
const TABLES = ['--records', 'records', '--facts', 'facts'];
const folder = mkdtempSync(join(tmpdir(), 'sluis-import-'));
const kept = (name: string, bytes: Uint8Array): string => {
  writeFileSync(join(folder, name), bytes);
  return join(folder, name);
};

const stored = async (world: World) => {
  const { records, facts } = await world.rows();
  return { records: records.length, facts: facts.length, items: records.filter((row) => row.type === 'import').length };
};

/** What is violated in a world in which no worker has run yet: facts wait for their consumers and are not counted. */
const brokenPromises = async (world: World): Promise<string[]> => (await world.violations()).filter((violation) => !/^I10 |^I7 count /.test(violation));

describe('four hundred old mails', () => {
  const rows = oldMails(SEED);
  const file = fileOf(rows);
  const lines = entries(file);
  let world: World;
  let cast: Cast;
  let results: LineResult[];
  beforeAll(async () => {
    world = await openWorld({ seed: 'import' });
    cast = await addCast(world);
    results = await importAll(world, lines);
  });
  afterAll(() => world.stop());
  const get = (path: string) => world.request({ method: 'GET', path, cookie: cast.lia.cookie });

  it('are taken whole, with gaps or cut, or refused with a reason, each as it deserves', () => {
    expect(lines).toHaveLength(MAILS);
    expect(totalsOf(results)).toEqual(TOTALS);
    const reasons = results.flatMap(({ code }) => code ?? []);
    expect(reasons.sort()).toEqual([
      ...Array.from({ length: 10 }, () => 'import.empty'),
      ...Array.from({ length: 4 }, () => 'import.no-text'),
      ...Array.from({ length: 5 }, () => 'import.red'),
      'import.too-large',
    ]);
    const gaps: Record<string, number> = {};
    for (const gap of results.flatMap((result) => result.gaps)) gaps[gap] = (gaps[gap] ?? 0) + 1;
    expect(gaps).toEqual({ 'control-characters': 10, encoding: 10, email: 25, date: 15, kind: 10, language: 5 });
  });

  it('add nothing the second time, nor in another process and in another order', async () => {
    const before = await stored(world);
    expect(before.items).toBe(TAKEN);
    expect(totalsOf(await importAll(world, shuffled(lines, 7), 'weer.csv'))).toEqual({
      lines: 400,
      whole: 0,
      gaps: 0,
      cut: 0,
      known: TAKEN + TOTALS.known,
      refused: TOTALS.refused,
    });
    const { code, lines: printed } = await command(world, [kept('weer.csv', fileOf(shuffled(rows, 99))), ...TABLES, '--report', join(folder, 'report.json')]);
    expect(code).toBe(1);
    expect(printed.at(-1)).toBe('400 lines: 0 taken whole, 0 with gaps, 0 with a text cut, 380 there already, 20 refused.');
    expect(await stored(world)).toEqual(before);
    const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as { totals: unknown; lines: LineResult[] };
    expect(report.totals).toEqual({ lines: 400, whole: 0, gaps: 0, cut: 0, known: 380, refused: 20 });
    expect(new Set(report.lines.flatMap(({ reference }) => reference ?? []))).toEqual(new Set(results.flatMap(({ reference }) => reference ?? [])));
    expect(`${printed.join('\n')}${JSON.stringify(report)}`).not.toMatch(/@|Vraag|Vries|ransomware|evil/);
  });

  it('mail nobody, break no promise, and run no clock', async () => {
    await world.drain();
    const { records } = await world.rows();
    expect(records.filter((row) => row.type === 'intent' || row.type === 'token')).toEqual([]);
    expect(world.mails()).toEqual([]);
    expect(await world.violations()).toEqual([]);
    const roots = records.filter((row) => row.type === 'root' && row.kind === 'contact-request');
    expect(roots).toHaveLength(TAKEN);
    expect(roots.filter((row) => row.due || row.gsi3pk || row.stageClock)).toEqual([]);
    expect(new Set(roots.map((row) => [row.stage, row.origin, row.verified ?? 'unproven'].join(' ')))).toEqual(new Set(['new import unproven']));
    expect(roots.map((row) => row.receivedAt as string).filter((received) => received < '2025')).toHaveLength(TAKEN - 15);
  });

  it('stand in the queue with their gaps, guarded where they must be', async () => {
    const seen: any[] = [];
    let cursor: string | undefined;
    do {
      const page = await get(`/api/desk/queue?kind=contact-request${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
      expect(page.status).toBe(200);
      seen.push(...page.body.rows);
      cursor = page.body.cursor;
    } while (cursor);
    expect(seen).toHaveLength(TAKEN);
    const flagged = (flag: string) => seen.filter(({ flags }) => flags.includes(flag)).length;
    expect([flagged('imported'), flagged('gaps'), flagged('cut'), flagged('wrong-door')]).toEqual([TAKEN, TOTALS.gaps, TOTALS.cut, 5]);
    expect(seen.filter(({ late, due }) => late || due)).toEqual([]);
    const guarded = seen.filter(({ flags }) => flags.includes('wrong-door'));
    expect(new Set(guarded.map(({ tlp, title }) => `${tlp} "${title}"`))).toEqual(new Set(['amber-strict ""']));
  });

  it('are shown as they were stored: the text, what is wanting, and the whole line', async () => {
    const ids = results.flatMap(({ id, result }, i) => (id && result !== 'known' ? [{ id, entry: lines[i]! }] : []));
    expect(ids).toHaveLength(TAKEN);
    for (const { id, entry } of ids) {
      const mapped = mapLine((entry as { record: Record<string, unknown> }).record, entry.gaps, { at: at(world), calendar: community }) as MappedContact;
      const { body } = await get(`/api/desk/contact-requests/${id}`);
      expect(body.imported).toEqual({ gaps: mapped.gaps, cuts: mapped.cuts, original: entry.original });
      expect([body.thread[0].text, body.sender.email, body.sender.name, body.sender.subject]).toEqual([
        mapped.message,
        mapped.sender.email,
        mapped.sender.name,
        mapped.subject,
      ]);
      expect(entry.original.startsWith(`${HEADER}\n`)).toBe(true);
    }
    // Every line that was taken is the file's own text, line ends and what could not be read aside.
    const taken = new Set(ids.map(({ entry }) => entry.original.slice(HEADER.length + 1)));
    const plain = rows
      .filter(({ kind }) => ['plain', 'html', 'formula', 'rightToLeft', 'multiline'].includes(kind))
      .map(({ text }) => text.replaceAll('\r\n', '\n'));
    expect(plain.filter((text) => !taken.has(text))).toEqual([]);
  });

  it('are sorted by the same rules as what comes in today', async () => {
    const texts = [
      { subject: 'Afmelden', message: 'Haal mij van de lijst van de nieuwsbrief af.', email: 'a@example.org', language: 'nl' },
      { kind: 'press', subject: 'Interview', message: 'I am a journalist and would like to speak with the chair.', email: 'b@example.org', language: 'en' },
      { kind: 'other', subject: 'SEO', message: 'We bring your website on page one of Google, best price!!!', email: 'c@example.org', language: 'en' },
      {
        kind: 'innovation',
        subject: 'Hulp',
        message: 'Onze PLC-omgeving is vannacht versleuteld door ransomware, wat nu?',
        email: 'd@example.org',
        language: 'nl',
      },
    ];
    const taken = await importAll(world, entries(new TextEncoder().encode(texts.map((text) => JSON.stringify(text)).join('\n'))));
    const sorted: unknown[] = [];
    for (const { id } of taken) {
      const { body } = await get(`/api/desk/contact-requests/${id}`);
      sorted.push([
        body.contactKind,
        body.suggestedKind ?? '',
        body.queue,
        body.priority,
        body.tlp,
        ...body.flags.filter((flag: string) => ['spam', 'wrong-door', 'unsubscribe'].includes(flag)),
      ]);
    }
    expect(sorted).toEqual([
      ['newsletter', '', 'self-service', 'high', 'green', 'unsubscribe'],
      ['press', '', 'liaison', 'high', 'green'],
      ['other', '', 'liaison', 'low', 'green', 'spam'],
      ['innovation', 'incident', 'redirect', 'urgent', 'amber-strict', 'wrong-door'],
    ]);
  });

  it('get a clock as soon as somebody takes them', async () => {
    const { id } = results.find(({ result }) => result === 'whole')!;
    await must(world, cast.lia.cookie, `/api/desk/contact-requests/${id}/take`);
    const { body } = await get(`/api/desk/contact-requests/${id}`);
    expect([body.stage, body.late, body.due > at(world)]).toEqual(['open', false, true]);
  });

  it('are one when many bring the same one at once', async () => {
    const [line] = entries(new TextEncoder().encode('{"subject":"Tegelijk","message":"Eén bericht, acht keer.","email":"acht@example.org"}'));
    const all = await Promise.all(Array.from({ length: 8 }, () => importLine(world.store, line!, { at: at(world), source: 'a.jsonl' })));
    expect(all.map(({ result }) => result).sort()).toEqual(['gaps', ...Array.from({ length: 7 }, () => 'known')]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
  });
});

describe('the command', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ seed: 'import command' });
  });
  afterAll(() => world.stop());

  it('goes on where a kill cut it off', async () => {
    const rows = oldMails(SEED + 1).filter(({ kind }) => ['plain', 'nul', 'long'].includes(kind));
    const taken = new Set(rows.map(({ text }) => text)).size;
    const file = kept('groot.csv', fileOf(rows));
    let printed = 0;
    const first = await command(world, [file, ...TABLES], (line, kill) => {
      printed = Number(/^\s*(\d+)/.exec(line)?.[1] ?? printed);
      if (printed > 50) kill();
    });
    expect(first.code).toBe(null);
    const half = (await stored(world)).items;
    expect(half).toBeGreaterThan(20);
    expect(half).toBeLessThan(taken);
    const second = await command(world, [file, ...TABLES]);
    expect(second.code).toBe(0);
    expect((await stored(world)).items).toBe(taken);
    expect(await brokenPromises(world)).toEqual([]);
  });

  it('answers 0 when all was taken, and says in words what else is the matter', async () => {
    const file = kept(
      'klein.jsonl',
      new TextEncoder().encode(
        '{"subject":"Hallo","message":"Een bericht van vroeger.","from":"Ada <a@example.org>","date":"2020-01-01","language":"nl","kind":"press"}\n',
      ),
    );
    const dry = await command(world, [file, '--dry-run']);
    expect([dry.code, dry.lines.at(-1)]).toEqual([
      0,
      'Nothing was stored. Read anew it would be 1 lines: 1 taken whole, 0 with gaps, 0 with a text cut, 0 there already, 0 refused.',
    ]);
    const run = await command(world, [file, ...TABLES]);
    expect([run.code, run.lines.at(-1)]).toEqual([0, '1 lines: 1 taken whole, 0 with gaps, 0 with a text cut, 0 there already, 0 refused.']);
    expect(run.lines[0]).toMatch(/^ {5}1 {2}taken {12}OT-26-[0-9A-Z]{5}-[0-9A-Z]$/);
    const empty = await command(world, [kept('leeg.jsonl', new TextEncoder().encode('\n{"a":1}\n')), ...TABLES, '--language', 'nl']);
    expect([empty.code, ...empty.lines]).toEqual([
      1,
      '     1  refused                         import.empty: Deze regel is leeg.',
      '     2  refused                         import.no-text: Deze regel bevat geen tekst die iemand kan lezen.',
      '2 lines: 0 taken whole, 0 with gaps, 0 with a text cut, 0 there already, 2 refused.',
    ]);
    const wrong = await command(world, [kept('boek.xlsx', Uint8Array.from([0x50, 0x4b, 3, 4])), ...TABLES]);
    expect([wrong.code, wrong.errors.trim()]).toEqual([
      2,
      `${join(folder, 'boek.xlsx')} is a spreadsheet or an archive: save it as CSV in UTF-8 and import that.`,
    ]);
    const before = (await stored(world)).items;
    const open = await command(world, [kept('open.csv', new TextEncoder().encode('subject,message\nA,b\nC,"d\nE,f\n')), ...TABLES, '--language', 'nl']);
    expect([open.code, open.lines.filter((line) => line !== ''), (await stored(world)).items]).toEqual([2, [], before]);
    expect(open.errors).toContain('open.csv: Regel 3: hier begint een aanhalingsteken dat nergens eindigt');
    expect((await command(world, ['nergens.csv', ...TABLES])).errors).toBe('nergens.csv cannot be read (ENOENT).\n');
    expect((await command(world, [])).errors).toMatch(/^npm run import -- FILE/);
  });
});

describe('an imported proposal', () => {
  let world: World;
  let cast: Cast;
  beforeAll(async () => {
    world = await openWorld({ seed: 'import proposal' });
    cast = await addCast(world);
  });
  afterAll(() => world.stop());
  const OLD = {
    kind: 'proposal',
    title: 'Reading along with controllers',
    abstract: 'A sensor that reads along on a mirrored port and keeps a signed history of what was changed in which controller, when and by whom.',
    organisation: 'Lekdetect BV',
    orgType: 'startup',
    country: 'NL',
    language: 'en',
    date: '2024-05-06',
    name: 'Noor Vondst',
    email: APPLICANTS[0]!.email,
  };
  const importOne = async (record: object) => (await importAll(world, entries(new TextEncoder().encode(JSON.stringify(record)))))[0]!;
  const read = async (id: string) => (await world.request({ method: 'GET', path: `/api/desk/proposals/${id}`, cookie: cast.lia.cookie })).body;

  it('belongs to whoever has the address, waits without a clock, and gets one when it is taken', async () => {
    const { id } = await importOne(OLD);
    const before = await read(id!);
    expect(before).toMatchObject({
      stage: 'submitted',
      origin: 'import',
      receivedAt: '2024-05-06T10:00:00.000Z',
      late: false,
      title: OLD.title,
      answers: { outline: { abstract: OLD.abstract } },
    });
    expect([before.due, before.promisedAt, before.receipt]).toEqual([undefined, undefined, undefined]);
    expect(before.imported).toMatchObject({
      gaps: expect.arrayContaining(['contact/role', 'substance/problem', 'request/terms']),
      cuts: [],
      original: JSON.stringify(OLD),
    });
    const sender = (await personByAddress(world.store, OLD.email))!;
    const status = await world.request({ method: 'GET', path: `/api/proposals/${id}/status`, cookie: await session(world, sender.id, { door: 'person' }) });
    expect([status.status, status.body.stage, status.body.addressVerified, status.body.nextDate]).toEqual([200, 'received', false, undefined]);
    await must(world, cast.lia.cookie, desk(id!, 'take'));
    expect((await read(id!)).due > at(world)).toBe(true);
    await world.drain();
    expect(world.mails()).toEqual([]);
    expect(await world.violations()).toEqual([]);
  });

  it('asks for a reviewer who knows safety where it says so, and has a gap where it does not say', async () => {
    const read = async (safetyFunction?: string) => {
      const { id, gaps } = await importOne({ ...OLD, title: `Another with ${safetyFunction}`, ...(safetyFunction ? { safetyFunction } : {}) });
      const root = (await world.rows()).records.find((row) => row.pk === id && row.type === 'root')!;
      return [root.safetySeat, gaps.includes('process/safetyFunction')];
    };
    expect([await read(), await read('yes'), await read('onbekend'), await read('no')]).toEqual([
      [false, true],
      [true, false],
      [true, false],
      [false, false],
    ]);
  });

  it('has no applicant where there is no address, and stays out of sight of whoever is named in it', async () => {
    const { id } = await importOne({ ...OLD, email: 'not an address', pilotSites: ['Deltawater NV'] });
    const { records } = await world.rows();
    const root = records.find((row) => row.pk === id && row.type === 'root')!;
    expect(root.address).toBe('');
    expect(await personOf(world.store, root.applicant)).toBeUndefined();
    expect(root.parties.length).toBeGreaterThan(1);
  });

  it('can be completed by its applicant, and is sealed like any other then', async () => {
    const { id } = await importOne({ ...OLD, title: 'Another one that is old' });
    const sender = (await personByAddress(world.store, OLD.email))!;
    const { draft } = await proposalAt(world, cast, 'draft');
    const template = await world.request({
      method: 'GET',
      path: `/api/proposals/${(await proposalAt(world, cast, 'draft')).id}`,
      cookie: await session(world, sender.id, { door: 'person' }),
    });
    expect(draft).toBeTruthy();
    await must(world, await session(world, sender.id, { door: 'person' }), `/api/proposals/${id}/amend`, { changes: template.body.answers });
    const after = await read(id!);
    expect([after.revision, typeof after.receipt]).toEqual([2, 'string']);
    await world.drain();
    expect(await world.violations()).toEqual([]);
  });

  it('may be a call: a draft that only administrators see', async () => {
    const call = {
      kind: 'call',
      title: 'Tools for water',
      description: 'We look for tools that protect pumping stations and locks.',
      deadline: '2027-09-15',
      language: 'en',
    };
    const { id, result } = await importOne(call);
    expect(result).toBe('gaps');
    expect((await importOne(call)).id).toBe(id);
    const { body } = await world.request({ method: 'GET', path: '/api/admin/calls', cookie: cast.admin.cookie });
    expect(body.calls.map(({ stage, title, closesAt }: any) => [stage, title.nl, closesAt])).toEqual([
      ['draft', 'Tools for water', '2027-09-15T21:59:00.000Z'],
    ]);
    await world.drain();
    expect(await world.violations()).toEqual([]);
  });

  it('brings a reviewer without an address, who is invited once there is one', async () => {
    const { id } = await importOne({
      kind: 'reviewer',
      name: 'Petra Diode',
      organisation: 'DiodeWorks',
      orgType: 'vendor',
      languages: ['nl'],
      expertise: { capabilities: [{ id: 'diode', level: 3 }] },
    });
    const journey = await proposalAt(world, cast, 'in-review', { sender: APPLICANTS[1]! });
    const invite = () => world.request({ method: 'POST', path: desk(journey.id, 'invite'), cookie: cast.lia.cookie, body: { reviewers: [id] } });
    expect((await invite()).body.code).toBe('person.no-address');
    const described = {
      name: 'Petra Diode',
      language: 'nl',
      roles: ['reviewer'],
      organisation: 'DiodeWorks',
      organisationType: 'vendor',
      languages: ['nl'],
      capabilities: [],
    };
    const give = (email: string) =>
      world.request({ method: 'POST', path: `/api/admin/people/${id}`, cookie: cast.admin.cookie, body: { ...described, email } });
    expect((await give(cast.jan.email)).body.code).toBe('person.exists');
    expect((await give('petra@diode.example')).status).toBe(200);
    expect((await give('petra@elsewhere.example')).body.code).toBe('person.has-address');
    expect((await personByAddress(world.store, 'petra@diode.example'))?.id).toBe(id);
    expect((await invite()).status).toBe(200);
    expect((await importOne({ kind: 'reviewer', name: 'P. Diode', email: 'petra@diode.example' })).result).toBe('known');
  });
});

describe('what was imported', () => {
  let world: World;
  let cast: Cast;
  beforeAll(async () => {
    world = await openWorld({ seed: 'import privacy' });
    cast = await addCast(world);
  });
  afterAll(() => world.stop());
  const lines = (...records: object[]) => entries(new TextEncoder().encode(records.map((record) => JSON.stringify(record)).join('\n')));
  const privacy = (path: string, body: unknown = {}) => must(world, cast.admin.cookie, `/api/privacy/${path}`, body);
  const original = async (id: string) => (await world.rows()).records.find((row) => row.pk === id && row.type === 'original')?.text;

  it('goes with its sender, line and all, and only then could come in anew', async () => {
    const line = lines({ subject: 'Over mij', message: 'Ik ben Noor en dit ben ik.', from: 'Noor <noor@weg.example>' });
    const [{ id } = { id: '' }] = await importAll(world, line);
    await world.drain();
    const person = (await personByAddress(world.store, 'noor@weg.example'))!;
    await privacy(`people/${person.id}/erase`);
    const left = (await world.rows()).records;
    expect(JSON.stringify(left)).not.toMatch(/Noor|weg\.example|Over mij/);
    expect(left.filter((row) => row.type === 'import' || row.type === 'original')).toEqual([]);
    await world.drain();
    expect(await world.violations()).toEqual([]);
    const [again] = await importAll(world, line);
    expect([again!.result, again!.id === id]).toEqual(['gaps', false]);
  });

  it('is missed when its line, its identity or a part of it is lost', async () => {
    const [taken] = await importAll(
      world,
      lines({ kind: 'proposal', title: 'Reading along with pumps', organisation: 'Lekdetect BV', problem: 'Nobody writes down what was changed.' }),
    );
    const without = async (change: (row: Record<string, any>) => boolean) => {
      const { records, facts } = structuredClone(await world.rows());
      return violationsOf({ records: records.filter((row) => !change(row)), facts }, world.now).filter((violation) => violation.startsWith('I13'));
    };
    expect(await without(() => false)).toEqual([]);
    expect(await without((row) => row.pk === taken!.id && row.type === 'original')).toEqual([`I13 ${taken!.id}: the line that it came from is missing`]);
    expect(await without((row) => row.type === 'import' && row.item === taken!.id)).toEqual([`I13 ${taken!.id}: its line is not known, or as something else`]);
    expect(await without((row) => row.pk === taken!.id && row.part === 'substance')).toEqual([
      `I13 ${taken!.id}: part substance is not the one that was imported`,
    ]);
    const edited = await without((row) => {
      if (row.pk === taken!.id && row.part === 'substance') row.content.problem = 'Something else altogether.';
      return false;
    });
    expect(edited).toEqual([`I13 ${taken!.id}: part substance is not the one that was imported`]);
    const astray = await without((row) => {
      if (row.type === 'import' && row.item === taken!.id) row.item = `prp_${'0'.repeat(26)}`;
      return false;
    });
    expect(astray).toEqual([
      `I13 ${taken!.id}: its line is not known, or as something else`,
      expect.stringMatching(/^I13 import#[0-9a-f]{64}: leads to nothing$/),
    ]);
  });

  it('loses what is taken out of it in the line too, however it is spelled there', async () => {
    const [plain, escaped] = await importAll(
      world,
      lines({ subject: 'Inloggen', message: 'Het wachtwoord is geheim123.' }, { subject: 'Inloggen', message: 'Gebruiker "beheer",\nwachtwoord: sésam open.' }),
    );
    await privacy(`items/${plain!.id}/purge`, { kind: 'credential', passages: ['geheim123'] });
    expect(await original(plain!.id!)).toBe('{"subject":"Inloggen","message":"Het wachtwoord is ▇▇▇."}');
    await privacy(`items/${escaped!.id}/purge`, { kind: 'credential', passages: ['"beheer",\nwachtwoord: sésam open'] });
    expect(await original(escaped!.id!)).toBe('▇▇▇');
    const { body } = await world.request({ method: 'GET', path: `/api/desk/contact-requests/${escaped!.id}`, cookie: cast.lia.cookie });
    expect([body.thread[0].text, body.imported.original]).toEqual(['Gebruiker ▇▇▇.', '▇▇▇']);
  });
});

const data = process.env.SLUIS_DATA;
if (!data) console.log('SLUIS_DATA is not set: the sample files are not imported.');
describe.skipIf(!data)('the sample files', () => {
  it('are taken, and nothing of them twice', async () => {
    const world = await openWorld({ seed: 'import samples' });
    await addCast(world);
    const expected: [file: string, totals: ReturnType<typeof totalsOf>][] = [
      ['proposals.real.dev.jsonl', { lines: 52, whole: 0, gaps: 3, cut: 49, known: 0, refused: 0 }],
      ['proposals.synthetic.dev.jsonl', { lines: 8, whole: 0, gaps: 7, cut: 1, known: 0, refused: 0 }],
      ['contacts.synthetic.dev.jsonl', { lines: 24, whole: 0, gaps: 24, cut: 0, known: 0, refused: 0 }],
      ['reviewers.synthetic.jsonl', { lines: 18, whole: 0, gaps: 18, cut: 0, known: 0, refused: 0 }],
      ['calls.real.jsonl', { lines: 14, whole: 0, gaps: 0, cut: 14, known: 0, refused: 0 }],
      ['knowledge.advisories.dev.jsonl', { lines: 40, whole: 0, gaps: 40, cut: 0, known: 0, refused: 0 }],
    ];
    const wholes = new Map<string, string>();
    for (const [file, totals] of expected) {
      const lines = entries(readFileSync(join(data!, file)));
      const results = await importAll(world, lines, file);
      console.log(file, JSON.stringify(totalsOf(results)));
      expect([file, totalsOf(results)]).toEqual([file, totals]);
      expect(totalsOf(await importAll(world, shuffled(lines, 3), file)).known).toBe(totals.lines - totals.refused);
      const texts = readFileSync(join(data!, file), 'utf8').split('\n');
      for (const { id, line, result } of results) if (result !== 'refused') wholes.set(id!, texts[line - 1]!);
    }
    const originals = (await world.rows()).records.filter((row) => row.type === 'original');
    expect(new Map(originals.map((row) => [row.pk as string, row.text as string]))).toEqual(wholes);
    expect(await brokenPromises(world)).toEqual([]);
    await world.stop();
  });
});
