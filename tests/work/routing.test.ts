import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routeFact } from '../../functions/work/routing.ts';
import { reviewerTask } from '../../functions/work/routing-plan.ts';
import { REVIEWERS } from '../../infra/local/sample-people.ts';
import { StoredFact } from '../../shared/domain/fact.ts';
import { replayed } from '../../shared/domain/routing/kept.ts';
import { loadProposal, loadTask } from '../../shared/store/load.ts';
import { isWaiting, keptPanelOf } from '../../shared/store/routing.ts';
import { transact, update } from '../../shared/store/store.ts';
import { accept, desk, must, proposalAt } from '../support/journey.ts';
import { addCast, addPlayer, type Cast, type Player, session } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
beforeAll(async () => {
  world = await openWorld({ seed: 'routing' });
  cast = await addCast(world);
});
afterAll(() => world.stop());

const cookieOf = (person: string): Promise<string> => session(world, person, { door: 'person' });
const decline = async (person: string, id: string) => must(world, await cookieOf(person), `/api/review/${id}/decline`, { reason: 'workload' });
const live = async (id: string): Promise<string[]> =>
  (await loadProposal(world.store, id, 'round'))!.assignments
    .filter(({ status }) => status === 'invited' || status === 'accepted')
    .map(({ reviewer }) => reviewer);
/** The rules of a call, as they stand on a proposal that was sent in to it. */
const setRules = (id: string, rules: object) =>
  transact(world.store, [update(world.store, id, 'a', 'SET #r = :r', { ':r': rules }, undefined, { '#r': 'rules' })]);
const lia = (): Promise<string> => session(world, cast.lia.id, { door: 'staff' });

describe('somebody who leaves', () => {
  it('is replaced by a proposal at once, with a task for the liaison, and the choice can be made again from what was kept', async () => {
    const { id } = await proposalAt(world, cast, 'in-review');
    await world.drain();
    const chosen = (await keptPanelOf(world.store, id))!;
    expect(chosen).toMatchObject({ cause: 'admitted', by: 'system', size: 3, round: 1 });
    expect(await loadTask(world.store, reviewerTask(id))).toBeUndefined();
    await must(world, await lia(), desk(id, 'invite'), { reviewers: chosen.members });
    await decline(chosen.members[0]!, id);
    await world.drain();
    const kept = (await keptPanelOf(world.store, id))!;
    expect(kept).toMatchObject({ cause: 'declined', person: chosen.members[0], seats: [{}, {}] });
    expect(kept.members).not.toContain(chosen.members[0]);
    expect(await live(id)).toHaveLength(2);
    // Those who stay keep the reasons of the choice by which they were asked, whatever is chosen after it.
    expect(kept.asked!.map(({ person, at, cause }) => [person.id, at, cause])).toEqual(
      chosen.members
        .slice(1)
        .map((person) => [person, chosen.at, 'admitted'])
        .sort(),
    );
    expect(await loadTask(world.store, reviewerTask(id))).toMatchObject({ stage: 'open', reason: 'reviewer-missing', item: id, owner: cast.lia.id });
    const { field, result } = replayed(kept, id);
    expect([result.kind, [...result.members], field.people.length]).toEqual([kept.kind, kept.members, kept.people.length]);
    if (kept.members.length > 0) {
      await must(world, await lia(), desk(id, 'invite'), { reviewers: kept.members });
      await world.drain();
      expect(await loadTask(world.store, reviewerTask(id))).toMatchObject({ stage: 'done' });
    }
    expect(await world.violations()).toEqual([]);
  });

  it('is replaced in a call that says so without anybody confirming it, and once, however often the fact comes', async () => {
    const { id } = await proposalAt(world, cast, 'in-review');
    await setRules(id, { routing: 'automatic' });
    await world.drain();
    const first = await live(id);
    expect(first.length).toBeGreaterThanOrEqual(2);
    const panel = await world.request({ method: 'GET', path: `/api/desk/proposals/${id}/panel`, cookie: await lia() });
    for (const { why, asked } of panel.body.seated) expect([why, asked.cause]).toEqual([expect.stringMatching(/places free\.$/), 'admitted']);
    await decline(first[0]!, id);
    await world.drain();
    const after = await live(id);
    expect(after).not.toContain(first[0]);
    const facts = (await world.rows()).facts.filter((fact) => fact.record === id).map((fact) => StoredFact.parse(fact));
    const declined = facts.find(({ type }) => type === 'InvitationDeclined')!;
    expect(await Promise.all([routeFact(world.store, declined), routeFact(world.store, declined)])).toEqual([false, false]);
    expect(facts.filter(({ type, by }) => type === 'ReviewerInvited' && by === 'system')).toHaveLength(
      first.length + after.filter((one) => !first.includes(one)).length,
    );
    const letters = (await world.rows()).records.filter((row) => row.type === 'intent' && row.record === id && row.template === 'invitation');
    expect(letters.map((row) => row.to).sort()).toEqual([...new Set([...first, ...after])].sort());
    await world.drain();
    expect(await world.violations()).toEqual([]);
  });

  it('leaves nothing to look for where the round is over', async () => {
    const { id } = await proposalAt(world, cast, 'in-review');
    await must(world, await lia(), desk(id, 'invite'), { reviewers: [cast.jan.id] });
    await decline(cast.jan.id, id);
    await world.drain();
    expect(await loadTask(world.store, reviewerTask(id))).toMatchObject({ stage: 'open' });
    await must(world, await lia(), desk(id, 'close-round'), { reason: 'Nobody is to be found who knows this subject well.' });
    await world.drain();
    expect(await loadTask(world.store, reviewerTask(id))).toMatchObject({ stage: 'done' });
    expect(await isWaiting(world.store, id)).toBeUndefined();
    expect(await world.violations()).toEqual([]);
  });
});

