import { DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onClock } from '../../functions/on-clock.ts';
import { onFacts } from '../../functions/on-fact.ts';
import { consume } from '../../functions/work/facts.ts';
import { StoredFact } from '../../shared/domain/fact.ts';
import { consumersOf, countsOf, noteUndelivered, watermarkOf } from '../../shared/store/deliveries.ts';
import { type Stored, toItem } from '../../shared/store/item.ts';
import { getRow, put, transact } from '../../shared/store/store.ts';
import { holds } from '../support/build.ts';
import { accept, contactFrom, desk, must, proposalAt } from '../support/journey.ts';
import { addCast, type Cast } from '../support/people.ts';
import { keep, restore } from '../support/restore.ts';
import { openWorld, type World } from '../support/world.ts';

/** Who has every fact; routing only has those that it makes something of. */
const CONSUMERS = consumersOf('ContactReceived');
const allOf = (rows: readonly Stored[]): number => rows.reduce((sum, { type }) => sum + consumersOf(type as string).length, 0);

type Event = Parameters<typeof onFacts>[2];
const HOUR = 3_600_000;
let world: World;
let cast: Cast;
let facts: Stored[];
let before: Awaited<ReturnType<typeof keep>>;
let began: number;

const record = (row: Stored, more: object = {}) => ({
  eventName: 'INSERT',
  dynamodb: { SequenceNumber: `${row.id}`, Keys: toItem({ pk: row.pk, sk: row.sk }), NewImage: toItem(row) },
  ...more,
});
const bring = (rows: readonly object[]) => onFacts(world.store, world.deps.log, { Records: rows } as unknown as Event);
const sweep = () => onClock(world.post, { job: 'sweep' });
const wake = () => onClock(world.post, { job: 'wake' });

/** What all facts together have led to: letters by their ids, and counts. */
const end = async () => {
  const { records } = await world.rows();
  const intents = records
    .filter((row) => row.type === 'intent')
    .map((row) => [row.id, row.template, row.to, row.record, row.cause, row.message ?? '', row.leaves].join(' '))
    .sort();
  const counts = (await countsOf(world.store)).map((count) => JSON.stringify(count)).sort();
  const tokens = records
    .filter((row) => row.type === 'token')
    .map((row) => row.pk)
    .sort();
  return { intents, counts, tokens, undelivered: records.filter((row) => row.type === 'undelivered').length };
};
const afresh = async () => {
  world.hook = undefined;
  world.now = began;
  world.logs.length = 0;
  await restore(world, before, 0);
  world.calls.length = 0;
};

beforeAll(async () => {
  world = await openWorld({ seed: 'facts' });
  cast = await addCast(world);
  const stages = ['submitted', 'question', 'in-review', 'announced'] as const;
  for (const stage of stages) {
    const journey = await proposalAt(world, cast, stage);
    if (stage !== 'in-review') continue;
    await must(world, cast.lia.cookie, desk(journey.id, 'invite'), { reviewers: [cast.mila.id, cast.rob.id] });
    await accept(world, cast.mila.cookie, journey.id);
    await must(world, journey.own, `/api/proposals/${journey.id}/withdraw`, { reason: 'other' });
  }
  const contact = await contactFrom(world);
  await must(world, cast.lia.cookie, `/api/desk/contact-requests/${contact.id}/reply`, { text: 'Thank you; we will call.' });
  world.advance(10 * 60_000);
  facts = (await world.rows()).facts;
  before = await keep(world);
  world.calls.length = 0;
  began = world.now;
});
afterAll(() => world.stop());

