import { afterAll, beforeAll, expect, it } from 'vitest';
import { ALL_HOLD } from '../../infra/local/sample-items.ts';
import { accept, desk, type Journey, must, proposalAt } from '../support/journey.ts';
import { addCast, type Cast } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
let journey: Journey;
let asked: Journey;
beforeAll(async () => {
  world = await openWorld({ seed: 'late wake' });
  cast = await addCast(world);
  journey = await proposalAt(world, cast, 'screening');
  await must(world, cast.lia.cookie, desk(journey.id, 'admit'), { checks: ALL_HOLD });
  await must(world, cast.lia.cookie, desk(journey.id, 'invite'), { reviewers: [cast.jan.id, cast.eva.id, cast.rob.id] });
  for (const { cookie } of [cast.jan, cast.eva]) await accept(world, cookie, journey.id);
  asked = await proposalAt(world, cast, 'screening');
  await must(world, cast.lia.cookie, desk(asked.id, 'ask'), { text: 'Wat gebeurt er bij uitval?' });
  await world.drain();
  // Nothing runs for five weeks.
  world.now = Date.parse('2026-12-10T10:00:00+01:00');
  // What delivers facts looks through some hours at a time, and has five weeks of them before it.
  for (let again = 0; again < 40; again += 1) await world.drain();
});
afterAll(() => world.stop());

const sent = (email: string, reference = journey.reference) =>
  world
    .mails(email)
    .filter(({ subject, text }) => `${subject} ${text}`.includes(reference))
    .map(({ subject, text }) => ({ subject, text: text.replaceAll(/\s+/g, ' ') }));
const WAKES = /binnenkort|vandaag|te laat|due soon|due today|is late|staat nog open|still open|vervallen|has ended/i;

it('writes one letter about a review that is late, in the language of its reader, and says since when', () => {
  for (const [{ email }, subject, since] of [
    [cast.jan, `Uw beoordeling van ${journey.reference} is te laat`, 'de afgesproken datum was maandag 16 november 2026'],
    [cast.eva, `Your review of ${journey.reference} is late`, 'the date that we agreed on was Monday 16 November 2026'],
  ] as const) {
    const letters = sent(email).filter((letter) => WAKES.test(letter.subject));
    expect(letters.map((letter) => letter.subject)).toEqual([subject]);
    expect(letters[0]!.text).toContain(since);
    expect(letters[0]!.text).not.toMatch(/vandaag|today|binnenkort|due soon/i);
  }
});

it('lets go of an invitation that is over, and asks nobody to answer by a day that has passed', () => {
  expect(
    sent(cast.rob.email)
      .map(({ subject }) => subject)
      .filter((subject) => WAKES.test(subject)),
  ).toEqual([`De uitnodiging om ${journey.reference} te beoordelen is vervallen`]);
});

it('ends a question that is over, without a reminder of it beside the end', async () => {
  const facts = (await world.rows()).facts.filter(({ record }) => record === asked.id).map(({ type }) => type);
  expect(facts.filter((type) => type === 'QuestionReminded' || type === 'ProposalLapsed')).toEqual(['ProposalLapsed']);
});

it('leaves the desk with a task for each review, and everything in order', async () => {
  const rows = await world.rows();
  const tasks = rows.records.filter((row) => row.sk === 'a' && row.kind === 'task' && row.item === journey.id && row.reason === 'review-overdue');
  expect(tasks).toHaveLength(2);
  expect(await world.violations()).toEqual([]);
});
