import { afterAll, beforeAll, expect, it } from 'vitest';
import { accept, desk, type Journey, must, proposalAt } from '../support/journey.ts';
import { addCast, type Cast, session, signInAgain } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
let item: Journey;
beforeAll(async () => {
  world = await openWorld({ seed: 'away' });
  cast = await addCast(world);
  item = await proposalAt(world, cast, 'in-review');
  await must(world, cast.lia.cookie, desk(item.id, 'invite'), { reviewers: [cast.jan.id] });
  await accept(world, cast.jan.cookie, item.id);
  await world.drain();
});
afterAll(() => world.stop());

const until = async (day: string): Promise<void> => {
  world.now = Math.max(world.now, Date.parse(`${day}T18:00:00+01:00`));
  await world.drain();
  await world.drain();
};
const get = async (path: string, cookie: string) => world.request({ method: 'GET', path, cookie });
const jan = () => session(world, cast.jan.id, { door: 'person' });
const away = async (absences: object[]) => {
  await must(world, await jan(), '/api/me/absences', { absences });
  await world.drain();
};
const tasks = async (reason: string) =>
  (await world.rows()).records.filter((row) => row.sk === 'a' && row.kind === 'task' && row.item === item.id && row.reason === reason);
const reminders = () => world.mails(cast.jan.email).filter(({ subject }) => /wordt binnenkort verwacht|Vandaag verwachten|is te laat/.test(subject));

it('gives the liaison a task with the days at once, marks the panel, and asks the reviewer what is to become of it', async () => {
  // Days that end before, or begin after the review is due, are nobody's concern.
  await away([{ from: '2027-03-01', until: '2027-03-05' }]);
  expect(await tasks('reviewer-away')).toEqual([]);
  await away([{ from: '2026-11-09', until: '2026-11-27' }]);
  const [task] = await tasks('reviewer-away');
  expect([task!.stage, task!.owner]).toEqual(['open', cast.lia.id]);
  cast = await signInAgain(world, cast);
  const told = (await get(`/en/desk/tasks/${task!.pk}`, cast.lia.cookie)).text;
  expect(told).toContain('A reviewer is away');
  expect(told).toMatch(/Jan de Peiler \(from 9 November 2026 until 27 November 2026\)/);
  const [seated] = (await get(`/api/desk/proposals/${item.id}/panel`, cast.lia.cookie)).body.seated;
  expect([seated.id, seated.away]).toEqual([cast.jan.id, { from: '2026-11-09', until: '2026-11-27' }]);
  expect((await get(`/nl/desk/proposals/${item.id}/panel`, cast.lia.cookie)).text).toContain('Afwezig van 9 november 2026 tot en met 27 november 2026.');
  const settings = await get('/en/settings', await jan());
  expect(settings.text).toContain('Reviews that run meanwhile');
  expect(settings.text).toContain(`href="/en/review/${item.id}"`);
  expect((await get('/api/me/settings', await jan())).body.away).toMatchObject([{ id: item.id, status: 'accepted' }]);
  expect((await get('/api/me/settings', await session(world, cast.mila.id, { door: 'person' }))).body.away).toEqual([]);
});

it('sends no reminder while the reviewer is away, leaves the date where it is and the review to the desk in its time', async () => {
  const due = (await get(`/api/desk/proposals/${item.id}/panel`, (await signInAgain(world, cast)).lia.cookie)).body.seated[0].due;
  await until('2026-11-12');
  await until('2026-11-17');
  await until('2026-11-20');
  expect(reminders()).toEqual([]);
  cast = await signInAgain(world, cast);
  expect((await get(`/api/desk/proposals/${item.id}/panel`, cast.lia.cookie)).body.seated[0].due).toBe(due);
  await until('2026-11-24');
  await until('2026-11-25');
  expect([reminders(), (await tasks('review-overdue')).length]).toEqual([[], 1]);
  expect(await world.violations()).toEqual([]);
});

it('ends the task once the absence is taken back, or somebody hands the review back', async () => {
  await away([]);
  expect((await tasks('reviewer-away')).map(({ stage }) => stage)).toEqual(['done']);
  await away([{ from: '2026-11-25', until: '2026-12-27' }]);
  expect((await tasks('reviewer-away')).map(({ stage }) => stage)).toEqual(['open']);
  await must(world, await jan(), `/api/review/${item.id}/decline`, { reason: 'workload' });
  await world.drain();
  await world.drain();
  expect((await tasks('reviewer-away')).map(({ stage }) => stage)).toEqual(['done']);
  expect(await world.violations()).toEqual([]);
});
