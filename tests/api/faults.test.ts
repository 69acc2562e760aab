import { afterAll, beforeAll, expect, it } from 'vitest';
import { onClock } from '../../functions/on-clock.ts';
import { sendIntent } from '../../functions/work/send.ts';
import { reviewFor } from '../../infra/local/sample-items.ts';
import { FAULTS, inject, isEvent, SIDES, standing } from '../support/faults.ts';
import { accept, desk, judge, must, proposalAt } from '../support/journey.ts';
import { addCast, type Cast } from '../support/people.ts';
import { type Kept, keep, restore } from '../support/restore.ts';
import { openWorld, type World } from '../support/world.ts';

const MINUTE = 60_000;

/** One use case: what is done under the fault, and what is done again afterwards by the same key. */
type Case = { readonly run: () => Promise<string>; readonly leases?: boolean };

let world: World;
let cast: Cast;
const cases: Record<string, Case> = {};
let kept: Kept;
let start = 0;

const send = (path: string, body: unknown, cookie: string, key: string): Case => ({
  run: async () => {
    const reply = await world.request({ method: 'POST', path, body, cookie, headers: { 'idempotency-key': key } });
    return `${reply.status} ${reply.status < 300 ? reply.text : ''}`;
  },
});

beforeAll(async () => {
  world = await openWorld({ seed: 'faults' });
  // One liaison alone, so that the owner of a submission does not depend on who carries how much.
  cast = await addCast(world, { admin: ['admin'], tom: ['reviewer'] });
  const draft = await proposalAt(world, cast, 'draft');
  const review = await proposalAt(world, cast, 'in-review');
  await must(world, cast.lia.cookie, desk(review.id, 'invite'), { reviewers: [cast.jan.id, cast.mila.id, cast.rob.id] });
  for (const player of [cast.jan, cast.mila, cast.rob]) await accept(world, player.cookie, review.id);
  for (const player of [cast.jan, cast.mila]) await judge(world, player.cookie, review.id);
  const decided = await proposalAt(world, cast, 'decided');
  await world.drain();
  // Far enough from what came before that the sweeper does not look at all of it again after each fault.
  world.advance(30 * MINUTE);
  await world.drain();
  const letters = await proposalAt(world, cast, 'submitted');
  world.advance(3 * MINUTE);
  await onClock(world.post, { job: 'sweep' });
  const receipt = (await world.rows()).records.find((row) => row.type === 'intent' && row.record === letters.id && row.template === 'receipt')!;
  expect(receipt.state).toBe('pending');
  cases.submit = send(`/api/proposals/${draft.id}/submit`, {}, draft.own, world.key());
  cases['submit the last review'] = send(`/api/review/${review.id}/submit`, reviewFor('nl', 3.5), cast.rob.cookie, world.key());
  cases.announce = send(desk(decided.id, 'announce'), { letterRead: 1 }, cast.vera.cookie, world.key());
  cases['send a letter'] = {
    run: async () => {
      const end = await sendIntent(world.post, letters.id, receipt.id).then(String, (error: Error) => error.name);
      await world.mailbox.settled();
      return end;
    },
    leases: true,
  };
  kept = await keep(world);
  start = world.now;
});
afterAll(() => world.stop());

/** Everything that runs by itself; where a letter may be leased, until also a quarter of an hour is over. */
const rest = async (leases: boolean): Promise<void> => {
  await world.drain();
  if (!leases) return;
  world.advance(16 * MINUTE);
  await world.drain();
};

const again = async (from: number): Promise<void> => {
  await restore(world, kept, from);
  world.mailbox.clear();
  world.now = start;
};

it.each(['submit', 'submit the last review', 'announce', 'send a letter'])(
  'ends where it would have ended without the fault, whichever call of it fails and how: %s',
  async (name) => {
    const { run, leases = false } = cases[name]!;
    let from = world.calls.length;
    await run();
    const warm = world.calls.length - from;
    await again(from);
    from = world.calls.length;
    const reply = await run();
    const recorded = world.calls
      .slice(from)
      .filter((call) => !isEvent(call))
      .map((call) => `${call.service} ${call.operation}${call.index ? ` ${call.index}` : ''}`);
    expect(recorded.length).toBeLessThanOrEqual(warm);
    await rest(leases);
    const end = await standing(world);
    expect(end).toMatchObject({ violations: [], open: [] });
    await again(from);
    const injected = new Set<string>();
    for (const [i] of recorded.entries()) {
      for (const kind of FAULTS) {
        for (const side of SIDES) {
          from = world.calls.length;
          const what = `${kind} ${side} call ${i + 1}, ${recorded[i]}`;
          const { hit, off } = inject(world, { call: i + 1, kind, side });
          const failed = await run();
          off();
          if (hit()) injected.add(`${i} ${side}`);
          if (!leases) {
            expect(failed, what).toMatch(/^(500|503) /);
            expect(await run(), what).toBe(reply);
          }
          await rest(leases);
          expect(await standing(world), what).toEqual(end);
          expect(world.mails().length, `${what}: a letter left twice`).toBe(new Set(world.mails().map((mail) => mail.intent)).size);
          await again(from);
        }
      }
    }
    const missed = recorded.flatMap((call, i) => SIDES.filter((side) => !injected.has(`${i} ${side}`)).map((side) => `${call} ${side}`));
    expect(missed).toEqual([]);
    console.log(`${name}: ${recorded.length} calls (${recorded.join(', ')}), ${recorded.length * FAULTS.length * SIDES.length} faults, every letter once`);
  },
);
