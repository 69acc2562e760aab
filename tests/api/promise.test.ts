import { afterAll, beforeAll, expect, it } from 'vitest';
import { readCsv } from '../../infra/local/csv.ts';
import { REVIEWERS } from '../../infra/local/sample-people.ts';
import { community } from '../../shared/community.ts';
import { dueOf } from '../../shared/domain/clock.ts';
import { dateIn } from '../../shared/domain/date.ts';
import { decodeLines } from '../../shared/domain/import/decode.ts';
import { entriesOf } from '../../shared/domain/import/lines.ts';
import { watermarkOf } from '../../shared/store/deliveries.ts';
import { importLine } from '../../shared/store/import.ts';
import { loadProposal } from '../../shared/store/load.ts';
import { rosterOf } from '../../shared/store/people.ts';
import { placesOf, takenIn } from '../../shared/store/places.ts';
import { snapshotOf } from '../../shared/store/roster.ts';
import { transact, update } from '../../shared/store/store.ts';
import { desk, must, proposalAt } from '../support/journey.ts';
import { addCast, addPlayer, type Cast, session, signInAgain } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'promise' });
  cast = await addCast(world, {}, 3);
});
afterAll(() => world.stop());

const get = (path: string, cookie?: string) => world.request({ method: 'GET', path, cookie });
const promise = async () => (await get('/api/calls')).body.promise as { decisionBy: string; noPlacesBefore?: string };
const taken = async (): Promise<number> => Object.values(await takenIn(world.store, new Date(world.now).toISOString())).reduce((sum, n) => sum + n, 0);

it('takes a place with an invitation and gives it back with its end, in the quarter of the invitation', async () => {
  const { id } = await proposalAt(world, cast, 'in-review');
  await must(world, cast.lia.cookie, desk(id, 'invite'), { reviewers: [cast.jan.id, cast.mila.id, cast.rob.id] });
  await world.drain();
  expect(await taken()).toBe(3);
  await must(world, cast.jan.cookie, `/api/review/${id}/decline`, { reason: 'workload' });
  await must(world, cast.lia.cookie, desk(id, 'cancel-assignment'), { reviewer: cast.mila.id });
  await world.drain();
  await world.drain();
  expect(await taken()).toBe(1);
});

const importOne = async (record: object): Promise<string> => {
  const [line] = entriesOf(decodeLines(new TextEncoder().encode(JSON.stringify(record))), readCsv);
  return (await importLine(world.store, line!, { at: new Date(world.now).toISOString(), source: 'old.json' })).id!;
};
/** A snapshot that nobody has read before. */
const fresh = () => snapshotOf({ ...world.store });

it('lets imported history wait in nobody’s way until it is taken', async () => {
  const before = (await fresh()).waiting;
  const abstract = 'A sensor that reads along on a mirrored port and keeps a signed history of what was changed in which controller, when and by whom.';
  const id = await importOne({ kind: 'proposal', title: 'Reading along', abstract, language: 'en', date: '2024-05-06', email: 'old@vondst.example' });
  await world.drain();
  expect((await fresh()).waiting).toBe(before);
  await must(world, cast.lia.cookie, desk(id, 'take'));
  await world.drain();
  expect((await fresh()).waiting).toBe(before + 1);
  expect(await world.violations()).toEqual([]);
});

it('moves nobody’s date for what nobody has looked at, nor for a question whose reviewers are there already', async () => {
  const before = (await fresh()).waiting;
  const sent = await proposalAt(world, cast, 'submitted');
  const reviewed = await proposalAt(world, cast, 'in-review');
  await must(world, cast.lia.cookie, desk(reviewed.id, 'ask'), { text: 'What happens when the sensor fails?' });
  await world.drain();
  expect((await fresh()).waiting).toBe(before);
  await must(world, cast.lia.cookie, desk(sent.id, 'take'));
  await world.drain();
  expect((await fresh()).waiting).toBe(before + 1);
});

it('counts no places of a reviewer without a mail address', async () => {
  const before = placesOf(await rosterOf(world.store), {});
  await addPlayer(world, { ...REVIEWERS[0]!, email: '' });
  expect(placesOf(await rosterOf(world.store), {})).toEqual(before);
  const reached = (await rosterOf(world.store)).map((entry) => ({ ...entry, unaddressed: undefined }));
  expect(placesOf(reached, {}).all).toBeGreaterThan(before.all);
});

