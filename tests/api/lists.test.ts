import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { APPLICANTS, REVIEWERS } from '../../infra/local/sample-people.ts';
import { community } from '../../shared/community.ts';
import type { Assignment } from '../../shared/domain/assignment.ts';
import { assignmentItem } from '../../shared/domain/assignment.ts';
import { organisationKey } from '../../shared/domain/organisation.ts';
import { toItem } from '../../shared/store/item.ts';
import { rosterOf } from '../../shared/store/people.ts';
import { itemRow } from '../../shared/store/rows.ts';
import { openCursor } from '../../shared/store/secrets.ts';
import { put, transact } from '../../shared/store/store.ts';
import { accept, CONTACT, contactFrom, desk, judge, must, proposalAt } from '../support/journey.ts';
import { addCast, addPlayer, type Cast, type Player, signInAgain } from '../support/people.ts';
import { type AwsCall, openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
let inside: Player;
beforeAll(async () => {
  world = await openWorld({ seed: 'lists' });
  cast = await addCast(world);
  inside = await addPlayer(world, {
    ...REVIEWERS[0]!,
    name: 'Ilse Inwoner',
    email: 'ilse@example.org',
    organisation: 'Lekdetect B.V.',
    roles: ['liaison', 'chair'],
  });
});
afterAll(() => world.stop());

const get = (path: string, cookie: string) => world.request({ method: 'GET', path, cookie });
/** What a warm request asks of the store, as "2 Query, 1 GetItem, 12 gsi2". */
const cost = async (path: string, cookie: string): Promise<string> => {
  expect((await get(path, cookie)).status, path).toBe(200);
  const from = world.calls.length;
  await get(path, cookie);
  const counts = new Map<string, number>();
  for (const call of world.calls.slice(from)) counts.set(call.index ?? call.operation, (counts.get(call.index ?? call.operation) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([what, n]) => `${n} ${what}`)
    .join(', ');
};

/**
 * Literal costs: the session is one Query, a page one query of its index, a timeline root and facts, a list of letters root, letters and team.
 * Counts are one Query, what is kept from somebody another; a word is a Query and what it finds one BatchGetItem.
 */
const COSTS: readonly [path: (id: string) => string, who: 'lia' | 'jan', cost: string][] = [
  [() => '/api/desk/queue', 'lia', '1 Query, 14 gsi2'],
  [() => '/api/desk/queue?kind=proposal', 'lia', '1 Query, 8 gsi2'],
  [() => '/api/desk/queue?kind=contact-request', 'lia', '1 Query, 5 gsi2'],
  [() => '/api/desk/queue?view=mine', 'lia', '1 Query, 1 gsi1'],
  [() => '/api/desk/queue?view=unowned', 'lia', '1 Query, 1 gsi1'],
  [() => '/api/desk/queue?view=stage&kind=proposal&stage=in-review', 'lia', '1 Query, 1 gsi2'],
  [() => '/api/desk/queue?view=late', 'lia', '1 Query, 14 gsi2'],
  [() => '/api/desk/queue?view=waiting', 'lia', '1 Query, 4 gsi2'],
  [() => '/api/desk/queue?view=done', 'lia', '1 Query, 12 gsi2'],
  [() => '/api/desk/queue?view=done-by-me', 'lia', '1 Query, 1 gsi1'],
  [() => '/api/desk/queue?view=urgent', 'lia', '1 Query, 5 gsi2'],
  [() => '/api/desk/queue?view=imported&kind=proposal&stage=submitted&language=nl', 'lia', '1 Query, 1 gsi2'],
  [() => '/api/desk/queue?queue=liaison&stage=new', 'lia', '1 Query, 1 gsi2'],
  [() => '/api/desk/queue?owner=none&tlp=green', 'lia', '1 Query, 1 gsi1'],
  [() => '/api/desk/counts', 'lia', '3 Query, 1 gsi1'],
  [() => '/api/desk/views', 'lia', '3 Query, 1 gsi1, 14 gsi2'],
  [() => '/api/desk/search?q=luisteraar', 'lia', '1 BatchGetItem, 2 Query'],
  [() => '/api/desk/search?q=stille+luisteraar+lekdetect', 'lia', '1 BatchGetItem, 4 Query'],
  [() => '/api/desk/export?view=mine', 'lia', '1 Query, 1 gsi1'],
  [(id) => `/api/desk/items/${id}/sender`, 'lia', '2 BatchGetItem, 2 GetItem, 1 Query, 2 gsi4, 2 gsi5'],
  [(id) => `/api/desk/items/${id}/timeline`, 'lia', '1 GetItem, 2 Query'],
  [(id) => `/api/desk/items/${id}/mails`, 'lia', '1 GetItem, 3 Query'],
  [() => '/api/review', 'jan', '1 Query, 1 gsi1, 1 gsi4'],
];
const costs = async (id: string) =>
  Promise.all(COSTS.map(async ([path]) => path(id))).then(async (paths) => {
    const found: string[] = [];
    for (const [i, path] of paths.entries()) found.push(`${path.replace(id, 'id')}: ${await cost(path, cast[COSTS[i]![1]].cookie)}`);
    return found;
  });
const literal = COSTS.map(([path, , what]) => `${path('id')}: ${what}`);

it('costs the same with one item and with three, with few facts and letters and with many', async () => {
  const one = await proposalAt(world, cast, 'in-review');
  await must(world, cast.lia.cookie, desk(one.id, 'invite'), { reviewers: [cast.jan.id] });
  await proposalAt(world, cast, 'screening');
  await world.drain();
  expect(await costs(one.id)).toEqual(literal);
  for (let more = 0; more < 2; more += 1) {
    const { id } = await proposalAt(world, cast, 'in-review');
    await must(world, cast.lia.cookie, desk(id, 'invite'), { reviewers: [cast.jan.id] });
    await contactFrom(world, { ...CONTACT, email: 'mia@gemaal.example', name: 'Mia', organisation: 'Gemaal Zuid' });
  }
  await must(world, cast.lia.cookie, desk(one.id, 'invite'), { reviewers: [cast.mila.id, cast.rob.id] });
  for (const player of [cast.mila, cast.rob]) {
    await accept(world, player.cookie, one.id);
    await judge(world, player.cookie, one.id);
  }
  await world.drain();
  expect((await get('/api/desk/queue', cast.lia.cookie)).body.rows).toHaveLength(6);
  expect((await get(`/api/desk/items/${one.id}/timeline`, cast.lia.cookie)).body.events.length).toBeGreaterThan(7);
  expect((await get(`/api/desk/items/${one.id}/mails`, cast.lia.cookie)).body.mails.length).toBeGreaterThan(5);
  expect(await costs(one.id)).toEqual(literal);
});

type Page = { rows: { id: string; due?: string; owner?: string; stage: string; kind: string }[]; cursor?: string };
const pagesOf = async (path: string, cookie: string): Promise<Page[]> => {
  const pages: Page[] = [];
  let cursor: string | undefined;
  do {
    const reply = await get(`${path}${cursor ? `${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}` : ''}`, cookie);
    expect(reply.status, reply.text).toBe(200);
    pages.push(reply.body);
    cursor = reply.body.cursor;
  } while (cursor && pages.length < 30);
  return pages;
};
const rowsOf = (pages: readonly Page[]) => pages.flatMap((page) => page.rows);

const VISIBLE = 60;

it(`pages through ${VISIBLE} items in order of due, each once, and leaves hidden ones out without a gap`, async () => {
  const hidden = new Set<string>();
  for (let n = 0; n < VISIBLE; n += 1) {
    if (n % 2 === 0) hidden.add((await contactFrom(world)).id);
    await contactFrom(world, { ...CONTACT, email: 'mia@gemaal.example', name: 'Mia', organisation: 'Gemaal Zuid' });
    if (n % 20 === 0) world.advance(5 * 3_600_000);
  }
  const path = '/api/desk/queue?view=stage&kind=contact-request&stage=new';
  const staff = { lia: await addPlayer(world, { ...REVIEWERS[1]!, name: 'Lotte', email: 'lotte@example.org', roles: ['liaison'] }), inside };
  const all = await pagesOf(path, staff.lia.cookie);
  const some = await pagesOf(
    path,
    await addPlayer(world, { ...REVIEWERS[0]!, name: 'Ilse II', email: 'ilse2@example.org', organisation: 'Lekdetect B.V.', roles: ['liaison'] }).then(
      (player) => player.cookie,
    ),
  );
  expect(all.map((page) => page.rows.length)).toEqual([50, 42]);
  expect(some.map((page) => page.rows.length)).toEqual([50, 12]);
  for (const pages of [all, some]) {
    const rows = rowsOf(pages);
    expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
    expect(rows.map((row) => row.due!)).toEqual(rows.map((row) => row.due!).sort());
  }
  expect(rowsOf(some).filter((row) => hidden.has(row.id))).toEqual([]);
  expect(rowsOf(all).filter((row) => hidden.has(row.id))).toHaveLength(30);
  const everything = rowsOf(await pagesOf('/api/desk/queue', staff.lia.cookie));
  expect([everything.length, new Set(everything.map((row) => row.id)).size]).toEqual([96, 96]);
  expect(everything.map((row) => row.due ?? '9')).toEqual(everything.map((row) => row.due ?? '9').sort());
});

it('puts nothing of a hidden row into a cursor', async () => {
  const fresh = await addPlayer(world, { ...REVIEWERS[0]!, name: 'Ilse III', email: 'ilse3@example.org', organisation: 'Lekdetect B.V.', roles: ['liaison'] });
  const [first] = await pagesOf('/api/desk/queue?view=stage&kind=contact-request&stage=new', fresh.cookie);
  const last = first!.rows.at(-1)!;
  const bound = `${fresh.id} stage contact-request new`;
  expect(openCursor(await world.deps.keys(), bound, first!.cursor!)).toBe(`${last.due}#${last.id}`);
  expect(Buffer.from(first!.cursor!.split('.')[1]!, 'base64url').toString('latin1')).not.toMatch(/ctc_|2026-/);
});

it('ends a page early behind a long stretch of hidden rows, and still reaches what lies behind them', async () => {
  const { records } = await world.rows();
  const model = records.find((row) => row.kind === 'contact-request' && row.organisations.includes(organisationKey('Lekdetect')))!;
  const LONG = 700;
  for (let start = 0; start < LONG; start += 25) {
    const puts = Array.from({ length: 25 }, (_, n) => {
      const id = `ctc_${String(start + n).padStart(26, '0')}`;
      return {
        PutRequest: {
          Item: toItem({
            ...model,
            pk: id,
            id,
            gsi2sk: `2026-01-01T00:00:00.000Z#${id}`,
            gsi1sk: `2026-01-01T00:00:00.000Z#${id}`,
            due: '2026-01-01T00:00:00.000Z',
          }),
        },
      };
    });
    await world.plain.send(new BatchWriteItemCommand({ RequestItems: { records: puts } }));
  }
  const fresh = await addPlayer(world, { ...REVIEWERS[0]!, name: 'Ilse IV', email: 'ilse4@example.org', organisation: 'Lekdetect B.V.', roles: ['liaison'] });
  const from = world.calls.length;
  const first = await get('/api/desk/queue?view=stage&kind=contact-request&stage=new', fresh.cookie);
  expect([first.body.rows.length, typeof first.body.cursor, world.calls.length - from]).toEqual([0, 'string', 5]);
  const rows = rowsOf(await pagesOf('/api/desk/queue?view=stage&kind=contact-request&stage=new', fresh.cookie));
  expect([rows.length, new Set(rows.map((row) => row.id)).size]).toEqual([62, 62]);
});

it('pages through the reviews of a reviewer', async () => {
  const { records } = await world.rows();
  const model = records.find((row) => row.type === 'assignment' && row.reviewer === cast.jan.id)!;
  const eva = await addPlayer(world, { ...REVIEWERS[5]!, email: 'eva2@example.org' });
  const made = Array.from({ length: VISIBLE }, (_, n) => ({
    ...(model as unknown as Assignment),
    proposal: `prp_${String(n).padStart(26, '0')}`,
    reviewer: eva.id,
    ...(n % 3 === 0 ? { organisations: [], parties: [] } : {}),
  }));
  for (let start = 0; start < VISIBLE; start += 20)
    await world.plain.send(
      new BatchWriteItemCommand({
        RequestItems: {
          records: made
            .slice(start, start + 20)
            .map((assignment) => ({ PutRequest: { Item: toItem(itemRow(assignment.proposal, assignmentItem(assignment), community)) } })),
        },
      }),
    );
  const pages = await pagesOf('/api/review', eva.cookie);
  expect(pages.map((page) => page.rows.length)).toEqual([50, 10]);
  expect(new Set(rowsOf(pages).map((row) => row.id)).size).toBe(VISIBLE);
});

it('shows in each view what belongs there', async () => {
  const vera = await addPlayer(world, { ...REVIEWERS[1]!, name: 'Vera II', email: 'vera2@example.org', roles: ['chair'] });
  const lia = await addPlayer(world, { ...REVIEWERS[1]!, name: 'Lia II', email: 'lia2@example.org', roles: ['liaison'] });
  const signedIn = await signInAgain(world, cast);
  const taken = await proposalAt(world, signedIn, 'submitted');
  await must(world, lia.cookie, desk(taken.id, 'take'));
  const view = async (query: string, cookie: string) => rowsOf(await pagesOf(`/api/desk/queue${query}`, cookie));
  const mine = await view('?view=mine', lia.cookie);
  expect(mine.map((row) => [row.id, row.owner])).toEqual([[taken.id, lia.id]]);
  // Nobody can stand in for whoever has it: the others are away.
  const today = new Date(world.now).toISOString().slice(0, 10);
  for (const { id, roles } of await rosterOf(world.store))
    if (roles.includes('liaison') && id !== lia.id)
      await must(world, signedIn.admin.cookie, `/api/admin/people/${id}/absences`, { absences: [{ from: today, until: today }] });
  world.advance(120_000);
  await must(world, vera.cookie, desk(taken.id, 'conflicts'), {
    person: lia.id,
    state: 'confirmed',
    conflict: 'family',
    reason: 'They are brother and sister.',
  });
  expect(await view('?view=mine', lia.cookie)).toEqual([]);
  expect((await view('?view=unowned', vera.cookie)).map((row) => row.id)).toContain(taken.id);
  for (const query of ['?view=unowned', '', '?view=stage&kind=proposal&stage=screening'])
    expect(
      (await view(query, lia.cookie)).map((row) => row.id),
      query,
    ).not.toContain(taken.id);
  const screening = await view('?view=stage&kind=proposal&stage=screening', vera.cookie);
  expect([...new Set(screening.map((row) => `${row.kind} ${row.stage}`))]).toEqual(['proposal screening']);
  expect(new Set((await view('?kind=contact-request', vera.cookie)).map((row) => row.kind))).toEqual(new Set(['contact-request']));
  const draft = await proposalAt(world, signedIn, 'draft');
  expect((await view('', vera.cookie)).map((row) => row.id)).not.toContain(draft.id);
});

const READS = new Set(['GetItem', 'Query', 'BatchGetItem']);
const isConsistent = ({ input, operation }: AwsCall): boolean =>
  operation === 'BatchGetItem'
    ? Object.values(input.RequestItems as Record<string, { ConsistentRead?: boolean }>).every((keys) => keys.ConsistentRead === true)
    : input.ConsistentRead === true;

it('reads base tables consistently and nothing by scanning or filtering', () => {
  const calls = world.calls.filter((call) => call.service === 'dynamodb');
  const reads = calls.filter((call) => READS.has(call.operation));
  expect(reads.filter((call) => !call.index && !isConsistent(call)).map((call) => call.input)).toEqual([]);
  expect(
    calls
      .filter((call) => 'FilterExpression' in call.input || /Scan|ExecuteStatement|BatchWrite|DeleteItem|PutItem/.test(call.operation))
      .map((call) => call.operation),
  ).toEqual([]);
  console.log(`reads: ${reads.length} of ${calls.length} calls, ${reads.filter((call) => call.index).length} of them by an index`);
});

it('pages through everything of somebody with more than fifty items, each once', async () => {
  const email = 'veel@schrijver.example';
  const { id } = await contactFrom(world, { ...CONTACT, email });
  const { id: proposal, own } = await proposalAt(world, cast, 'submitted', { sender: { ...APPLICANTS[0]!, email } });
  const model = (await world.rows()).records.find((row) => row.pk === id && row.sk === 'a')!;
  const copies = Array.from({ length: 120 }, (_, n) => `ctc_${String(n).padStart(26, '0')}`);
  const puts = copies.map((pk) => put(world.store, { ...model, pk, id: pk, gsi4sk: `contact-request#${pk}` }));
  await transact(world.store, puts.slice(0, 60));
  await transact(world.store, puts.slice(60));
  const ids: string[] = [];
  const sizes: number[] = [];
  let cursor: string | undefined;
  do {
    const { body } = await get(`/api/mine${cursor ? `?cursor=${encodeURIComponent(cursor)}` : ''}`, own);
    ids.push(...body.rows.map((row: { id: string }) => row.id));
    sizes.push(body.rows.length);
    cursor = body.cursor;
  } while (cursor);
  expect(sizes).toEqual([50, 50, 22]);
  expect(ids.toSorted()).toEqual([...copies, id, proposal].sort());
  const other = await get('/api/mine?cursor=k1.AAAA', own);
  expect([other.status, other.body.errors[0].code]).toEqual([422, 'cursor.unknown']);
});
