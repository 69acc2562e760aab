import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersFor, IDEAS } from '../../infra/local/sample-items.ts';
import { APPLICANTS, STAFF } from '../../infra/local/sample-people.ts';
import { withoutGuard } from '../../shared/domain/csv.ts';
import { toItem } from '../../shared/store/item.ts';
import { transact } from '../../shared/store/store.ts';
import { CONTACT, contactFrom, proposalAt } from '../support/journey.ts';
import { addCast, addPlayer, type Cast, type Player } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
let inside: Player;
const FORMULA = '=HYPERLINK("http://evil.example";"Klik")';
beforeAll(async () => {
  world = await openWorld({ seed: 'export' });
  cast = await addCast(world);
  inside = await addPlayer(world, { ...STAFF[1]!, name: 'Ilse Inwoner', email: 'ilse@example.org', organisation: 'Lekdetect B.V.' });
  const label = (tlp: 'green' | 'amber' | 'amber-strict', n: number) => {
    const answers = answersFor(IDEAS[n]!, APPLICANTS[n]!);
    return { sender: APPLICANTS[n]!, answers: { ...answers, request: { ...answers.request, tlp } } };
  };
  await proposalAt(world, cast, 'screening', label('amber-strict', 0));
  await proposalAt(world, cast, 'submitted', label('amber', 1));
  await proposalAt(world, cast, 'submitted', label('green', 2));
  await contactFrom(world, { ...CONTACT, subject: FORMULA, email: 'mia@gemaal.example', organisation: 'Gemaal Zuid', name: 'Mia' });
  await contactFrom(world, { ...CONTACT, kind: 'incident', email: 'mia@gemaal.example', organisation: 'Gemaal Zuid', name: 'Mia' });
});
afterAll(() => world.stop());

const get = (query: string, cookie: string, language = 'en') =>
  world.request({ method: 'GET', path: `/api/desk/export?${query}`, cookie, headers: { 'accept-language': language } });
type Line = Record<string, string>;
const read = (text: string): Line[] => parse(text, { bom: true, columns: true, record_delimiter: '\r\n' });

