import { afterAll, beforeAll, expect, it } from 'vitest';
import { accept, desk, type Journey, must } from '../support/journey.ts';
import { addCast, type Cast, session, signInAgain } from '../support/people.ts';
import { inviting } from '../support/review.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
let journey: Journey;
beforeAll(async () => {
  world = await openWorld({ seed: 'review clock' });
  cast = await addCast(world);
  journey = await inviting(world, cast, [cast.jan]);
  await accept(world, cast.jan.cookie, journey.id);
  await world.drain();
});
afterAll(() => world.stop());

/** Lets the schedules run at this moment of Amsterdam, twice. */
const until = async (day: string, time = '18:00'): Promise<void> => {
  world.now = Math.max(world.now, Date.parse(`${day}T${time}:00+01:00`));
  await world.drain();
  await world.drain();
};
const SUBJECTS = () => [
  `Uw beoordeling van ${journey.reference} wordt binnenkort verwacht`,
  `Vandaag verwachten wij uw beoordeling van ${journey.reference}`,
  `Uw beoordeling van ${journey.reference} is te laat`,
];
const reminded = (): string[] =>
  world
    .mails(cast.jan.email)
    .map(({ subject }) => subject)
    .filter((subject) => SUBJECTS().includes(subject));
const reminders = (): number => reminded().length;
/** The round has too few people as well, which is a task of its own. */
const tasks = async () =>
  (await world.rows()).records
    .filter((row) => row.sk === 'a' && row.kind === 'task' && row.item === journey.id && row.reason === 'review-overdue')
    .map(({ reason, owner }) => [reason, owner]);

it('stands still while a question lies with the applicant, and goes on from there', async () => {
  await until('2026-11-03', '10:00');
  await must(world, (await signInAgain(world, cast)).lia.cookie, desk(journey.id, 'ask'), { text: 'Wat gebeurt er bij uitval?' });
  await until('2026-11-11');
  await until('2026-11-13', '10:00');
  expect(reminders()).toBe(0);
  const own = await session(world, journey.applicant, { door: 'person' });
  await must(world, own, `/api/proposals/${journey.id}/answer`, { text: 'Dan blijft de klep dicht.' });
  await until('2026-11-17');
  expect(reminders()).toBe(0);
});

it('reminds three working days before, on the day and three days after, and writes no more at five', async () => {
  for (const [day, sent] of [
    ['2026-11-20', 0],
    ['2026-11-23', 1],
    ['2026-11-25', 1],
    ['2026-11-26', 2],
    ['2026-11-30', 2],
    ['2026-12-01', 3],
    ['2026-12-02', 3],
    ['2026-12-03', 3],
  ] as const) {
    await until(day);
    expect([day, reminders()]).toEqual([day, sent]);
    if (day !== '2026-12-03') expect(await tasks()).toEqual([]);
  }
  const [soon, today, late] = SUBJECTS();
  expect(reminded()).toEqual([soon, today, late]);
});

it('then gives the liaison one task and tells the routing, and never again', async () => {
  const root = (await world.rows()).records.find((row) => row.pk === journey.id && row.sk === 'a')!;
  expect(await tasks()).toEqual([['review-overdue', root.owner]]);
  await until('2026-12-11');
  expect([reminders(), (await tasks()).length]).toEqual([3, 1]);
  const overdue = (await world.rows()).facts.filter(({ record, type }) => record === journey.id && type === 'ReviewOverdue');
  expect(overdue.map(({ data, by }) => [data.reviewer, by])).toEqual([[cast.jan.id, 'system']]);
  expect(await world.violations()).toEqual([]);
});
