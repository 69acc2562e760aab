import { onClock } from '../../functions/on-clock.ts';
import { onFacts } from '../../functions/on-fact.ts';
import { onLetters } from '../../functions/send-mail.ts';
import { ALL_HOLD, answersFor, decisionFor, IDEAS } from '../../infra/local/sample-items.ts';
import { STAFF } from '../../infra/local/sample-people.ts';
import { DAY } from '../../shared/domain/clock.ts';
import type { Mailing } from '../../shared/domain/person.ts';
import { toItem } from '../../shared/store/item.ts';
import { updateRow } from '../../shared/store/store.ts';
import { accept, desk, draftOf, judge, must, OVERRIDE } from './journey.ts';
import { addCast, addPlayer, type Cast, type Player, session } from './people.ts';
import { openWorld, type World } from './world.ts';

type Event = Parameters<typeof onFacts>[2];
const HOUR = 3_600_000;
/** A day and an hour, from a Monday on; the days are working days. */
type Act = { readonly day: number; readonly hour: number; readonly run: () => Promise<unknown> };
const dateOf = (day: number): number => Math.floor(day / 5) * 7 + (day % 5);

/** The whole life of a proposal: a question, three reviewers and a fourth who has no time, a decision, and a thank-you. */
const lifeOf = (world: World, cast: Cast, mailing: Mailing, n: number): Act[] => {
  const sender = { email: `sender${n}@lekdetect.example`, language: 'nl' as const, name: 'Noor Vondst', organisation: 'Lekdetect BV' };
  let id = '';
  let applicant = '';
  const own = () => session(world, applicant, { door: 'person' });
  const staff = ({ id: person }: Player) => session(world, person, { door: 'staff' });
  const reviewer = ({ id: person }: Player) => session(world, person, { door: 'person' });
  const at = (day: number, hour: number, run: Act['run']): Act => ({ day, hour, run });
  const atDesk = (day: number, hour: number, player: Player, verb: string, body: unknown = {}): Act =>
    at(day, hour, async () => must(world, await staff(player), desk(id, verb), body));
  return [
    at(0, 10, async () => {
      const journey = await draftOf(world, { sender, answers: answersFor(IDEAS[n % IDEAS.length]!, sender) });
      [id, applicant] = [journey.id, journey.applicant];
      await updateRow(world.store, applicant, 'a', 'SET mailing = :mailing', { ':mailing': mailing });
      await must(world, journey.own, `/api/proposals/${id}/submit`);
    }),
    atDesk(1, 10, cast.lia, 'take'),
    atDesk(1, 11, cast.lia, 'ask', { text: 'What happens when the sensor fails?' }),
    at(3, 15, async () => must(world, await own(), `/api/proposals/${id}/answer`, { text: 'It fails open.' })),
    atDesk(4, 10, cast.lia, 'admit', { checks: ALL_HOLD }),
    atDesk(4, 11, cast.lia, 'invite', { reviewers: [cast.jan, cast.mila, cast.rob].map((player) => player.id) }),
    at(5, 11, async () => must(world, await reviewer(cast.rob), `/api/review/${id}/decline`, { reason: 'workload' })),
    ...[cast.jan, cast.mila].map((player) => at(5, 15, async () => accept(world, await reviewer(player), id))),
    atDesk(6, 10, cast.lia, 'invite', { reviewers: [cast.sara.id] }),
    at(7, 15, async () => accept(world, await reviewer(cast.sara), id)),
    ...[cast.jan, cast.mila, cast.sara].map((player, i) => at(8 + i, 15, async () => judge(world, await reviewer(player), id))),
    atDesk(12, 10, cast.vera, 'decide', { ...decisionFor('nl', 'accepted'), override: OVERRIDE }),
    atDesk(12, 14, cast.vera, 'announce', { letterRead: 1 }),
    at(13, 10, async () => must(world, await own(), `/api/proposals/${id}/confirm`)),
  ];
};

/**
 * Mails by template, of so many proposals that came in on the last day of a call. Links that people ask for to sign in are not counted, as
 * they are the same either way.
 */
export const mailsOf = async (mailing: Mailing, count: number): Promise<Map<string, number>> => {
  const world = await openWorld({ seed: `mails ${mailing} ${count}` });
  const monday = world.now - 10 * HOUR;
  const cast = await addCast(world, { admin: ['admin'] });
  const chair = await addPlayer(world, { ...STAFF[0]!, name: 'Chris Voorzitter', email: 'chris@example.org', roles: ['chair'] });
  for (const { id } of [...Object.values(cast), chair]) await updateRow(world.store, id, 'a', 'SET mailing = :mailing', { ':mailing': mailing });
  const acts = Array.from({ length: count }, (_, n) => lifeOf(world, cast, mailing, n)).flat();
  const brought = new Set<string>();
  const tick = async (at: number) => {
    world.now = Math.max(world.now, at);
    await onClock(world.post, { job: 'wake' });
    const fresh = (await world.rows()).facts.filter((fact) => !brought.has(fact.id)).sort((a, b) => a.seq - b.seq);
    for (const fact of fresh) brought.add(fact.id);
    await onFacts(world.store, world.deps.log, { Records: fresh.map((fact) => ({ eventName: 'INSERT', dynamodb: { NewImage: toItem(fact) } })) } as Event);
    world.advance(61_000);
    await onLetters(world.post, { job: 'letters' });
  };
  // What runs by itself: at the end of each half day in which somebody acted, and when the digest after that leaves.
  let isQuiet = true;
  for (let half = 0; half <= 2 * Math.max(...acts.map(({ day }) => day)) + 4; half += 1) {
    const day = Math.floor(half / 2);
    const [from, to] = half % 2 === 0 ? [8.6, 12.5] : [13.1, 17.2];
    const midnight = monday + dateOf(day) * DAY;
    if (!isQuiet) await tick(midnight + from * HOUR);
    const now = acts.filter((act) => act.day === day && act.hour > from && act.hour < to).sort((a, b) => a.hour - b.hour);
    for (const act of now) {
      world.now = Math.max(world.now, midnight + act.hour * HOUR);
      await act.run();
    }
    isQuiet = now.length === 0;
    if (!isQuiet) await tick(midnight + to * HOUR);
  }
  await world.mailbox.settled();
  const faults = await world.violations();
  const { records } = await world.rows();
  const stages = records.filter((row) => row.type === 'root' && row.kind === 'proposal').map((row) => row.stage);
  if (faults.length > 0 || stages.length !== count || stages.some((stage) => stage !== 'in-support'))
    throw new Error(`not every proposal came to its end: ${[...stages, ...faults].join(', ')}`);
  const intents = new Map(records.filter((row) => row.type === 'intent').map((row) => [row.id, row.template as string]));
  const counts = new Map<string, number>();
  for (const { intent } of world.mails()) {
    const template = intents.get(intent)!;
    counts.set(template, (counts.get(template) ?? 0) + 1);
  }
  await world.stop();
  return counts;
};
export const sum = (counts: Map<string, number>): number => [...counts.values()].reduce((a, b) => a + b, 0);
export const shown = (counts: Map<string, number>): string =>
  [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([template, n]) => `${template} ${n}`)
    .join(', ');
