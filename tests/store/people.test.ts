import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REVIEWERS } from '../../infra/local/sample-people.ts';
import type { Scope } from '../../shared/domain/actor.ts';
import { countIn, limitClient, mayMail } from '../../shared/store/limits.ts';
import { addressHash, draftSessions, endSession, newSession, personByAddress, SESSION_MS, signedIn } from '../../shared/store/people.ts';
import { getRow, getRows, isExpired, put, queryRange, transact } from '../../shared/store/store.ts';
import { prp } from '../support/build.ts';
import { addPlayer, type Player } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let rob: Player;
const iso = () => new Date(world.now).toISOString();
beforeAll(async () => {
  world = await openWorld({ seed: 'people' });
  rob = await addPlayer(world, REVIEWERS[0]!);
  const drafts = [prp(), prp('d'), prp('e')].map((pk) => put(world.store, { pk, sk: 'a', applicant: rob.id }));
  await transact(world.store, drafts);
});
afterAll(() => world.stop());

const open = async (scope: Scope) => {
  const made = newSession(world.store, rob.id, scope, iso());
  await transact(world.store, [made.write]);
  return made.cookie;
};

describe('a session', () => {
  it('brings person, roles and relations by one query', async () => {
    const cookie = await open({ door: 'person' });
    await transact(world.store, [
      put(world.store, { pk: rob.id, sk: `k#${prp()}`, type: 'conflict', item: prp(), state: 'waived', conflict: 'customer', at: iso() }),
    ]);
    world.calls.length = 0;
    const known = await signedIn(world.store, cookie, iso());
    expect(world.calls.map((call) => call.operation)).toEqual(['Query']);
    expect(known).toMatchObject({
      actor: { id: rob.id, roles: ['reviewer'], scope: { door: 'person' }, conflicts: { [prp()]: 'waived' }, relationVersion: 0 },
    });
  });

  it('is nobody with any other cookie', async () => {
    const cookie = await open({ door: 'person' });
    const [person, secret] = cookie.split('.') as [string, string];
    const stranger = `per_${'0'.repeat(26)}`;
    for (const wrong of [
      undefined,
      '',
      '.',
      person,
      secret,
      `${person}.`,
      `${person}.${secret.slice(1)}`,
      `${person}.${secret}x`,
      `${person}.${secret} `,
      `${person.toUpperCase()}.${secret}`,
      `${stranger}.${secret}`,
      `${person}.${'A'.repeat(43)}`,
      `${person}.${secret}.${secret}`,
      `prp_${person.slice(4)}.${secret}`,
      `${cookie}\n`,
    ]) {
      expect([wrong, await signedIn(world.store, wrong, iso())]).toEqual([wrong, undefined]);
    }
  });

  it('is stored without its secret', async () => {
    const cookie = await open({ door: 'person' });
    expect(JSON.stringify((await world.rows()).records)).not.toContain(cookie.split('.')[1]);
  });

  it.each(Object.entries(SESSION_MS))('through the door "%s" ends after its time, to the millisecond', async (door, ms) => {
    const began = world.now;
    const cookie = await open({ door, ...(['draft', 'item', 'invitation'].includes(door) ? { item: prp() } : {}) } as Scope);
    expect(await signedIn(world.store, cookie, new Date(began + ms - 1).toISOString())).toBeDefined();
    expect(await signedIn(world.store, cookie, new Date(began + ms).toISOString())).toBeUndefined();
    world.now = began + ms + 1000;
    expect(await signedIn(world.store, cookie, new Date(began).toISOString())).toBeUndefined();
    world.now = began;
  });

  it('ends when it is ended, and that of a draft is found by its draft', async () => {
    const cookie = await open({ door: 'draft', item: prp('d') });
    await open({ door: 'draft', item: prp('e') });
    expect(cookie.split('.')[0]).toBe(prp('d'));
    expect(await signedIn(world.store, cookie, iso())).toMatchObject({ actor: { id: rob.id, scope: { door: 'draft', item: prp('d') } } });
    expect(await signedIn(world.store, cookie.replace(prp('d'), prp('f')), iso())).toBeUndefined();
    const [key, ...more] = await draftSessions(world.store, rob.id, prp('d'));
    expect(more).toEqual([]);
    await transact(world.store, [endSession(world.store, rob.id, key!)]);
    expect(await signedIn(world.store, cookie, iso())).toBeUndefined();
    expect(await draftSessions(world.store, rob.id, prp('d'))).toEqual([]);
  });

  it('is a fault and never a stranger when reading fails', async () => {
    const cookie = await open({ door: 'staff' });
    world.hook = () => Promise.reject(new Error('no database'));
    await expect(signedIn(world.store, cookie, iso())).rejects.toThrow('no database');
    world.hook = undefined;
  });
});

