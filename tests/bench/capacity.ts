import { ALL_HOLD, answersFor, decisionFor, IDEAS, reviewFor } from '../../infra/local/sample-items.ts';
import { APPLICANTS } from '../../infra/local/sample-people.ts';
import type { Answers } from '../../shared/domain/form.ts';
import { transact, update } from '../../shared/store/store.ts';
import { type Cost, meter } from '../support/capacity.ts';
import { desk, draftOf, TERMS } from '../support/journey.ts';
import { addCast } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';
import { benchEvaluation } from './evaluation.ts';
import { costLine, verdict } from './measure.ts';

const SENDER = { ...APPLICANTS[0]!, email: 'a@start.example' };
const SHORT = answersFor(IDEAS[0]!, SENDER, 'no', 'short');
const WHOLE = answersFor(IDEAS[0]!, SENDER, 'no', 'everything');
/** Texts as long as the form takes them. */
const LONG: Answers = { ...WHOLE, substance: { ...WHOLE.substance, problem: `${'p'.repeat(999)}.`, solution: `${'s'.repeat(1499)}.` } };

/** Prose that no form of today reaches: pads the stored parts, so that a stage move can be seen to be blind to them. */
const pad = (world: World, proposal: string, kilobytes: number): Promise<void> =>
  transact(world.store, [
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

type Step = { readonly what: string; readonly cost: Cost };

/** One proposal from its draft to its support: what each request costs, the read of the session included. */
const life = async (answers: Answers, padding = 0): Promise<Step[]> => {
  const world = await openWorld();
  const cast = await addCast(world);
  const steps: Step[] = [];
  const step = async (what: string, cookie: string, path: string, body: unknown = {}, method = 'POST'): Promise<void> => {
    const running = meter(world);
    const reply = await world.request({ method, path, cookie, ...(method === 'GET' ? {} : { body }) });
    steps.push({ what, cost: running.stop() });
    if (reply.status >= 300) throw new Error(`${what} answered ${reply.status} ${reply.text}`);
  };
  const { id, own } = await draftOf(world, { sender: SENDER, answers: {} });
  const parts = Object.entries(answers);
  for (const [part, content] of parts) await step(`save ${part}`, own, `/api/proposals/${id}/parts/${part}`, { seen: 0, content }, 'PUT');
  if (padding > 0) await pad(world, id, padding);
  await step('check', own, `/api/proposals/${id}/check`, {}, 'GET');
  await step('submit', own, `/api/proposals/${id}/submit`);
  const { lia, vera, jan, mila, rob } = cast;
  const act = (verb: string, body: unknown = {}, { cookie } = lia) => step(verb, cookie, desk(id, verb), body);
  await act('take');
  await act('ask', { text: 'What happens when the sensor fails?' });
  await step('answer', own, `/api/proposals/${id}/answer`, { text: 'It fails open.' });
  if (answers === SHORT) {
    await world.stop();
    return steps;
  }
  await act('admit', { checks: ALL_HOLD });
  await act('invite', { reviewers: [jan.id, mila.id, rob.id] });
  for (const { cookie } of [jan, mila, rob]) await step('accept', cookie, `/api/review/${id}/accept`, TERMS);
  for (const { cookie } of [jan, mila, rob]) await step('review', cookie, `/api/review/${id}/submit`, reviewFor('en', 3.5));
  await act('decide', decisionFor('en', 'accepted'), vera);
  await act('announce', { letterRead: 1 }, vera);
  await step('confirm', own, `/api/proposals/${id}/confirm`);
  await step('proposal at the desk', lia.cookie, `/api/desk/proposals/${id}`, {}, 'GET');
  await world.stop();
  return steps;
};

const writesOf = (steps: readonly Step[], what = ''): number =>
  steps.filter((step) => step.what.startsWith(what)).reduce((sum, { cost }) => sum + cost.writes, 0);
const kilobytes = (value: unknown): number => Buffer.byteLength(JSON.stringify(value)) / 1024;

/** What each step of a proposal costs, and whether its moves are blind to the length of the answers (P10). */
export const benchCapacity = async (): Promise<boolean> => {
  const [short, whole, large] = [await life(SHORT), await life(LONG), await life(LONG, 32)];
  console.log(`     the short form, ${kilobytes(SHORT).toFixed(1)} KB of answers`);
  for (const { what, cost } of short) console.log(costLine(what, cost));
  console.log(`     the whole form, ${kilobytes(LONG).toFixed(1)} KB of answers`);
  for (const { what, cost } of whole) console.log(costLine(what, cost));
  console.log(`     all of it: ${writesOf(whole)} write units, of which ${writesOf(whole, 'save')} for the ${Object.keys(LONG).length} parts of the draft`);
  await benchEvaluation();
  return verdict('P10 stage move, 32 KB more / as it is', writesOf(large, 'admit') / writesOf(whole, 'admit'), 1, '');
};

if (import.meta.main) process.exitCode = (await benchCapacity()) ? 0 : 1;
