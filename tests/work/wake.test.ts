import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { onClock } from '../../functions/on-clock.ts';
import { DAY } from '../../shared/domain/clock.ts';
import { noteUndelivered } from '../../shared/store/deliveries.ts';
import { loadContact } from '../../shared/store/load.ts';
import { letterWrites } from '../../shared/store/mail.ts';
import { spread, WAKE_PARTITIONS, wakeKeys } from '../../shared/store/rows.ts';
import { isExpired, put, transact, updateRow } from '../../shared/store/store.ts';
import { contactFrom, draftOf, type Journey, must } from '../support/journey.ts';
import { addCast, type Cast, session } from '../support/people.ts';
import { keep, restore } from '../support/restore.ts';
import { type AwsCall, openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
let before: Awaited<ReturnType<typeof keep>>;
let began: number;
const iso = (at: number) => new Date(at).toISOString();
const wake = () => onClock(world.post, { job: 'wake' });

beforeAll(async () => {
  world = await openWorld({ seed: 'wake' });
  cast = await addCast(world);
  before = await keep(world);
  began = world.now;
});
beforeEach(async () => {
  world.hook = undefined;
  world.now = began;
  world.logs.length = 0;
  await restore(world, before, 0);
});
afterAll(() => world.stop());

/** Rows of one shard that throw whenever they are woken, due before anything else. */
const badRows = async (count: number, shard: number): Promise<void> => {
  const rows: object[] = [];
  for (let n = 0; rows.length < count; n += 1) {
    const id = `prp_${String(n).padStart(26, '0')}`;
    const keys = wakeKeys('item', id, iso(began - DAY));
    if (keys.gsi3pk === WAKE_PARTITIONS.item[shard]) rows.push({ pk: id, sk: 'a', type: 'root', kind: 'proposal', v: 99, ...keys });
  }
  for (let i = 0; i < rows.length; i += 100)
    await transact(
      world.store,
      rows.slice(i, i + 100).map((row) => put(world.store, row)),
    );
};
const resolvedContact = async () => {
  const contact = await contactFrom(world);
  await must(world, cast.lia.cookie, `/api/desk/contact-requests/${contact.id}/resolve`);
  world.advance(20 * DAY);
  return { ...contact, shard: spread(contact.id, WAKE_PARTITIONS.item.length), stage: async () => (await loadContact(world.store, contact.id))!.root.stage };
};

describe('rows that fail each time', () => {
  it('keep nobody behind them from being woken', async () => {
    const contact = await resolvedContact();
    await badRows(230, contact.shard);
    expect((await wake()).done).toBe(1);
    expect(await contact.stage()).toBe('closed');
    expect(world.logs.filter((line) => line.event === 'wake.failed')).toHaveLength(230);
  });

  it('use up no more than the time of one run, and other shards have their turn before', async () => {
    const contact = await resolvedContact();
    const other = (contact.shard + 1) % WAKE_PARTITIONS.item.length;
    await badRows(230, other);
    const from = world.now;
    world.hook = (call, _n, run) => {
      if (call.operation === 'GetItem' && String(call.input.Key?.pk?.S).startsWith('prp_')) world.now += 500;
      return run();
    };
    await wake();
    expect(world.now - from).toBeGreaterThan(40_000);
    expect(world.now - from).toBeLessThan(42_000);
    expect(world.logs.filter((line) => line.event === 'wake.failed').length).toBeLessThan(90);
    expect(await contact.stage()).toBe('closed');
  });
});

it('says why a fact could not be delivered again', async () => {
  const contact = await contactFrom(world);
  await noteUndelivered(world.store, `${contact.id}#1`, 'counts');
  world.advance(DAY);
  world.hook = (call, _n, run) => (call.operation === 'TransactWriteItems' ? Promise.reject(new Error('no room')) : run());
  await wake();
  expect(world.logs.filter((line) => line.event === 'redrive.failed')).toMatchObject([{ fact: `${contact.id}#1`, consumer: 'counts', message: 'no room' }]);
});

describe('a draft of more than a hundred rows', () => {
  const crowded = async (): Promise<Journey> => {
    const draft = await draftOf(world);
    for (let n = 0; n < 120; n += 1)
      await transact(
        world.store,
        letterWrites(world.store, {
          template: 'item-link',
          to: draft.applicant,
          address: 'hash',
          record: draft.id,
          cause: `${draft.id} ${n}`,
          at: iso(world.now),
        }),
      );
    for (let n = 0; n < 60; n += 1) await session(world, draft.applicant, { door: 'item', item: draft.id });
    await updateRow(world.store, draft.id, 'a', 'SET reminded = :one', { ':one': 1 });
    return draft;
  };
  const traces = async ({ id, reference }: Journey) =>
    (await world.rows()).records.filter((row) => !isExpired(row, world.now) && (JSON.stringify(row).includes(id) || JSON.stringify(row).includes(reference)));

  it('goes with everything of it', async () => {
    const draft = await crowded();
    expect((await traces(draft)).length).toBeGreaterThan(290);
    world.advance(100 * DAY);
    await wake();
    expect((await traces(draft)).map((row) => `${row.pk} ${row.sk}`)).toEqual([]);
    expect(world.logs.filter((line) => line.event === 'wake.failed')).toEqual([]);
  });

  it('is gone at the next run when the first was cut off, wherever that was', async () => {
    for (const nth of [1, 2, 3]) {
      const draft = await crowded();
      world.advance(100 * DAY);
      let calls = 0;
      const isOfDraft = (call: AwsCall) => call.operation === 'TransactWriteItems' && JSON.stringify(call.input).includes(draft.id);
      world.hook = (call, _n, run) => (isOfDraft(call) && ++calls === nth ? Promise.reject(new Error('cut off')) : run());
      await wake();
      expect((await traces(draft)).some((row) => row.type === 'root')).toBe(true);
      world.hook = undefined;
      await wake();
      expect((await traces(draft)).map((row) => `${row.pk} ${row.sk}`)).toEqual([]);
    }
  });

  it('keeps what is left of it from the moment that somebody touches it', async () => {
    const draft = await crowded();
    world.advance(100 * DAY);
    let calls = 0;
    world.hook = async (call, _n, run) => {
      if (call.operation === 'TransactWriteItems' && ++calls === 2) {
        world.hook = undefined;
        await updateRow(world.store, draft.id, 'a', 'ADD #version :one', { ':one': 1 }, undefined, { '#version': 'version' });
      }
      return run();
    };
    await wake();
    const left = await traces(draft);
    expect(left.filter((row) => row.type === 'root')).toHaveLength(1);
    expect(left.filter((row) => row.type === 'part').length).toBeGreaterThan(3);
  });
});
