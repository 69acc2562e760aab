import { afterAll, beforeAll, expect, it } from 'vitest';
import { onClock } from '../../functions/on-clock.ts';
import { onFacts } from '../../functions/on-fact.ts';
import { onLetters } from '../../functions/send-mail.ts';
import { APPLICANTS, REVIEWERS } from '../../infra/local/sample-people.ts';
import { DAY } from '../../shared/domain/clock.ts';
import type { StoredFact } from '../../shared/domain/fact.ts';
import { toItem } from '../../shared/store/item.ts';
import { loadContact, loadProposal } from '../../shared/store/load.ts';
import { personByAddress, personOf } from '../../shared/store/people.ts';
import { accept, CONTACT, contactFrom, desk, draftOf, judge, must, proposalAt } from '../support/journey.ts';
import { addCast, addPlayer, type Cast, type Player, session } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
let began: number;
const brought = new Set<string>();

/** What the stream, the clock and the letters do at one moment, until they are quiet. */
const turn = async (): Promise<void> => {
  for (let round = 0; round < 6; round += 1) {
    const { done } = await onClock(world.post, { job: 'wake' });
    const { facts } = await world.rows();
    const fresh = facts.filter((fact) => !brought.has(fact.id as string)).sort((a, b) => (a.seq as number) - (b.seq as number));
    const records = fresh.map((fact) => ({ eventName: 'INSERT', dynamodb: { NewImage: toItem(fact as StoredFact) } }));
    await onFacts(world.store, world.deps.log, { Records: records } as unknown as Parameters<typeof onFacts>[2]);
    for (const fact of fresh) brought.add(fact.id as string);
    world.advance(61_000);
    await onLetters(world.post, { job: 'letters' });
    if (done === 0 && fresh.length === 0) return;
  }
};
const everything = async (): Promise<string> => JSON.stringify(await world.rows());
const after = async (days: number): Promise<void> => {
  world.now = Math.max(world.now, began + days * DAY);
  await turn();
};

const named = (name: string) => ({
  ...APPLICANTS[1]!,
  name: `Nel ${name}`,
  email: `${name.toLowerCase()}@${name.toLowerCase()}.example`,
  organisation: `${name} BV`,
});
const MARKS = ['Wiershoeck', 'Snijdelwijk', 'Spamvoorde', 'Dichtgeest', 'Kwispelaar', 'Conceptdam'] as const;
let withdrawn: { id: string };
let running: { id: string };
let spam: { id: string };
let closed: { id: string };
let judgeOnce: Player;

beforeAll(async () => {
  world = await openWorld({ seed: 'retention' });
  cast = await addCast(world);
  began = world.now;
  judgeOnce = await addPlayer(world, { ...REVIEWERS[2]!, name: `Bo ${MARKS[4]}`, email: 'bo@judge.example', organisation: 'Nergens Anders' });
  const ends = await proposalAt(world, cast, 'in-review', { sender: named(MARKS[0]) });
  await must(world, cast.lia.cookie, desk(ends.id, 'invite'), { reviewers: [judgeOnce.id] });
  await accept(world, judgeOnce.cookie, ends.id);
  await judge(world, judgeOnce.cookie, ends.id);
  withdrawn = ends;
  running = await proposalAt(world, cast, 'announced', { sender: named(MARKS[1]) });
  await must(world, (running as typeof ends).own, `/api/proposals/${running.id}/confirm`);
  spam = await contactFrom(world, { ...CONTACT, email: `${MARKS[2].toLowerCase()}@spam.example`, name: MARKS[2], message: `Buy ${MARKS[2]} now.` });
  await must(world, cast.lia.cookie, `/api/desk/contact-requests/${spam.id}/spam`);
  closed = await contactFrom(world, { ...CONTACT, email: `${MARKS[3].toLowerCase()}@closed.example`, name: MARKS[3], message: `A question from ${MARKS[3]}.` });
  await must(world, cast.lia.cookie, `/api/desk/contact-requests/${closed.id}/resolve`);
  await draftOf(world, { sender: named(MARKS[5]), verified: false });
  await turn();
  const own = await session(world, ends.applicant, { door: 'person' });
  await must(world, own, `/api/proposals/${ends.id}/withdraw`, { reason: 'no-longer' });
  await turn();
});
afterAll(() => world.stop());

it('lets go of everything in its time, each kind in its own, over ten years', async () => {
  const stands = async (): Promise<string[]> => {
    const stored = await everything();
    return MARKS.filter((mark) => stored.toLowerCase().includes(mark.toLowerCase()));
  };
  expect(await stands()).toEqual([...MARKS]);
  await after(25);
  expect(await stands()).toEqual([...MARKS]);
  await after(32);
  expect((await loadContact(world.store, spam.id))!.root).toMatchObject({ stage: 'spam', title: '', anonymised: expect.any(String) });
  await after(60);
  await after(120);
  expect((await loadContact(world.store, closed.id))!.messages).toHaveLength(1);
  for (let day = 150; day < 440; day += 30) await after(day);
  expect(await stands()).not.toContain(MARKS[5]);
  expect((await loadContact(world.store, closed.id))!.messages).toHaveLength(0);
  expect((await loadProposal(world.store, withdrawn.id, 'all'))!.root.title).not.toBe('');
  for (let day = 440; day < 790; day += 30) await after(day);
  const forgotten = (await loadProposal(world.store, withdrawn.id, 'all'))!;
  expect([forgotten.root.title, forgotten.parts, forgotten.reviews, forgotten.messages]).toEqual(['', {}, [], []]);
  expect([forgotten.root.stage, forgotten.root.round]).toEqual(['withdrawn', 1]);
  for (let day = 790; day < 3660; day += 60) await after(day);
  expect(await stands()).toEqual([MARKS[1]]);
  expect((await loadProposal(world.store, running.id, 'root'))!.root).toMatchObject({ stage: 'in-support', outcome: 'accepted' });
  expect((await personOf(world.store, judgeOnce.id))!.erased).toBeDefined();
  expect(await personByAddress(world.store, `${MARKS[0].toLowerCase()}@${MARKS[0].toLowerCase()}.example`)).toBeUndefined();
  expect((await personOf(world.store, cast.lia.id))!.name).not.toBe('');
  expect(await world.violations()).toEqual([]);
  console.log(`retention: ten years in ${brought.size} facts, ${(await world.rows()).records.length} rows left`);
}, 120_000);
