import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answersFor, decisionFor, IDEAS, reviewFor } from '../../infra/local/sample-items.ts';
import { APPLICANTS } from '../../infra/local/sample-people.ts';
import { withoutGuard } from '../../shared/domain/csv.ts';
import { accept, desk, must, OVERRIDE, proposalAt, REASON } from '../support/journey.ts';
import { addCast, type Cast } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

/** What a line takes, and what only a text of several lines takes besides. */
const LINES = [
  "=cmd|' /C calc'!A0 waarmee je meet",
  '+31 6 is geen titel',
  '-1+1 als titel',
  '@SUM(A1:A9) als titel',
  '"Zo", zei hij; \'niet\' anders',
  '\ufeff=1+1 achter een merkteken',
  '\u200b=1+1 achter niets',
  '\u3164=1+1 achter een vulling',
  '\ufe0f=1+1 achter een keuze',
  '\u2800=1+1 achter leeg braille',
  '＝1+1 op volle breedte',
  '\u200f=1+1 van rechts',
  'שלום =1+1 עולם',
  '<b>vet</b> &amp; &lt;zo&gt;',
] as const;
const PROSES = ['Eerst dit.\n=1+1\nen dan dat.', 'Eerst dit.\r\n+1\r\n@x', '\t=1+1 achter een tab', 'a\u2028=1+1', 'Een\ttab, en "haken".', ...LINES] as const;
/** What no text may hold, whoever sends it. */
const REFUSED = ['nul\u0000=1+1 in een titel', 'halve \ud800 letter in een titel'] as const;

let world: World;
let cast: Cast;
let id: string;
let refused: string[];
const long = (text: string): string => `${text} Dit stuk is lang genoeg om mee te tellen, en zegt verder niets.`;

beforeAll(async () => {
  world = await openWorld({ seed: 'odd texts' });
  cast = await addCast(world);
  const base = answersFor(IDEAS[0]!, APPLICANTS[0]!);
  const withTitle = (title: string) => ({ ...base, outline: { ...base.outline, title } });
  refused = [];
  for (const [i, title] of [...LINES, ...REFUSED].entries()) {
    const sender = { ...APPLICANTS[0]!, email: `odd-${i}@maker.example` };
    await proposalAt(world, cast, 'submitted', { sender, answers: withTitle(title) }).catch(() => refused.push(title));
  }
  id = (
    await proposalAt(world, cast, 'in-review', {
      sender: APPLICANTS[1]!,
      answers: { ...base, substance: { ...base.substance, problem: long(PROSES.join('\n')) } },
    })
  ).id;
  await must(world, cast.lia.cookie, desk(id, 'invite'), { reviewers: [cast.mila.id] });
  await accept(world, cast.mila.cookie, id);
  const review = reviewFor('nl', 3.5);
  const criteria = Object.fromEntries(
    Object.entries(review.criteria).map(([name, judged], i) => [name, { ...judged, comment: long(PROSES[i % PROSES.length]!) }]),
  );
  await must(world, cast.mila.cookie, `/api/review/${id}/submit`, { ...review, criteria, note: PROSES.join('\n\n') });
  await must(world, cast.lia.cookie, desk(id, 'close-round'), { reason: REASON });
  const wanted = decisionFor('nl', 'declined');
  const letter = {
    ...wanted.letter,
    opening: long(PROSES[0]),
    criteria: [{ id: 'N', band: 'good' as const, text: PROSES[2] }],
    doFirst: PROSES.join('\n').slice(0, 600),
  };
  await must(world, cast.vera.cookie, desk(id, 'decide'), {
    ...wanted,
    reason: PROSES.join('\n'),
    letter,
    override: OVERRIDE,
    meant: 'Dit staat er met opzet, om te zien wat ervan wordt.',
  });
  await world.drain();
});
afterAll(() => world.stop());

