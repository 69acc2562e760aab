import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { conflictsWith } from '../../shared/store/people.ts';
import { Cancelled, getRows, isThrottled, put, transact } from '../../shared/store/store.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
const item = `prp_${'1'.repeat(26)}`;
const people = Array.from({ length: 230 }, (_, n) => `per_${String(n).padStart(26, '0')}`);
const keys = people.map((pk) => ({ pk, sk: `k#${item}` }));

beforeAll(async () => {
  world = await openWorld({ seed: 'store' });
  for (let i = 0; i < people.length; i += 100)
    await transact(
      world.store,
      keys
        .slice(i, i + 100)
        .map((key) => put(world.store, { ...key, type: 'conflict', item, state: 'confirmed', conflict: 'family', at: '2026-11-02T09:00:00.000Z' })),
    );
});
beforeEach(() => {
  world.hook = undefined;
  world.calls.length = 0;
});
afterAll(() => world.stop());

describe('many rows', () => {
  it('are read a hundred at a time, so that a large staff has its conflicts looked up too', async () => {
    expect(Object.keys(await conflictsWith(world.store, people, item)).sort()).toEqual(people);
    expect(world.calls.map((call) => call.input.RequestItems.records.Keys.length)).toEqual([100, 100, 30]);
  });

  it('that are left over are asked for again after a pause', async () => {
    let left = 2;
    world.hook = async (call, _n, run) => {
      if (call.operation !== 'BatchGetItem' || left-- <= 0) return run();
      return { Responses: { records: [] }, UnprocessedKeys: call.input.RequestItems };
    };
    const from = world.now;
    expect(await getRows(world.store, keys.slice(0, 3))).toHaveLength(3);
    expect(world.now - from).toBe(150);
    expect(world.calls).toHaveLength(3);
  });

  it('that stay left over are given up within seconds, as too much for now', async () => {
    world.hook = async (call) => ({ Responses: { records: [] }, UnprocessedKeys: call.input.RequestItems });
    const from = world.now;
    const error = await getRows(world.store, keys.slice(0, 3)).catch((thrown: unknown) => thrown);
    expect(isThrottled(error)).toBe(true);
    expect(world.now - from).toBeLessThan(6000);
    expect(world.calls.length).toBeLessThan(12);
  });
});

describe('at the door', () => {
  const named = (name: string) => Object.assign(new Error('too fast'), { name, $metadata: { httpStatusCode: 400 } });
  const ask = (error: Error) => {
    world.hook = () => Promise.reject(error);
    return world.request({ method: 'POST', path: '/api/contact-requests', body: BODY });
  };
  const BODY = { kind: 'other', email: 'a@lekdetect.example', name: 'A', organisation: 'B', subject: 'C', message: 'D', language: 'en' };

  it.each([
    named('ProvisionedThroughputExceededException'),
    named('ThrottlingException'),
    named('RequestLimitExceeded'),
    named('ThrottlingError'),
    new Cancelled(['None', 'TransactionConflict', 'ThrottlingError']),
  ])('a store that has too much to do answers that it is busy: %s', async (error) => {
    const reply = await ask(error);
    expect([reply.status, reply.body.code, reply.headers['retry-after']]).toEqual([503, 'request.busy', '1']);
  });

  it.each([
    named('ValidationException'),
    new Error('socket hang up'),
    new Cancelled(['ThrottlingError', 'ValidationError']),
    new Cancelled(['ConditionalCheckFailed']),
  ])('anything else stays a fault: %s', async (error) => {
    const reply = await ask(error);
    expect([reply.status, reply.headers['retry-after']]).toEqual([500, undefined]);
  });
});
