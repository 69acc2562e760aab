import { onClock } from '../../functions/on-clock.ts';
import { decisionFor, reviewFor } from '../../infra/local/sample-items.ts';
import { REVIEWERS, STAFF } from '../../infra/local/sample-people.ts';
import { moveWatermark } from '../../shared/store/deliveries.ts';
import { transact, update } from '../../shared/store/store.ts';
import { after, announcedAs, FOR_APPLICANT, FOR_OWNER, supportedWith } from '../support/afterwards.ts';
import { CALL } from '../support/calls.ts';
import { type Cost, meter } from '../support/capacity.ts';
import { accept, desk, type Journey, judge, must, OVERRIDE, proposalAt, REASON, TERMS } from '../support/journey.ts';
import { addCast, addPlayer, type Cast, session, signInAgain } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';
import { costLine } from './measure.ts';

const DAY = 86_400_000;
const REVIEWER_NAMES = REVIEWERS.map(({ name }) => name);
type Bench = { world: World; cast: Cast };

const metered = async <T>(world: World, what: string, run: () => Promise<T>): Promise<T> => {
  const running = meter(world);
  const done = await run();
  const cost: Cost = running.stop();
  console.log(costLine(what, cost));
  return done;
};
const ask = ({ world }: Bench, what: string, cookie: string, path: string, body?: unknown) =>
  metered(world, what, () => must(world, cookie, path, body ?? {}, body === undefined ? 'GET' : 'POST'));
const swept = ({ world }: Bench, what: string) => {
  world.advance(5 * 60_000);
  return metered(world, what, () => onClock(world.post, { job: 'sweep' }));
};

/** From the panel to the last review in, with one who declines and one who takes that place. */
const reviewing = async (bench: Bench): Promise<Journey> => {
  const { world, cast } = bench;
  const journey = await proposalAt(world, cast, 'in-review');
  const { id } = journey;
  await world.drain();
  const panel = (await ask(bench, 'propose a panel, of six reviewers', cast.lia.cookie, desk(id, 'panel'))).body;
  const members = (panel.members as { id: string }[]).map((member) => member.id);
  await ask(bench, 'confirm the panel, three invitations', cast.lia.cookie, desk(id, 'panel'), { reviewers: members });
  await world.drain();
  const players = members.map((member) => Object.values(cast).find((player) => player.id === member)!);
  const [first, second, third] = players as [Cast['jan'], Cast['jan'], Cast['jan']];
  await ask(bench, 'decline', first.cookie, `/api/review/${id}/decline`, { reason: 'workload' });
  await swept(bench, 'next one proposed, staff told (sweep)');
  await world.drain();
  const next = Object.values(cast).find((player) => !members.includes(player.id) && REVIEWER_NAMES.includes(player.name))!.id;
  await ask(bench, 'confirm the replacement', cast.lia.cookie, desk(id, 'panel'), { reviewers: [next] });
  const others = [second, third, Object.values(cast).find((player) => player.id === next)!];
  await ask(bench, 'read the invitation', second.cookie, `/api/review/${id}/invitation`);
  await ask(bench, 'accept', second.cookie, `/api/review/${id}/accept`, TERMS);
  for (const { cookie } of others.slice(1)) await accept(world, cookie, id);
  await ask(bench, 'read the whole for review', second.cookie, `/api/review/${id}`);
  await ask(bench, 'submit a review', second.cookie, `/api/review/${id}/submit`, reviewFor('nl', 4));
  await judge(world, others[1]!.cookie, id);
  await ask(bench, 'submit the last review, round closes', others[2]!.cookie, `/api/review/${id}/submit`, reviewFor('nl', 3));
  await ask(bench, 'say something in the discussion', others[2]!.cookie, `/api/review/${id}/discussion`, { act: 'comment', text: 'The tests convince me.' });
  await ask(bench, 'read the discussion', cast.vera.cookie, desk(id, 'discussion'));
  const half = await proposalAt(world, cast, 'in-review');
  await must(world, cast.lia.cookie, desk(half.id, 'invite'), { reviewers: [second.id] });
  await accept(world, second.cookie, half.id);
  await judge(world, second.cookie, half.id);
  await ask(bench, 'close a round by hand', cast.lia.cookie, desk(half.id, 'close-round'), { reason: REASON });
  return journey;
};

const MANY = 20;
/** From the ranked list to letters that leave. */
const deciding = async (bench: Bench, { id }: Journey): Promise<void> => {
  const { world, cast } = bench;
  const held: string[] = [];
  for (let n = 0; n < MANY; n += 1) held.push((await proposalAt(world, cast, 'decided')).id);
  await ask(bench, `ranked list, ${MANY + 2} proposals received`, cast.vera.cookie, '/api/decide');
  await ask(bench, 'tally of one', cast.vera.cookie, desk(id, 'tally'));
  await ask(bench, 'letter assembled from three reviews', cast.vera.cookie, desk(id, 'letter'));
  await transact(world.store, [update(world.store, id, 'a', 'SET #r = :rules', { ':rules': { approvals: 2 } }, undefined, { '#r': 'rules' })]);
  await ask(bench, 'decide, and hold', cast.vera.cookie, desk(id, 'decide'), { ...decisionFor('nl', 'accepted'), override: OVERRIDE });
  await ask(bench, 'approve', cast.lia.cookie, desk(id, 'approve-decision'), { decision: 1 });
  await ask(bench, 'announce one', cast.vera.cookie, desk(id, 'announce'), { letterRead: 1 });
  await ask(bench, `what is held, ${MANY} letters`, cast.vera.cookie, '/api/decide/held');
  await ask(bench, `announce ${MANY} at once`, cast.vera.cookie, '/api/decide/announce-many', {
    decisions: held.map((proposal) => ({ proposal, letterRead: 1 })),
  });
};

