import { afterAll, beforeAll, expect, it } from 'vitest';
import { proposalAt } from '../support/journey.ts';
import { addCast, type Cast } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';
import { faultsOf } from '../web/wellformed.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'case pages' });
  cast = await addCast(world);
});
afterAll(() => world.stop());

it.each(['submitted', 'screening', 'in-review', 'deliberation', 'decided', 'announced', 'question'] as const)('shows %s', async (stage) => {
  const { id } = await proposalAt(world, cast, stage);
  for (const language of ['nl', 'en']) {
    const page = await world.request({ method: 'GET', path: `/${language}/desk/proposals/${id}`, cookie: cast.lia.cookie });
    expect([page.status, faultsOf(page.text)]).toEqual([200, []]);
  }
});