describe('an export', () => {
  it('is a CSV file that a strict reader reads, with the rows of the list and headings in the language asked for', async () => {
    const reply = await get('view=open&format=csv', cast.vera.cookie);
    expect([reply.status, reply.headers['content-type'], reply.headers['content-disposition']]).toEqual([
      200,
      'text/csv; charset=utf-8',
      'attachment; filename="sluis-open.csv"',
    ]);
    const list = await world.request({ method: 'GET', path: '/api/desk/queue?view=open', cookie: cast.vera.cookie });
    const lines = read(reply.text);
    expect(lines.map((line) => line.Number)).toEqual(list.body.rows.map((row: { id: string }) => row.id));
    expect(lines.map((line) => withoutGuard(line.Title!))).toEqual(list.body.rows.map((row: { title: string }) => row.title));
    expect(lines.find((line) => line.Stage === 'screening')).toMatchObject({ Owner: 'Lia Sluiswachter', Kind: 'proposal', 'TLP label': 'TLP:AMBER+STRICT' });
    const dutch = read((await get('view=open', cast.vera.cookie, 'nl')).text);
    expect(Object.keys(dutch[0]!).slice(0, 4)).toEqual(['Kenmerk', 'Soort', 'Titel', 'Fase']);
    expect(dutch.map((line) => line.Kenmerk)).toEqual(lines.map((line) => line.Reference));
  });

  it('holds no cell that a spreadsheet runs', async () => {
    const { text } = await get('view=open', cast.vera.cookie);
    expect(text).toContain(`"'=HYPERLINK(""http://evil.example"";""Klik"")"`);
    expect(
      read(text)
        .flatMap(Object.values)
        .filter((cell) => /^[\s\u0000\ufeff]*[=+\-@]/.test(cell)),
    ).toEqual([]);
  });

  it('gives the same as JSON', async () => {
    const lines = read((await get('view=open', cast.vera.cookie)).text);
    const { body, headers } = await get('view=open&format=json', cast.vera.cookie);
    expect(headers['content-type']).toBe('application/json');
    expect(body.rows.map((row: { id: string }) => row.id)).toEqual(lines.map((line) => line.Number));
    expect(body.rows[0]).toMatchObject({ withheld: false, ownerName: expect.any(String) });
  });

  it.each([
    ['liaison', () => cast.lia, { clear: true, green: true, amber: false, 'amber-strict': false }],
    ['chair', () => cast.vera, { clear: true, green: true, amber: true, 'amber-strict': true }],
    ['administrator', () => cast.admin, { clear: true, green: true, amber: true, 'amber-strict': true }],
  ] as const)('lets a %s take out titles as far as their label goes', async (_role, who, mayTake) => {
    const { body } = await get('view=open&format=json', who().cookie);
    expect(new Set(body.rows.map((row: { tlp: string }) => row.tlp))).toEqual(new Set(['green', 'amber', 'amber-strict']));
    for (const row of body.rows as { tlp: keyof typeof mayTake; title: string; withheld: boolean; stamp?: string; reference: string; flags: string[] }[]) {
      const guarded = row.flags.includes('wrong-door');
      expect(row.title !== '', `${row.reference} ${row.tlp}`).toBe(mayTake[row.tlp] && !guarded);
      expect(row.withheld).toBe(!mayTake[row.tlp] && !guarded);
      expect(row.reference).toMatch(/^OT-/);
      expect(row.stamp).toEqual(row.tlp === 'amber-strict' && mayTake[row.tlp] ? expect.stringContaining(who().name) : undefined);
    }
    const lines = read((await get('view=open', who().cookie)).text);
    for (const line of lines.filter((each) => each['TLP label'] === 'TLP:AMBER+STRICT' && !each['To be noticed']!.includes('wrong-door')))
      expect(line.Note).toMatch(mayTake['amber-strict'] ? /^TLP:AMBER\+STRICT · .+ · 2026-/ : /^Without title/);
  });

  it('filters as the list does, and hides what the list hides', async () => {
    const asked = 'view=stage&kind=proposal&stage=submitted&language=en&format=json';
    const list = await world.request({ method: 'GET', path: `/api/desk/queue?${asked}`, cookie: cast.vera.cookie });
    expect((await get(asked, cast.vera.cookie)).body.rows.map((row: { id: string }) => row.id)).toEqual(list.body.rows.map((row: { id: string }) => row.id));
    const all = (await get('view=open&format=json', cast.lia.cookie)).body.rows.length;
    expect((await get('view=open&format=json', inside.cookie)).body.rows.length).toBe(all - 1);
  });

  it('goes on in pages of five hundred by its Link header', async () => {
    const { records } = await world.rows();
    const model = records.find((row) => row.kind === 'contact-request' && row.title !== '')!;
    const copies = Array.from({ length: 520 }, (_, n) => `ctc_${String(n).padStart(26, '0')}`);
    for (let i = 0; i < copies.length; i += 100)
      await transact(
        world.store,
        copies
          .slice(i, i + 100)
          .map((id) => ({ Put: { TableName: 'records', Item: toItem({ ...model, pk: id, id, gsi2sk: `2027-01-01T00:00:00.000Z#${id}` }) } })),
      );
    const first = await get('view=stage&kind=contact-request&stage=new&format=csv', cast.lia.cookie);
    const link = /^<(\/api\/desk\/export\?[^>]+)>; rel="next"$/.exec(first.headers.link!);
    const second = await world.request({ method: 'GET', path: link![1]!, cookie: cast.lia.cookie, headers: { 'accept-language': 'en' } });
    const lines = [first, second].map((reply) => read(reply.text));
    expect(lines.map((page) => page.length)).toEqual([500, 22]);
    expect(new Set(lines.flat().map((line) => line.Number)).size).toBe(522);
    expect(second.headers.link).toBeUndefined();
    expect((await world.request({ method: 'GET', path: link![1]!, cookie: cast.vera.cookie })).status).toBe(422);
  });
});
