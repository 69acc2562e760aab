import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { onClock } from '../../functions/on-clock.ts';
import { keptHeads } from '../../infra/local/kept-heads.ts';
import { check } from '../../infra/local/seed.ts';
import type { Head } from '../../shared/domain/chain.ts';
import { DAY } from '../../shared/domain/clock.ts';
import type { NewFact } from '../../shared/domain/fact.ts';
import { dayOf, type HeadsFile, headGaps, headsKey } from '../../shared/domain/heads.ts';
import type { Bucket } from '../../shared/store/bucket.ts';
import { linkFacts } from '../../shared/store/facts.ts';
import { type Stored, toItem } from '../../shared/store/item.ts';
import { CONTACT, contactFrom, proposalAt } from '../support/journey.ts';
import { addCast } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let began: number;
/** What the job sees as its bucket: the folder of the world, watched and made to fail. */
let files: Map<string, Uint8Array>;
let failing: Set<string>;
const bucket: Bucket = {
  putOnce: async (key, bytes) => {
    if (failing.has(key)) throw new Error(`no room for ${key}`);
    const result = await world.post.heads.putOnce(key, bytes);
    if (result === 'written') files.set(key, bytes);
    return result;
  },
  get: (key) => world.post.heads.get(key),
};
const run = (over: Partial<Bucket> = {}) => onClock({ ...world.post, heads: { ...bucket, ...over } }, { job: 'heads' });
const fileOf = async (day: string): Promise<HeadsFile | undefined> => {
  const bytes = await world.post.heads.get(headsKey(day));
  return bytes && JSON.parse(Buffer.from(bytes).toString());
};
const day = (n: number): string => dayOf(began + n * DAY);
const at = (n: number, time: string): void => {
  world.now = Date.parse(`${day(n)}T${time}Z`);
};
const contact = (name: string) => contactFrom(world, { ...CONTACT, email: `${name}@lekdetect.example` });
/** Everything that the stored rows contradict, but for what follows from deliveries, which nobody makes here. */
const found = async (): Promise<readonly string[]> => {
  const { records, facts } = await world.rows();
  const items = [...records.map((row) => ({ ...row, _table: 'records' as const })), ...facts.map((row) => ({ ...row, _table: 'facts' as const }))];
  const now = new Date(world.now);
  return check(items, { now, heads: await keptHeads(world.post.heads, now) }).filter((line) => !/^I(7|10) /.test(line));
};

/** Three days on which something happens, a quiet one between them, and the next morning. */
let proposal: string;
beforeAll(async () => {
  world = await openWorld({ seed: 'heads' });
  began = world.now;
  files = new Map();
  failing = new Set();
  const cast = await addCast(world);
  proposal = (await proposalAt(world, cast, 'deliberation')).id;
  await contact('first');
  at(0, '23:59:59.999');
  await contact('late');
  at(1, '00:00:00.000');
  await contact('early');
  at(3, '12:00:00.000');
  await contact('noon');
  at(4, '00:20:00.000');
  expect(await run()).toEqual({ done: 7 });
});
afterAll(() => world.stop());
beforeEach(() => {
  failing.clear();
  world.logs.length = 0;
  world.hook = undefined;
});

describe('the heads of each day', () => {
  it('are those of every record that got a fact on it, UTC, and follow each other from a week ago on', async () => {
    const { facts } = await world.rows();
    let previous = 'genesis';
    for (let n = -3; n <= 3; n += 1) {
      const newest: Record<string, Stored> = {};
      for (const row of facts.filter((candidate) => String(candidate.committedAt).startsWith(day(n))))
        if (row.seq > (newest[row.record]?.seq ?? 0)) newest[row.record] = row;
      const file = (await fileOf(day(n)))!;
      expect([day(n), Object.fromEntries(file.heads.map((head) => [head.record, `${head.seq} ${head.hash}`]))]).toEqual([
        day(n),
        Object.fromEntries(Object.values(newest).map((row) => [row.record, `${row.seq} ${row.hash}`])),
      ]);
      expect([day(n), file.previous]).toEqual([day(n), previous]);
      previous = file.digest;
    }
    expect(await fileOf(day(-4))).toBeUndefined();
    expect(await fileOf(day(4))).toBeUndefined();
    expect([-1, 0, 1, 2, 3].map((n) => JSON.parse(Buffer.from(files.get(headsKey(day(n)))!).toString()).heads.length)).toEqual([0, 3, 1, 0, 1]);
    expect((await fileOf(day(0)))!.heads.find((head) => head.record === proposal)!.seq).toBe(5);
  });

  it('agree with everything that is stored', async () => {
    expect(await found()).toEqual([]);
  });

  it('are kept once, however often and by how many they are asked for', async () => {
    const before = new Map(files);
    expect(await run()).toEqual({ done: 0 });
    expect(await Promise.all([run(), run(), run()])).toEqual([{ done: 0 }, { done: 0 }, { done: 0 }]);
    expect([...files]).toEqual([...before]);
    expect(world.logs).toEqual([]);
  });

  it('wait until every commit of the day has landed', async () => {
    at(5, '00:09:59.999');
    expect(await run()).toEqual({ done: 0 });
    at(5, '00:10:00.000');
    const runs = await Promise.all([run(), run(), run()]);
    expect(runs.map(({ done }) => done)).toEqual([1, 1, 1]);
    expect(world.logs.filter((line) => line.alarm)).toEqual([]);
    expect(new Set(world.logs.map((line) => line.digest))).toEqual(new Set([(await fileOf(day(4)))!.digest]));
  });
});