describe('facts', () => {
  let swept: Awaited<ReturnType<typeof end>>;
  it('reach all their consumers by the sweeper alone', async () => {
    expect(facts.length).toBeGreaterThan(15);
    expect((await sweep()).done).toBe(allOf(facts));
    expect((await sweep()).done).toBe(0);
    swept = await end();
    expect(swept.intents.length).toBeGreaterThan(12);
    expect(swept.undelivered).toBe(0);
    expect(await world.violations()).toEqual([]);
  });

  it(
    'reach the same end by the stream, in whatever order, repeated and dropped',
    () =>
      holds(
        'reach the same end by the stream',
        fc.asyncProperty(fc.infiniteStream(fc.nat()), fc.infiniteStream(fc.integer({ min: 0, max: 9 })), async (order, fate) => {
          await afresh();
          const brought = facts
            .flatMap((fact) => Array.from({ length: [0, 0, 1, 1, 1, 1, 1, 2, 2, 3][fate.next().value!]! }, () => ({ fact, key: order.next().value! })))
            .sort((a, b) => a.key - b.key)
            .map(({ fact }) => record(fact));
          expect(await bring(brought)).toEqual({ batchItemFailures: [] });
          await sweep();
          expect(await end()).toEqual(swept);
        }),
        4,
      ),
    60_000,
  );

  it('reach the same end while stream and sweeper race', async () => {
    await afresh();
    await Promise.all([bring(facts.map((fact) => record(fact))), sweep(), bring(facts.toReversed().map((fact) => record(fact)))]);
    for (let round = 0; round < 3; round += 1) {
      world.advance(5 * 60_000);
      await bring(facts.map((fact) => record(fact)));
      await sweep();
      await wake();
    }
    expect(await end()).toEqual(swept);
  });

  it('stop the batch at the one that fails, so that the stream brings it again', async () => {
    await afresh();
    let calls = 0;
    world.hook = (call, _n, run) => (call.operation === 'TransactWriteItems' && ++calls === 5 ? Promise.reject(new Error('no database')) : run());
    const { batchItemFailures } = await bring(facts.map((fact) => record(fact)));
    expect(batchItemFailures).toHaveLength(1);
    world.hook = undefined;
    const at = facts.findIndex((fact) => fact.id === batchItemFailures[0]!.itemIdentifier);
    expect(await bring(facts.slice(at).map((fact) => record(fact)))).toEqual({ batchItemFailures: [] });
    await sweep();
    expect(await end()).toEqual(swept);
  });

  it('that were changed or removed ring an alarm and lead to nothing', async () => {
    await afresh();
    const [fact] = facts as [Stored];
    await bring([
      record(fact, { eventName: 'MODIFY' }),
      record(fact, { eventName: 'REMOVE' }),
      record(fact, { eventName: 'REMOVE', userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } }),
      record(fact, { eventName: 'REMOVE', userIdentity: { principalId: 'AROAEXAMPLE' } }),
    ]);
    expect(world.logs.map((line) => [line.alarm, line.event, line.fact])).toEqual(
      ['MODIFY', 'REMOVE', 'REMOVE'].map((event) => ['fact.tampered', event, `${fact.pk}#${fact.sk}`]),
    );
    expect(await getRow(world.store, `delivered#${fact.id}`, 'notices')).toBeUndefined();
  });
});

describe('a fact whose consequences fail', () => {
  it('is noted, leaves the watermark free, and is delivered later', async () => {
    await afresh();
    const fact = facts.find((row) => row.type === 'ProposalAnnounced')!;
    const real = world.store.client.send;
    const store = {
      ...world.store,
      client: {
        send: (async (command: { input: { TransactItems?: { Put?: { Item: { pk: { S: string } } } }[] } }) => {
          if (command.input.TransactItems?.[0]?.Put?.Item.pk.S === `delivered#${fact.id}`) throw new Error('poison');
          return (real as (command: unknown) => Promise<unknown>)(command);
        }) as typeof real,
      },
    };
    await onClock({ ...world.post, store }, { job: 'sweep' });
    const done = await end();
    expect(done.undelivered).toBe(CONSUMERS.length);
    expect(done.intents.some((line) => line.includes(` ${fact.id} `))).toBe(false);
    expect(Date.parse((await watermarkOf(world.store))!)).toBe(world.now - 2 * 60_000);
    expect(world.logs.filter((line) => line.event === 'sweep.failed').map((line) => line.fact)).toEqual(CONSUMERS.map(() => fact.id));
    const noted = await getRow(world.store, `undelivered#${fact.id}`, 'notices');
    expect(noted).toMatchObject({ attempts: 1, fact: fact.id });
    world.now = Date.parse(noted!.nextTry as string) - 1000;
    expect((await wake()).done).toBe(0);
    world.advance(1000);
    expect((await onClock({ ...world.post, store }, { job: 'wake' })).done).toBe(CONSUMERS.length);
    expect(await getRow(world.store, `undelivered#${fact.id}`, 'notices')).toMatchObject({ attempts: 2 });
    world.advance(24 * HOUR);
    expect((await wake()).done).toBeGreaterThanOrEqual(2);
    const after = await end();
    expect(after.undelivered).toBe(0);
    expect(after.intents.some((line) => line.includes(` ${fact.id} `))).toBe(true);
  });

  it('but reached its end on another way leaves nothing to be tried for ever', async () => {
    await afresh();
    await sweep();
    await noteUndelivered(world.store, facts[0]!.id as string, 'notices');
    await noteUndelivered(world.store, 'prp_00000000000000000000000000#7', 'counts');
    world.advance(HOUR);
    await wake();
    expect((await end()).undelivered).toBe(0);
  });

  it('or that cannot even be read stops no other', async () => {
    await afresh();
    const [fact] = facts as [Stored];
    const broken = { ...fact, pk: 'prp_broken', record: 'prp_broken', id: 'prp_broken#1', type: 'NeverHeardOf', gsi1sk: `${fact.committedAt}#prp_broken#1` };
    await world.plain.send(new PutItemCommand({ TableName: 'facts', Item: toItem(broken) }));
    expect((await sweep()).done).toBe(allOf(facts));
    expect(await getRow(world.store, 'undelivered#prp_broken#1', 'notices')).toMatchObject({ attempts: 1 });
    expect(Date.parse((await watermarkOf(world.store))!)).toBe(world.now - 2 * 60_000);
    world.advance(HOUR);
    await wake();
    expect(await getRow(world.store, 'undelivered#prp_broken#1', 'notices')).toMatchObject({ attempts: 2 });
    expect(world.logs.some((line) => line.alarm === undefined && line.event === 'wake.failed')).toBe(false);
    await world.plain.send(new DeleteItemCommand({ TableName: 'facts', Key: toItem({ pk: 'prp_broken', sk: fact.sk }) }));
  });
});

