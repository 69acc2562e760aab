import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { answersFor, IDEAS } from '../../infra/local/sample-items.ts';
import { APPLICANTS } from '../../infra/local/sample-people.ts';
import { itemWords } from '../../shared/domain/search.ts';
import { type Stored, toItem } from '../../shared/store/item.ts';
import { foundWrites } from '../../shared/store/search.ts';
import { type Cost, meter } from '../support/capacity.ts';
import { proposalAt } from '../support/journey.ts';
import { addCast, type Cast } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

/** What a list costs with a hundred items is what it costs with a thousand, and in the deep run with ten thousand, at a fixed number of matches. */
const SIZES = process.env.SLUIS_DEEP ? [100, 1000, 10_000] : [100, 1000];
const MATCHES = 20;
const CHUNK = 25;

let world: World;
let cast: Cast;
let model: Stored;
let id: string;

beforeAll(async () => {
  world = await openWorld({ seed: 'growth' });
  cast = await addCast(world);
  id = (await proposalAt(world, cast, 'submitted', { answers: answersFor(IDEAS[0]!, APPLICANTS[0]!) })).id;
  await world.drain();
  model = (await world.rows()).records.find((row) => row.pk === id && row.sk === 'a')!;
});
afterAll(() => world.stop());

const idOf = (n: number): string => `prp_${String(n).padStart(26, '0')}`;

/** Proposals of others, all in one stage and on one desk, each with words that begin alike; the first ones are what is searched for. */
const itemOf = (n: number): Stored[] => {
  const title = n < MATCHES ? 'Luisteraar met sensor' : 'Luidspreker met sensor';
  const { gsi4pk: _p, gsi4sk: _s, gsi5pk: _o, gsi5sk: _k, gsi6pk: _c, gsi6sk: _r, ...lean } = model;
  const due = new Date(Date.parse('2027-01-01T00:00:00.000Z') + n * 60_000).toISOString();
  const root = {
    ...lean,
    pk: idOf(n),
    id: idOf(n),
    title,
    owner: cast.lia.id,
    due,
    gsi1pk: `owner#${cast.lia.id}`,
    gsi1sk: `${due}#${idOf(n)}`,
    gsi2sk: `${due}#${idOf(n)}`,
  };
  const words = itemWords({ reference: '', organisation: '', title });
  const found = foundWrites(world.store, idOf(n), undefined, { words, bands: [], at: '2026-11-02T09:00:00.000Z', source: '' }, 1);
  return [root, ...found.map(({ Put }) => Put!.Item as unknown as Stored)];
};

/** Rows as the store takes them, many batches at a time. */
const write = async (rows: readonly Stored[]): Promise<void> => {
  const batches = Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, i) => rows.slice(i * CHUNK, (i + 1) * CHUNK));
  for (let i = 0; i < batches.length; i += 8)
    await Promise.all(
      batches.slice(i, i + 8).map((batch) =>
        world.plain.send(
          new BatchWriteItemCommand({
            RequestItems: { records: batch.map((row) => ({ PutRequest: { Item: typeof row.pk === 'string' ? toItem(row) : row } })) },
          }),
        ),
      ),
    );
};

const LISTS: Readonly<Record<string, (item: string) => string>> = {
  'open items': () => '/api/desk/queue',
  'my items': () => '/api/desk/queue?view=mine',
  'one stage': () => '/api/desk/queue?view=stage&kind=proposal&stage=submitted',
  'one stage, filtered': () => '/api/desk/queue?view=stage&kind=proposal&stage=submitted&language=nl',
  'late items': () => '/api/desk/queue?view=late',
  'what ended lately': () => '/api/desk/queue?view=done',
  'what I ended lately': () => '/api/desk/queue?view=done-by-me',
  counts: () => '/api/desk/counts',
  'counts of views': () => '/api/desk/views',
  'search, one word': () => '/api/desk/search?q=luisteraar',
  'search, a rare and a common word': () => '/api/desk/search?q=luisteraar+sensor',
  'search, a reference': () => `/api/desk/search?q=${model.reference}`,
  'a sender': (item) => `/api/desk/items/${item}/sender`,
  'similar proposals': (item) => `/api/desk/proposals/${item}/similar`,
};

/** The proposal that was sent in is found by the first of these besides those that were made. */
const FOUND: Readonly<Record<string, number>> = { 'search, one word': MATCHES + 1, 'search, a rare and a common word': MATCHES, 'search, a reference': 1 };

it('costs as much with many items as with a hundred, in requests, read units and bytes', async () => {
  const costs: Record<string, (Cost & { bytes: number })[]> = {};
  let have = 0;
  for (const size of SIZES) {
    await write(Array.from({ length: size - have }, (_, n) => itemOf(have + n)).flat());
    have = size;
    for (const [name, path] of Object.entries(LISTS)) {
      const running = meter(world);
      const reply = await world.request({ method: 'GET', path: path(id), cookie: cast.lia.cookie });
      const cost = { ...running.stop(), bytes: reply.text.length };
      expect(reply.status, `${name} ${reply.text}`).toBe(200);
      if (FOUND[name]) expect(reply.body.rows.length, name).toBe(FOUND[name]);
      costs[name] = [...(costs[name] ?? []), cost];
    }
  }
  const line = (name: string, what: string, of: (cost: Cost & { bytes: number }) => number): string =>
    `${name.padEnd(34)} ${what.padEnd(10)} ${costs[name]!.map((cost) => String(of(cost)).padStart(7)).join('')}`;
  console.log(
    Object.keys(LISTS)
      .flatMap((name) => [
        line(name, 'requests', (cost) => cost.requests),
        line(name, 'read units', (cost) => cost.reads),
        line(name, 'bytes', (cost) => cost.bytes),
      ])
      .join('\n'),
  );
  for (const [name, [first, ...later]] of Object.entries(costs))
    for (const cost of later) {
      expect(cost.requests / first!.requests, `${name}: requests`).toBeLessThanOrEqual(1.05);
      expect(cost.reads / first!.reads, `${name}: read units`).toBeLessThanOrEqual(1.05);
      expect(cost.bytes / first!.bytes, `${name}: bytes`).toBeLessThanOrEqual(1.05);
    }
}, 240_000);
