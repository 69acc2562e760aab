import { afterAll, beforeAll, expect, it } from 'vitest';
import { community } from '../../shared/community.ts';
import { dueOf } from '../../shared/domain/clock.ts';
import { watermarkOf } from '../../shared/store/deliveries.ts';
import { loadProposal } from '../../shared/store/load.ts';
import { takenIn } from '../../shared/store/places.ts';
import { desk, must, proposalAt } from '../support/journey.ts';
import { addCast, type Cast, session, signInAgain } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'promise' });
  cast = await addCast(world);
});
afterAll(() => world.stop());

const get = (path: string, cookie?: string) => world.request({ method: 'GET', path, cookie });
const promise = async () => (await get('/api/calls')).body.promise as { decisionBy: string; noPlacesBefore?: string };
const taken = async (): Promise<number> => Object.values(await takenIn(world.store, new Date(world.now).toISOString())).reduce((sum, n) => sum + n, 0);

it('takes a place with an invitation and gives it back with its end, in the quarter of the invitation', async () => {
  const { id } = await proposalAt(world, cast, 'in-review');
  await must(world, cast.lia.cookie, desk(id, 'invite'), { reviewers: [cast.jan.id, cast.mila.id, cast.rob.id] });
  await world.drain();
  expect(await taken()).toBe(3);
  await must(world, cast.jan.cookie, `/api/review/${id}/decline`, { reason: 'workload' });
  await must(world, cast.lia.cookie, desk(id, 'cancel-assignment'), { reviewer: cast.mila.id });
  await world.drain();
  await world.drain();
  expect(await taken()).toBe(1);
});

it('says before it promises that no reviewer is free this quarter, to those who look and in the receipt', async () => {
  const free = await promise();
  expect(free.noPlacesBefore).toBeUndefined();
  const reviewers = (await get('/api/admin/people', cast.admin.cookie)).body.people.filter(({ roles }: { roles: string[] }) => roles.includes('reviewer'));
  for (let n = 0; n < reviewers.length; n += 1) {
    const { id } = await proposalAt(world, cast, 'in-review');
    for (const [i, reviewer] of reviewers.entries())
      if (i % 2 === n % 2) await world.request({ method: 'POST', path: desk(id, 'invite'), cookie: cast.lia.cookie, body: { reviewers: [reviewer.id] } });
  }
  await world.drain();
  world.advance(61_000);
  cast = await signInAgain(world, cast);
  const full = await promise();
  expect(full.noPlacesBefore).toBe('2027-01-01');
  expect(full.decisionBy > free.decisionBy).toBe(true);
  const late = await proposalAt(world, cast, 'submitted');
  const root = (await loadProposal(world.store, late.id, 'root'))!.root;
  expect(dueOf(root.promise!, community) >= full.decisionBy).toBe(true);
  await world.drain();
  expect(await world.violations()).toEqual([]);
}, 60_000);

it('corrects the date on the status and by a letter before it passes, once each time', async () => {
  const early = await proposalAt(world, cast, 'in-review');
  const first = (await loadProposal(world.store, early.id, 'root'))!.root.promise!;
  const due = dueOf(first, community);
  await world.drain();
  world.now = Date.parse(due) - 3 * 86_400_000;
  const isBehind = async () => Date.parse((await watermarkOf(world.store))!) < world.now - 3_600_000;
  // The sweeper reads two days of facts at a time.
  do await world.drain();
  while (await isBehind());
  await world.drain();
  const own = await session(world, early.applicant, { door: 'person' });
  const status = (await get(`/api/proposals/${early.id}/status`, own)).body;
  expect([status.nextStep, status.late, status.nextDate > due]).toEqual(['decision', false, true]);
  const letters = world.mails(early.sender.email).filter((mail) => mail.subject.includes(early.reference) && /nieuwe datum|new date/i.test(mail.subject));
  expect(letters).toHaveLength(1);
  await world.drain();
  const again = (await loadProposal(world.store, early.id, 'root'))!.root;
  expect(dueOf(again.promise!, community)).toBe(status.nextDate);
  expect(await world.violations()).toEqual([]);
}, 60_000);
