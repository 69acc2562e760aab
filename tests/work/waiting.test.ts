import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { routeFact } from '../../functions/work/routing.ts';
import { reviewerTask } from '../../functions/work/routing-plan.ts';
import { ALL_HOLD } from '../../infra/local/sample-items.ts';
import { REVIEWERS } from '../../infra/local/sample-people.ts';
import { StoredFact } from '../../shared/domain/fact.ts';
import { loadTask } from '../../shared/store/load.ts';
import { isWaiting, keptPanelOf } from '../../shared/store/routing.ts';
import { transact, update } from '../../shared/store/store.ts';
import { accept, desk, must, proposalAt } from '../support/journey.ts';
import { addCast, type Cast, type Player, session, signInAgain } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

const DAY = 24 * 3_600_000;
let world: World;
let cast: Cast;

const by = ({ id }: Player, door: 'person' | 'staff' = 'person') => session(world, id, { door });
const capacity = async (player: Player, places: number) => must(world, await by(player), '/api/me/capacity', { capacity: places });
const absences = async (player: Player, ...days: { from: string; until: string }[]) => must(world, await by(player), '/api/me/absences', { absences: days });
const conflict = async (id: string, state: 'confirmed' | 'dismissed') =>
  must(world, await by(cast.vera, 'staff'), desk(id, 'conflicts'), {
    ...{ person: cast.jan.id, state, conflict: 'family', reason: 'Een zus zou daar werken; wij vroegen het na.' },
  });
/** So many days from now, as a date. */
const day = (days: number) => new Date(world.now + days * DAY).toISOString().slice(0, 10);
const taskOf = (id: string) => loadTask(world.store, reviewerTask(id));

/** A proposal that asks for one reviewer and finds nobody, as things are once `keepOut` has run. */
const waits = async (keepOut: (id: string) => Promise<unknown> = async () => undefined): Promise<string> => {
  cast = await signInAgain(world, cast);
  const { id } = await proposalAt(world, cast, 'screening');
  await transact(world.store, [update(world.store, id, 'a', 'SET #r = :r', { ':r': { reviewers: 1, quorum: 1 } }, undefined, { '#r': 'rules' })]);
  await keepOut(id);
  await must(world, await by(cast.lia, 'staff'), desk(id, 'admit'), { checks: ALL_HOLD });
  await world.drain();
  expect([(await isWaiting(world.store, id))?.missing, (await keptPanelOf(world.store, id))!.members]).toEqual([1, []]);
  return id;
};
/** The proposal waits no longer: this person is proposed for it, and whoever answers for it is told. */
const finds = async (id: string, person: string): Promise<void> => {
  await world.drain();
  expect(await keptPanelOf(world.store, id)).toMatchObject({ cause: 'freed', members: [person] });
  expect([await isWaiting(world.store, id), (await taskOf(id))?.stage]).toEqual([undefined, 'open']);
  expect(await world.violations()).toEqual([]);
};

beforeAll(async () => {
  world = await openWorld({ seed: 'waiting-for-somebody' });
  cast = await addCast(world);
  for (const name of ['mila', 'rob', 'sara', 'omar', 'eva'] as const) await capacity(cast[name], 0);
});
beforeEach(async () => {
  await capacity(cast.jan, 20);
  await absences(cast.jan);
  await world.drain();
});
afterAll(() => world.stop());

describe('a proposal that waits for somebody', () => {
  it('is looked at again when a reviewer has room for more', async () => {
    const id = await waits(() => capacity(cast.jan, 0));
    await capacity(cast.jan, 20);
    await finds(id, cast.jan.id);
  });

  it('is looked at again when the review of somebody stays out and nobody was free for the place at first', async () => {
    cast = await signInAgain(world, cast);
    const { id } = await proposalAt(world, cast, 'in-review');
    await transact(world.store, [update(world.store, id, 'a', 'SET #r = :r', { ':r': { reviewers: 1, quorum: 1 } }, undefined, { '#r': 'rules' })]);
    await must(world, await by(cast.lia, 'staff'), desk(id, 'invite'), { reviewers: [cast.jan.id] });
    await accept(world, await by(cast.jan), id);
    await capacity(cast.jan, 0);
    for (let days = 0; days < 30; days += 1) {
      world.now += DAY;
      await world.drain();
    }
    expect(await keptPanelOf(world.store, id)).toMatchObject({ cause: 'overdue', person: cast.jan.id, members: [] });
    cast = await signInAgain(world, cast);
    await capacity(cast.mila, 20);
    await finds(id, cast.mila.id);
    await capacity(cast.mila, 0);
  });

  it('is looked at again when an absence is taken off, and when one has passed', async () => {
    const first = await waits(() => absences(cast.jan, { from: day(0), until: day(9) }));
    await absences(cast.jan);
    await finds(first, cast.jan.id);
    const second = await waits(() => absences(cast.jan, { from: day(0), until: day(1) }));
    world.now += DAY;
    await world.drain();
    expect(await isWaiting(world.store, second)).toBeDefined();
    world.now += DAY;
    await finds(second, cast.jan.id);
  });

  it('is looked at again when a conflict is dismissed, and it alone', async () => {
    const id = await waits((proposal) => conflict(proposal, 'confirmed'));
    const other = await waits((proposal) => conflict(proposal, 'confirmed'));
    const before = await keptPanelOf(world.store, other);
    await conflict(id, 'dismissed');
    await finds(id, cast.jan.id);
    expect([await keptPanelOf(world.store, other), (await isWaiting(world.store, other))?.missing]).toEqual([before, 1]);
    await conflict(other, 'dismissed');
    await finds(other, cast.jan.id);
  });

  it('is looked at again when somebody is added who knows the subject, and not for somebody without room', async () => {
    const id = await waits(() => capacity(cast.jan, 0));
    const { capacity: _c, ...known } = { capacity: 0, ...REVIEWERS[0]! };
    const add = async (email: string, more: object) =>
      (await must(world, await by(cast.admin, 'staff'), '/api/admin/people', { ...known, name: `Nieuw ${email.split('@')[0]}`, email, ...more })).body.person;
    const before = await keptPanelOf(world.store, id);
    await add('leeg@example.org', { organisation: 'Huis Leeg', capacity: 0 });
    await world.drain();
    expect(await keptPanelOf(world.store, id)).toEqual(before);
    const person = await add('knap@example.org', { organisation: 'Huis Knap', capacity: 5 });
    await finds(id, person);
    const [added] = (await world.rows()).facts.filter((fact) => fact.record === person && fact.type === 'PersonAdded');
    expect(await routeFact(world.store, StoredFact.parse(added))).toBe(false);
    await capacity({ ...cast.jan, id: person }, 0);
  });

  it('is no news again when a look finds no more than before', async () => {
    const id = await waits(() => capacity(cast.jan, 0));
    const [task] = [await taskOf(id)];
    await capacity(cast.jan, 0);
    await capacity(cast.mila, 0);
    await world.drain();
    expect([await taskOf(id), (await isWaiting(world.store, id))?.missing]).toEqual([task, 1]);
  });
});
