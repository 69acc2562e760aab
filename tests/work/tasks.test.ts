import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { onClock } from '../../functions/on-clock.ts';
import { onLetters } from '../../functions/send-mail.ts';
import { consumeAll } from '../../functions/work/facts.ts';
import { reviewerTask } from '../../functions/work/routing-plan.ts';
import { community } from '../../shared/community.ts';
import { dueOf, later, workingDaysBefore } from '../../shared/domain/clock.ts';
import { dateIn } from '../../shared/domain/date.ts';
import { StoredFact } from '../../shared/domain/fact.ts';
import { loadProposal, loadTask } from '../../shared/store/load.ts';
import { accept, desk, type Journey, judge, must, proposalAt, REASON } from '../support/journey.ts';
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
  for (let turn = 0; turn < 6; turn += 1) await onClock(world.post, { job: 'wake' });
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

describe('a round of which nobody was asked', () => {
  const rootOf = async (id: string) => (await loadProposal(world.store, id, 'root'))!.root;
  /** The schedules run at this moment. */
  const until = async (at: string): Promise<void> => {
    await settle();
    world.now = Date.parse(at) - 60_000;
    await settle();
  };

  it('is a task while its promise can still be kept, which ends with a full panel', async () => {
    const item = await proposalAt(world, cast, 'in-review');
    const due = dueOf((await rootOf(item.id)).promise!, community);
    const last = workingDaysBefore(due, 14, community);
    await until(later(last, -120_000));
    expect(await openOf(item.id)).toEqual([]);
    await until(later(last, 60_000));
    expect(await openOf(item.id)).toEqual([{ id: reviewerTask(item.id), reason: 'reviewer-missing' }]);
    expect((await loadTask(world.store, reviewerTask(item.id)))!.owner).toBe(cast.lia.id);
    const lia = await session(world, cast.lia.id, { door: 'staff' });
    await must(world, lia, desk(item.id, 'invite'), { reviewers: [cast.mila.id, cast.omar.id, cast.eva.id] });
    await settle();
    expect(await openOf(item.id)).toEqual([]);
    expect(await world.violations()).toEqual([]);
  });

  it('gets a new date, by letter and on the page, before the promised one passes', async () => {
    const item = await proposalAt(world, cast, 'in-review');
    const due = dueOf((await rootOf(item.id)).promise!, community);
    await until(later(workingDaysBefore(due, 5, community), 60_000));
    expect(world.now).toBeLessThan(Date.parse(due));
    world.advance(61_000);
    while ((await onLetters(world.post, { job: 'letters' })).done > 0);
    await world.mailbox.settled();
    const { promise } = await rootOf(item.id);
    const next = dueOf(promise!, community);
    expect([promise!.moved, next > due]).toEqual([true, true]);
    const words = dateIn('nl', next, community.timeZone)!;
    const letters = (await world.rows()).records.filter((row) => row.type === 'intent' && row.record === item.id && row.template === 'new-date');
    expect(letters.map(({ state }) => state)).toEqual(['sent']);
    const [letter] = world.mailbox.mails().filter(({ intent }) => intent === letters[0]!.id);
    expect(letter!.text).toContain(words);
    const own = await session(world, item.applicant, { door: 'person' });
    expect((await world.request({ method: 'GET', path: `/nl/proposals/${item.id}`, cookie: own })).text).toContain(words.replace(/^\S+ /, ''));
    // The new date is looked after like the first.
    expect((await openOf(item.id)).map(({ reason }) => reason)).toEqual(['reviewer-missing']);
    expect(await world.violations()).toEqual([]);
  });
});
