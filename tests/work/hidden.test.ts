import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consume } from '../../functions/work/facts.ts';
import { recount } from '../../functions/work/recount.ts';
import { ALL_HOLD, answersFor, IDEAS } from '../../infra/local/sample-items.ts';
import { APPLICANTS, STAFF } from '../../infra/local/sample-people.ts';
import { community } from '../../shared/community.ts';
import { StoredFact } from '../../shared/domain/fact.ts';
import { openTask } from '../../shared/domain/task.ts';
import { hiddenOf, markOf, recountOrder } from '../../shared/store/hidden.ts';
import { loadProposal } from '../../shared/store/load.ts';
import { personOf } from '../../shared/store/people.ts';
import { commitChange } from '../../shared/store/records.ts';
import { rootRow } from '../../shared/store/rows.ts';
import { getRow, put, transact } from '../../shared/store/store.ts';
import { contactIn, holds } from '../support/build.ts';
import { contactFrom, desk, must, proposalAt } from '../support/journey.ts';
import { addCast, addPlayer, type Cast, type Player, session } from '../support/people.ts';
import { keep, restore } from '../support/restore.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
let inside: Player;

beforeAll(async () => {
  world = await openWorld({ seed: 'hidden' });
  cast = await addCast(world);
  inside = await addPlayer(world, { ...STAFF[1]!, name: 'Ilse Inwoner', email: 'ilse@example.org', organisation: 'Lekdetect B.V.' });
});
afterAll(() => world.stop());

type Counts = { ready: boolean; counts: { kind: string; stage: string; owner: string; count: number }[] };
const fresh = (id: string) => session(world, id, { door: 'staff' });
const countsOf = async (id: string): Promise<Counts> => (await world.request({ method: 'GET', path: '/api/desk/counts', cookie: await fresh(id) })).body;
const sum = ({ counts }: Counts): number => counts.reduce((total, { count }) => total + count, 0);
const hidden = async (id: string) => (await hiddenOf(world.store, id)).rows.map((row) => `${row.kind} ${row.stage}`).sort();
const at = () => new Date(world.now).toISOString();

describe('counts', () => {
  it('leave out what a member of staff may not know of, from the first moment and through every stage', async () => {
    const own = await proposalAt(world, cast, 'submitted');
    const other = await proposalAt(world, cast, 'submitted', { sender: APPLICANTS[1]!, answers: answersFor(IDEAS[1]!, APPLICANTS[1]!) });
    await contactFrom(world);
    await world.drain();
    expect(await hidden(inside.id)).toEqual(['contact-request new', 'proposal submitted']);
    expect([sum(await countsOf(cast.vera.id)), sum(await countsOf(inside.id))]).toEqual([3, 1]);
    for (const id of [own.id, other.id]) await must(world, await fresh(cast.lia.id), desk(id, 'take'));
    await must(world, await fresh(cast.lia.id), desk(own.id, 'admit'), { checks: ALL_HOLD });
    await world.drain();
    expect(await hidden(inside.id)).toEqual(['contact-request new', 'proposal in-review']);
    expect((await countsOf(inside.id)).counts).toEqual([{ kind: 'proposal', stage: 'screening', owner: cast.lia.id, count: 1 }]);
    expect(await world.violations()).toEqual([]);
  });

  it('follow a conflict that is confirmed and dismissed, with the tasks about that item', async () => {
    const { id } = await proposalAt(world, cast, 'screening', { sender: APPLICANTS[2]!, answers: answersFor(IDEAS[2]!, APPLICANTS[2]!) });
    const about = (await loadProposal(world.store, id, 'root'))!.root;
    await commitChange(
      world.store,
      { by: 'system', at: at() },
      {
        load: async () => undefined,
        before: () => undefined,
        decide: () => openTask({ id: `tsk_${'1'.repeat(26)}`, at: at(), reason: 'mail-bounced', about }),
        reply: () => undefined,
      },
    );
    await world.drain();
    const before = await countsOf(cast.tom.id);
    const decide = async (state: string) =>
      must(world, await fresh(cast.vera.id), desk(id, 'conflicts'), { person: cast.tom.id, state, conflict: 'family', reason: 'They are brother and sister.' });
    await decide('confirmed');
    await world.drain();
    expect(await hidden(cast.tom.id)).toEqual(['proposal screening', 'task open']);
    expect(sum(await countsOf(cast.tom.id))).toBe(sum(before) - 2);
    await decide('dismissed');
    await world.drain();
    expect(await hidden(cast.tom.id)).toEqual([]);
    expect(await countsOf(cast.tom.id)).toEqual(before);
    expect(await world.violations()).toEqual([]);
  });

  it('follow a text that comes to name the employer of a member of staff, and no longer does', async () => {
    const answers = answersFor(IDEAS[1]!, APPLICANTS[1]!);
    const { id, own } = await proposalAt(world, cast, 'submitted', { sender: APPLICANTS[1]!, answers });
    await world.drain();
    const naming = { organisation: { ...answers.organisation, pilotSites: ['Lekdetect B.V.'] } };
    for (const [changes, kept] of [
      [naming, 1],
      [{ organisation: answers.organisation }, 0],
    ] as const) {
      const before = (await hidden(inside.id)).filter((row) => row === 'proposal submitted').length;
      await must(world, own, `/api/proposals/${id}/amend`, { changes });
      await world.drain();
      expect((await hidden(inside.id)).filter((row) => row === 'proposal submitted').length - before).toBe(kept === 1 ? 1 : -1);
      expect(await world.violations()).toEqual([]);
    }
  });
});

