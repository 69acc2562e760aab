import { afterAll, beforeAll, expect, it } from 'vitest';
import { answersFor, IDEAS } from '../../../infra/local/sample-items.ts';
import { APPLICANTS } from '../../../infra/local/sample-people.ts';
import type { Answers } from '../../../shared/domain/form.ts';
import { INVENTIONS } from '../../support/inventions.ts';
import { proposalAt } from '../../support/journey.ts';
import { addCast, type Cast } from '../../support/people.ts';
import { REWRITES, seeded, type Written } from '../../support/rewrites.ts';
import { openWorld, type World } from '../../support/world.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'rewrites' });
  cast = await addCast(world);
});
afterAll(() => world.stop());

const [first, second] = [APPLICANTS[0]!, APPLICANTS[1]!];
const sent = async ({ title, text }: Written, sender: (typeof APPLICANTS)[number]): Promise<string> => {
  const answers = answersFor(IDEAS[0]!, sender);
  const mine: Answers = {
    ...answers,
    outline: { ...answers.outline, title, abstract: text },
    substance: { ...answers.substance, problem: `What was meant with ${title}, in short.` },
    organisation: { ...answers.organisation, name: sender.organisation },
  };
  return (await proposalAt(world, cast, 'submitted', { sender, answers: mine })).id;
};

it('finds a proposal again that came in before, rewritten and from another organisation', async () => {
  const random = seeded(11);
  const bases = INVENTIONS.slice(0, 4);
  const earlier = await Promise.all(bases.map((base) => sent(base, first)));
  for (const [n, name] of ['another title, reordered, reworded', 'next phase, 60 % kept', 'first half only', 'a fifth of the words replaced'].entries()) {
    const again = await sent(REWRITES[name]!(bases[n]!, INVENTIONS.slice(4, 7), random), second);
    await world.drain();
    const reply = await world.request({ method: 'GET', path: `/api/desk/proposals/${again}/similar`, cookie: cast.lia.cookie });
    expect(reply.status, reply.text).toBe(200);
    const ofFirst = reply.body.similar.filter((other: { row: { id: string } }) => earlier.includes(other.row.id));
    expect(
      ofFirst.map((other: { row: { id: string }; why: string[] }) => [other.row.id, other.why.includes('organisation')]),
      name,
    ).toEqual([[earlier[n], false]]);
  }
  expect(await world.violations()).toEqual([]);
});