/** What comes after an announcement, by outcome. */
const afterwards = async (bench: Bench): Promise<void> => {
  const { world } = bench;
  let { cast } = bench;
  const own = ({ id }: Journey, verb = 'afterwards') => `/api/proposals/${id}/${verb}`;
  const limited = await announcedAs(world, cast, 'accepted-with-conditions');
  await ask(bench, 'show that a condition is met', limited.own, own(limited), { act: 'condition', condition: 1, text: 'See the measurements.' });
  await ask(bench, 'find a condition met', cast.lia.cookie, desk(limited.id, 'support'), { act: 'meet-condition', condition: 1, note: 'Read.' });
  await must(world, cast.lia.cookie, desk(limited.id, 'support'), { act: 'meet-condition', condition: 2, note: 'Read too.' });
  const reserve = await announcedAs(world, cast, 'reserve');
  await ask(bench, 'promote from the reserve list', cast.vera.cookie, desk(reserve.id, 'promote'), {});
  const declined = await announcedAs(world, cast, 'declined');
  const chris = await addPlayer(world, { ...STAFF[1]!, name: 'Chris Onpartij', email: 'chris@example.org', roles: ['chair'] });
  const reasons = 'The reviewers read that we write to the controller; we do not, see page three of the plan.';
  await ask(bench, 'ask for a reconsideration', declined.own, own(declined), { act: 'reconsider', reasons });
  await ask(bench, 'answer it, open anew', chris.cookie, desk(declined.id, 'reconsideration'), {
    verdict: 'open',
    text: 'You are right that this was read in another way than you wrote it; we look at it anew.',
  });
  const again = await announcedAs(world, cast, 'resubmit');
  await ask(bench, 'begin anew with the earlier texts', again.own, own(again, 'start-again'), {});
  const { journey, owner, demand } = await supportedWith(world, cast);
  await ask(bench, 'demands that fit', cast.lia.cookie, desk(journey.id, 'demands'));
  await ask(bench, 'link a demand', cast.lia.cookie, desk(journey.id, 'support'), { act: 'link-demand', demand });
  const told = { forApplicant: FOR_APPLICANT, forOwner: FOR_OWNER };
  await ask(bench, 'introduce, asking both', cast.lia.cookie, desk(journey.id, 'support'), { act: 'introduce', demand, ...told });
  const introduction = (await after(world, journey.id))!.introductions[0]!.id;
  await ask(bench, 'agree to an introduction, the applicant', journey.own, own(journey), { act: 'introduction', introduction, agrees: true });
  await ask(bench, 'agree to it, the owner: introduced', owner, `/api/contact-requests/${demand}/introductions`, {
    act: 'introduction',
    introduction,
    agrees: true,
  });
  await world.drain();
  world.advance(31 * DAY);
  await moveWatermark(world.store, new Date(world.now - 2 * 3_600_000).toISOString());
  await world.drain();
  bench.cast = cast = await signInAgain(world, cast);
  const fresh = await session(world, journey.applicant, { door: 'person' });
  await ask(bench, 'answer a follow-up', fresh, own(journey), { act: 'follow-up', day: 30, going: 'well', text: 'The trial runs.' });
};

/** A call, its batch of panels, and what is taken out of the house. */
const calls = async (bench: Bench): Promise<void> => {
  const { world, cast } = bench;
  const body = { ...CALL, opensAt: new Date(world.now - DAY).toISOString(), closesAt: new Date(world.now + 30 * DAY).toISOString() };
  const made = (await ask(bench, 'create a call', cast.admin.cookie, '/api/admin/calls', body)).body.call as string;
  await ask(bench, 'publish it', cast.admin.cookie, `/api/admin/calls/${made}`, { ...body, stage: 'published' });
  await ask(bench, 'calls that are open, for anybody', cast.admin.cookie, '/api/calls');
  const sent: Journey[] = [];
  for (let n = 0; n < 6; n += 1) sent.push(await proposalAt(world, cast, 'in-review', { call: made }));
  const plan = (await ask(bench, 'plan a call, 6 proposals', cast.lia.cookie, `/api/desk/calls/${made}/panels`)).body;
  await ask(bench, 'confirm the plan, 6 panels', cast.lia.cookie, `/api/desk/calls/${made}/panels`, { plan: plan.plan });
  await world.drain();
  const { vera } = await signInAgain(world, cast);
  for (const part of ['proposals', 'reviews', 'decisions']) await ask(bench, `export ${part}, a part of 12`, vera.cookie, `/api/desk/exports/${part}`);
  await ask(bench, 'dossier of one in review', vera.cookie, desk(sent[0]!.id, 'dossier'));
  await ask(bench, 'figures of a call', vera.cookie, `/api/desk/figures?call=${made}`);
  await ask(bench, 'figures of the open intake', vera.cookie, '/api/desk/figures?year=2026');
};

/** What evaluation costs, one use case a line; the read of the session is part of each request. */
export const benchEvaluation = async (): Promise<void> => {
  console.log('     evaluation, use case by use case');
  const world = await openWorld({ seed: 'evaluation' });
  const bench: Bench = { world, cast: await addCast(world) };
  await deciding(bench, await reviewing(bench));
  await afterwards(bench);
  await calls(bench);
  await world.stop();
};
