import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { onClock } from '../../functions/on-clock.ts';
import { onLetters } from '../../functions/send-mail.ts';
import { putBy } from '../../shared/store/digests.ts';
import type { Stored } from '../../shared/store/item.ts';
import { put, transact, updateRow } from '../../shared/store/store.ts';
import { FAULTS, inject, isEvent, SIDES, standing } from '../support/faults.ts';
import { contactFrom, desk, type Journey, must, proposalAt } from '../support/journey.ts';
import { addCast, type Cast } from '../support/people.ts';
import { type Kept, keep, restore } from '../support/restore.ts';
import { openWorld, type World } from '../support/world.ts';

const MINUTE = 60_000;
/** The digest after nine o'clock on this Monday. */
const SLOT = '2026-11-02T12:00:00.000Z';

let world: World;
let cast: Cast;
let green: { id: string; reference: string };
let strict: Journey;
let kept: Kept;
let start: number;

const digests = async (): Promise<Stored[]> => (await world.rows()).records.filter((row) => row.type === 'intent' && row.template === 'digest');
const sendAt = async (at: number | string) => {
  world.now = typeof at === 'string' ? Date.parse(at) : at;
  await onLetters(world.post, { job: 'letters' });
  await world.mailbox.settled();
};
/** Texts of the digests to somebody, without line breaks. */
const said = (to: string) =>
  world
    .mails(to)
    .filter((mail) => /Overzicht|News from the desk/.test(mail.subject))
    .map((mail) => mail.text.replaceAll(/\s+/g, ' '));
const set = (id: string, name: string, value: unknown) =>
  updateRow(world.store, id, 'a', 'SET #name = :value', { ':value': value }, undefined, { '#name': name });

beforeAll(async () => {
  world = await openWorld({ seed: 'digest' });
  // One liaison alone owns everything that comes in.
  cast = await addCast(world, { admin: ['admin'], tom: ['reviewer'] });
  green = await contactFrom(world);
  strict = await proposalAt(world, cast, 'submitted');
  await world.drain();
  kept = await keep(world);
  start = world.now;
  world.mailbox.clear();
});
beforeEach(async () => {
  world.hook = undefined;
  await restore(world, kept, 0);
  world.mailbox.clear();
  world.now = start;
  world.calls.length = 0;
});
afterAll(() => world.stop());