it('says before it promises that no reviewer is free this quarter, to those who look and in the receipt', async () => {
  const free = await promise();
  expect(free.noPlacesBefore).toBeUndefined();
  const reviewers = (await get('/api/admin/people', cast.admin.cookie)).body.people.filter(({ roles }: { roles: string[] }) => roles.includes('reviewer'));
  for (let n = 0; n < reviewers.length; n += 1) {
    const { id } = await proposalAt(world, cast, 'in-review');
    for (const [i, reviewer] of reviewers.entries())
      if (i % 2 === n % 2) await world.request({ method: 'POST', path: desk(id, 'invite'), cookie: cast.lia.cookie, body: { reviewers: [reviewer.id] } });
  }
  await world.drain();
  world.advance(61_000);
  cast = await signInAgain(world, cast);
  const full = await promise();
  expect(full.noPlacesBefore).toBe('2027-01-01');
  expect(full.decisionBy > free.decisionBy).toBe(true);
  const late = await proposalAt(world, cast, 'submitted');
  const root = (await loadProposal(world.store, late.id, 'root'))!.root;
  expect(dueOf(root.promise!, community) >= full.decisionBy).toBe(true);
  await world.drain();
  expect(await world.violations()).toEqual([]);
}, 60_000);

it('names no date that nobody has room for, says why wherever one would stand, and tells it by mail once there is room', async () => {
  const profiles = (await rosterOf(world.store)).filter(({ roles }) => roles.includes('reviewer'));
  const rooms = async (capacity: number | undefined) => {
    await transact(
      world.store,
      profiles.map(({ id }) => update(world.store, 'roster', id, 'SET #c = :c', { ':c': capacity ?? 20 }, undefined, { '#c': 'capacity' })),
    );
    world.advance(61_000);
  };
  await rooms(0);
  const { calls, promise: open } = (await get('/api/calls')).body;
  for (const told of [open, ...calls.map(({ promise }: { promise: object }) => promise)]) expect(told).toEqual({ noDate: 'no-reviewers' });
  expect((await get('/en/submit')).text).toContain('We cannot name a date for the decision now: no reviewer has a place.');
  expect((await get('/nl/submit')).text).not.toContain('uiterlijk op');
  const late = await proposalAt(world, cast, 'submitted');
  const rootOf = async () => (await loadProposal(world.store, late.id, 'root'))!.root;
  const own = await session(world, late.applicant, { door: 'person' });
  const status = async () => (await get(`/api/proposals/${late.id}/status`, own)).body;
  expect([(await rootOf()).promise, (await status()).decisionBy, (await status()).undated, (await status()).late]).toEqual([undefined, undefined, true, false]);
  expect((await get(`/nl/proposals/${late.id}`, own)).text).toContain('Wij kunnen nog geen datum voor het besluit noemen');
  await world.drain();
  const mails = () => world.mails(late.sender.email);
  expect(mails().some(({ text }) => /nog geen datum|cannot name a date/.test(text))).toBe(true);
  world.advance(3 * 3_600_000);
  await world.drain();
  expect([(await rootOf()).promise, (await status()).late]).toEqual([undefined, false]);
  expect(mails().some(({ subject }) => /De datum voor|The date for/.test(subject))).toBe(false);
  await rooms(undefined);
  world.advance(3_700_000);
  await world.drain();
  await world.drain();
  const named = await rootOf();
  expect([named.undated, (await status()).decisionBy, (await status()).undated]).toEqual([undefined, dueOf(named.promise!, community), undefined]);
  expect(mails().filter(({ subject }) => /De datum voor|The date for/.test(subject))).toHaveLength(1);
  expect(await world.violations()).toEqual([]);
}, 60_000);

it.each(['in-review', 'submitted'] as const)(
  'corrects the date on the status and by a letter before it passes, once each time: %s',
  async (stage) => {
    const early = await proposalAt(world, cast, stage);
    const first = (await loadProposal(world.store, early.id, 'root'))!.root.promise!;
    const due = dueOf(first, community);
    await world.drain();
    world.now = Date.parse(due) - 3 * 86_400_000;
    const isBehind = async () => Date.parse((await watermarkOf(world.store))!) < world.now - 3_600_000;
    // The sweeper reads two days of facts at a time.
    do await world.drain();
    while (await isBehind());
    await world.drain();
    const own = await session(world, early.applicant, { door: 'person' });
    const status = (await get(`/api/proposals/${early.id}/status`, own)).body;
    expect([status.nextStep, status.moved, status.decisionBy > due]).toEqual([stage === 'submitted' ? 'first-reply' : 'decision', true, true]);
    if (stage === 'in-review') expect([status.late, status.nextDate]).toEqual([false, status.decisionBy]);
    const letters = world.mails(early.sender.email).filter((mail) => mail.subject.includes(early.reference) && /nieuwe datum|new date/i.test(mail.subject));
    expect(letters).toHaveLength(1);
    // Whoever is not looked after yet reads the day of the decision too, beside that on which somebody takes it up.
    const page = (await get(`/nl/proposals/${early.id}`, own)).text;
    for (const text of [letters[0]!.text, page])
      expect(text.replaceAll(/\s+/g, ' ')).toContain(dateIn('nl', status.decisionBy, community.timeZone)!.replace(/^\S+ /, ''));
    await world.drain();
    const again = (await loadProposal(world.store, early.id, 'root'))!.root;
    expect(dueOf(again.promise!, community)).toBe(status.decisionBy);
    expect(await world.violations()).toEqual([]);
  },
  60_000,
);
