import { onClock } from '../../functions/on-clock.ts';
import { onFacts } from '../../functions/on-fact.ts';
import { onIntents, onLetters } from '../../functions/send-mail.ts';
import { APPLICANTS } from '../../infra/local/sample-people.ts';
import { contract, type OperationId } from '../../shared/contract/index.ts';
import { toItem } from '../../shared/store/item.ts';
import { personByAddress } from '../../shared/store/people.ts';
import { CALLERS, type Caller, MATRIX } from '../api/matrix.ts';
import { type Cost, meter } from '../support/capacity.ts';
import { CONTACT, contactFrom, draftOf, must } from '../support/journey.ts';
import { addCast, type Cast, session, signInAgain } from '../support/people.ts';
import { restore } from '../support/restore.ts';
import { type Staged, setStage } from '../support/stage.ts';
import { openWorld, type World } from '../support/world.ts';
import { costLine } from './measure.ts';

/** What one piece of work costs; prints it. */
const metered = async (world: World, what: string, run: () => Promise<unknown>): Promise<Cost> => {
  const running = meter(world);
  await run();
  const cost = running.stop();
  console.log(costLine(what, cost));
  return cost;
};

/** The first of these whom an operation lets in: a sender through a fresh sign-in, staff through their own. */
const USUAL: readonly Caller[] = ['own', 'invited', 'accepted', 'liaison', 'chair', 'admin', 'nobody'];
const callerOf = (cells: string): Caller | undefined => {
  const statuses = cells.trim().split(/\s+/).map(Number);
  return USUAL.find((caller) => statuses[CALLERS.indexOf(caller)]! < 300);
};

/** Every operation of the contract that lets somebody in, once, on an item in the stage that it needs; afterwards all is as it was. */
const everyOperation = async ({ world, ask, kept }: Staged): Promise<void> => {
  for (const { operation, on, cells } of MATRIX) {
    const caller = callerOf(cells);
    const { fn, route } = contract[operation as OperationId];
    if (!caller) continue;
    const from = world.calls.length;
    await metered(world, `${fn} ${operation}`, async () => {
      const reply = await ask(operation as OperationId, caller, on);
      if (reply.status >= 300) throw new Error(`${operation} answered ${reply.status} ${reply.text}`);
    });
    if (!route.startsWith('GET')) await restore(world, kept, from);
  }
};

const eventOf = (dynamodb: object) => ({ Records: [{ eventName: 'INSERT', dynamodb }] }) as unknown as Parameters<typeof onIntents>[1];

/** What an item brings to the workers when it has come in: its facts to all who listen, and the letters that leave at once. */
const consequences = async (world: World, record: string): Promise<void> => {
  const before = await world.rows();
  const had = new Set(before.records.flatMap((row) => (row.type === 'intent' ? [row.id] : [])));
  for (const fact of before.facts.filter((row) => row.record === record).sort((a, b) => a.seq - b.seq))
    await metered(world, `on-fact ${fact.type}`, () => onFacts(world.store, world.deps.log, eventOf({ NewImage: toItem(fact) })));
  const letters = (await world.rows()).records.filter((row) => row.type === 'intent' && !had.has(row.id) && row.leaves !== 'later');
  for (const { pk, sk, template } of letters)
    await metered(world, `send-mail ${template}`, () => onIntents(world.post, eventOf({ Keys: { pk: { S: pk }, sk: { S: sk } } })));
};

const MANY = 60;

/** The desk's lists, full enough for a whole page. */
const lists = async (world: World, cast: Cast): Promise<void> => {
  for (let n = 0; n < MANY; n += 1) await contactFrom(world, { ...CONTACT, email: `visitor${n}@pomp${n}.example`, subject: `Joining with lock ${n}` });
  await world.drain();
  const { lia } = await signInAgain(world, cast);
  const get = (what: string, path: string) => metered(world, what, () => must(world, lia.cookie, path, {}, 'GET'));
  await get('the first request after a minute', '/api/me');
  await get('queue, a page of 50', '/api/desk/queue');
  await get('queue of one kind and stage, a page of 50', '/api/desk/queue?view=stage&kind=contact-request&stage=new');
  await get('counts', '/api/desk/counts');
  await get('counts of views', '/api/desk/views');
  await get('search, a page of 50', '/api/desk/search?q=joining');
  await get('export, everything as CSV', '/api/desk/export?format=csv');
};

/** Somebody who sent in a proposal and a message is erased: the request, and what the clock does then. */
const erasing = async (world: World, cast: Cast): Promise<void> => {
  const sender = { ...APPLICANTS[0]!, email: 'leaves@sender.example' };
  const { id, own } = await draftOf(world, { sender });
  await must(world, own, `/api/proposals/${id}/submit`);
  await contactFrom(world, { ...CONTACT, email: sender.email });
  await world.drain();
  const person = (await personByAddress(world.store, sender.email))!.id;
  const admin = await session(world, cast.admin.id, { door: 'staff' });
  await metered(world, 'erase a sender', () => must(world, admin, `/api/privacy/people/${person}/erase`));
  await metered(world, 'on-clock, the rest of erasing', () => onClock(world.post, { job: 'wake' }));
};

/** Requests and capacity units of every operation, of the workers behind them, and of the desk's lists when they are full. */
export const benchOperations = async (): Promise<void> => {
  console.log('     each operation once, its session included');
  const set = await setStage();
  await everyOperation(set);
  await set.world.stop();
  const world = await openWorld({ seed: 'operations' });
  const cast = await addCast(world);
  console.log('     workers');
  const sent = await draftOf(world);
  await must(world, sent.own, `/api/proposals/${sent.id}/submit`);
  await consequences(world, sent.id);
  await consequences(world, (await contactFrom(world)).id);
  await world.drain();
  await metered(world, 'on-clock, a minute with nothing due', () => onClock(world.post, { job: 'wake' }));
  await metered(world, 'on-clock, a sweep with nothing left', () => onClock(world.post, { job: 'sweep' }));
  await metered(world, 'send-mail, a minute without letters', () => onLetters(world.post, { job: 'letters' }));
  await erasing(world, cast);
  console.log(`     lists, with ${MANY} contact requests`);
  await lists(world, cast);
  await world.stop();
};

if (import.meta.main) await benchOperations();