describe('a digest', () => {
  it('waits for its slot, is one for each reader, and says what was put by', async () => {
    expect((await digests()).map((row) => [row.to, row.slot, row.state])).toEqual([[cast.lia.id, SLOT, 'pending']]);
    await sendAt(Date.parse(SLOT) - 1);
    expect(world.mails()).toEqual([]);
    await sendAt(SLOT);
    const [text] = said(cast.lia.email);
    expect(text).toContain('Wacht op u');
    expect(text).toContain(`Kies hoe u nieuws krijgt: ${world.publicUrl}/nl/settings#mailing`);
    expect(text).toContain(`Bericht ${green.reference} (Joining): net binnengekomen; uiterlijk woensdag 4 november 2026`);
    expect(text).toContain(`Voorstel ${strict.reference}: net binnengekomen; uiterlijk woensdag 4 november 2026`);
    expect(text).toMatch(/^TLP:AMBER\+STRICT /);
    expect(await world.violations()).toEqual([]);
  });

  it('gives no title above AMBER, and of what is guarded the reference alone', async () => {
    await set(strict.id, 'tlp', 'amber');
    const title = (await world.rows()).records.find((row) => row.pk === strict.id && row.sk === 'a')!.title as string;
    await sendAt(SLOT);
    expect(said(cast.lia.email)[0]).toContain(title);
    await restore(world, kept, 0);
    world.mailbox.clear();
    await set(green.id, 'flags', ['wrong-door']);
    await sendAt(SLOT);
    const [text] = said(cast.lia.email);
    expect(text).not.toContain(title);
    expect(text).toMatch(new RegExp(`- ${green.reference} (-|\\w)`));
    expect(text).not.toContain('Joining');
  });

  it('says nothing of an item in which its reader has become involved, and is not sent when nothing is left', async () => {
    const involve = (item: string) =>
      transact(world.store, [
        put(world.store, {
          pk: cast.lia.id,
          sk: `k#${item}`,
          type: 'conflict',
          item,
          state: 'declared',
          conflict: 'family',
          at: new Date(start).toISOString(),
        }),
      ]);
    await involve(green.id);
    await sendAt(SLOT);
    expect(said(cast.lia.email)).toHaveLength(1);
    expect(said(cast.lia.email)[0]).not.toContain(green.reference);
    await restore(world, kept, 0);
    world.mailbox.clear();
    await involve(green.id);
    await involve(strict.id);
    await sendAt(SLOT);
    expect(said(cast.lia.email)).toEqual([]);
    expect((await digests()).map((row) => [row.state, row.reason])).toEqual([['suppressed', 'not-for-this-reader']]);
    // The conflict was put there by hand, without what it takes out of the reader's counts.
    expect((await world.violations()).filter((line) => !line.startsWith('I7 count of'))).toEqual([]);
  });

  it('reaches nobody who left the desk or called our mail unwanted', async () => {
    await set(cast.lia.id, 'roles', ['reviewer']);
    await sendAt(SLOT);
    expect(world.mails()).toEqual([]);
    await restore(world, kept, 0);
    await set(cast.lia.id, 'complained', true);
    await sendAt(SLOT);
    expect(world.mails()).toEqual([]);
  });

  it('takes nothing in any more once it has begun to leave', async () => {
    await sendAt(SLOT);
    const entry = { record: green.id, template: 'answered' as const, cause: `${green.id}#1`, slot: SLOT };
    const other = { ...entry, slot: '2026-11-09T12:00:00.000Z' };
    const [first] = await digests();
    const writes = await putBy(world.store, [{ to: cast.lia.id, entry: other }], new Date(world.now).toISOString());
    await transact(world.store, writes);
    expect(writes).toHaveLength(2);
    expect(await putBy(world.store, [{ to: cast.lia.id, entry: other }], new Date(world.now).toISOString())).toHaveLength(1);
    expect((await digests()).find((row) => row.id === first!.id)).toEqual(first);
  });

  it('is one however many facts are put by for it at once', async () => {
    const slot = '2026-11-10T12:00:00.000Z';
    const at = new Date(world.now).toISOString();
    const all = Array.from({ length: 30 }, (_, i) => ({ record: green.id, template: 'answered' as const, cause: `${green.id}#${i}`, slot }));
    const one = async (entry: (typeof all)[number]) => {
      for (;;) {
        try {
          return await transact(world.store, await putBy(world.store, [{ to: cast.lia.id, entry }], at));
        } catch {
          await new Promise((done) => setTimeout(done, 5));
        }
      }
    };
    await Promise.all(all.map(one));
    expect((await digests()).filter((row) => row.slot === slot)).toHaveLength(1);
    expect((await world.rows()).records.filter((row) => row.type === 'entry' && row.slot === slot)).toHaveLength(30);
  });
});

