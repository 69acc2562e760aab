import { unzipSync } from 'fflate';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersFor, decisionFor, IDEAS, reviewFor } from '../../infra/local/sample-items.ts';
import { APPLICANTS, STAFF } from '../../infra/local/sample-people.ts';
import { csvOf, withoutGuard } from '../../shared/domain/csv.ts';
import { rubricOf } from '../../shared/domain/rubrics.ts';
import { tableWords } from '../../functions/export/said.ts';
import type { DecisionRow, ReviewRow } from '../../shared/domain/view/export-rows.ts';
import { decisionTable, reviewTable } from '../../shared/domain/view/export-tables.ts';
import { prp } from '../support/build.ts';
import { accept, desk, type Journey, must, OVERRIDE, proposalAt, REASON } from '../support/journey.ts';
import { addCast, addPlayer, type Cast, type Player } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';
import { PART } from '../../functions/export/parts.ts';

const FORMULA = '=HYPERLINK("http://evil.example";"Klik hier voor de uitslag")';

const ALL = 28;

let world: World;
let cast: Cast;
let barred: Player;
/** In review, of Lekdetect; announced, of somebody else; and what has just come in. */
let reviewed: Journey;
let announced: Journey;

beforeAll(async () => {
  world = await openWorld({ seed: 'exports' });
  cast = await addCast(world);
  barred = await addPlayer(world, { ...STAFF[1]!, name: 'Bas Gebonden', email: 'bas@lekdetect.example', roles: ['chair'] });
  const answers = answersFor(IDEAS[0]!, APPLICANTS[0]!);
  reviewed = await proposalAt(world, cast, 'in-review', { answers: { ...answers, outline: { ...answers.outline, title: FORMULA } } });
  await must(world, cast.lia.cookie, desk(reviewed.id, 'invite'), { reviewers: [cast.mila.id, cast.rob.id] });
  for (const player of [cast.mila, cast.rob]) await accept(world, player.cookie, reviewed.id);
  await must(world, cast.mila.cookie, `/api/review/${reviewed.id}/submit`, { ...reviewFor('en', 3.5), note: '@SUM(A1:A9) is for the chair alone.' });
  announced = await proposalAt(world, cast, 'announced', { sender: APPLICANTS[1]!, answers: answersFor(IDEAS[1]!, APPLICANTS[1]!) });
  for (let n = 2; n < ALL; n += 1) {
    world.advance(60_000);
    const base = APPLICANTS[1 + (n % (APPLICANTS.length - 1))]!;
    const sender = { ...base, email: `more-${n}@maker.example`, organisation: `Maker ${n} B.V.` };
    const filled = answersFor(IDEAS[n % IDEAS.length]!, sender, 'no', 'short');
    await proposalAt(world, cast, 'submitted', { sender, answers: { ...filled, request: { ...filled.request, tlp: n % 2 ? 'green' : 'amber' } } });
  }
  await world.drain();
});
afterAll(() => world.stop());

const get = (path: string, cookie: string | undefined, language = 'en') =>
  world.request({ method: 'GET', path: `/api/desk/${path}`, cookie, headers: { 'accept-language': language } });
type Line = Record<string, string>;
const read = (text: string): Line[] => parse(text, { bom: true, columns: true, record_delimiter: '\r\n' });
const nextOf = (headers: Record<string, string>): string | undefined => /<\/api\/desk\/([^>]+)>; rel="next"/.exec(headers.link ?? '')?.[1];

const everyLine = async (path: string, cookie: string, language?: string): Promise<Line[]> => {
  const lines: Line[] = [];
  for (let next: string | undefined = path; next; ) {
    const reply = await get(next, cookie, language);
    expect(reply.status).toBe(200);
    lines.push(...read(reply.text));
    next = nextOf(reply.headers);
  }
  return lines;
};

