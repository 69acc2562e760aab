import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runBatch } from '../../functions/work/batch.ts';
import { REVIEWERS } from '../../infra/local/sample-people.ts';
import { CallPanels } from '../../shared/contract/routing.ts';
import { batchOf, stepsOf } from '../../shared/store/batches.ts';
import { loadProposal } from '../../shared/store/load.ts';
import { transact, update } from '../../shared/store/store.ts';
import { desk, must, proposalAt } from '../support/journey.ts';
import { addCast, addPlayer, type Cast, type Player, session } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
const people: Player[] = [];
const TYPES = ['asset-owner', 'university', 'public-operator', 'integrator', 'rto', 'government'] as const;
beforeAll(async () => {
  world = await openWorld({ seed: 'call panels' });
  cast = await addCast(world);
  for (let n = 0; n < 9; n += 1)
    people.push(
      await addPlayer(world, {
        ...REVIEWERS[0]!,
        name: `Persoon ${n}`,
        email: `p${n}@huis${n}.example`,
        organisation: `Huis nummer ${n}`,
        organisationType: TYPES[n % TYPES.length]!,
        capabilities: [{ id: 'nids', level: 1 + (n % 3) }],
        capacity: 2,
      }),
    );
});
afterAll(() => world.stop());

const path = '/api/desk/calls/open/panels';
const lia = (): Promise<string> => session(world, cast.lia.id, { door: 'staff' });
const read = async (cookie?: string): Promise<CallPanels> => {
  const reply = await world.request({ method: 'GET', path, cookie: cookie ?? (await lia()), headers: { 'accept-language': 'en' } });
  expect([reply.status, reply.body?.code]).toEqual([200, undefined]);
  return CallPanels.parse(reply.body);
};
const confirm = async (plan: string, key?: string) =>
  world.request({ method: 'POST', path, cookie: await lia(), body: { plan }, ...(key ? { headers: { 'idempotency-key': key } } : {}) });
const live = async (id: string): Promise<string[]> =>
  (await loadProposal(world.store, id, 'round'))!.assignments.filter(({ status }) => status === 'invited').map(({ reviewer }) => reviewer);

