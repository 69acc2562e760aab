import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALL_HOLD, reviewFor } from '../../infra/local/sample-items.ts';
import { transact, update } from '../../shared/store/store.ts';
import { announcedAs } from '../support/afterwards.ts';
import { desk, must } from '../support/journey.ts';
import { addCast, type Cast, signInAgain } from '../support/people.ts';
import { withPlaces } from '../support/places.ts';
import { openWorld, type World } from '../support/world.ts';
import { faultsOf } from '../web/wellformed.ts';

let world: World;
let cast: Cast;
let [earlier, id] = ['', ''];
let reference = '';
const SOLUTION = 'Nu zonder iets te schrijven op de regelaar, en gemeten tegen twee andere.';
const ORGANISATION = 'Lekdetect Nieuw BV';

const read = async (cookie: string, path: string) => (await must(world, cookie, path, undefined, 'GET')).body;

/** A proposal that was sent in anew, with another solution and another name of its organisation, in a blind call; Mila reviews it. */
beforeAll(async () => {
  world = await openWorld({ seed: 'earlier version' });
  cast = await withPlaces(world, await addCast(world));
  const first = await announcedAs(world, cast, 'resubmit');
  const own = (part: string) => `/api/proposals/${id}/parts/${part}`;
  [earlier, reference] = [first.id, first.reference];
  id = (await must(world, first.own, `/api/proposals/${first.id}/start-again`)).body.proposal;
  const { answers } = await read(first.own, `/api/proposals/${id}`);
  const { terms, privacy, newsletter } = (await read(first.own, `/api/proposals/${first.id}`)).answers.request;
  const changed = {
    request: { ...answers.request, terms, privacy, newsletter },
    substance: { ...answers.substance, solution: SOLUTION },
    organisation: { ...answers.organisation, name: ORGANISATION },
  };
  for (const [part, content] of Object.entries(changed)) await must(world, first.own, own(part), { seen: 1, content }, 'PUT');
  await must(world, first.own, `/api/proposals/${id}/submit`);
  await transact(world.store, [update(world.store, id, 'a', 'SET #r = :rules', { ':rules': { blind: true } }, undefined, { '#r': 'rules' })]);
  await must(world, cast.lia.cookie, desk(id, 'take'));
  await must(world, cast.lia.cookie, desk(id, 'admit'), { checks: ALL_HOLD });
  await must(world, cast.lia.cookie, desk(id, 'invite'), { reviewers: [cast.mila.id, cast.rob.id] });
});
afterAll(() => world.stop());

/** Nothing on the list of organisations that a blind call shows is a tie. */
const accepting = async (cookie: string) => {
  const { terms } = await read(cookie, `/api/review/${id}/invitation`);
  await must(world, cookie, `/api/review/${id}/accept`, { noConflict: true, terms, ties: [] });
};

const page = async (path: string, cookie: string) => {
  const reply = await world.request({ method: 'GET', path, cookie });
  return { status: reply.status, text: reply.text, faults: faultsOf(reply.text) };
};

describe.each(['nl', 'en'] as const)('an improved proposal, in %s', (language) => {
  it('shows its reviewer what was changed, and in a blind call nothing of whose it is', async () => {
    const path = `/${language}/review/${id}`;
    if (language === 'nl') await accepting(cast.mila.cookie);
    const review = await page(path, cast.mila.cookie);
    expect([review.status, review.faults]).toEqual([200, []]);
    expect(review.text).toContain(`${path}/differences?than=earlier`);
    expect(review.text).toContain(reference);
    const differences = await page(`${path}/differences?than=earlier`, cast.mila.cookie);
    expect([differences.status, differences.faults]).toEqual([200, []]);
    expect(differences.text).toContain('gemeten tegen twee andere');
    expect(differences.text).toContain(reference);
    expect(review.text + differences.text).not.toContain('Lekdetect');
  });

  it('leads from the page of its decision to each review, the dossier, and what was changed', async () => {
    if (language === 'nl') await must(world, cast.mila.cookie, `/api/review/${id}/submit`, reviewFor('nl', 3.5));
    const [chair, liaison] = [await page(`/${language}/decide/${id}`, cast.vera.cookie), await page(`/${language}/decide/${id}`, cast.lia.cookie)];
    expect([chair.status, chair.faults, liaison.faults]).toEqual([200, [], []]);
    for (const { text } of [chair, liaison]) {
      expect(text).toContain(`/${language}/desk/proposals/${id}/reviews/${cast.mila.id}`);
      expect(text).toContain(`/${language}/desk/proposals/${id}/support#earlier`);
    }
    expect([chair, liaison].map(({ text }) => text.includes(`/api/desk/proposals/${id}/dossier`))).toEqual([true, false]);
    const one = await page(`/${language}/desk/proposals/${id}/reviews/${cast.mila.id}`, cast.vera.cookie);
    expect(one.status).toBe(200);
    expect((await page(`/${language}/desk/proposals/${id}/support`, cast.vera.cookie)).text).toContain('id="earlier"');
    expect((await page(`/${language}/desk/proposals/${id}`, cast.vera.cookie)).text).toContain(`/${language}/desk/proposals/${id}/support`);
  });
});

describe('an improved proposal', () => {
  it('shows nothing of the earlier one before the invitation is accepted, or to whoever may not know of that', async () => {
    expect((await page(`/nl/review/${id}/differences?than=earlier`, cast.rob.cookie)).status).toBe(409);
    await must(world, cast.lia.cookie, `/api/desk/proposals/${id}/invite`, { reviewers: [cast.eva.id] });
    await must(world, cast.vera.cookie, desk(earlier, 'conflicts'), {
      ...{ person: cast.eva.id, state: 'confirmed', conflict: 'family', reason: 'Een zus werkt daar en leidt het project.' },
    });
    cast = await signInAgain(world, cast);
    await accepting(cast.eva.cookie);
    expect((await page(`/nl/review/${id}`, cast.eva.cookie)).text).not.toContain(reference);
    const differences = await page(`/nl/review/${id}/differences?than=earlier`, cast.eva.cookie);
    expect([differences.status, differences.text.includes(reference), differences.text.includes('twee andere')]).toEqual([200, false, false]);
  });
});