describe('days that were missed', () => {
  it('are made up for, oldest first', async () => {
    at(6, '10:00:00.000');
    await contact('missed');
    at(9, '00:20:00.000');
    expect(await run()).toEqual({ done: 4 });
    expect(world.logs.filter((line) => line.event).map((line) => [line.event, line.day, line.records])).toEqual([
      ['heads.kept', day(5), 0],
      ['heads.kept', day(6), 1],
      ['heads.kept', day(7), 0],
      ['heads.kept', day(8), 0],
    ]);
    expect((await fileOf(day(5)))!.previous).toBe((await fileOf(day(4)))!.digest);
    expect(await found()).toEqual([]);
  });

  it('ring an alarm and hold up those after them, until they can be kept', async () => {
    at(12, '00:20:00.000');
    failing.add(headsKey(day(10)));
    expect(await run()).toEqual({ done: 1 });
    expect(world.logs.at(-1)).toMatchObject({ alarm: 'heads.failed', day: day(10), cause: 'Error', message: `no room for ${headsKey(day(10))}` });
    expect([await fileOf(day(10)), await fileOf(day(11))]).toEqual([undefined, undefined]);
    failing.clear();
    expect(await run()).toEqual({ done: 2 });
    expect((await fileOf(day(11)))!.previous).toBe((await fileOf(day(10)))!.digest);
  });

  it('are left to the next run when the time is over, each whole or not at all', async () => {
    at(15, '00:20:00.000');
    world.hook = (call, _n, send) => {
      if (String(call.input.ExpressionAttributeValues?.[':pk']?.S).startsWith(`${day(12)}T10`)) world.now += 20_001;
      return send();
    };
    expect(await run()).toEqual({ done: 1 });
    expect(world.logs.at(-1)).toMatchObject({ alarm: 'heads.failed', day: day(13), message: 'out of time' });
    expect(await fileOf(day(13))).toBeUndefined();
    world.hook = undefined;
    expect(await run()).toEqual({ done: 2 });
    expect(await found()).toEqual([]);
  });

  it('are not taken for absent when the bucket cannot be read', async () => {
    at(16, '00:20:00.000');
    const unreadable = { get: async () => Promise.reject(new Error('AccessDenied, status 403')) };
    expect(await run(unreadable)).toEqual({ done: 0 });
    expect(world.logs).toMatchObject([{ alarm: 'heads.failed', message: 'AccessDenied, status 403' }]);
    expect(await fileOf(day(15))).toBeUndefined();
    expect(await run()).toEqual({ done: 1 });
  });

  it('of more than a week stay without heads, which shows', async () => {
    at(27, '00:20:00.000');
    expect(await run()).toEqual({ done: 7 });
    expect(await found()).toEqual([]);
    const now = new Date(world.now);
    expect(headGaps((await keptHeads(world.post.heads, now)).keys(), now.toISOString())).toEqual([`there are no heads from ${day(16)} to ${day(19)}`]);
  });
});

