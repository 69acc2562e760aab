import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { onClock } from '../../functions/on-clock.ts';
import { DAY } from '../../shared/domain/clock.ts';
import { loadProposal } from '../../shared/store/load.ts';
import { personOf, rosterOf } from '../../shared/store/people.ts';
import { updateRow } from '../../shared/store/store.ts';
import { CONTACT, contactFrom, desk, must, proposalAt } from '../support/journey.ts';
import { addCast, type Cast, session } from '../support/people.ts';
import { type Kept, keep, restore } from '../support/restore.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
let kept: Kept;
let start: number;

beforeAll(async () => {
  world = await openWorld({ seed: 'settings' });
  cast = await addCast(world, { admin: ['admin'] });
  kept = await keep(world);
  start = world.now;
});
beforeEach(async () => {
  await restore(world, kept, 0);
  world.mailbox.clear();
  world.now = start;
});
afterAll(() => world.stop());

/** Days go by, with what runs by itself. */
const pass = async (days: number) => {
  for (let day = 1; day <= days; day += 1) {
    world.now = Math.max(world.now, start + day * DAY);
    for (let round = 0; round < 3; round += 1) await onClock(world.post, { job: 'wake' });
    await onClock(world.post, { job: 'sweep' });
  }
  await world.drain();
};
const settings = async (cookie: string) => (await must(world, cookie, '/api/me/settings', undefined, 'GET')).body;
const away = (standIn?: string) => ({ absences: [{ from: '2026-11-02', until: '2026-11-30', ...(standIn ? { standIn } : {}) }] });
const ask = (cookie: string, body: unknown) => world.request({ method: 'POST', path: '/api/me/absences', cookie, body });
const entries = async (record: string) =>
  (await world.rows()).records
    .filter((row) => (row.type === 'entry' || row.type === 'intent') && row.record === record)
    .map((row) => `${row.template} ${row.to ?? row.pk}`)
    .sort();

describe('mailing', () => {
  it('is a digest until somebody chooses otherwise, and leaves a fact', async () => {
    expect(await settings(cast.lia.cookie)).toEqual({ mailing: 'digest', absences: [], unreachable: false, away: [] });
    await must(world, cast.lia.cookie, '/api/me/mailing', { mailing: 'each' });
    expect((await settings(cast.lia.cookie)).mailing).toBe('each');
    const { facts } = await world.rows();
    expect(facts.filter((fact) => fact.record === cast.lia.id).map((fact) => [fact.type, fact.by, fact.data])).toEqual([
      ['MailingSet', cast.lia.id, { mailing: 'each' }],
    ]);
  });

  it('brings mail again to whoever called it unwanted before', async () => {
    await updateRow(world.store, cast.lia.id, 'a', 'SET complained = :yes', { ':yes': true });
    await must(world, cast.lia.cookie, '/api/me/mailing', { mailing: 'digest' });
    expect((await personOf(world.store, cast.lia.id))!.complained).toBeUndefined();
  });

  it('is not to be set by the link of an invitation, nor to anything else', async () => {
    const cookie = await session(world, cast.jan.id, { door: 'invitation', item: 'prp_x' });
    expect((await world.request({ method: 'POST', path: '/api/me/mailing', cookie, body: { mailing: 'each' } })).status).toBe(403);
    expect((await world.request({ method: 'POST', path: '/api/me/mailing', cookie: cast.jan.cookie, body: { mailing: 'never' } })).status).toBe(422);
  });
});