describe('somebody whose employer or roles change', () => {
  const change = async (person: string, more: object) => {
    const { email: _, ...described } = { ...STAFF[1]!, name: 'Tom Overhaal', ...more };
    return must(world, await fresh(cast.admin.id), `/api/admin/people/${person}`, described);
  };

  it('gets no counts until they are right for the new employer', async () => {
    const before = sum(await countsOf(cast.tom.id));
    await change(cast.tom.id, { organisation: 'Lekdetect' });
    expect(await countsOf(cast.tom.id)).toMatchObject({ ready: false, counts: [] });
    await world.drain();
    const after = await countsOf(cast.tom.id);
    expect(after.ready).toBe(true);
    expect(sum(after)).toBe(before - (await hidden(cast.tom.id)).length);
    expect(await hidden(cast.tom.id)).toEqual(await hidden(inside.id));
    expect((await hidden(cast.tom.id)).length).toBeGreaterThan(1);
    expect(await world.violations()).toEqual([]);
    await change(cast.tom.id, {});
    await world.drain();
    expect([sum(await countsOf(cast.tom.id)), await hidden(cast.tom.id)]).toEqual([before, []]);
    expect(await world.violations()).toEqual([]);
  });

  it('is given counts when added to the staff, and nothing is kept of whoever leaves it', async () => {
    const reply = await must(world, await fresh(cast.admin.id), '/api/admin/people', {
      ...STAFF[1]!,
      name: 'Nina Nieuw',
      email: 'nina@lekdetect.example',
      organisation: 'Lekdetect',
    });
    const id = reply.body.person as string;
    expect((await countsOf(id)).ready).toBe(false);
    await world.drain();
    expect((await countsOf(id)).ready).toBe(true);
    expect(await hidden(id)).toEqual(await hidden(inside.id));
    await change(id, { roles: ['reviewer'], organisation: 'Lekdetect' });
    await world.drain();
    expect(await hiddenOf(world.store, id)).toEqual({ mark: undefined, rows: [] });
    expect(await world.violations()).toEqual([]);
  });
});