describe('news', () => {
  it('comes one by one for whoever wants it so, and at once where it is urgent', async () => {
    await set(cast.lia.id, 'mailing', 'each');
    const { id } = await contactFrom(world);
    await world.drain();
    expect(world.mails(cast.lia.email).map((mail) => mail.subject)).toHaveLength(1);
    expect((await world.rows()).records.filter((row) => row.type === 'entry' && row.record === id)).toEqual([]);
    await set(cast.lia.id, 'mailing', 'digest');
    await contactFrom(world, { kind: 'incident', email: 'noor@lekdetect.example', name: 'Noor', subject: 'Pump', message: 'Odd.', language: 'en' });
    await world.drain();
    expect(world.mails(cast.lia.email).filter((mail) => /^(Kijk nu|Look now)/.test(mail.subject))).toHaveLength(1);
    expect(await world.violations()).toEqual([]);
  });

  it('about a lost reviewer names nobody above TLP:GREEN', async () => {
    const { id } = await proposalAt(world, cast, 'in-review');
    await must(world, cast.lia.cookie, desk(id, 'invite'), { reviewers: [cast.rob.id] });
    await must(world, cast.rob.cookie, `/api/review/${id}/decline`, { reason: 'workload' });
    await world.drain();
    await sendAt(SLOT);
    expect(said(cast.lia.email)[0]).toContain('er ontbreekt een beoordelaar; uiterlijk');
    expect(world.mails().filter((mail) => mail.text.includes(cast.rob.name) && !mail.to.includes(cast.rob.email))).toEqual([]);
  });
});

describe('the morning', () => {
  it('names what is late and what is due soon, whatever happened', async () => {
    // The clock warns on Tuesday morning of what is due on Wednesday.
    world.now = Date.parse('2026-11-03T07:05:00.000Z');
    await onClock(world.post, { job: 'wake' });
    expect((await digests()).map((row) => row.slot).sort()).toEqual([SLOT, '2026-11-03T07:30:00.000Z']);
    await sendAt('2026-11-03T07:30:00.000Z');
    const texts = said(cast.lia.email);
    expect(texts.find((text) => text.includes('Binnenkort aan de beurt'))).toContain(`Voorstel ${strict.reference}: uiterlijk woensdag 4 november 2026`);
    world.mailbox.clear();
    world.now = Date.parse('2026-11-04T16:30:00.000Z');
    await world.drain();
    await sendAt('2026-11-05T07:30:00.000Z');
    const [late] = said(cast.lia.email);
    expect(late).toContain('Te laat');
    expect(late).toContain(`Voorstel ${strict.reference}: de termijn is voorbij; moest klaar zijn op woensdag 4 november 2026`);
    expect(await world.violations()).toEqual([]);
  });
});

it('leaves once, whichever call of it fails and how', async () => {
  const intent = (await digests())[0]!;
  const again = async (from: number) => {
    await restore(world, kept, from);
    world.mailbox.clear();
    world.now = Date.parse(SLOT);
  };
  const run = async () => {
    await onLetters(world.post, { job: 'letters' }).finally(() => world.mailbox.settled());
  };
  const rest = async () => {
    world.advance(16 * MINUTE);
    await run();
    await run();
  };
  await again(0);
  await run();
  await again(0);
  let from = world.calls.length;
  await run();
  const recorded = world.calls.slice(from).filter((call) => !isEvent(call));
  await rest();
  const end = await standing(world);
  expect(end).toMatchObject({ violations: [] });
  expect(world.mails(cast.lia.email)).toHaveLength(1);
  const missed: string[] = [];
  let tried = 0;
  for (const [i, call] of recorded.entries()) {
    for (const side of SIDES) {
      // What a call answers matters to the mail service alone; elsewhere each fault ends this run like a crash.
      for (const kind of call.service === 'ses' || process.env.SLUIS_DEEP ? FAULTS : (['crash'] as const)) {
        tried += 1;
        await again(from);
        from = world.calls.length;
        const what = `${kind} ${side} call ${i + 1}, ${call.operation}`;
        const { hit, off } = inject(world, { call: i + 1, kind, side });
        await run().catch(() => undefined);
        off();
        if (!hit()) missed.push(what);
        await rest();
        expect(await standing(world), what).toEqual(end);
        expect(new Set(world.mails().map((mail) => mail.intent)), what).toEqual(new Set([intent.id]));
        expect(world.mails(), what).toHaveLength(1);
      }
    }
  }
  expect(missed).toEqual([]);
  console.log(`a digest: ${recorded.length} calls (${recorded.map((call) => call.operation).join(', ')}), ${tried} faults, sent once each time`);
});
