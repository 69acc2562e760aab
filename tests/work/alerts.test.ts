import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { onClock } from '../../functions/on-clock.ts';
import { onLetters } from '../../functions/send-mail.ts';
import { consume, consumeAll } from '../../functions/work/facts.ts';
import { ALERT_MARGIN_MS, ALERT_SLOT_MS, alertSlot } from '../../shared/domain/digest.ts';
import { StoredFact } from '../../shared/domain/fact.ts';
import { put, transact } from '../../shared/store/store.ts';
import { contactFrom, must } from '../support/journey.ts';
import { addCast, type Cast } from '../support/people.ts';
import { type Kept, keep, restore } from '../support/restore.ts';
import { openWorld, type World } from '../support/world.ts';

const MINUTE = 60_000;
let world: World;
let cast: Cast;
let kept: Kept;
/** The beginning of a slot. */
const START = Date.parse('2026-11-02T09:10:00.000Z');
const FLOOD = process.env.SLUIS_DEEP ? 1000 : 45;

beforeAll(async () => {
  world = await openWorld({ seed: 'alerts' });
  // One liaison alone has everything that comes in; the chair can be handed it.
  cast = await addCast(world, { admin: ['admin'], tom: ['reviewer'], vera: ['chair'] });
  await world.drain();
  kept = await keep(world);
});
beforeEach(async () => {
  world.hook = undefined;
  await restore(world, kept, 0);
  world.mailbox.clear();
  world.now = START;
});
afterAll(() => world.stop());

const incident = (n: number): Promise<{ id: string; reference: string }> =>
  contactFrom(world, { kind: 'incident', email: `sender${n}@lekdetect.example`, name: 'Noor', subject: 'Pump', message: 'Odd.', language: 'en', warned: true });
const incidents = async (from: number, count: number): Promise<{ id: string; reference: string }[]> => {
  const sent: { id: string; reference: string }[] = [];
  for (let n = from; n < from + count; n += 1) {
    sent.push(await incident(n));
    world.now += 1;
  }
  return sent;
};
/** Facts in the order in which they were committed. */
const factsOf = async (): Promise<StoredFact[]> =>
  (await world.rows()).facts.sort((a, b) => (`${a.committedAt}${a.seq}` < `${b.committedAt}${b.seq}` ? -1 : 1)).map((fact) => StoredFact.parse(fact));
/** What the stream does in a moment, without moving the clock. */
const deliver = async (): Promise<void> => {
  for (const fact of await factsOf()) await consumeAll(world.store, fact);
  await letters();
};
const letters = async (): Promise<void> => {
  for (let round = 0; round < 3; round += 1) {
    // Letters that leave at once are brought by the stream; here the schedule finds them a minute later.
    const { now } = world;
    world.now += MINUTE;
    await onLetters(world.post, { job: 'letters' });
    world.now = now;
  }
  await world.mailbox.settled();
};
const subjects = (to: string) => world.mails(to).map((mail) => mail.subject);
const urgent = (to: string) => world.mails(to).filter((mail) => /^(Kijk nu|Look now)/.test(mail.subject));