describe('an export', () => {
  it('brings every proposal once, part by part, in the order in which they came in', async () => {
    const first = await get('exports/proposals?call=open', cast.vera.cookie);
    expect(read(first.text)).toHaveLength(PART);
    expect(first.headers['content-disposition']).toBe(`attachment; filename="sluis-proposals-${new Date(world.now).toISOString().slice(0, 10)}.csv"`);
    const lines = await everyLine('exports/proposals?call=open', cast.vera.cookie);
    expect(new Set(lines.map((line) => line.Number)).size).toBe(ALL);
    expect(lines.map((line) => line.Received)).toEqual(lines.map((line) => line.Received!).toSorted());
    expect(lines.map((line) => line.Number)).toEqual((await everyLine('exports/proposals', cast.vera.cookie)).map((line) => line.Number));
  });

  it('says beforehand in which parts it comes, and each part is one of them', async () => {
    const { body } = await get('exports?call=open', cast.vera.cookie);
    expect(body.parts.map((part: { proposals: number }) => part.proposals)).toEqual([PART, PART, ALL - 2 * PART]);
    const second = await get(`exports/proposals?call=open&format=json&cursor=${encodeURIComponent(body.parts[2].cursor)}`, cast.vera.cookie);
    expect(second.body.rows).toHaveLength(ALL - 2 * PART);
    expect(second.body.rows[0].receivedAt).toBe(body.parts[2].from);
    expect(second.body.cursor).toBeUndefined();
    const foreign = await get(`exports/proposals?call=open&cursor=${encodeURIComponent(body.parts[1].cursor)}`, cast.admin.cookie);
    expect([foreign.status, foreign.body.code]).toEqual([422, 'request.invalid']);
  });

  it('holds no cell that a spreadsheet runs, and gives the text back', async () => {
    const [proposals, reviews] = [await everyLine('exports/proposals', cast.vera.cookie), await everyLine('exports/reviews', cast.vera.cookie)];
    const cells = [...proposals, ...reviews].flatMap(Object.values);
    expect(cells.filter((cell) => /^[\s\u0000\ufeff]*[=+\-@]/.test(cell))).toEqual([]);
    expect(withoutGuard(proposals.find((line) => line.Number === reviewed.id)!.Title!)).toBe(FORMULA);
    expect(withoutGuard(reviews[0]!['Note to the chair']!)).toBe('@SUM(A1:A9) is for the chair alone.');
  });

  it('names people, marks and comments of a review, and the note to whoever chairs alone', async () => {
    const [line] = await everyLine('exports/reviews', cast.vera.cookie);
    expect(line).toMatchObject({ Reference: reviewed.reference, Reviewer: cast.mila.name, 'Mark S': '3.5', Vote: 'Yes' });
    expect(line!['Comment S']!.length).toBeGreaterThan(40);
    expect((await everyLine('exports/reviews', cast.admin.cookie))[0]!['Note to the chair']).toBe('');
  });

  it('brings decisions with what was released, in the language asked for', async () => {
    const { body } = await get('exports/decisions?format=json', cast.vera.cookie);
    expect(body.rows).toHaveLength(1);
    expect(body.rows[0]).toMatchObject({ proposal: announced.id, n: 1, outcome: 'accepted', by: cast.vera.name, announcedAt: expect.any(String) });
    const dutch = read((await get('exports/decisions', cast.vera.cookie, 'nl')).text);
    expect(dutch[0]).toMatchObject({ Kenmerk: announced.reference, 'Genomen door': cast.vera.name, 'Hoeveelste besluit': '1' });
  });

  it('says in a table for people nothing by an id that has a word, in either language', async () => {
    const ids = (rows: readonly Record<string, unknown>[], ...fields: string[]) =>
      new Set(rows.flatMap((row) => fields.flatMap((field) => row[field] ?? [])) as string[]);
    const { body } = await get('exports/proposals?format=json&call=open', cast.vera.cookie);
    const known = ids(
      body.rows,
      'stage',
      'outcome',
      'organisationType',
      'helix',
      'country',
      'track',
      'sectors',
      'capabilities',
      'assets',
      'origin',
      'language',
      'call',
    );
    expect([...known]).toEqual(expect.arrayContaining(['in-review', 'accepted', 'startup', 'form', 'nl', 'open']));
    for (const [language, words] of [
      ['nl', { Fase: 'In beoordeling', Land: 'Nederland', Herkomst: 'Formulier', Taal: 'Nederlands', Oproep: 'Open aanmelding', Veiligheidszetel: 'nee' }],
      ['en', { Stage: 'In review', Country: 'Netherlands', Origin: 'Form', Language: 'Dutch', Call: 'Open intake', 'Safety seat': 'no' }],
    ] as const) {
      const lines = read((await get('exports/proposals?call=open', cast.vera.cookie, language)).text);
      expect(lines.find((line) => Object.values(line).includes(reviewed.id))).toMatchObject(words);
      expect(
        lines
          .flatMap(Object.values)
          .flatMap((cell) => cell.split('; '))
          .filter((cell) => known.has(cell)),
      ).toEqual([]);
    }
  });

  it('says by when a decision was promised, before it is there and afterwards', async () => {
    const lines = await everyLine('exports/proposals?call=open', cast.vera.cookie);
    const of = ({ id }: Journey) => lines.find((line) => line.Number === id)!['Decision promised by'];
    for (const journey of [reviewed, announced]) expect(of(journey)).toMatch(/^20\d\d-\d\d-\d\dT/);
  });

  it('stamps what is labelled TLP:AMBER or above, and nothing else', async () => {
    const { body } = await get('exports/proposals?format=json', cast.vera.cookie);
    const labels = new Set(body.rows.map(({ tlp }: { tlp: string }) => tlp));
    expect(labels).toEqual(new Set(['green', 'amber', 'amber-strict']));
    for (const { tlp, stamp } of body.rows as { tlp: string; stamp?: string }[])
      expect(stamp ?? '').toMatch(tlp === 'green' ? /^$/ : /^TLP:AMBER(\+STRICT)? · Vera Voorzitter · 2026-11-/);
  });

  it('keeps to the days that were asked for', async () => {
    const day = new Date(world.now).toISOString().slice(0, 10);
    expect(await everyLine(`exports/proposals?from=${day}&to=${day}`, cast.vera.cookie)).toHaveLength(ALL);
    expect(await everyLine('exports/proposals?to=2026-11-01', cast.vera.cookie)).toEqual([]);
    expect(await everyLine('exports/proposals?from=2026-11-30', cast.vera.cookie)).toEqual([]);
    expect((await get('exports/proposals?from=yesterday', cast.vera.cookie)).status).toBe(422);
  });

  it('costs what its part costs, whatever else there is', async () => {
    const cost = async (path: string) => {
      const before = world.calls.length;
      await get(path, cast.vera.cookie);
      return world.calls.slice(before).map(({ operation }) => operation);
    };
    await cost('exports/proposals?call=open');
    // Of each decided one its log is read too, for who stands behind it.
    for (const [what, decided] of [
      ['proposals', 0],
      ['reviews', 0],
      ['decisions', 1],
    ] as const) {
      const calls = await cost(`exports/${what}?call=open`);
      expect(calls).not.toContain('Scan');
      expect(calls.length, calls.join(' ')).toBeLessThanOrEqual(PART + 5 + decided);
    }
    expect((await cost('exports?call=open')).length).toBeLessThanOrEqual(5);
  });
});