describe('an absence', () => {
  it('stands in the roster, and keeps new items from whoever is away', async () => {
    await must(world, cast.lia.cookie, '/api/me/absences', away());
    expect((await rosterOf(world.store)).find(({ id }) => id === cast.lia.id)!.absences).toEqual(away().absences);
    world.advance(61_000);
    const owners = new Set<string | undefined>();
    for (let i = 0; i < 3; i += 1) owners.add((await loadProposal(world.store, (await proposalAt(world, cast, 'submitted')).id, 'root'))!.root.owner);
    expect([...owners]).toEqual([cast.tom.id]);
  });

  it('is refused with its days turned round, with oneself, or with somebody who is not of the desk', async () => {
    const errors = async (body: unknown) => {
      const reply = await ask(cast.lia.cookie, body);
      expect(reply.status).toBe(422);
      return (reply.body.errors as { path: string; code: string; message: string }[]).map(({ path, code, message }) => {
        expect(message).not.toBe('');
        return `${path} ${code}`;
      });
    };
    const day = { from: '2026-12-24', until: '2026-12-23' };
    expect(await errors({ absences: [day] })).toEqual(['absences/0/until absence.order']);
    expect(await errors({ absences: [{ ...day, until: '2026-12-25', standIn: cast.lia.id }] })).toEqual(['absences/0/standIn colleague.self']);
    expect(await errors({ absences: [{ ...day, until: '2026-12-25', standIn: cast.jan.id }] })).toEqual(['absences/0/standIn colleague.unknown']);
    expect(await errors({ absences: [{ from: '2026-02-30', until: '2026-03-01' }] })).toHaveLength(1);
    expect(await errors({ absences: [{ from: '2026-12-24', until: '2026-12-25', standIn: 'per_x' }] })).toHaveLength(1);
    expect(await errors({ absences: Array.from({ length: 11 }, () => ({ from: '2026-12-24', until: '2026-12-25' })) })).toHaveLength(1);
    expect((await personOf(world.store, cast.lia.id))!.absences).toBeUndefined();
  });

  it('brings the news of its owner to whoever stands in, unless they are involved', async () => {
    const journey = await proposalAt(world, cast, 'question');
    await world.drain();
    await must(world, cast.lia.cookie, '/api/me/absences', away(cast.tom.id));
    await must(world, journey.own, `/api/proposals/${journey.id}/answer`, { text: 'It fails open.' });
    await world.drain();
    const told = (await entries(journey.id)).filter((line) => line.startsWith('answered'));
    expect(told).toEqual([`answered ${cast.lia.id}`, `answered ${cast.tom.id}`].sort());
  });

  it('hands an item that is late to whoever stands in, and asks everybody else where nobody does', async () => {
    const [left, other] = [await proposalAt(world, cast, 'screening'), await proposalAt(world, cast, 'screening')];
    await must(world, cast.lia.cookie, desk(other.id, 'hand-over'), { to: cast.tom.id });
    await world.drain();
    await must(world, cast.lia.cookie, '/api/me/absences', away(cast.vera.id));
    await must(world, cast.admin.cookie, `/api/admin/people/${cast.tom.id}/absences`, away());
    await pass(11);
    const root = async (id: string) => (await loadProposal(world.store, id, 'root'))!.root;
    expect((await root(left.id)).owner).toBe(cast.vera.id);
    expect((await root(other.id)).owner).toBe(cast.tom.id);
    const facts = (await world.rows()).facts.filter((fact) => fact.type === 'ItemEscalated');
    expect(facts.map((fact) => [fact.record, fact.data]).sort()).toEqual(
      [
        [left.id, { to: 'stand-in', ownerFrom: cast.lia.id, ownerTo: cast.vera.id }],
        [other.id, { to: 'desk' }],
      ].sort(),
    );
    expect((await entries(left.id)).filter((line) => line.startsWith('escalated'))).toEqual([`escalated ${cast.vera.id}`]);
    expect((await entries(other.id)).filter((line) => line.startsWith('escalated'))).toEqual([`escalated ${cast.vera.id}`]);
    expect(await world.violations()).toEqual([]);
  });
});

describe('what cannot wait', () => {
  it('comes to everybody on duty by mail at the moment in which it is late, and once', async () => {
    await must(world, cast.tom.cookie, '/api/me/absences', away());
    world.advance(61_000);
    const { id } = await contactFrom(world, { ...CONTACT, kind: 'incident', warned: true });
    await world.drain();
    world.mailbox.clear();
    world.now = start + 3.9 * 3_600_000;
    await world.drain();
    expect(world.mails().filter((mail) => /ligt te lang$|has waited too long$/.test(mail.subject))).toEqual([]);
    world.now = start + 4.2 * 3_600_000;
    await world.drain();
    await world.drain();
    const mails = world.mails().filter((mail) => /ligt te lang$|has waited too long$/.test(mail.subject));
    expect(mails.map((mail) => mail.to[0]).sort()).toEqual([cast.lia.email, cast.vera.email].sort());
    for (const mail of mails) expect(mail.text).not.toContain('Joining');
    expect((await world.rows()).facts.filter((fact) => fact.record === id).map((fact) => fact.type)).toEqual([
      'ContactReceived',
      'ClockPassed',
      'ItemEscalated',
    ]);
    expect((await entries(id)).filter((line) => line.startsWith('late'))).toEqual([]);
    expect(await world.violations()).toEqual([]);
  });

  it('leaves a task for whoever is not involved where nobody is left who could help', async () => {
    const { id } = await proposalAt(world, cast, 'screening');
    await world.drain();
    for (const player of [cast.tom, cast.vera]) await must(world, cast.admin.cookie, `/api/admin/people/${player.id}/absences`, away());
    await pass(11);
    const { records, facts } = await world.rows();
    expect(facts.filter((fact) => fact.type === 'ItemEscalated').map((fact) => fact.data)).toEqual([{ to: 'nobody' }]);
    const tasks = records.filter((row) => row.type === 'root' && row.kind === 'task');
    expect(tasks.map((row) => [row.item, row.reason, row.owner, row.stage])).toEqual([[id, 'escalation', undefined, 'open']]);
    expect((await entries(tasks[0]!.id)).filter((line) => line.startsWith('escalated'))).toContain(`escalated ${cast.admin.id}`);
    expect(await world.violations()).toEqual([]);
  });
});
