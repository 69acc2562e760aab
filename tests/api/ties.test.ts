import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersFor, IDEAS } from '../../infra/local/sample-items.ts';
import { REVIEWERS, type SampleApplicant } from '../../infra/local/sample-people.ts';
import { organisationKey } from '../../shared/domain/organisation.ts';
import type { Tie } from '../../shared/domain/ties.ts';
import { anonymiseItem } from '../../shared/store/anonymise.ts';
import { purgeItem } from '../../shared/store/purge.ts';
import { remove, transact } from '../../shared/store/store.ts';
import { callOf } from '../support/calls.ts';
import { desk, type Journey, must, proposalAt, type Stage } from '../support/journey.ts';
import { addCast, addPlayer, type Cast, type Player, session, signInAgain } from '../support/people.ts';
import { lastAct } from '../support/undo.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
let reviewers: readonly Player[];
beforeAll(async () => {
  world = await openWorld({ seed: 'ties' });
  cast = await addCast(world);
  reviewers = [cast.mila, cast.rob, cast.jan];
});
afterAll(() => world.stop());

let senders = 0;
/** Somebody nobody here has heard of, from an organisation that nobody on the roster works for. */
const stranger = (): SampleApplicant => {
  senders += 1;
  return {
    email: `maker${senders}@maker${senders}.example`,
    language: 'nl',
    name: `Maker Nummer${senders}`,
    organisation: `Werkplaats ${'abcdefghijklmnop'[senders]}`,
  };
};
const organisationOf = (sender: SampleApplicant) => {
  const { noParties: _none, ...plain } = answersFor(IDEAS[0]!, sender).organisation;
  return { ...plain, partners: [`Maat van ${sender.organisation}`], pilotSites: [`Locatie van ${sender.organisation}`] };
};
const sentBy = (stage: Stage, call: string): Promise<Journey> => {
  const sender = stranger();
  return proposalAt(world, cast, stage, { sender, call, answers: { ...answersFor(IDEAS[0]!, sender), organisation: organisationOf(sender) } });
};
const tiesOf = async (id: string, person: string): Promise<Tie[]> =>
  (await must(world, await session(world, person, { door: 'person' }), `/api/review/${id}/invitation`, undefined, 'GET')).body.ties;
const employerOf = (name: string): string => organisationKey(REVIEWERS.find((each) => each.name === name)!.organisation);
/** What of a list two people can compare: neither reads the own employer there. */
const shared = (list: readonly Tie[]): Tie[] => {
  const employers = REVIEWERS.map(({ name }) => employerOf(name));
  return list.filter(({ name }) => !employers.includes(organisationKey(name)));
};
const kept = async (id: string) => (await world.rows()).records.filter(({ pk, type }) => pk === id && type === 'ties');
const lia = (): Promise<string> => session(world, cast.lia.id, { door: 'staff' });

