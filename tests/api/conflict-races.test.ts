import { afterAll, beforeAll, expect, it } from 'vitest';
import { reviewFor } from '../../infra/local/sample-items.ts';
import { REVIEWERS } from '../../infra/local/sample-people.ts';
import { interleave } from '../support/interleave.ts';
import { accept, desk, must, proposalAt, TERMS } from '../support/journey.ts';
import { addCast, type Cast, session } from '../support/people.ts';
import { type Kept, keep, restore } from '../support/restore.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
let id: string;
let link: string;
let kept: Kept;
beforeAll(async () => {
  world = await openWorld({ seed: 'conflict races' });
  cast = await addCast(world);
  id = (await proposalAt(world, cast, 'in-review')).id;
  await must(world, cast.lia.cookie, desk(id, 'invite'), { reviewers: [cast.jan.id, cast.mila.id, cast.rob.id] });
  await accept(world, cast.mila.cookie, id);
  link = await session(world, cast.jan.id, { door: 'invitation', item: id });
  kept = await keep(world);
});
afterAll(() => world.stop());

type Reply = { status: number };
const post = (path: string, body: unknown, cookie: string) => world.request({ method: 'POST', path, body, cookie });
const confirm = (person: string) => () =>
  post(desk(id, 'conflicts'), { person, state: 'confirmed', conflict: 'family', reason: 'They are brother and sister.' }, cast.vera.cookie);
const moves = (email: string, person: string) => () => {
  const { email: _, ...body } = REVIEWERS.find((reviewer) => reviewer.email === email)!;
  return post(`/api/admin/people/${person}`, { ...body, organisation: 'Lekdetect BV' }, cast.admin.cookie);
};
/** The reviewer says in the own profile what the applicant is. */
const tells = (cookie: string) => () =>
  post('/api/me/profile', { languages: ['nl'], capabilities: [], standing: [{ kind: 'customer', organisation: 'lekdetect' }] }, cookie);
const statusOf = async (person: string) =>
  (await world.rows()).records.find((row) => row.type === 'assignment' && row.reviewer === person)?.status as string | undefined;

const PAIRS = () => {
  const takes = () => post(`/api/review/${id}/accept`, TERMS, cast.jan.cookie);
  const submits = () => post(`/api/review/${id}/submit`, reviewFor('nl', 3.5), cast.mila.cookie);
  const asks = () => post(desk(id, 'invite'), { reviewers: [cast.sara.id] }, cast.lia.cookie);
  return {
    'accept against declaring by the link': {
      person: cast.jan.id,
      first: takes,
      second: () => post(`/api/review/${id}/conflict`, { conflict: 'financial' }, link),
      bad: ['accepted', 'invited'],
    },
    'accept against a confirmation': { person: cast.jan.id, first: takes, second: confirm(cast.jan.id), bad: ['accepted', 'invited'] },
    'accept against a new employer': { person: cast.jan.id, first: takes, second: moves(cast.jan.email, cast.jan.id), bad: ['accepted'] },
    'accept against an own statement': { person: cast.jan.id, first: takes, second: tells(cast.jan.cookie), bad: ['accepted'] },
    'submit against an own statement': { person: cast.mila.id, first: submits, second: tells(cast.mila.cookie), bad: ['submitted'] },
    'submit against declaring': {
      person: cast.mila.id,
      first: submits,
      second: () => post(`/api/review/${id}/conflict`, { conflict: 'financial' }, cast.mila.cookie),
      bad: ['accepted', 'submitted'],
    },
    'submit against a confirmation': { person: cast.mila.id, first: submits, second: confirm(cast.mila.id), bad: ['accepted', 'submitted'] },
    'submit against a new employer': { person: cast.mila.id, first: submits, second: moves(cast.mila.email, cast.mila.id), bad: ['submitted'] },
    'an invitation against a confirmation': { person: cast.sara.id, first: asks, second: confirm(cast.sara.id), bad: ['invited'] },
    'an invitation against a new employer': { person: cast.sara.id, first: asks, second: moves(cast.sara.email, cast.sara.id), bad: ['invited'] },
  } satisfies Record<string, { person: string; first: () => Promise<Reply>; second: () => Promise<Reply>; bad: string[] }>;
};
const NAMES = [
  'accept against declaring by the link',
  'accept against a confirmation',
  'accept against a new employer',
  'accept against an own statement',
  'submit against an own statement',
  'submit against declaring',
  'submit against a confirmation',
  'submit against a new employer',
  'an invitation against a confirmation',
  'an invitation against a new employer',
] as const;