describe('the work over everything there is', () => {
  const order = async (person: string) => transact(world.store, [recountOrder(world.store, person, markOf((await personOf(world.store, person))!))]);

  it('goes through many pages, moves on after a fault, and is done once', async () => {
    const kept = await keep(world);
    const organisations = (await personOf(world.store, inside.id))!.keys.slice(0, 1);
    const made = Array.from({ length: 230 }, (_, n) => contactIn('spam', { id: `ctc_${String(n).padStart(26, '0')}`, organisations, owner: undefined }));
    for (let i = 0; i < made.length; i += 50)
      await transact(
        world.store,
        made.slice(i, i + 50).map((root) => put(world.store, rootRow(root, community))),
      );
    const from = world.calls.length;
    const before = (await hidden(inside.id)).length;
    await order(inside.id);
    let transactions = 0;
    world.hook = (call, _n, run) => (call.operation === 'TransactWriteItems' && ++transactions === 4 ? Promise.reject(new Error('no database')) : run());
    await expect(recount(world.store, `recount#${inside.id}`)).rejects.toThrow('no database');
    world.hook = undefined;
    expect((await hidden(inside.id)).length).toBeGreaterThan(before);
    await recount(world.store, `recount#${inside.id}`);
    expect((await hidden(inside.id)).length).toBe(before + 230);
    expect(await getRow(world.store, `recount#${inside.id}`, 'a')).toBeUndefined();
    await recount(world.store, `recount#${inside.id}`);
    await restore(world, kept, from);
    for (const root of made) await world.plain.send(new DeleteItemCommand({ TableName: 'records', Key: { pk: { S: root.id }, sk: { S: 'a' } } }));
  });

  it('is replaced when the employer changes again before it is done', async () => {
    await transact(world.store, [recountOrder(world.store, inside.id, 'staff somebody else')]);
    await recount(world.store, `recount#${inside.id}`);
    expect((await getRow(world.store, `recount#${inside.id}`, 'a'))?.mark).toBe(markOf((await personOf(world.store, inside.id))!));
    await recount(world.store, `recount#${inside.id}`);
    expect(await getRow(world.store, `recount#${inside.id}`, 'a')).toBeUndefined();
    expect(await world.violations()).toEqual([]);
  });
});

it('ends the same in whatever order the facts come, and however often', async () => {
  const { id } = await proposalAt(world, cast, 'screening', { sender: APPLICANTS[2]!, answers: answersFor(IDEAS[2]!, APPLICANTS[2]!) });
  await must(world, await fresh(cast.vera.id), desk(id, 'conflicts'), {
    person: cast.tom.id,
    state: 'confirmed',
    conflict: 'family',
    reason: 'They are brother and sister.',
  });
  await must(world, await fresh(cast.lia.id), desk(id, 'admit'), { checks: ALL_HOLD });
  await world.drain();
  const { facts, records } = await world.rows();
  const brought = facts.map((row) => StoredFact.parse(row)).filter((fact) => !fact.record.startsWith('per_'));
  const expected = records.filter((row) => row.type === 'hidden').map((row) => `${row.pk} ${row.item} ${row.stage} ${row.owner}`);
  expect(expected.length).toBeGreaterThan(2);
  const clear = async () => {
    const rows = (await world.rows()).records.filter(
      (row) => row.type === 'hidden' || (row.type === 'delivered' && row.sk === 'counts') || row.type === 'count',
    );
    for (const row of rows) await transact(world.store, [{ Delete: { TableName: 'records', Key: { pk: { S: row.pk }, sk: { S: row.sk } } } }]);
  };
  await holds(
    'ends the same in whatever order the facts come',
    fc.asyncProperty(fc.shuffledSubarray(brought, { minLength: brought.length, maxLength: brought.length }), async (order) => {
      await clear();
      for (const fact of [...order, ...order.slice(0, 3)]) await consume(world.store, fact, 'counts');
      const after = (await world.rows()).records.filter((row) => row.type === 'hidden').map((row) => `${row.pk} ${row.item} ${row.stage} ${row.owner}`);
      expect(after.sort()).toEqual([...expected].sort());
      expect((await world.violations()).filter((fault) => fault.startsWith('I7'))).toEqual([]);
    }),
    3,
  );
});
