import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { onClock } from '../../functions/on-clock.ts';
import { consumeAll } from '../../functions/work/facts.ts';
import { reviewerTask } from '../../functions/work/routing-plan.ts';
import { StoredFact } from '../../shared/domain/fact.ts';
import { loadTask } from '../../shared/store/load.ts';
import { accept, desk, type Journey, judge, must, REASON } from '../support/journey.ts';
import { addCast, type Cast, type Player, session, signInAgain } from '../support/people.ts';
import { inviting } from '../support/review.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'tasks that end' });
  cast = await addCast(world);
});
beforeEach(async () => {
  cast = await signInAgain(world, cast);
});
afterAll(() => world.stop());

/** Tasks about an item that are still open, as the desk reads them. */
const openOf = async (id: string): Promise<{ id: string; reason: string }[]> => {
  const { tasks } = (await must(world, await session(world, cast.lia.id, { door: 'staff' }), `/api/desk/items/${id}/tasks`, {}, 'GET')).body;
  return (tasks as { task: { id: string; stage: string }; reason: string }[])
    .filter(({ task }) => task.stage === 'open')
    .map(({ task, reason }) => ({ id: task.id, reason }));
};
const cookieOf = (person: Player): Promise<string> => session(world, person.id, { door: 'person' });
/** Every fact reaches every consumer, as the stream brings it. */
const had = new Set<string>();
const deliver = async (): Promise<void> => {
  for (const fact of (await world.rows()).facts.map((row) => StoredFact.parse(row)).filter(({ id }) => !had.has(id))) {
    await consumeAll(world.store, fact);
    had.add(fact.id);
  }
};
const settle = async (days = 0): Promise<void> => {
  await deliver();
  world.advance(days * 86_400_000 + 60_000);
  for (let reminder = 0; reminder < 4; reminder += 1) await onClock(world.post, { job: 'wake' });
  await deliver();
  await deliver();
};

/** Weeks after somebody accepted, without a review. */
const late = async (): Promise<{ item: Journey; task: string }> => {
  cast = await signInAgain(world, cast);
  const item = await inviting(world, cast, [cast.jan]);
  await accept(world, await cookieOf(cast.jan), item.id);
  await settle(32);
  const [task] = (await openOf(item.id)).filter(({ reason }) => reason === 'review-overdue');
  expect(task).toBeDefined();
  return { item, task: task!.id };
};

describe('a review that stayed out', () => {
  it('asks for nobody any more once it is in, and names who is late until then', async () => {
    const { item, task } = await late();
    const lia = await session(world, cast.lia.id, { door: 'staff' });
    const read = (await must(world, lia, `/api/desk/tasks/${task}`, {}, 'GET')).body;
    expect(read.panel.left).toEqual([{ name: cast.jan.name, status: 'accepted' }]);
    for (const [language, words] of [
      ['nl', 'Wie er te laat is'],
      ['en', 'Who is late'],
    ] as const) {
      const page = await world.request({ method: 'GET', path: `/${language}/desk/tasks/${task}`, cookie: lia });
      expect([page.status, page.text.includes(words), page.text.includes(cast.jan.name)]).toEqual([200, true, true]);
    }
    await judge(world, await cookieOf(cast.jan), item.id);
    await settle();
    expect((await openOf(item.id)).filter(({ reason }) => reason === 'review-overdue')).toEqual([]);
    expect(await loadTask(world.store, task)).toMatchObject({ stage: 'done' });
    const done = (await world.rows()).facts.filter(({ record, type }) => record === task && type === 'TaskDone');
    expect(done.map(({ by }) => by)).toEqual(['system']);
    expect(await world.violations()).toEqual([]);
  });

  it('asks for nobody any more once the assignment or the round ends', async () => {
    const [cancelled, closed] = [await late(), await late()];
    const lia = await session(world, cast.lia.id, { door: 'staff' });
    await must(world, lia, desk(cancelled.item.id, 'cancel-assignment'), { reviewer: cast.jan.id });
    await must(world, lia, desk(closed.item.id, 'close-round'), { reason: REASON });
    await settle();
    for (const { task } of [cancelled, closed]) expect((await loadTask(world.store, task))!.stage).toBe('done');
    expect(await world.violations()).toEqual([]);
  });
});

describe('a reviewer who is wanted', () => {
  it('is asked for with the names of who left and who is proposed, until the panel is full', async () => {
    const item = await inviting(world, cast, [cast.jan, cast.rob, cast.omar]);
    await must(world, await cookieOf(cast.jan), `/api/review/${item.id}/decline`, { reason: 'workload' });
    await settle();
    const task = reviewerTask(item.id);
    const lia = await session(world, cast.lia.id, { door: 'staff' });
    const { panel } = (await must(world, lia, `/api/desk/tasks/${task}`, {}, 'GET')).body;
    expect(panel.left).toEqual([{ name: cast.jan.name, status: 'declined' }]);
    expect(panel.proposed).toHaveLength(1);
    const page = await world.request({ method: 'GET', path: `/en/desk/tasks/${task}`, cookie: lia });
    expect(page.text).toContain(`${cast.jan.name} (said no)`);
    expect(page.text).toContain(panel.proposed[0]);
    const next = Object.values(cast).find(({ name }) => name === panel.proposed[0])!;
    await must(world, lia, desk(item.id, 'invite'), { reviewers: [next.id] });
    await settle();
    expect(await openOf(item.id)).toEqual([]);
    expect(await world.violations()).toEqual([]);
  });
});