const conflictFaults = async () => (await world.violations()).filter((fault) => /^I(12|5|6)/.test(fault));

it.each(NAMES)('never ends with a live assignment, whenever the conflict comes in: %s', async (name) => {
  const pair = PAIRS()[name];
  let from = world.calls.length;
  const calls = await interleave<Reply, Reply>(world, {
    first: pair.first,
    second: pair.second,
    reset: async () => {
      await restore(world, kept, from);
      from = world.calls.length;
    },
    judge: async (first, second, before) => {
      expect(second.status, `${before}`).toBeLessThan(300);
      if (before !== 'after') expect(first.status, `the conflict came before call ${before}`).toBeGreaterThanOrEqual(400);
      if (before !== 'after') expect(pair.bad, `before call ${before}`).not.toContain(await statusOf(pair.person));
      expect(await conflictFaults()).toEqual([]);
    },
  });
  console.log(`${name}: let in before each of ${calls} calls, and after them`);
});

const ROUNDS = 12;

it.each(NAMES.filter((name) => !name.includes('employer')))(`never ends with a live assignment when both run at once ${ROUNDS} times: %s`, async (name) => {
  const pair = PAIRS()[name];
  const ends = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = world.calls.length;
    const both = round % 2 === 0 ? [pair.first(), pair.second()] : [pair.second(), pair.first()];
    const replies = await Promise.all(both);
    const fits = replies.map((reply) => reply.status);
    expect(
      fits.every((status) => status < 500 || status === 503),
      fits.join(),
    ).toBe(true);
    expect(await conflictFaults()).toEqual([]);
    const end = `${(round % 2 === 0 ? fits : fits.reverse()).join('/')} ${(await statusOf(pair.person)) ?? 'not asked'}`;
    ends.set(end, (ends.get(end) ?? 0) + 1);
    await restore(world, kept, from);
  }
  console.log(`${name}, at once: ${[...ends].map(([end, count]) => `${count} × ${end}`).join(', ')}`);
});

it('counts every change of a relation, also of two at once', async () => {
  const versionOf = async () => (await world.rows()).records.find((row) => row.pk === cast.sara.id && row.sk === 'a')!.relationVersion as number;
  const start = await versionOf();
  let from = world.calls.length;
  await interleave<Reply, Reply>(world, {
    first: moves(cast.sara.email, cast.sara.id),
    second: confirm(cast.sara.id),
    reset: async () => {
      await restore(world, kept, from);
      from = world.calls.length;
    },
    judge: async (first, second, before) => {
      expect([first.status, second.status]).toEqual([200, 200]);
      expect(await versionOf(), `before call ${before}`).toBe(start + 2);
    },
  });
});

it('never hands a proposal to somebody whose conflict came in meanwhile', async () => {
  const ownerOf = async () => (await world.rows()).records.find((row) => row.pk === id && row.sk === 'a')!.owner as string | undefined;
  let from = world.calls.length;
  await interleave<Reply, Reply>(world, {
    first: () => post(desk(id, 'hand-over'), { to: cast.tom.id }, cast.lia.cookie),
    second: confirm(cast.tom.id),
    reset: async () => {
      await restore(world, kept, from);
      from = world.calls.length;
    },
    judge: async (first, second, before) => {
      expect(second.status, `before call ${before}`).toBe(200);
      if (before === 'after') return expect(first.status).toBe(200);
      expect(first.status, `the conflict came before call ${before}`).toBeGreaterThanOrEqual(400);
      expect(await ownerOf(), `before call ${before}`).not.toBe(cast.tom.id);
    },
  });
});