type Line = Record<string, string>;
const taken = (path: string) => world.request({ method: 'GET', path: `/api/desk/${path}`, cookie: cast.vera.cookie, headers: { 'accept-language': 'en' } });
const every = async (what: string): Promise<{ lines: Line[]; rows: any[] }> => {
  const [lines, rows]: [Line[], any[]] = [[], []];
  for (const format of ['csv', 'json'])
    for (let next: string | undefined = `exports/${what}?format=${format}`; next; ) {
      const reply = await taken(next);
      expect(reply.status).toBe(200);
      if (format === 'json') rows.push(...reply.body.rows);
      else lines.push(...(parse(reply.text, { bom: true, columns: true, record_delimiter: '\r\n' }) as Line[]));
      next = /<\/api\/desk\/([^>]+)>; rel="next"/.exec(reply.headers.link ?? '')?.[1];
    }
  return { lines, rows };
};
/** Written apart from the code: what stands first on any line, once all that nobody sees is gone. */
const UNSEEN =
  /[\s\u0000-\u0020\u007f-\u00a0\u00ad\u061c\u115f\u1160\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u2800\u3000\u3164\ufeff\uffa0"]|\u034f|[\ufe00-\ufe0f]/gu;
const runs = (cell: string): boolean => cell.split(/[\r\n\v\f\u0085\u2028\u2029]/).some((line) => /^[=+\-@＝＋－＠]/.test(line.replaceAll(UNSEEN, '')));

it('refuses what cannot be kept, and takes everything else', () => {
  expect(refused).toEqual([...REFUSED]);
});

it('gives each text back as it stands on the desk, from CSV and from JSON, and runs none of them', async () => {
  const [proposals, reviews, decisions] = [await every('proposals'), await every('reviews'), await every('decisions')];
  for (const { lines } of [proposals, reviews, decisions]) expect(lines.flatMap(Object.values).filter(runs)).toEqual([]);
  expect(proposals.rows).toHaveLength(LINES.length + 1);
  for (const row of proposals.rows) {
    const { body } = await taken(`proposals/${row.proposal}`);
    expect(row.title).toBe(body.title);
    expect(withoutGuard(proposals.lines.find((line) => line.Number === row.proposal)!.Title!)).toBe(row.title);
  }
  const { body } = await taken(`proposals/${id}`);
  const [review] = body.reviews;
  expect(reviews.rows[0]).toMatchObject({ criteria: review.body.criteria, note: review.body.note });
  expect(withoutGuard(reviews.lines[0]!['Note to the chair']!)).toBe(review.body.note);
  for (const [name, { comment }] of Object.entries(review.body.criteria as Record<string, { comment: string }>))
    expect(withoutGuard(reviews.lines[0]![`Comment ${name}`]!)).toBe(comment);
  const [decision] = body.decisions;
  expect(decisions.rows[0]).toMatchObject({ letter: decision.letter, reason: decision.reason });
  expect(withoutGuard(decisions.lines[0]!.Reason!)).toBe(decision.reason);
  expect(withoutGuard(decisions.lines[0]!['Text in the letter N']!)).toBe(decision.letter.criteria[0].text);
  expect(withoutGuard(decisions.lines[0]!['What to do first']!)).toBe(decision.letter.doFirst);
});

it('keeps each text in a dossier that is found whole, and shows it as text', async () => {
  const to = mkdtempSync(join(tmpdir(), 'sluis-odd-'));
  const reply = await taken(`proposals/${id}/dossier`);
  for (const [name, bytes] of Object.entries(unzipSync(Buffer.from(reply.text, 'base64')))) {
    mkdirSync(dirname(join(to, name)), { recursive: true });
    writeFileSync(join(to, name), bytes);
  }
  const said = execFileSync(process.execPath, [join(to, 'verify.mjs')], { encoding: 'utf8' });
  expect(said).toContain('Nothing contradicts the log');
  const { body } = await taken(`proposals/${id}`);
  const kept = JSON.parse(readFileSync(join(to, 'proposal.json'), 'utf8'));
  expect([kept.answers, kept.reviews, kept.decisions]).toEqual([body.answers, body.reviews, body.decisions]);
  for (const page of ['reviews', 'decision', 'answers/revision-1']) expect(readFileSync(join(to, `${page}.html`), 'utf8')).not.toMatch(/<b>|<script/);
  rmSync(to, { recursive: true, force: true });
});