describe('the list of a blind call', () => {
  it('is the same for everybody, and hides the applicant among others who sent in, whoever is invited and when', async () => {
    const { id: call } = await callOf(world, cast, { blind: true });
    const others: Journey[] = [];
    for (let n = 0; n < 4; n += 1) others.push(await sentBy('submitted', call));
    const draft = await sentBy('draft', call);
    const { id, sender } = await sentBy('in-review', call);
    await must(world, await lia(), desk(id, 'invite'), { reviewers: [cast.mila.id] });
    const drawn = await tiesOf(id, cast.mila.id);
    // Taken back and sent again it is the same: two lists would show what only one of them holds.
    await must(world, await lia(), `/api/desk/items/${id}/undo`, await lastAct(world, id));
    await must(world, await lia(), desk(id, 'invite'), { reviewers: [cast.mila.id] });
    const first = await tiesOf(id, cast.mila.id);
    expect(first).toEqual(drawn);
    const names = first.map(({ name }) => name);
    expect(names).toContain(sender.organisation);
    const applicants = others.map((other) => other.sender.organisation);
    expect(applicants.filter((name) => names.includes(name)).length).toBeGreaterThanOrEqual(3);
    expect(names.filter((name) => name.startsWith('Maat van ')).length).toBeGreaterThanOrEqual(4);
    expect(names.filter((name) => name.startsWith('Locatie van ')).length).toBeGreaterThanOrEqual(4);
    expect(names.filter((name) => name.includes(draft.sender.organisation))).toEqual([]);
    await sentBy('submitted', call);
    world.advance(40_000);
    await must(world, await lia(), desk(id, 'invite'), { reviewers: [cast.rob.id, cast.jan.id] });
    for (const { id: person, name } of reviewers) {
      const list = await tiesOf(id, person);
      expect(shared(list)).toEqual(shared(first));
      expect(list.map(({ name }) => organisationKey(name))).not.toContain(employerOf(name));
    }
    expect(await kept(id)).toHaveLength(1);
    await world.drain();
    expect(await world.violations()).toEqual([]);
  });

  it('takes five requests more with the first invitation, and none with the next', async () => {
    const { id: call } = await callOf(world, cast, { blind: true });
    const plain = await callOf(world, cast);
    for (let n = 0; n < 3; n += 1) await sentBy('submitted', call);
    const counted = async (id: string, person: string) => {
      const before = world.calls.length;
      await must(world, await lia(), desk(id, 'invite'), { reviewers: [person] });
      return world.calls.length - before;
    };
    const [blind, open] = [await sentBy('in-review', call), await sentBy('in-review', plain.id)];
    const usual = await counted(open.id, cast.mila.id);
    const first = await counted(blind.id, cast.mila.id);
    console.log(`invitation: ${usual} requests, the first of a blind call ${first}`);
    expect(first - usual).toBeLessThanOrEqual(5);
    expect(await counted(blind.id, cast.rob.id)).toBe(await counted(open.id, cast.rob.id));
  });

  it('is kept where nobody confirms a panel too, and is as long where the call has no other proposal', async () => {
    const { id: call } = await callOf(world, cast, { blind: true, routing: 'automatic' });
    const { id, sender } = await sentBy('in-review', call);
    await world.drain();
    const asked = (await world.rows()).records.filter(({ pk, type }) => pk === id && type === 'assignment').map(({ reviewer }) => reviewer as string);
    expect(asked.length).toBeGreaterThan(1);
    expect(await kept(id)).toHaveLength(1);
    const lists = await Promise.all(asked.map((person) => tiesOf(id, person)));
    for (const list of lists) expect(shared(list)).toEqual(shared(lists[0]!));
    expect(lists[0]!.map(({ name }) => name)).toContain(sender.organisation);
    const [{ list: whole } = { list: [] }] = (await kept(id)) as unknown as { list: Tie[] }[];
    expect(whole.length).toBeGreaterThan(9);
  });

  it('is kept by the panels of a whole call', async () => {
    const { id: call } = await callOf(world, cast, { blind: true });
    const ids = [(await sentBy('in-review', call)).id, (await sentBy('in-review', call)).id];
    for (let n = 0; n < 6; n += 1)
      await addPlayer(world, { ...REVIEWERS[0]!, name: `Extra ${n}`, email: `e${n}@extra${n}.example`, organisation: `Extra huis ${n}`, capacity: 5 });
    const path = `/api/desk/calls/${call}/panels`;
    const { plan } = (await must(world, await lia(), path, undefined, 'GET')).body;
    await must(world, await lia(), path, { plan });
    world.advance(120_000);
    await world.drain();
    for (const id of ids) expect(await kept(id)).toHaveLength(1);
    expect(await world.violations()).toEqual([]);
  });

  it('adds whoever is named later, for everybody, and a tie with one of them is a conflict', async () => {
    cast = await signInAgain(world, cast);
    const { id: call } = await callOf(world, cast, { blind: true });
    for (let n = 0; n < 3; n += 1) await sentBy('submitted', call);
    const { id, own, sender } = await sentBy('in-review', call);
    await must(world, await lia(), desk(id, 'invite'), { reviewers: [cast.mila.id, cast.rob.id] });
    const before = await tiesOf(id, cast.mila.id);
    await must(world, await lia(), desk(id, 'ask'), { text: 'Waar is de proef?' });
    const organisation = organisationOf(sender);
    const changes = { organisation: { ...organisation, pilotSites: [...organisation.pilotSites, 'Sluizencomplex Ver Weg'] } };
    await must(world, own, `/api/proposals/${id}/answer`, { text: 'Daar dus.', changes });
    const after = await tiesOf(id, cast.mila.id);
    expect(after.filter(({ key }) => !before.some((tie) => tie.key === key)).map(({ name }) => name)).toEqual(['Sluizencomplex Ver Weg']);
    expect(shared(await tiesOf(id, cast.rob.id))).toEqual(shared(after));
    const key = after.find(({ name }) => name === sender.organisation)!.key;
    const reply = await world.request({
      method: 'POST',
      path: `/api/review/${id}/accept`,
      cookie: await session(world, cast.rob.id, { door: 'person' }),
      body: { noConflict: true, terms: '2026-11', ties: [key], kind: 'customer' },
    });
    expect([reply.status, reply.body.stage]).toEqual([200, 'declared']);
  });

  it('goes with the proposal, and loses what is taken out of it', async () => {
    const { id: call } = await callOf(world, cast, { blind: true });
    const { id, sender } = await sentBy('in-review', call);
    await must(world, await lia(), desk(id, 'invite'), { reviewers: [cast.mila.id] });
    const act = { by: cast.admin.id, at: new Date(world.now).toISOString() };
    await purgeItem(world.store, id, act, { kind: 'personal', passages: [`Maat van ${sender.organisation}`] });
    expect(JSON.stringify(await kept(id))).not.toContain('Maat van');
    expect((await tiesOf(id, cast.mila.id)).map(({ name }) => name).filter((name) => /Maat|▇/.test(name))).toEqual([]);
    await anonymiseItem(world.store, id, act, 'retention');
    expect(await kept(id)).toEqual([]);
  });

  it('is drawn from the roster where reviewers were invited before lists were kept', async () => {
    const { id: call } = await callOf(world, cast, { blind: true });
    const { id, sender } = await sentBy('in-review', call);
    await must(world, await lia(), desk(id, 'invite'), { reviewers: [cast.mila.id] });
    await transact(world.store, [remove(world.store, id, 's')]);
    await must(world, await lia(), desk(id, 'invite'), { reviewers: [cast.rob.id] });
    expect(await kept(id)).toEqual([]);
    expect((await tiesOf(id, cast.rob.id)).map(({ name }) => name)).toContain(sender.organisation);
  });
});
