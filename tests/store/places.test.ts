import { afterAll, beforeAll, expect, it } from 'vitest';
import { desk, must, proposalAt } from '../support/journey.ts';
import { REVIEWERS } from '../../infra/local/sample-people.ts';
import { placeWrites } from '../../shared/store/places.ts';
import { addCast, addPlayer, type Cast, session } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'places' });
  cast = await addCast(world);
});
afterAll(() => world.stop());

const taken = async (person: string): Promise<unknown[]> =>
  (await world.rows()).records
    .filter((row) => row.type === 'places' && row.sk === person)
    .map((row) => [row.pk, row.n])
    .sort();
const invite = async (lia: string, id: string, reviewers: readonly string[]) =>
  world.request({ method: 'POST', path: desk(id, 'invite'), cookie: lia, body: { reviewers } });

it('refuses whoever has no place left, by name of the field, and changes nothing', async () => {
  const full = await addPlayer(world, { ...REVIEWERS[0]!, email: 'vol@example.org', name: 'Vol Bezet', capacity: 1 });
  const none = await addPlayer(world, { ...REVIEWERS[0]!, email: 'nul@example.org', name: 'Nul Plaats', capacity: 0 });
  const [first, second] = [await proposalAt(world, cast, 'in-review'), await proposalAt(world, cast, 'in-review')];
  expect((await invite(cast.lia.cookie, first.id, [full.id])).status).toBe(200);
  const refused = await invite(cast.lia.cookie, second.id, [cast.eva.id, full.id]);
  expect([refused.status, refused.body.code, refused.body.errors[0].path]).toEqual([409, 'assignment.no-place', 'reviewers/1']);
  expect((await invite(cast.lia.cookie, second.id, [none.id])).body.code).toBe('assignment.no-place');
  expect(await taken(cast.eva.id)).toEqual([]);
  await must(world, cast.lia.cookie, desk(first.id, 'cancel-assignment'), { reviewer: full.id });
  expect((await invite(cast.lia.cookie, second.id, [full.id])).status).toBe(200);
});

it('never gives more places than there are, also to twenty invitations at once', async () => {
  const wanted = await addPlayer(world, { ...REVIEWERS[0]!, email: 'gewild@example.org', name: 'Ge Wild', capacity: 3 });
  const proposals: string[] = [];
  for (let n = 0; n < 20; n += 1) proposals.push((await proposalAt(world, cast, 'in-review')).id);
  const replies = await Promise.all(proposals.map((id) => invite(cast.lia.cookie, id, [wanted.id])));
  const given = replies.filter(({ status }) => status === 200).length;
  expect(replies.filter(({ status }) => status >= 500 && status !== 503)).toEqual([]);
  expect(given).toBeLessThanOrEqual(3);
  // Whoever lost the race for two seconds is told to try again, and gets a place if there is one.
  for (const [i, reply] of replies.entries()) if (reply.status === 503) replies[i] = await invite(cast.lia.cookie, proposals[i]!, [wanted.id]);
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(3);
  expect(new Set(replies.filter(({ status }) => status !== 200).map(({ body }) => body.code))).toEqual(new Set(['assignment.no-place']));
  expect(await taken(wanted.id)).toEqual([['places#2026Q4', 3]]);
  await world.drain();
  expect(await world.violations()).toEqual([]);
});

it('counts no fact for which the assignment is not there', () => {
  expect(() => placeWrites(world.store, { facts: [{ type: 'AssignmentCancelled', reviewer: cast.rob.id }] })).toThrow('without the assignment');
  expect(placeWrites(world.store, { facts: [{ type: 'ReviewReopened', reviewer: cast.rob.id }] })).toEqual([]);
});

it('takes a place with the invitation and gives it back in the quarter in which it was taken, however late', async () => {
  const [{ id }, later] = [await proposalAt(world, cast, 'in-review'), await proposalAt(world, cast, 'in-review')];
  expect((await invite(cast.lia.cookie, id, [cast.rob.id])).status).toBe(200);
  expect(await taken(cast.rob.id)).toEqual([['places#2026Q4', 1]]);
  world.now = Date.parse('2027-01-11T10:00:00.000Z');
  const decline = async (from: string) =>
    must(world, await session(world, cast.rob.id, { door: 'person' }), `/api/review/${from}/decline`, { reason: 'workload' });
  await decline(id);
  expect(await taken(cast.rob.id)).toEqual([['places#2026Q4', 0]]);
  const lia = await session(world, cast.lia.id, { door: 'staff' });
  expect((await invite(lia, later.id, [cast.rob.id])).status).toBe(200);
  expect(await taken(cast.rob.id)).toEqual([
    ['places#2026Q4', 0],
    ['places#2027Q1', 1],
  ]);
  world.now = Date.parse('2027-04-12T10:00:00.000Z');
  await decline(later.id);
  expect(await taken(cast.rob.id)).toEqual([
    ['places#2026Q4', 0],
    ['places#2027Q1', 0],
  ]);
});