describe('a run of the sweeper', () => {
  /** A store that is slow: each transaction takes some seconds of the run's time. */
  const slow = (seconds: number) => {
    world.hook = (call, _n, run) => {
      if (call.operation === 'TransactWriteItems') world.now += seconds * 1000;
      return run();
    };
  };

  it('ends within its time, and the next goes on where it stopped', async () => {
    await afresh();
    slow(3);
    const first = await sweep();
    expect(first.done).toBeGreaterThan(5);
    expect(first.done).toBeLessThan(allOf(facts));
    expect(world.now - began).toBeLessThan(50_000);
    const committed = facts.map((fact) => fact.committedAt as string).sort();
    const mark = (await watermarkOf(world.store))!;
    expect(committed).toContain(mark);
    world.hook = undefined;
    expect(first.done + (await sweep()).done).toBe(allOf(facts));
    expect(Date.parse((await watermarkOf(world.store))!)).toBe(world.now - 2 * 60_000);
  });

  it('that breaks off keeps the hours that it has done', async () => {
    await afresh();
    await sweep();
    const mark = Date.parse((await watermarkOf(world.store))!);
    world.advance(5 * HOUR);
    let queries = 0;
    world.hook = (call, _n, run) => {
      const hour = call.operation === 'Query' && String(call.input.ExpressionAttributeValues?.[':pk']?.S).slice(0, 13);
      if (hour && hour === new Date(mark + 3 * HOUR).toISOString().slice(0, 13) && ++queries) return Promise.reject(new Error('no database'));
      return run();
    };
    await expect(sweep()).rejects.toThrow('no database');
    expect(queries).toBe(1);
    expect(await watermarkOf(world.store)).toBe(new Date(Math.floor((mark + 3 * HOUR) / HOUR) * HOUR).toISOString());
  });

  it('that cannot even note a failure goes on with the others, and its mark waits at that fact', async () => {
    await afresh();
    const fact = facts.filter((row) => row.type === 'ProposalSubmitted').sort((a, b) => (a.committedAt < b.committedAt ? -1 : 1))[1]!;
    world.hook = (call, _n, run) => {
      const poisoned = JSON.stringify(call.input).includes(`delivered#${fact.id}"`) && call.operation !== 'Query';
      return poisoned ? Promise.reject(new Error('poison')) : run();
    };
    expect((await sweep()).done).toBe(allOf(facts) - CONSUMERS.length);
    expect(await watermarkOf(world.store)).toBe(fact.committedAt);
    expect(world.logs.filter((line) => line.event === 'sweep.unnoted').map((line) => [line.fact, line.consumer])).toEqual(
      CONSUMERS.map((consumer) => [fact.id, consumer]),
    );
    world.hook = undefined;
    world.advance(24 * HOUR);
    expect((await sweep()).done).toBe(CONSUMERS.length);
    expect(Date.parse((await watermarkOf(world.store))!)).toBe(world.now - 2 * 60_000);
  });
});