describe('the panels of a whole call', () => {
  const ids: string[] = [];
  beforeAll(async () => {
    for (let n = 0; n < 6; n += 1) ids.push((await proposalAt(world, cast, 'in-review')).id);
    await must(world, await lia(), desk(ids[0]!, 'invite'), { reviewers: [people[0]!.id] });
  });

  it('are never worth less than one after the other, keep every limit, and are proved', async () => {
    const before = world.calls.length;
    const panels = await read();
    const requests = world.calls.length - before;
    console.log(`panels of a call: ${ids.length} proposals, ${panels.loads.length} reviewers, ${requests} requests`);
    expect(requests).toBeLessThanOrEqual(ids.length + panels.loads.length + 8);
    expect(panels.proposals.map(({ id }) => id).sort()).toEqual([...ids].sort());
    expect(panels.certificate).toMatchObject({ verified: true, limits: true });
    expect(['prices', 'bound']).toContain(panels.certificate.proof);
    expect(panels.certificate.value).toBeLessThanOrEqual(panels.certificate.bound);
    const { before: one, after: all } = panels.totals;
    console.log(`worth ${one.worth} one by one, ${all.worth} at once, ${panels.certificate.bound / 10_000} at most`);
    expect(all.missing).toBeLessThanOrEqual(one.missing);
    if (all.missing === one.missing) expect(all.worth).toBeGreaterThanOrEqual(one.worth - 1e-9);
    for (const { capacity, taken, after } of panels.loads) expect(taken + after).toBeLessThanOrEqual(capacity);
    const first = panels.proposals.find(({ id }) => id === ids[0])!;
    expect(first.seated.map(({ id }) => id)).toEqual([people[0]!.id]);
    expect(first.members.map(({ id }) => id)).not.toContain(people[0]!.id);
    expect((await read()).plan).toBe(panels.plan);
  });

  it('are hidden, as if there were fewer, from whoever has a conflict with one of them', async () => {
    await transact(world.store, [update(world.store, ids[1]!, 'a', 'SET parties = :p', { ':p': [] })]);
    const other = await addPlayer(world, {
      ...REVIEWERS[0]!,
      roles: ['liaison'],
      name: 'Lotte Binnen',
      email: 'lotte@lekdetect.example',
      organisation: 'Lekdetect BV',
    });
    const panels = await read(other.cookie);
    expect(panels.proposals).toEqual([]);
    expect(panels.totals.after).toEqual({ panels: 0, places: 0, missing: 0, score: 0, worth: 0 });
  });

  it('are not sent where something moved since they were read', async () => {
    const { plan } = await read();
    await must(world, await lia(), desk(ids[2]!, 'invite'), { reviewers: [people[3]!.id] });
    expect((await confirm(plan)).body.code).toBe('panel.changed');
    expect((await confirm('x'.repeat(43))).body.code).toBe('panel.changed');
    expect(await batchOf(world.store, 'open')).toBeUndefined();
  });

  it('are sent as they were read, each by itself, go on where they broke off, and are sent once', async () => {
    const panels = await read();
    const due = panels.proposals.filter(({ members }) => members.length > 0);
    for (const { why } of due.flatMap(({ members }) => members)) expect(why).toMatch(/^[KW][a-z]+ .*places? free\.$/);
    expect(due.length).toBeGreaterThan(2);
    // The third invitation meets a fault: the request fails, and what was sent stays sent.
    let commits = 0;
    world.hook = (call, _n, run) => {
      const isStep = call.operation === 'TransactWriteItems' && JSON.stringify(call.input).includes('ReviewerInvited');
      commits += isStep ? 1 : 0;
      return isStep && commits === 3 ? Promise.reject(new Error('the wire broke')) : run();
    };
    const key = world.key();
    const broken = await confirm(panels.plan, key);
    world.hook = undefined;
    expect(broken.status).toBe(500);
    const batch = (await batchOf(world.store, 'open'))!;
    expect(batch.isDone).toBe(false);
    expect((await stepsOf(world.store, batch)).filter(({ state }) => state === 'invited')).toHaveLength(2);
    expect((await confirm((await read()).plan)).body.code).toMatch(/^panel\.(running|changed)$/);
    const repeat = await confirm(panels.plan, key);
    expect([repeat.status, repeat.body.total]).toEqual([200, due.length]);
    world.advance(120_000);
    await world.drain();
    expect((await batchOf(world.store, 'open'))!.isDone).toBe(true);
    for (const { id, seated, members } of panels.proposals) expect((await live(id)).sort()).toEqual([...seated, ...members].map((one) => one.id).sort());
    await runBatch(world.store, 'open', Number.POSITIVE_INFINITY);
    const facts = (await world.rows()).facts.filter(({ type }) => type === 'ReviewerInvited');
    expect(facts.length).toBe(panels.proposals.reduce((sum, { seated, members }) => sum + seated.length + members.length, 0));
    const after = await read();
    expect(after.job).toMatchObject({ isDone: true, total: due.length, invited: due.length, refused: 0 });
    expect(await world.violations()).toEqual([]);
    // The choice that is kept is the plan's, with the reasons of everybody, and nothing on the panel's own page contradicts it.
    for (const row of due) {
      const headers = { 'accept-language': 'en' };
      const panel = (await world.request({ method: 'GET', path: `/api/desk/proposals/${row.id}/panel`, cookie: await lia(), headers })).body;
      const chosen = row.members.map(({ id }) => id).sort();
      expect(panel.kept).toMatchObject({ cause: 'batch', by: 'Lia Sluiswachter' });
      for (const told of [panel.kept.members, panel.kept.picked]) expect(told.map(({ id }: { id: string }) => id).sort()).toEqual(chosen);
      const asked = panel.seated.filter((each: { asked?: { cause: string } }) => each.asked?.cause === 'batch');
      expect(asked.map(({ id }: { id: string }) => id).sort()).toEqual(chosen);
      for (const each of asked) expect(each.why).toMatch(/^[KW][a-z]+ .*places? free\.$/);
      expect(panel.planned).toBe(true);
      if (panel.state === 'complete')
        for (const near of panel.near) expect([near.costs, near.instead, near.whyNot]).toEqual([undefined, [], expect.stringMatching(/^The plan of the call/)]);
    }
  });

  it('leave out whoever lost the last place meanwhile, and say where', async () => {
    const fresh = [(await proposalAt(world, cast, 'in-review')).id, (await proposalAt(world, cast, 'in-review')).id];
    const extra: Player[] = [];
    for (let n = 0; n < 3; n += 1)
      extra.push(
        await addPlayer(world, {
          ...REVIEWERS[0]!,
          name: `Nieuw ${n}`,
          email: `n${n}@nieuw${n}.example`,
          organisation: `Nieuw huis ${n}`,
          organisationType: TYPES[n]!,
          capacity: 1,
        }),
      );
    const panels = await read();
    // Whoever has one place is seated once, and loses that place to the other proposal.
    const row = panels.proposals.find(({ members }) => members.some(({ id }) => extra.some((one) => one.id === id)))!;
    const lost = row.members.find(({ id }) => extra.some((one) => one.id === id))!;
    const rival = fresh.find((id) => id !== row.id)!;
    let taken = false;
    world.hook = async (call, _n, run) => {
      const isStep = call.operation === 'TransactWriteItems' && JSON.stringify(call.input).includes('ReviewerInvited');
      if (isStep && !taken) {
        taken = true;
        await must(world, await lia(), desk(rival, 'invite'), { reviewers: [lost.id] });
      }
      return run();
    };
    const reply = await confirm(panels.plan);
    world.hook = undefined;
    expect([reply.status, taken]).toEqual([200, true]);
    const batch = (await batchOf(world.store, 'open'))!;
    const steps = await stepsOf(world.store, batch);
    expect(steps.find(({ proposal }) => proposal === row.id)).toMatchObject({ state: 'partly', code: 'assignment.no-place' });
    expect((await live(row.id)).sort()).toEqual(row.members.flatMap(({ id }) => (id === lost.id ? [] : [id])).sort());
    expect(await live(rival)).toContain(lost.id);
    const page = await world.request({ method: 'GET', path: '/nl/desk/calls/open/panels', cookie: await lia() });
    expect(page.status).toBe(200);
    expect(page.text).toContain('Hier ging het anders dan gepland');
    const people = (await world.rows()).records.filter(({ type, n }) => type === 'places' && (n as number) < 0);
    expect(people).toEqual([]);
    await world.drain();
    expect(await world.violations()).toEqual([]);
  });

  it('are a page that works without a script, in both languages', async () => {
    const cookie = await lia();
    for (const [language, word] of [
      ['nl', 'Wie hoeveel doet'],
      ['en', 'Who does how much'],
    ] as const) {
      await proposalAt(world, cast, 'in-review');
      const page = await world.request({ method: 'GET', path: `/${language}/desk/calls/open/panels`, cookie });
      expect(page.status).toBe(200);
      expect(page.text).toContain(word);
      expect(page.text).not.toContain('aria-current');
      const admin = await session(world, cast.admin.id, { door: 'staff' });
      const whole = await world.request({ method: 'GET', path: `/${language}/desk/calls/open/panels`, cookie: admin });
      expect(whole.text).toContain(`href="/${language}/desk/calls" aria-current="page"`);
    }
    expect((await world.request({ method: 'GET', path: '/nl/desk/calls/cal_00000000000000000000000000/panels', cookie })).status).toBe(404);
  });
});