it('holds a part of nothing but the longest reviews, in the widest letters, within what a function may reply', () => {
  const wide = '\u{1f6a2}'.repeat(2000);
  const { criteria } = rubricOf('standard-1');
  const review: ReviewRow = {
    ...{ proposal: prp(), reference: 'OT-26-7K3FW-X', tlp: 'amber-strict', stamp: wide.slice(0, 200), reviewer: wide.slice(0, 200), round: 1, revision: 1 },
    ...{ submittedAt: '2026-11-02T09:00:00.000Z', rubric: 'standard-1', safetySeat: true, inScope: true, vote: 'pitch', confidence: 3, note: wide },
    criteria: Object.fromEntries(criteria.map(({ id }) => [id, { mark: 4.5, comment: wide }])),
  };
  const rows = Array.from({ length: PART * 7 }, () => review);
  const { columns, rows: cells } = reviewTable(rows, tableWords('nl'));
  for (const text of [csvOf(columns, cells), JSON.stringify({ rows })]) expect(Buffer.byteLength(text)).toBeLessThan(6_000_000);
});

it('holds a part of nothing but the longest decisions, in the widest letters, within what a function may reply', () => {
  const wide = (n: number) => '\u{1f6a2}'.repeat(n);
  const { criteria } = rubricOf('standard-1');
  const decision: DecisionRow = {
    ...{ proposal: prp(), reference: 'OT-26-7K3FW-X', tlp: 'amber-strict', stamp: wide(200), n: 1, outcome: 'declined', by: wide(200), reviews: 7 },
    ...{ at: '2026-11-02T09:00:00.000Z', approvals: [wide(200)], score: 69.5, rubric: 'standard-1', formula: 'weighted-mean-1', reason: wide(2000) },
    ...{ conditions: Array.from({ length: 10 }, () => wide(300)), override: wide(2000), meant: wide(500) },
    letter: {
      ...{ opening: wide(2000), doFirst: wide(600), resubmit: true, resubmitFrom: '2027-01-04', talkTo: wide(300) },
      criteria: criteria.map(({ id }) => ({ id, band: 'weak', text: wide(1000) })),
    },
  };
  const rows = Array.from({ length: PART * 4 }, () => decision);
  const { columns, rows: cells } = decisionTable(rows, tableWords('nl'));
  for (const text of [csvOf(columns, cells), JSON.stringify({ rows })]) expect(Buffer.byteLength(text)).toBeLessThan(6_000_000);
});

