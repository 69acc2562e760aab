import { ALL_HOLD, answersFor, decisionFor, IDEAS, reviewFor } from '../../infra/local/sample-items.ts';
import { REVIEWERS, STAFF } from '../../infra/local/sample-people.ts';
import { community } from '../../shared/community.ts';
import { keysOf, type PersonBody } from '../../shared/domain/person.ts';
import { newSender, newSession, personWrites, rosterWrite } from '../../shared/store/people.ts';
import { transact, update } from '../../shared/store/store.ts';
import { type Cost, meter } from '../support/capacity.ts';
import { openWorld, type World } from '../support/world.ts';

/** Answers padded to about this many kilobytes. */
const answersOf = (kilobytes: number) => {
  const answers = answersFor(IDEAS[0]!, { email: 'a@start.example', language: 'en', name: 'Ada', organisation: 'Adaworks' });
  if (kilobytes <= 1) return answers;
  return { ...answers, substance: { problem: `${'p'.repeat(999)}.`, solution: `${'s'.repeat(1499)}.` } };
};

const addPerson = async (
  world: World,
  { name, email, roles, organisation, languages, capabilities }: PersonBody,
  door: 'staff' | 'person',
): Promise<{ id: string; cookie: string }> => {
  const at = new Date(world.now).toISOString();
  const person = {
    ...newSender(world.store, { email, language: languages[0]!, at, name, keys: keysOf({ name, email, organisation }) }),
    roles,
    organisation,
    languages,
    capabilities,
  };
  await transact(world.store, [...personWrites(world.store, person), rosterWrite(world.store, person)]);
  const session = newSession(world.store, person.id, { door }, at);
  await transact(world.store, [session.write]);
  return { id: person.id, cookie: `__Host-sluis=${session.cookie}` };
};

/** Prose that no form of today reaches: pads the stored parts, so that a stage move can be seen to be blind to them. */
const pad = async (world: World, proposal: string, kilobytes: number): Promise<void> => {
  if (kilobytes > 8)
    await transact(world.store, [
      update(
        world.store,
        proposal,
        'p#0001#padding',
        'SET #type = :type, body = :text',
        { ':type': 'padding', ':text': 'x'.repeat(kilobytes * 1024) },
        undefined,
        { '#type': 'type' },
      ),
    ]);
};

const line = (what: string, { requests, reads, writes }: Cost): string =>
  `     ${what.padEnd(34)} ${String(requests).padStart(3)} requests  ${String(reads).padStart(6)} read units  ${String(writes).padStart(5)} write units`;

/** One proposal from start to announcement; prints what each request costs, session included, and gives back submit and one stage move. */
const life = async (kilobytes: number): Promise<{ submit: Cost; admit: Cost; total: number }> => {
  const world = await openWorld();
  const measured = async (what: string, request: Parameters<World['request']>[0]): Promise<Cost & { body: any }> => {
    const running = meter(world);
    const reply = await world.request(request);
    const cost = running.stop();
    if (reply.status >= 300) throw new Error(`${what} answered ${reply.status} ${reply.text}`);
    console.log(line(what, cost));
    total += cost.writes;
    return { ...cost, body: reply.body };
  };
  let total = 0;
  const liaison = await addPerson(world, STAFF[1]!, 'staff');
  const chair = await addPerson(world, STAFF[3]!, 'staff');
  const reviewers = await Promise.all(REVIEWERS.slice(1, 4).map((reviewer) => addPerson(world, reviewer, 'person')));
  const start = await world.request({ method: 'POST', path: '/api/proposals', body: { email: 'a@start.example', language: 'en' } });
  const id = start.body.proposal as string;
  const cookie = start.cookies[0]!.split(';')[0]!;
  const row = (await world.rows()).records.find((candidate) => candidate.pk === id && candidate.sk === 'a')!;
  await transact(world.store, [update(world.store, id, 'a', 'SET verified = :a', { ':a': row.address })]);
  for (const [part, content] of Object.entries(answersOf(kilobytes)))
    await world.request({ method: 'PUT', path: `/api/proposals/${id}/parts/${part}`, body: { seen: 0, content }, cookie });
  await pad(world, id, kilobytes);
  await world.request({ method: 'GET', path: `/api/proposals/${id}/status`, cookie });
  const submit = await measured('submit', { method: 'POST', path: `/api/proposals/${id}/submit`, body: {}, cookie });
  const desk = (name: string, body: unknown, who = liaison) =>
    measured(name, { method: 'POST', path: `/api/desk/proposals/${id}/${name}`, body, cookie: who.cookie });
  await desk('take', {});
  const admit = await desk('admit', { checks: ALL_HOLD });
  await desk('invite', { reviewers: reviewers.map((reviewer) => reviewer.id) });
  for (const reviewer of reviewers)
    await measured('accept', {
      method: 'POST',
      path: `/api/review/${id}/accept`,
      body: { noConflict: true, terms: community.termsVersion },
      cookie: reviewer.cookie,
    });
  for (const reviewer of reviewers)
    await measured('review', { method: 'POST', path: `/api/review/${id}/submit`, body: reviewFor('en', 3.5), cookie: reviewer.cookie });
  await desk('decide', decisionFor('en', 'accepted'), chair);
  await desk('announce', { letterRead: 1 }, chair);
  await measured('queue, one page', { method: 'GET', path: '/api/desk/queue?view=mine', cookie: liaison.cookie });
  await measured('proposal at the desk', { method: 'GET', path: `/api/desk/proposals/${id}`, cookie: liaison.cookie });
  await world.stop();
  return { submit, admit, total };
};

/** Requests and capacity units per use case, and whether a stage move is blind to the length of the answers (P10). */
export const benchCapacity = async (): Promise<boolean> => {
  console.log('     with 1 KB of answers');
  const small = await life(1);
  console.log('     with 32 KB of answers');
  const large = await life(32);
  const ratio = large.admit.writes / small.admit.writes;
  console.log(`${ratio === 1 ? 'PASS' : 'FAIL'} P10 stage move 32 KB / 1 KB = ${ratio.toFixed(2)} goal 1.00`);
  console.log(`     life, requests only: ${small.total} write units`);
  return ratio === 1;
};

if (import.meta.main) process.exitCode = (await benchCapacity()) ? 0 : 1;
