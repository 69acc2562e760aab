import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALL_HOLD, answersFor, IDEAS } from '../../infra/local/sample-items.ts';
import { APPLICANTS } from '../../infra/local/sample-people.ts';
import { FURTHER_PARTS, type PartName, type Proposal } from '../../shared/domain/proposal.ts';
import { loadProposal } from '../../shared/store/load.ts';
import { accept, desk, draftOf, type Journey, judge, must, proposalAt } from '../support/journey.ts';
import { addCast, type Cast, session } from '../support/people.ts';
import { lastAct } from '../support/undo.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'step 2' });
  cast = await addCast(world);
});
afterAll(() => world.stop());

const sender = APPLICANTS[0]!;
const whole = answersFor(IDEAS[0]!, sender);
const short = answersFor(IDEAS[0]!, sender, 'no', 'short');
const further = Object.keys(whole).filter((part) => (FURTHER_PARTS as readonly string[]).includes(part)) as PartName[];

const get = (path: string, cookie: string) => world.request({ method: 'GET', path, cookie });
const post = (path: string, body: unknown, cookie: string) => world.request({ method: 'POST', path, body, cookie });
const save = (journey: Journey, part: PartName, content: unknown, seen = 0, cookie = journey.own) =>
  world.request({ method: 'PUT', path: `/api/proposals/${journey.id}/parts/${part}`, body: { seen, content }, cookie });
const rootOf = async ({ id }: Journey): Promise<Proposal> => (await loadProposal(world.store, id, 'root'))!.root;
const answer = ({ id, own }: Journey, body: object = {}) => post(`/api/proposals/${id}/answer`, { text: 'Zie de andere delen.', ...body }, own);

/** A proposal of the short form alone, in screening. */
const shortOne = async (): Promise<Journey> => {
  const journey = await draftOf(world, { answers: short });
  await must(world, journey.own, `/api/proposals/${journey.id}/submit`);
  await must(world, cast.lia.cookie, desk(journey.id, 'take'));
  return journey;
};
const askedOne = async (body: object = {}): Promise<Journey> => {
  const journey = await shortOne();
  await must(world, cast.lia.cookie, desk(journey.id, 'ask-step-2'), body);
  return journey;
};

it('admits a whole form at once, and a short one only with its second step', async () => {
  const [all, some] = [await proposalAt(world, cast, 'screening'), await shortOne()];
  expect([(await rootOf(all)).step, (await rootOf(some)).step]).toEqual([2, 1]);
  expect((await post(desk(all.id, 'ask-step-2'), {}, cast.lia.cookie)).body.code).toBe('proposal.step-2-there');
  expect((await post(desk(all.id, 'admit'), { checks: ALL_HOLD }, cast.lia.cookie)).status).toBe(200);
  const refused = await post(desk(some.id, 'admit'), { checks: ALL_HOLD }, cast.lia.cookie);
  expect([refused.status, refused.body.code, (await rootOf(some)).stage]).toEqual([409, 'proposal.step-2-missing', 'screening']);
});

it('asks for the rest in the standard words of the language of the proposal, or in own ones, and never in the mail', async () => {
  const [standard, own] = [await askedOne(), await askedOne({ text: 'Vul ook het deel over uw team in, graag voor vrijdag.' })];
  const thread = async (journey: Journey) => (await get(`/api/proposals/${journey.id}`, journey.own)).body.thread.map(({ text }: { text: string }) => text);
  expect(await thread(standard)).toEqual([expect.stringMatching(/^Uw voorstel past bij wat wij doen\..*rest van het formulier/)]);
  expect(await thread(own)).toEqual(['Vul ook het deel over uw team in, graag voor vrijdag.']);
  expect((await rootOf(standard)).flags).toEqual(['step-2']);
  expect((await get(`/api/proposals/${standard.id}/status`, standard.own)).body).toMatchObject({
    stage: 'question',
    nextStep: 'answer',
    mayDo: ['save', 'answer', 'withdraw'],
  });
  await world.drain();
  const mails = world.mails(sender.email).filter((mail) => mail.text.includes(standard.reference));
  expect(mails.map((mail) => mail.subject)).toContain(`Een vraag over uw voorstel ${standard.reference}`);
  expect(mails.filter((mail) => /rest van het formulier/.test(mail.text))).toEqual([]);
  const timeline = await get(`/api/desk/items/${standard.id}/timeline`, cast.lia.cookie);
  expect(timeline.body.events.map(({ type }: { type: string }) => type)).toEqual(['ProposalSubmitted', 'ProposalTaken', 'Step2Asked']);
});