describe('a person', () => {
  it('is found by the address in whatever case', async () => {
    expect((await personByAddress(world.store, rob.email.toUpperCase()))?.id).toBe(rob.id);
    expect(await personByAddress(world.store, 'nobody@example.org')).toBeUndefined();
    expect(addressHash('A@B.example')).toBe(addressHash('a@b.EXAMPLE'));
    expect(addressHash('a@b.example')).toMatch(/^[A-Za-z0-9_-]{22}$/);
  });
});

describe('an expired row', () => {
  it('is absent for every way of reading, however late it is deleted', async () => {
    const ttl = Math.ceil(world.now / 1000) + 10;
    await transact(world.store, [put(world.store, { pk: 'x', sk: 'a', ttl }), put(world.store, { pk: 'x', sk: 'b' })]);
    const seen = async () => [
      (await getRow(world.store, 'x', 'a')) !== undefined,
      (await getRows(world.store, [{ pk: 'x', sk: 'a' }])).length,
      (await queryRange(world.store, 'x', 'a', '~')).length,
    ];
    expect(await seen()).toEqual([true, 1, 2]);
    world.advance(10_000);
    expect(await seen()).toEqual([false, 0, 1]);
    expect(isExpired({ ttl: 5 }, 5000)).toBe(true);
    expect(isExpired({ ttl: 5 }, 4999)).toBe(false);
    expect(isExpired({}, 1e15)).toBe(false);
  });
});

describe('a limit', () => {
  const at = (time: string) => `2026-12-01T${time}.000Z`;
  it('lets so many through in a window and names the seconds to the next', async () => {
    const three = { count: 3, seconds: 3600 };
    for (let i = 0; i < 3; i += 1) expect(await countIn(world.store, 'try', 'x', three, at('10:00:00'))).toMatchObject({ ok: true });
    expect(await countIn(world.store, 'try', 'x', three, at('10:59:30'))).toEqual({ ok: false, retryAfter: 30 });
    expect(await countIn(world.store, 'try', 'x', three, at('11:00:00'))).toMatchObject({ ok: true });
    await expect(limitClient(world.store, 'try', 'x', three, at('10:10:00'))).rejects.toMatchObject({ code: 'request.too-many', retryAfter: 3000 });
  });

  it('counts each name and each client apart, and exactly under a rush', async () => {
    const five = { count: 5, seconds: 60 };
    const rush = await Promise.all(Array.from({ length: 20 }, () => countIn(world.store, 'rush', 'x', five, at('12:00:00'))));
    expect(rush.filter(({ ok }) => ok)).toHaveLength(5);
    expect((await countIn(world.store, 'rush', 'y', five, at('12:00:00'))).ok).toBe(true);
    expect((await countIn(world.store, 'other', 'x', five, at('12:00:00'))).ok).toBe(true);
  });

  it('lets three mails an hour go to one address', async () => {
    const allowed = [];
    for (let i = 0; i < 5; i += 1) allowed.push(await mayMail(world.store, 'hash', at('13:00:00'), 'sign-in-link'));
    expect(allowed).toEqual([true, true, true, false, false]);
    expect(await mayMail(world.store, 'hash', at('13:59:59'), 'sign-in-link')).toBe(false);
    expect(await mayMail(world.store, 'other', at('13:00:00'))).toBe(true);
  });

  it('keeps the last of the three for a sign-in link, in whatever order they are asked for', async () => {
    const asked = async (address: string, ...what: ('sign-in-link' | 'other')[]): Promise<boolean[]> => {
      const given: boolean[] = [];
      for (const each of what) given.push(await mayMail(world.store, address, at('14:00:00'), each));
      return given;
    };
    expect(await asked('flooded', 'other', 'other', 'other', 'sign-in-link', 'sign-in-link')).toEqual([true, true, false, true, false]);
    expect(await asked('mixed', 'sign-in-link', 'other', 'other', 'sign-in-link', 'other')).toEqual([true, true, false, true, false]);
    const rush = await Promise.all(Array.from({ length: 20 }, (_, i) => mayMail(world.store, 'rush', at('14:00:00'), i % 2 ? 'sign-in-link' : 'other')));
    expect(rush.filter((given) => given).length).toBeLessThanOrEqual(3);
    expect(rush.filter((given, i) => given && i % 2 === 0).length).toBeLessThanOrEqual(2);
  });

  it('keeps neither client nor address, follows nobody over midnight, and ends by itself', async () => {
    await countIn(world.store, 'plain', '192.0.2.77', { count: 5, seconds: 3600 }, '2026-12-01T23:00:00.000Z');
    const before = new Set((await world.rows()).records.filter((row) => row.type === 'bucket').map((row) => row.pk));
    await countIn(world.store, 'plain', '192.0.2.77', { count: 5, seconds: 3600 }, '2026-12-02T00:00:00.000Z');
    const buckets = (await world.rows()).records.filter((row) => row.type === 'bucket');
    expect(JSON.stringify(buckets)).not.toMatch(/192\.0\.2\.77|plain|hash/);
    expect(buckets.filter((row) => !before.has(row.pk))).toHaveLength(1);
    for (const row of buckets) expect(row.ttl).toBeGreaterThan(0);
  });
});