describe('a file that somebody else put there', () => {
  it('stays and rings an alarm when it is none', async () => {
    at(28, '00:20:00.000');
    await world.post.heads.putOnce(headsKey(day(27)), Buffer.from('{"heads":[]}'));
    expect(await run()).toEqual({ done: 0 });
    expect(world.logs).toMatchObject([{ alarm: 'heads.failed', day: day(27) }]);
    expect(Buffer.from((await world.post.heads.get(headsKey(day(27))))!).toString()).toBe('{"heads":[]}');
  });

  it('is noticed when it was put there in the same moment', async () => {
    at(29, '00:20:00.000');
    const first = await fileOf(day(26));
    const hidden = { get: async (key: string) => (key === headsKey(day(27)) ? undefined : world.post.heads.get(key)) };
    expect(first).toBeDefined();
    expect(await run(hidden)).toEqual({ done: 0 });
    expect(world.logs.at(-1)).toMatchObject({ alarm: 'heads.failed', day: day(27), message: 'other heads are there' });
  });
});

describe('somebody who can write to the tables', () => {
  const put = (table: 'records' | 'facts', row: object) => world.plain.send(new PutItemCommand({ TableName: table, Item: toItem(row) }));
  const restored: (() => Promise<unknown>)[] = [];
  const tampering = async (change: (rows: { facts: Stored[]; root: Stored }) => Promise<unknown>): Promise<string[]> => {
    const { records, facts } = await world.rows();
    const root = records.find((row) => row.pk === proposal && row.type === 'root')!;
    const own = facts.filter((row) => row.record === proposal).sort((a, b) => a.seq - b.seq);
    restored.push(() => Promise.all([put('records', root), ...own.map((row) => put('facts', row))]));
    await change({ facts: own, root });
    const lines = (await found()).filter((line) => line.includes(proposal));
    for (const restore of restored.splice(0)) await restore();
    expect((await found()).filter((line) => line.includes(proposal))).toEqual([]);
    return lines;
  };

  it('can rewrite a record so that it verifies by itself, and is betrayed by the heads alone', async () => {
    const lines = await tampering(async ({ facts, root }) => {
      let head: Head = { factSeq: 0, factHead: '' };
      for (const row of facts) {
        const by = row.seq === 2 ? 'per_somebody' : row.by;
        const anew = linkFacts(row.record, head, [{ type: row.type, ...row.data } as NewFact], by, row.at, row.state);
        head = anew.head;
        await put('facts', { ...row, ...anew.stored[0] });
      }
      await put('records', { ...root, ...head });
    });
    expect(lines).toEqual([`${proposal}: fact 5 is another one, which the heads of ${day(0)} hold`]);
  });

  it('can cut a record back, and is betrayed by the heads alone', async () => {
    const lines = await tampering(async ({ facts, root }) => {
      const [last, before] = [facts.at(-1)!, facts.at(-2)!];
      await world.plain.send(new DeleteItemCommand({ TableName: 'facts', Key: toItem({ pk: last.pk, sk: last.sk }) }));
      await put('records', { ...root, stage: before.data.to, factSeq: before.seq, factHead: before.hash, factAt: before.at });
    });
    expect(lines).toEqual([`${proposal}: fact 5 is gone, which the heads of ${day(0)} hold`]);
  });

  it('can give a record an age that it does not have, and is betrayed by the heads alone', async () => {
    const lines = await tampering(async ({ facts, root }) => {
      for (const { pk, sk } of facts) await world.plain.send(new DeleteItemCommand({ TableName: 'facts', Key: toItem({ pk, sk }) }));
      await put('records', { ...root, factAt: '2020-01-01T00:00:00.000Z' });
    });
    expect(lines).toEqual([`${proposal}: fact 5 is gone, which the heads of ${day(0)} hold`]);
  });

  it('can add a fact under an earlier date, and is betrayed by the heads alone', async () => {
    const lines = await tampering(async ({ facts, root }) => {
      const { state: _, ...last } = facts.at(-1)!;
      const head: Head = { factSeq: last.seq, factHead: last.hash, factAt: root.factAt };
      const anew = linkFacts(proposal, head, [{ type: 'OwnerChanged', ownerTo: 'per_somebody' }], 'per_somebody', last.at);
      const sk = String(anew.head.factSeq).padStart(8, '0');
      await put('facts', { ...last, ...anew.stored[0], sk });
      await put('records', { ...root, ...anew.head });
      restored.push(() => world.plain.send(new DeleteItemCommand({ TableName: 'facts', Key: toItem({ pk: proposal, sk }) })));
    });
    expect(lines).toEqual([`${proposal}: fact 6 says it is of ${day(0)}, whose heads do not hold it`]);
  });
});