it('keeps what is saved meanwhile for the applicant alone, refuses an answer that is not whole, and loses nothing', async () => {
  const journey = await askedOne();
  for (const part of further.slice(1)) expect((await save(journey, part, whole[part])).body, part).toEqual({ part, version: 1 });
  expect((await save(journey, 'substance', whole.substance, 1)).body).toEqual({ part: 'substance', version: 2 });
  const refused = await answer(journey);
  expect([refused.status, refused.body.code]).toEqual([422, 'proposal.incomplete']);
  expect(refused.body.errors.length).toBeGreaterThan(0);
  for (const { path, message } of refused.body.errors) expect([path.split('/')[0], message.length > 5]).toEqual([further[0], true]);
  const check = await get(`/api/proposals/${journey.id}/check`, journey.own);
  expect(check.body).toMatchObject({ complete: false, step: 1, errors: refused.body.errors });
  const own = await get(`/api/proposals/${journey.id}`, journey.own);
  expect(own.body).toMatchObject({ revision: 1, stage: 'question' });
  expect(own.body.pending.toSorted()).toEqual([...further.slice(1), 'substance'].toSorted());
  expect(own.body.versions.substance).toBe(2);
  expect(own.body.answers.substance).toEqual(whole.substance);
  const atDesk = await get(`/api/desk/proposals/${journey.id}`, cast.lia.cookie);
  expect(Object.keys(atDesk.body.answers).toSorted()).toEqual(Object.keys(short).toSorted());
  expect(atDesk.text).not.toContain((whole.rights as { text: string }).text);
  const stranger = await session(world, cast.jan.id, { door: 'person' });
  expect((await save(journey, 'team', { text: 'Wij zijn met zijn drieën.' }, 1, stranger)).status).toBe(404);
  expect((await save(journey, 'team', { text: 'Wij zijn met zijn drieën.' }, 1, journey.draft)).body.code).toBe('session.not-enough');
  // The last part comes with the answer itself.
  const done = await answer(journey, { changes: { [further[0]!]: whole[further[0]!] } });
  expect([done.status, done.body]).toEqual([200, { id: journey.id, stage: 'being-checked' }]);
  expect(await rootOf(journey)).toMatchObject({ stage: 'screening', step: 2, revision: 2, flags: [] });
  expect((await get(`/api/proposals/${journey.id}`, journey.own)).body).toMatchObject({ revision: 2, pending: [], step: 2 });
  expect((await get(`/api/desk/proposals/${journey.id}`, cast.lia.cookie)).body.answers.rights).toEqual(whole.rights);
  expect((await post(desk(journey.id, 'admit'), { checks: ALL_HOLD }, cast.lia.cookie)).status).toBe(200);
});

it('is taken back within the minute, and no letter leaves', async () => {
  const journey = await askedOne();
  const { flags: _, ...asked } = await rootOf(journey);
  await must(world, cast.lia.cookie, `/api/desk/items/${journey.id}/undo`, await lastAct(world, journey.id));
  expect([asked.stage, await rootOf(journey)]).toMatchObject(['info-requested', { stage: 'screening', flags: [], messages: 0 }]);
  await world.drain();
  expect(world.mails(sender.email).filter((mail) => mail.text.includes(journey.reference) && mail.subject.startsWith('Een vraag'))).toEqual([]);
});