describe('whoever is involved', () => {
  it('gets the same bytes as if what is hidden were not there', async () => {
    const lines = await everyLine('exports/proposals?call=open', barred.cookie);
    const all = await everyLine('exports/proposals?call=open', cast.vera.cookie);
    const withoutName = (line: Line) => ({ ...line, Note: line.Note!.replace(/ · .* · .*/, '') });
    expect(lines.map(withoutName)).toEqual(all.filter((line) => line.Number !== reviewed.id).map(withoutName));
    expect(await everyLine('exports/reviews', barred.cookie)).toEqual([]);
    const { body } = await get('exports?call=open', barred.cookie);
    expect(body.parts.map((part: { proposals: number }) => part.proposals)).toEqual([PART, PART, ALL - 1 - 2 * PART]);
  });

  it('gets of a dossier what nobody would get', async () => {
    const hidden = await get(`proposals/${reviewed.id}/dossier`, barred.cookie);
    const absent = await get(`proposals/prp_${'0'.repeat(26)}/dossier`, barred.cookie);
    const bare = ({ status, body, headers }: typeof hidden) => ({ status, headers, body: { ...body, request: '' } });
    expect(bare(hidden)).toEqual(bare(absent));
    expect(hidden.status).toBe(404);
  });
});

describe('a dossier', () => {
  it('is an archive with everything in it, under names of ours alone', async () => {
    const reply = await get(`proposals/${announced.id}/dossier`, cast.vera.cookie);
    expect([reply.headers['content-type'], reply.headers['content-disposition']]).toEqual([
      'application/zip',
      `attachment; filename="${announced.reference}.zip"`,
    ]);
    const files = unzipSync(Buffer.from(reply.text, 'base64'));
    const names = Object.keys(files);
    for (const name of [
      'README.txt',
      'answers/revision-1.html',
      'reviews.html',
      'thread.html',
      'decision.html',
      'files/list.json',
      'verify.mjs',
      'manifest.json',
    ])
      expect(names).toContain(name);
    expect(names.every((name) => /^[\w.-]+(\/[\w.-]+)?$/.test(name))).toBe(true);
    const letters = names.filter((name) => name.startsWith('letters/')).map((name) => Buffer.from(files[name]!).toString());
    expect(letters.some((letter) => letter.includes(announced.reference))).toBe(true);
    expect(Buffer.from(files['README.txt']!).toString()).toContain('TLP:AMBER+STRICT · Vera Voorzitter');
    expect(Buffer.from(files['decision.html']!).toString()).toMatch(/Accepted: we offer support|Geaccepteerd: wij bieden ondersteuning/);
  });

  it('shows hostile text as text', async () => {
    const hostile = '</title><script>alert(1)</script><img src=x onerror=alert(2)>';
    const answers = answersFor(IDEAS[2]!, APPLICANTS[2]!);
    const made = await proposalAt(world, cast, 'in-review', {
      sender: APPLICANTS[2]!,
      answers: { ...answers, outline: { ...answers.outline, title: hostile } },
    });
    const files = unzipSync(Buffer.from((await get(`proposals/${made.id}/dossier`, cast.vera.cookie, 'nl')).text, 'base64'));
    for (const [name, bytes] of Object.entries(files).filter(([each]) => each.endsWith('.html')))
      expect(Buffer.from(bytes).toString(), name).not.toMatch(/<script|<img|<\/title><script/);
    expect(Buffer.from(files['answers/revision-1.html']!).toString()).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(Buffer.from(files['README.txt']!).toString()).toContain('samengesteld op');
  });

  it('leaves out of the chair’s note what an administrator may not read', async () => {
    const text = async (cookie: string) => JSON.stringify((await get(`proposals/${reviewed.id}/dossier?format=json`, cookie)).body);
    expect(await text(cast.vera.cookie)).toContain('for the chair alone');
    expect(await text(cast.admin.cookie)).not.toContain('for the chair alone');
  });
});