describe('a flood of suspected incidents', () => {
  it(`of ${FLOOD} within a slot sends its reader one alert at once and one with the count of the rest`, async () => {
    const [first, ...rest] = await incidents(0, FLOOD);
    world.now = START;
    await deliver();
    expect(subjects(cast.lia.email)).toEqual([`Kijk nu: ${first!.reference}`]);
    world.now = START + ALERT_SLOT_MS + ALERT_MARGIN_MS;
    await onLetters(world.post, { job: 'letters' });
    await world.mailbox.settled();
    expect(subjects(cast.lia.email)).toEqual([`Kijk nu: ${first!.reference}`, `Kijk nu: nog ${rest.length} zaken`]);
    const text = urgent(cast.lia.email)[1]!.text.replaceAll(/\s+/g, ' ');
    const named = rest.filter(({ reference }) => text.includes(reference));
    expect(named.length).toBe(Math.min(40, rest.length));
    if (rest.length > 40) expect(text).toContain(`nog ${rest.length - 40} `);
    expect(text).not.toMatch(/Pump|Odd|Noor/);
    expect(await world.violations()).toEqual([]);
  });

  it('that goes on sends at most one mail per slot, and every item is named or counted once', async () => {
    let came = 0;
    for (let slot = 0; slot < 4; slot += 1) {
      world.now = START + slot * ALERT_SLOT_MS + 2 * MINUTE;
      await incidents(100 + came, 5);
      came += 5;
      await deliver();
    }
    world.now = START + 6 * ALERT_SLOT_MS;
    await letters();
    const sent = urgent(cast.lia.email);
    expect(sent).toHaveLength(5);
    const counts = sent.map((mail) => Number(/nog (\d+) zaken/.exec(mail.subject)?.[1] ?? 1));
    expect(counts).toEqual([1, 4, 5, 5, 5]);
    expect(await world.violations()).toEqual([]);
  });

  it('that is over leaves the next alert free to go at once', async () => {
    await incidents(200, 3);
    await deliver();
    world.now = START + 3 * ALERT_SLOT_MS;
    await letters();
    expect(urgent(cast.lia.email)).toHaveLength(2);
    const later = await incident(210);
    await deliver();
    expect(subjects(cast.lia.email).at(-1)).toBe(`Kijk nu: ${later.reference}`);
  });

  it('does not count what its reader has become involved in since, and sends nothing when nothing else is left', async () => {
    const [, second] = await incidents(300, 2);
    await deliver();
    const conflict = { pk: cast.lia.id, sk: `k#${second!.id}`, type: 'conflict', item: second!.id, state: 'declared', conflict: 'family' };
    await transact(world.store, [put(world.store, { ...conflict, at: new Date(START).toISOString() })]);
    world.now = START + 2 * ALERT_SLOT_MS;
    await letters();
    expect(urgent(cast.lia.email)).toHaveLength(1);
    const gathered = (await world.rows()).records.filter((row) => row.type === 'intent' && row.template === 'alerts');
    expect(gathered.map((row) => [row.state, row.reason])).toEqual([['suppressed', 'not-for-this-reader']]);
  });

  it('that is brought twice, or by several at once, is still one mail and one entry each', async () => {
    await incidents(400, 4);
    const received = (await factsOf()).filter((fact) => fact.type === 'ContactReceived');
    const bring = async (fact: (typeof received)[number]): Promise<void> => {
      for (let tries = 0; tries < 20; tries += 1) {
        try {
          await consume(world.store, fact, 'notices');
          return;
        } catch {
          await new Promise((done) => setTimeout(done, 5));
        }
      }
      throw new Error('a fact was never delivered');
    };
    await Promise.all([...received, ...received].map(bring));
    const { records } = await world.rows();
    expect(records.filter((row) => row.type === 'intent' && row.template === 'alert' && row.to === cast.lia.id)).toHaveLength(1);
    expect(records.filter((row) => row.type === 'entry' && row.in === 'alerts')).toHaveLength(3);
    expect(records.filter((row) => row.type === 'intent' && row.template === 'alerts')).toHaveLength(1);
  });
});

describe('help with urgent items', () => {
  it('that nobody took in time is asked for in one mail per slot and reader, too', async () => {
    await incidents(500, 6);
    await deliver();
    world.now = START + 2 * ALERT_SLOT_MS;
    await letters();
    world.mailbox.clear();
    // Urgent items are late after four hours of work.
    world.now = Date.parse(alertSlot('2026-11-02T13:30:00.000Z'));
    await onClock(world.post, { job: 'wake' });
    world.now += 3 * MINUTE;
    await onClock(world.post, { job: 'sweep' });
    await letters();
    expect(world.mails(cast.vera.email)).toHaveLength(1);
    expect(world.mails(cast.lia.email)).toHaveLength(1);
    world.now += 2 * ALERT_SLOT_MS;
    await letters();
    expect(subjects(cast.vera.email).slice(1)).toEqual(['Kijk nu: nog 5 zaken']);
    expect(subjects(cast.lia.email).slice(1)).toEqual(['Kijk nu: nog 5 zaken']);
    expect(await world.violations()).toEqual([]);
  });
});

describe('a hand-over of everything', () => {
  it('leaves no mail for each item: what can wait goes into the digest, what is urgent into one mail per slot', async () => {
    for (let n = 0; n < 3; n += 1)
      await contactFrom(world, { kind: 'other', email: `calm${n}@lekdetect.example`, name: 'Noor', subject: 'Calm', message: 'A question.', language: 'nl' });
    await incidents(600, 4);
    await deliver();
    world.now = START + 2 * ALERT_SLOT_MS;
    await letters();
    world.mailbox.clear();
    world.now = START + 3 * ALERT_SLOT_MS;
    await must(world, cast.lia.cookie, '/api/desk/hand-over-all', { to: cast.vera.id });
    await deliver();
    world.now += 2 * ALERT_SLOT_MS;
    await letters();
    expect(world.mails(cast.vera.email)).toHaveLength(2);
    expect(subjects(cast.vera.email)[1]).toBe('Kijk nu: nog 3 zaken');
    const { records } = await world.rows();
    const put = records.filter((row) => row.type === 'entry' && row.pk === cast.vera.id && row.template === 'handed-over');
    expect(put.map((row) => row.in).sort()).toEqual(['alerts', 'alerts', 'alerts', 'digest', 'digest', 'digest']);
    expect(await world.violations()).toEqual([]);
  });
});