describe('a commit', () => {
  it('that is tried again carries the time of the try that held, and not that of the request', async () => {
    await afresh();
    const known = new Set((await world.rows()).facts.map((fact) => fact.id));
    const submitted = (await world.rows()).records.find((row) => row.type === 'root' && row.stage === 'submitted')!.id as string;
    const asked = world.now;
    let tries = 0;
    let held = 0;
    world.hook = async (call, _n, run) => {
      if (call.operation !== 'TransactWriteItems') return run();
      tries += 1;
      world.now += 400;
      held = world.now;
      if (tries > 2) return run();
      throw Object.assign(new Error('no'), { name: 'TransactionCanceledException', CancellationReasons: [{ Code: 'TransactionConflict' }] });
    };
    await must(world, cast.lia.cookie, desk(submitted, 'take'));
    world.hook = undefined;
    const fresh = (await world.rows()).facts.filter((fact) => !known.has(fact.id));
    expect(fresh.length).toBeGreaterThan(0);
    expect(tries).toBe(3);
    for (const fact of fresh) {
      expect(Date.parse(fact.at)).toBe(asked);
      expect(Date.parse(fact.committedAt)).toBeGreaterThan(asked + 800);
      expect(Date.parse(fact.committedAt)).toBe(Math.floor(held - 400));
      expect(fact.gsi1sk).toBe(`${fact.committedAt}#${fact.id}`);
    }
  });
});

describe('a notice', () => {
  const involve = (person: string, item: string) =>
    transact(world.store, [
      put(world.store, { pk: person, sk: `k#${item}`, type: 'conflict', item, state: 'confirmed', conflict: 'family', at: new Date(began).toISOString() }),
    ]);
  const told = async (fact: Stored, template: string) => {
    await consume(world.store, StoredFact.parse(fact), 'notices');
    const { records } = await world.rows();
    return records
      .filter((row) => (row.type === 'intent' || row.type === 'entry') && row.cause === fact.id && row.template === template)
      .map((row) => row.to ?? row.pk)
      .sort();
  };

  it.each([
    ['RoundClosed', 'round-closed', () => [cast.vera.id], () => cast.vera.id],
    ['ProposalSubmitted', 'new-item', () => [cast.admin.id, cast.lia.id, cast.tom.id].sort(), () => cast.tom.id],
  ] as const)('of %s is never written to staff who are involved in the item', async (type, template, everybody, involved) => {
    const found = facts.find((row) => row.type === type)!;
    const { ownerTo: _, ...data } = found.data;
    const fact = { ...found, data } as Stored;
    await afresh();
    expect(await told(fact, template)).toEqual(everybody());
    await afresh();
    await involve(involved(), fact.record);
    expect(await told(fact, template)).toEqual(everybody().filter((id) => id !== involved()));
  });
});

describe('the watermark', () => {
  it('trails now by two minutes, so that a commit under way is not passed over', async () => {
    await afresh();
    await sweep();
    const mark = Date.parse((await watermarkOf(world.store))!);
    expect(mark).toBe(world.now - 2 * 60_000);
    world.advance(60_000);
    await contactFrom(world);
    expect((await sweep()).done).toBe(0);
    world.advance(2 * 60_000 + 1);
    expect((await sweep()).done).toBe(CONSUMERS.length);
  });

  it('is looked behind for ten minutes, for a commit whose clock lagged', async () => {
    await afresh();
    await sweep();
    const now = world.now;
    world.now -= 9 * 60_000;
    await contactFrom(world);
    world.now = now + 1000;
    expect((await sweep()).done).toBe(CONSUMERS.length);
  });

  it('never goes back, whatever clock a worker has', async () => {
    await afresh();
    await sweep();
    const mark = await watermarkOf(world.store);
    world.now -= HOUR;
    await sweep();
    expect(await watermarkOf(world.store)).toBe(mark);
  });

  it('catches up over days without a run, two at a time, and misses nothing', async () => {
    await afresh();
    await sweep();
    for (let day = 0; day < 5; day += 1) {
      world.advance(24 * HOUR);
      await contactFrom(world);
    }
    let delivered = 0;
    let runs = 0;
    while (Date.parse((await watermarkOf(world.store))!) < world.now - 2 * 60_000) {
      world.advance(1000);
      delivered += (await sweep()).done;
      expect(++runs).toBeLessThan(6);
      if (runs === 1) expect(delivered).toBeLessThan(5 * CONSUMERS.length);
    }
    world.advance(5 * 60_000);
    delivered += (await sweep()).done;
    expect(delivered).toBe(5 * CONSUMERS.length);
    expect(runs).toBeGreaterThan(2);
  });
});