describe('decisions', () => {
  it('brings the whole letter, what a decision was worked out with, and who stands behind it', async () => {
    const made = await proposalAt(world, cast, 'in-review', { sender: APPLICANTS[2]!, answers: answersFor(IDEAS[2]!, APPLICANTS[2]!) });
    await must(world, cast.lia.cookie, desk(made.id, 'invite'), { reviewers: [cast.mila.id] });
    await accept(world, cast.mila.cookie, made.id);
    await must(world, cast.mila.cookie, `/api/review/${made.id}/submit`, reviewFor('en', 3.5));
    await must(world, cast.lia.cookie, desk(made.id, 'close-round'), { reason: REASON });
    const wanted = decisionFor('nl', 'declined');
    const letter = { ...wanted.letter, resubmit: true, resubmitFrom: '2027-01-04', talkTo: 'Bel gerust met Lia.' };
    await must(world, cast.vera.cookie, desk(made.id, 'decide'), { ...wanted, letter, override: OVERRIDE });
    await must(world, cast.lia.cookie, desk(made.id, 'approve-decision'), { decision: 1 });
    await must(world, cast.vera.cookie, desk(made.id, 'announce'), { letterRead: 1 });
    const rows: DecisionRow[] = [];
    for (let next: string | undefined = 'exports/decisions?format=json'; next; ) {
      const { body, headers } = await get(next, cast.vera.cookie);
      rows.push(...body.rows);
      next = nextOf(headers);
    }
    const row = rows.find(({ proposal }) => proposal === made.id)!;
    expect(row).toMatchObject({
      outcome: 'declined',
      score: 70,
      reviews: 1,
      rubric: 'standard-1',
      letter,
      approvals: [cast.lia.name],
      announcedBy: cast.vera.name,
    });
    expect(row.formula).toMatch(/^weighted-mean-/);
    const dutch = (await everyLine('exports/decisions', cast.vera.cookie, 'nl')).find((line) => line.Nummer === made.id)!;
    const [first] = letter.criteria;
    expect(dutch).toMatchObject({
      ...{ Uitkomst: 'Afgewezen, met feedback', Score: '70', Beoordelingskader: 'standard-1', Formule: row.formula, 'Ingestemd door': cast.lia.name },
      ...{ 'Begin van de brief': letter.opening, 'Wat als eerste te doen': letter.doFirst, 'Kan opnieuw worden ingediend': 'ja' },
      ...{ 'Opnieuw indienen vanaf': '2027-01-04', 'Wie het besluit wil bespreken': letter.talkTo, 'Bekendgemaakt door': cast.vera.name },
      [`Oordeel in de brief ${first!.id}`]: { weak: 'Zwak', fair: 'Redelijk', good: 'Goed', strong: 'Sterk' }[first!.band],
      [`Tekst in de brief ${first!.id}`]: first!.text,
    });
  });
});
