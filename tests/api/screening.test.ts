import { afterAll, beforeAll, expect, it } from 'vitest';
import { ALL_HOLD, answersFor, IDEAS } from '../../infra/local/sample-items.ts';
import { APPLICANTS } from '../../infra/local/sample-people.ts';
import { desk, draftOf, must, proposalAt } from '../support/journey.ts';
import { addCast, type Cast } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'screening' });
  cast = await addCast(world);
});
afterAll(() => world.stop());

const get = (path: string, cookie: string) => world.request({ method: 'GET', path, cookie });
const post = (path: string, body: unknown, cookie = cast.lia.cookie) => world.request({ method: 'POST', path, body, cookie });
const fields = (reply: { body: { errors?: { path: string; code: string; message: string }[] } }) =>
  (reply.body.errors ?? []).map(({ path, code }) => `${path} ${code}`);

it('keeps a checklist for whoever works on it next, asks where it must, and lets the proposal in at the end', async () => {
  const { id, own } = await proposalAt(world, cast, 'screening');
  const { identifiable: _, ...five } = ALL_HOLD;
  await must(world, cast.lia.cookie, desk(id, 'screen'), { checks: { inScope: 'yes' } });
  await must(world, cast.tom.cookie, desk(id, 'screen'), { checks: five });
  expect((await get(`/api/desk/proposals/${id}`, cast.vera.cookie)).body).toMatchObject({ checks: five, step: 2 });
  const early = await post(desk(id, 'admit'), {});
  expect([early.status, early.body.code, fields(early)]).toEqual([409, 'screening.open', ['checks/identifiable check.missing']]);
  await must(world, cast.lia.cookie, desk(id, 'ask'), { text: 'Van wie is dit idee precies?', checks: ['identifiable'] });
  const before = (await get(`/api/proposals/${id}`, own)).text;
  expect(before).not.toMatch(/identifiable|inScope|"checks"/);
  await must(world, own, `/api/proposals/${id}/answer`, { text: 'Van ons.' });
  expect((await get(`/api/desk/proposals/${id}`, cast.lia.cookie)).body.checks).toEqual(five);
  await must(world, cast.lia.cookie, desk(id, 'admit'), { checks: { identifiable: 'yes' } });
  expect((await get(`/api/desk/proposals/${id}`, cast.lia.cookie)).body).toMatchObject({ stage: 'in-review', checks: ALL_HOLD });
  const { events } = (await get(`/api/desk/items/${id}/timeline`, cast.lia.cookie)).body;
  expect(events.map(({ type }: { type: string }) => type)).toEqual([
    'ProposalSubmitted',
    'ProposalTaken',
    'ProposalScreened',
    'ProposalScreened',
    'ProposalScreened',
    'QuestionAsked',
    'QuestionAnswered',
    'ProposalScreened',
    'ProposalAdmitted',
  ]);
});

it('keeps the checks that came with an admission where the rest of the form is missing, once', async () => {
  const { id, own } = await draftOf(world, { answers: answersFor(IDEAS[0]!, APPLICANTS[0]!, 'no', 'short') });
  await must(world, own, `/api/proposals/${id}/submit`);
  await must(world, cast.lia.cookie, desk(id, 'take'));
  const key = { 'idempotency-key': 'the-same-key-for-both-of-them' };
  for (let time = 0; time < 2; time += 1) {
    const early = await world.request({ method: 'POST', path: desk(id, 'admit'), body: { checks: ALL_HOLD }, cookie: cast.lia.cookie, headers: key });
    expect([early.status, early.body.code]).toEqual([409, 'proposal.step-2-missing']);
  }
  const seen = (await get(`/api/desk/proposals/${id}`, cast.tom.cookie)).body;
  expect([seen.stage, seen.checks]).toEqual(['screening', ALL_HOLD]);
  const { events } = (await get(`/api/desk/items/${id}/timeline`, cast.lia.cookie)).body;
  expect(events.map(({ type }: { type: string }) => type)).toEqual(['ProposalSubmitted', 'ProposalTaken', 'ProposalScreened']);
  const open = await post(desk(id, 'admit'), { checks: { labelled: 'no' } });
  expect([open.status, open.body.code]).toEqual([409, 'screening.open']);
  expect((await get(`/api/desk/proposals/${id}`, cast.tom.cookie)).body.checks).toEqual(ALL_HOLD);
});

it('sends on with a place, which the applicant reads', async () => {
  const { id, own } = await proposalAt(world, cast, 'screening');
  const body = { outcome: 'redirected', reason: 'better-place', text: 'Dit hoort bij het programma voor kantoornetwerken; zij kijken er graag naar.' };
  const reasonless = await post(desk(id, 'screen-out'), body);
  expect([reasonless.status, fields(reasonless)]).toEqual([422, ['checks/inScope check.reason']]);
  const placeless = await post(desk(id, 'screen-out'), { ...body, checks: { inScope: 'no' } });
  expect([placeless.status, fields(placeless)]).toEqual([422, ['target check.target']]);
  await must(world, cast.lia.cookie, desk(id, 'screen-out'), { ...body, checks: { inScope: 'no' }, target: 'programme' });
  world.advance(60_000);
  expect((await get(`/api/proposals/${id}`, own)).body.letter).toMatchObject({ outcome: 'redirected', target: 'programme', opening: body.text });
});

it.each([
  ['a check that does not exist', { checks: { inScope: 'yes', pretty: 'yes' } }, ['checks/pretty field.unknown']],
  ['an answer that does not exist', { checks: { inScope: 'perhaps', complete: true } }, ['checks/complete field.choice', 'checks/inScope field.choice']],
  ['no checks at all', {}, ['checks field.missing']],
  ['a list', { checks: ['inScope'] }, ['checks field.type']],
  ['a prototype', JSON.parse('{"checks":{"__proto__":"yes","constructor":"no"}}'), ['checks/__proto__ field.unknown', 'checks/constructor field.unknown']],
])('refuses %s', async (_, body, expected) => {
  const { id } = await proposalAt(world, cast, 'screening');
  const reply = await post(desk(id, 'screen'), body);
  expect([reply.status, fields(reply).toSorted()]).toEqual([422, expected]);
});

it('leaves every invariant as it was', async () => {
  await world.drain();
  expect(await world.violations()).toEqual([]);
});