it('takes the answer when everything was saved before', async () => {
  const journey = await askedOne();
  for (const part of further) await save(journey, part, whole[part]);
  await save(journey, 'substance', whole.substance, 1);
  expect((await get(`/api/proposals/${journey.id}/check`, journey.own)).body).toMatchObject({ complete: true, step: 2, errors: [] });
  expect((await answer(journey)).status).toBe(200);
  expect((await rootOf(journey)).step).toBe(2);
});

describe('while a question is open', () => {
  it('keeps two windows from overwriting each other', async () => {
    const journey = await askedOne();
    const team = { text: 'Drie mensen, waarvan twee met ervaring in de drinkwaterwinning.' };
    expect((await save(journey, 'team', team)).status).toBe(200);
    expect((await save(journey, 'team', team)).body.version).toBe(1);
    expect((await save(journey, 'team', { text: 'Vier mensen, en een vijfde in het voorjaar.' })).body.code).toBe('proposal.part-changed');
    expect((await save(journey, 'team', { text: 'Vier mensen, en een vijfde in het voorjaar.' }, 1)).body.version).toBe(2);
    expect((await save(journey, 'request', { tlp: 'red' }, 1)).body.code).toBe('proposal.label-refused');
  });

  it('answers another question with the short form alone, whatever else was begun', async () => {
    const journey = await shortOne();
    await must(world, cast.lia.cookie, desk(journey.id, 'ask'), { text: 'Is dit ook voor gemalen bedoeld?' });
    await save(journey, 'team', { text: 'Drie mensen, waarvan twee met ervaring in de drinkwaterwinning.' });
    expect((await answer(journey)).status).toBe(200);
    expect(await rootOf(journey)).toMatchObject({ stage: 'screening', step: 1, revision: 2 });
  });

  it('changes nothing where nothing was saved or sent along', async () => {
    const journey = await proposalAt(world, cast, 'question');
    expect((await answer(journey)).status).toBe(200);
    expect((await rootOf(journey)).revision).toBe(1);
  });

  it('hides from reviewers what is saved, and opens their reviews again once it is sent', async () => {
    const journey = await proposalAt(world, cast, 'in-review');
    await must(world, cast.lia.cookie, desk(journey.id, 'invite'), { reviewers: [cast.jan.id, cast.mila.id] });
    for (const player of [cast.jan, cast.mila]) await accept(world, player.cookie, journey.id);
    await judge(world, cast.jan.cookie, journey.id);
    await must(world, cast.lia.cookie, desk(journey.id, 'ask'), { text: 'Wat gebeurt er als de stroom uitvalt?' });
    const seen = async () => (await get(`/api/review/${journey.id}`, cast.mila.cookie)).text;
    const before = await seen();
    const solution = 'Een passieve sensor die ook zonder stroom alles onthoudt wat er is gebeurd.';
    await save(journey, 'substance', { ...whole.substance, solution }, 1);
    expect(await seen()).toBe(before);
    expect((await answer(journey)).status).toBe(200);
    expect(await seen()).toContain(solution);
    expect((await loadProposal(world.store, journey.id, 'round'))!.assignments.map(({ status }) => status)).toEqual(['accepted', 'accepted']);
  });

  it('lets nobody take the second step back once it was there', async () => {
    const journey = await proposalAt(world, cast, 'question');
    expect((await save(journey, 'team', {}, 1)).status).toBe(200);
    const refused = await answer(journey);
    expect([refused.body.code, refused.body.errors[0].path]).toEqual(['proposal.incomplete', 'team/text']);
  });

  it('takes part in no answer once the proposal is withdrawn', async () => {
    const journey = await askedOne();
    await save(journey, 'team', whole.team);
    await must(world, journey.own, `/api/proposals/${journey.id}/withdraw`, { reason: 'not-ready' });
    expect((await save(journey, 'team', whole.team, 1)).body.code).toBe('proposal.not-draft');
    expect((await answer(journey)).body.code).toBe('proposal.no-question');
  });
});

it('leaves every invariant as it was', async () => {
  await world.drain();
  expect(await world.violations()).toEqual([]);
});