describe('a place that comes free', () => {
  it('wakes who waits for it, and the invitation leaves by itself where the call says so', async () => {
    const own = await openWorld({ seed: 'waiting' });
    try {
      const players = await addCast(own);
      const narrow: Player[] = [];
      const lone = { ...REVIEWERS[0]!, capacity: 1 };
      for (const [i, type] of ['asset-owner', 'university', 'public-operator'].entries())
        narrow.push(
          await addPlayer(own, { ...lone, name: `Een Plaats ${i}`, email: `een${i}@example.org`, organisation: `Huis ${i}`, organisationType: type }),
        );
      for (const name of ['jan', 'mila', 'rob', 'sara', 'omar', 'eva'] as const)
        await transact(own.store, [
          update(own.store, 'roster', players[name].id, 'SET #c = :none', { ':none': 0 }, undefined, { '#c': 'capacity' }),
          update(own.store, players[name].id, 'a', 'SET #c = :none', { ':none': 0 }, undefined, { '#c': 'capacity' }),
        ]);
      const first = await proposalAt(own, players, 'in-review');
      await must(own, players.lia.cookie, desk(first.id, 'invite'), { reviewers: narrow.map(({ id }) => id) });
      const second = await proposalAt(own, players, 'in-review');
      await transact(own.store, [
        update(own.store, second.id, 'a', 'SET #r = :r', { ':r': { routing: 'automatic', reviewers: 1 } }, undefined, { '#r': 'rules' }),
      ]);
      await own.drain();
      expect(await isWaiting(own.store, second.id)).toMatchObject({ missing: 1 });
      expect(await loadTask(own.store, reviewerTask(second.id))).toMatchObject({ stage: 'open' });
      await must(own, await session(own, narrow[1]!.id, { door: 'person' }), `/api/review/${first.id}/decline`, { reason: 'workload' });
      await own.drain();
      const invited = (await loadProposal(own.store, second.id, 'round'))!.assignments;
      expect(invited.map(({ reviewer, status }) => [reviewer, status])).toEqual([[narrow[1]!.id, 'invited']]);
      expect(await isWaiting(own.store, second.id)).toBeUndefined();
      expect(await loadTask(own.store, reviewerTask(second.id))).toMatchObject({ stage: 'done' });
      // The first one waits now, since nobody else has a place.
      expect(await isWaiting(own.store, first.id)).toMatchObject({ missing: 1 });
      await accept(own, await session(own, narrow[1]!.id, { door: 'person' }), second.id);
      await own.drain();
      expect(await own.violations()).toEqual([]);
    } finally {
      await own.stop();
    }
  });
});
