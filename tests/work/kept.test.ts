import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { consumeAll } from '../../functions/work/facts.ts';
import { sendIntent } from '../../functions/work/send.ts';
import { StoredFact } from '../../shared/domain/fact.ts';
import { anonymiseItem } from '../../shared/store/anonymise.ts';
import type { Stored } from '../../shared/store/item.ts';
import { personByAddress } from '../../shared/store/people.ts';
import { transact, update } from '../../shared/store/store.ts';
import { interleave } from '../support/interleave.ts';
import { CONTACT, contactFrom, must } from '../support/journey.ts';
import { addCast, type Cast } from '../support/people.ts';
import { type Kept, keep, restore } from '../support/restore.ts';
import { openWorld, type World } from '../support/world.ts';

const PASSAGE = 'krokodil-4711';
const MINUTE = 60_000;
let world: World;
let cast: Cast;
let kept: Kept;
let start: number;
let contact: string;
let letter: Stored;

/** A reply that holds something which must not stay, written and not yet sent. */
beforeAll(async () => {
  world = await openWorld({ seed: 'kept' });
  cast = await addCast(world);
  contact = (await contactFrom(world)).id;
  await transact(world.store, [update(world.store, contact, 'a', 'SET verified = :v', { ':v': true })]);
  await world.drain();
  await must(world, cast.lia.cookie, `/api/desk/contact-requests/${contact}/reply`, { text: `The code of the gate is ${PASSAGE}, as agreed.` });
  for (const fact of (await world.rows()).facts) await consumeAll(world.store, StoredFact.parse(fact));
  letter = (await world.rows()).records.find((row) => row.type === 'intent' && row.template === 'contact-reply')!;
  world.advance(2 * MINUTE);
  kept = await keep(world);
  start = world.now;
});
beforeEach(() => reset());
afterAll(() => world.stop());

const reset = async (): Promise<void> => {
  world.hook = undefined;
  await restore(world, kept, 0);
  world.calls.length = 0;
  world.mailbox.clear();
  world.now = start;
};
/** With what the mail service tells of it, so that nothing of that is left for the next run. */
const send = async () => {
  const state = await sendIntent(world.post, contact, letter.id as string);
  await world.mailbox.settled();
  return state;
};
const purge = (key: string) =>
  world.request({
    method: 'POST',
    path: `/api/privacy/items/${contact}/purge`,
    cookie: cast.lia.cookie,
    headers: { 'idempotency-key': key.padEnd(32, '0') },
    body: { kind: 'credential', passages: [PASSAGE] },
  });
const sentRow = async () => (await world.rows()).records.find((row) => row.pk === contact && row.sk === `y#${letter.id}`);
const stored = async (): Promise<string> => JSON.stringify(await world.rows());
/** Lets `second` in whole, just after the mail service has taken the letter. */
const whileSending = async (second: () => Promise<unknown>): Promise<unknown> => {
  world.hook = async (call, _n, run) => {
    if (call.service !== 'ses') return run();
    world.hook = undefined;
    const reply = await run();
    await second();
    return reply;
  };
  return send();
};

describe('what is kept of a letter', () => {
  it('is its whole text where nothing happened, and where other things did', async () => {
    expect(await send()).toBe('sent');
    expect((await sentRow())!.text).toContain(PASSAGE);
    await reset();
    expect(await whileSending(() => must(world, cast.lia.cookie, `/api/desk/contact-requests/${contact}/notes`, { text: 'They called.' }))).toBe('sent');
    expect((await sentRow())!.text).toContain(PASSAGE);
    await world.drain();
    expect(await world.violations()).toEqual([]);
  });

  it('is no text that was taken out while it was on its way', async () => {
    expect(await whileSending(() => purge('late'))).toBe('sent');
    expect(await stored()).not.toContain(PASSAGE);
    expect(await sentRow()).toMatchObject({ text: '', subject: expect.stringContaining('OT-26') });
    expect(world.mails(CONTACT.email)).toHaveLength(1);
    await world.drain();
    expect(await world.violations()).toEqual([]);
  });

  it('is nothing at all of an item that lost its sender on the way', async () => {
    const person = (await personByAddress(world.store, CONTACT.email))!;
    await whileSending(() => anonymiseItem(world.store, contact, { by: person.id, at: new Date(world.now).toISOString() }, 'erasure'));
    expect(await sentRow()).toBeUndefined();
    expect(await stored()).not.toContain(PASSAGE);
  });

  it('holds nothing that was taken out, wherever sending and taking out meet', async () => {
    const judge = async (way: string) => {
      expect(await stored(), way).not.toContain(PASSAGE);
      expect(world.mails(CONTACT.email).length, way).toBe(1);
      expect((await sentRow())?.type, way).toBe('sent');
    };
    let n = 0;
    const key = () => {
      n += 1;
      return `meet-${n}`;
    };
    // Who works here is read once and then known for a minute: the runs that follow make the same calls.
    await send();
    await reset();
    const calls = [
      await interleave(world, { first: send, second: () => purge(key()), reset, judge: (_a, _b, before) => judge(`purge before call ${before} of sending`) }),
      await interleave(world, {
        first: () => purge(key()),
        second: send,
        reset,
        judge: (_a, _b, before) => judge(`sending before call ${before} of the purge`),
      }),
    ];
    console.log(`sending makes ${calls[0]} calls, taking out ${calls[1]}`);
  });
});
