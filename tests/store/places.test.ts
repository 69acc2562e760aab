import { afterAll, beforeAll, expect, it } from 'vitest';
import { SK } from '../../shared/domain/change.ts';
import { StoredFact } from '../../shared/domain/fact.ts';
import { placeEffects } from '../../shared/store/places.ts';
import { remove, transact } from '../../shared/store/store.ts';
import { desk, must, proposalAt } from '../support/journey.ts';
import { addCast, type Cast, session } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
let id: string;
beforeAll(async () => {
  world = await openWorld({ seed: 'places' });
  cast = await addCast(world);
  id = (await proposalAt(world, cast, 'in-review')).id;
});
afterAll(() => world.stop());

const factsNow = async (): Promise<StoredFact[]> =>
  (await world.rows()).facts
    .filter((fact) => fact.record === id)
    .map((fact) => StoredFact.parse(fact))
    .sort((a, b) => a.seq - b.seq);
const taken = async (): Promise<unknown[]> =>
  (await world.rows()).records
    .filter((row) => row.type === 'places' && row.sk === cast.rob.id)
    .map((row) => [row.pk, row.n])
    .sort();
const deliver = async (facts: readonly StoredFact[]): Promise<void> => {
  for (const fact of facts) await transact(world.store, await placeEffects(world.store, fact));
};

it('gives a place back in the quarter in which it was taken, when the assignment is gone and when it is a later one', async () => {
  await must(world, cast.lia.cookie, desk(id, 'invite'), { reviewers: [cast.rob.id] });
  world.now = Date.parse('2027-01-11T10:00:00.000Z');
  const decline = async () => must(world, await session(world, cast.rob.id, { door: 'person' }), `/api/review/${id}/decline`, { reason: 'workload' });
  await decline();
  const lia = await session(world, cast.lia.id, { door: 'staff' });
  // Asked again in the new year, before anybody counted what happened in the old one.
  await must(world, lia, desk(id, 'invite'), { reviewers: [cast.rob.id] });
  const placed = (await factsNow()).filter(({ data }) => data.reviewer === cast.rob.id);
  expect(placed.map(({ type }) => type)).toEqual(['ReviewerInvited', 'InvitationDeclined', 'ReviewerInvited']);
  await deliver(placed);
  expect(await taken()).toEqual([
    ['places#2026Q4', 0],
    ['places#2027Q1', 1],
  ]);
  world.now = Date.parse('2027-04-12T10:00:00.000Z');
  await decline();
  await transact(world.store, [remove(world.store, id, SK.assignment(cast.rob.id))]);
  expect((await world.rows()).records.filter((row) => row.type === 'assignment' && row.pk === id)).toEqual([]);
  await deliver((await factsNow()).filter(({ type }) => type === 'InvitationDeclined').slice(-1));
  expect(await taken()).toEqual([
    ['places#2026Q4', 0],
    ['places#2027Q1', 0],
  ]);
});
