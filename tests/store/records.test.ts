import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { directApi } from '../../infra/local/direct.ts';
import { ALL_HOLD } from '../../infra/local/sample-items.ts';
import { REVIEWERS } from '../../infra/local/sample-people.ts';
import { verifyChain } from '../../shared/domain/chain.ts';
import type { Change } from '../../shared/domain/change.ts';
import { SK } from '../../shared/domain/change.ts';
import { newId } from '../../shared/domain/id.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { Refusal } from '../../shared/domain/refusal.ts';
import { admitProposal, takeProposal } from '../../shared/domain/screening.ts';
import { factsOf } from '../../shared/store/facts.ts';
import { toItem } from '../../shared/store/item.ts';
import { loadProposal } from '../../shared/store/load.ts';
import { personOf } from '../../shared/store/people.ts';
import { type Act, changeProposal, commitChange, StaleActor } from '../../shared/store/records.ts';
import { getRow, getRows, put, queryRange, type Store, sha256, transact } from '../../shared/store/store.ts';
import { AT, liaison, per, proposalIn } from '../support/build.ts';
import { addPlayer } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let store: Store;
let id: string;
const act = (key?: string, bodyHash = 'body'): Act => ({ by: liaison.id, at: AT, ...(key ? { key: { scope: key, bodyHash } } : {}) });
const place = (about: Partial<Proposal> = {}) => {
  const root = { ...proposalIn('submitted', about), id: newId('prp', store.random), version: 1, factSeq: 0, factHead: '' };
  return commitChange(store, act(), {
    load: async () => undefined,
    before: () => undefined,
    decide: (): Change<Proposal> => ({ root, facts: [{ type: 'ProposalSubmitted', from: 'draft', to: 'submitted', revision: 1, receipt: 'r' }] }),
    reply: (made: Proposal) => made.id,
  });
};
const take = (by = act()) =>
  changeProposal(
    store,
    id,
    'root',
    by,
    ({ root }) => takeProposal(root, { by: liaison, at: AT }),
    (root) => ({ stage: root.stage, version: root.version }),
  );
const root = async () => (await loadProposal(store, id, 'root'))!.root;
const faults = async () => verifyChain(await factsOf(store, id), await root(), AT, sha256);
const refused = (code: string) => ({ name: 'Refusal', code });
const cancelled = (...codes: string[]) =>
  Object.assign(new Error('cancelled'), { name: 'TransactionCanceledException', CancellationReasons: codes.map((Code) => ({ Code })) });

beforeAll(async () => {
  world = await openWorld({ seed: 'records' });
  store = world.store;
});
beforeEach(async () => {
  world.hook = undefined;
  id = await place();
});
afterAll(() => world.stop());

/** Lets somebody else be first, between reading and writing of the next change. */
const first = (other: () => Promise<unknown>) => {
  world.hook = async (call, _n, run) => {
    if (call.operation !== 'TransactWriteItems') return run();
    world.hook = undefined;
    await other();
    return run();
  };
};

describe('a change', () => {
  it('raises the version by one and links its facts to the head', async () => {
    expect(await take()).toEqual({ stage: 'screening', version: 2 });
    expect(await root()).toMatchObject({ version: 2, factSeq: 2, stage: 'screening' });
    expect(await faults()).toEqual([]);
    expect((await factsOf(store, id)).at(-1)).toMatchObject({
      type: 'ProposalTaken',
      by: liaison.id,
      at: AT,
      state: { before: `submitted|${liaison.id}`, after: `screening|${liaison.id}` },
    });
  });

  it('that lost a race is decided afresh on what is there now', async () => {
    first(() => take());
    await expect(take()).rejects.toMatchObject(refused('proposal.not-submitted'));
    first(() =>
      changeProposal(
        store,
        id,
        'root',
        act(),
        ({ root: now }) => ({ root: { ...now, flags: ['seen'] }, facts: [] }),
        () => undefined,
      ),
    );
    await changeProposal(
      store,
      id,
      'root',
      act(),
      ({ root: now }) => admitProposal(now, { at: AT, checks: ALL_HOLD }),
      () => undefined,
    );
    expect(await root()).toMatchObject({ stage: 'in-review', flags: ['seen'], version: 4 });
    expect(await faults()).toEqual([]);
  });

  it('never writes over a fact that stands there, and then nothing of it happens', async () => {
    await transact(store, [{ Put: { TableName: 'facts', Item: toItem({ pk: id, sk: '00000002', planted: true }) } }]);
    await expect(take()).rejects.toMatchObject({ ...refused('request.busy'), retryAfter: 1 });
    expect(await root()).toMatchObject({ stage: 'submitted', version: 1 });
    expect((await queryRange(store, id, '0', '~', 'facts')).find((row) => row.sk === '00000002')!.planted).toBe(true);
  });

  it('of an item that is not there is refused as absent', async () => {
    await expect(
      changeProposal(
        store,
        newId('prp', store.random),
        'root',
        act(),
        ({ root: now }) => ({ root: now, facts: [] }),
        () => undefined,
      ),
    ).rejects.toMatchObject(refused('item.not-found'));
    await expect(
      changeProposal(
        store,
        'tsk_x',
        'root',
        act(),
        ({ root: now }) => ({ root: now, facts: [] }),
        () => undefined,
      ),
    ).rejects.toMatchObject(refused('item.not-found'));
  });

  it('writes items, takes others away, and does both or neither', async () => {
    const write = (fails: boolean) =>
      changeProposal(
        store,
        id,
        'all',
        act(),
        ({ root: now }) => ({
          root: now,
          items: [{ sk: SK.decision(1), type: 'decision', n: 1 }],
          removes: [SK.salt],
          facts: [],
          ...(fails ? { checks: [{ kind: 'relation-version', person: per('nobody'), version: 1 }] } : {}),
        }),
        () => undefined,
      );
    await transact(store, [put(store, { pk: id, sk: SK.salt, type: 'salt', salt: 's' })]);
    await expect(write(true)).rejects.toBeInstanceOf(StaleActor);
    expect((await queryRange(store, id, 'a', '~')).map((row) => row.sk)).toEqual(['a', 'q']);
    await write(false);
    expect((await queryRange(store, id, 'a', '~')).map((row) => row.sk)).toEqual(['a', SK.decision(1)]);
  });
});

describe('a key', () => {
  it('gives the first reply again, changes nothing twice, and takes no other body', async () => {
    const key = world.key();
    expect(await take(act(key))).toEqual({ stage: 'screening', version: 2 });
    expect(await take(act(key))).toEqual({ stage: 'screening', version: 2 });
    expect(await root()).toMatchObject({ version: 2, factSeq: 2 });
    await expect(take(act(key, 'other body'))).rejects.toMatchObject(refused('key.reused'));
  });

  it('covers acts that could be repeated, where the table of moves says nothing', async () => {
    const key = world.key();
    const flag = () =>
      changeProposal(
        store,
        id,
        'root',
        act(key),
        ({ root: now }) => ({ root: { ...now, flags: [...now.flags, 'x'] }, facts: [] }),
        (now) => now.flags.length,
      );
    expect([await flag(), await flag(), await flag()]).toEqual([1, 1, 1]);
    expect((await root()).flags).toEqual(['x']);
  });

  it('lets one of two twins act and gives both its reply', async () => {
    const key = world.key();
    const replies = await Promise.all(Array.from({ length: 10 }, () => take(act(key))));
    expect(new Set(replies.map((reply) => JSON.stringify(reply)))).toEqual(new Set(['{"stage":"screening","version":2}']));
    expect(await root()).toMatchObject({ version: 2, factSeq: 2 });
  });

  it('counts no longer once it expired, however late the store deletes it', async () => {
    const key = world.key();
    const flag = () =>
      changeProposal(
        store,
        id,
        'root',
        act(key),
        ({ root: now }) => ({ root: { ...now, flags: [...now.flags, 'x'] }, facts: [] }),
        (now) => now.flags.length,
      );
    await flag();
    world.advance(7 * 86_400_000 + 2000);
    expect(await flag()).toBe(2);
  });

  it('is not used up by a refusal, nor by a race that was lost for two seconds', async () => {
    const key = world.key();
    world.hook = (call, _n, run) => (call.operation === 'TransactWriteItems' ? Promise.reject(cancelled('TransactionConflict', 'None', 'None')) : run());
    const began = world.now;
    await expect(take(act(key))).rejects.toMatchObject(refused('request.busy'));
    expect(world.now - began).toBeGreaterThanOrEqual(2000);
    expect(world.now - began).toBeLessThan(2500);
    world.hook = undefined;
    await expect(
      changeProposal(
        store,
        id,
        'root',
        act(key),
        () => {
          throw new Refusal('conflict.blocks');
        },
        () => undefined,
      ),
    ).rejects.toMatchObject(refused('conflict.blocks'));
    expect(await take(act(key))).toEqual({ stage: 'screening', version: 2 });
  });
});

describe('a transaction', () => {
  it('that only met another one is tried again', async () => {
    let left = 3;
    world.hook = (call, _n, run) => (call.operation === 'TransactWriteItems' && left-- > 0 ? Promise.reject(cancelled('None', 'TransactionConflict')) : run());
    expect(await take()).toEqual({ stage: 'screening', version: 2 });
    expect(left).toBe(-1);
  });

  it('that can never succeed is a fault at once', async () => {
    let tries = 0;
    world.hook = (call, _n, run) => {
      if (call.operation !== 'TransactWriteItems') return run();
      tries += 1;
      return Promise.reject(cancelled('ValidationError', 'None'));
    };
    await expect(take()).rejects.toThrow('ValidationError');
    expect(tries).toBe(1);
  });

  it('whose answer was lost is not repeated under its key', async () => {
    const key = world.key();
    world.hook = async (call, _n, run) => {
      const reply = await run();
      if (call.operation === 'TransactWriteItems') throw new Error('socket hang up');
      return reply;
    };
    await expect(take(act(key))).rejects.toThrow('socket hang up');
    world.hook = undefined;
    expect(await take(act(key))).toEqual({ stage: 'screening', version: 2 });
    expect((await root()).version).toBe(2);
  });
});

describe('a relation', () => {
  it('that changed since it was read makes the request stale', async () => {
    const rob = await addPlayer(world, { ...REVIEWERS[0]!, email: `${world.key()}@example.org` });
    const tied = (version: number) =>
      changeProposal(
        store,
        id,
        'root',
        act(),
        ({ root: now }) => ({ root: now, facts: [], checks: [{ kind: 'relation-version', person: rob.id, version }] }),
        () => 'done',
      );
    expect(await tied(0)).toBe('done');
    const declare = () =>
      changeProposal(
        store,
        id,
        'root',
        act(),
        ({ root: now }) => ({ root: now, facts: [], conflicts: [{ person: rob.id, item: id, state: 'declared', conflict: 'family' }] }),
        () => undefined,
      );
    await declare();
    await expect(tied(0)).rejects.toBeInstanceOf(StaleActor);
    expect(await tied(1)).toBe('done');
  });

  it('that is declared while somebody edits the person is not lost, and gets a version of its own', async () => {
    const rob = await addPlayer(world, { ...REVIEWERS[0]!, email: `${world.key()}@example.org` });
    const declare = () =>
      changeProposal(
        store,
        id,
        'root',
        act(),
        ({ root: now }) => ({ root: now, facts: [], conflicts: [{ person: rob.id, item: id, state: 'declared', conflict: 'family' }] }),
        () => undefined,
      );
    first(declare);
    await commitChange(store, act(), {
      load: async () => (await personOf(store, rob.id))!,
      before: (person) => person,
      decide: (person) => ({ root: { ...person, keys: ['newkey00'], relationVersion: person.relationVersion + 1 }, facts: [] }),
      reply: () => undefined,
    });
    expect(await personOf(store, rob.id)).toMatchObject({ keys: ['newkey00'], relationVersion: 2 });
  });
});

it('stays consistent under fifty people who write at once', async () => {
  const real: Store = { ...store, now: () => Date.now(), sleep: (ms) => new Promise((done) => setTimeout(done, ms)) };
  const results = await Promise.allSettled(
    Array.from({ length: 50 }, (_, i) =>
      changeProposal(
        real,
        id,
        'root',
        act(`fifty ${i} ${id}`),
        ({ root: now }) => ({
          root: { ...now, messages: now.messages + 1, owner: per(`n${i}`) },
          items: [{ sk: SK.message(now.messages + 1), type: 'message', n: i }],
          facts: [{ type: 'OwnerChanged', ...(now.owner ? { ownerFrom: now.owner } : {}), ownerTo: per(`n${i}`) }],
        }),
        () => i,
      ),
    ),
  );
  const won = results.filter((result) => result.status === 'fulfilled').length;
  for (const result of results) if (result.status === 'rejected') expect(result.reason).toMatchObject(refused('request.busy'));
  expect(won).toBeGreaterThan(5);
  expect(await root()).toMatchObject({ version: won + 1, messages: won, factSeq: won + 1 });
  expect(await faults()).toEqual([]);
  const facts = (await factsOf(store, id)).slice(1);
  for (const [i, fact] of facts.entries()) if (i > 0) expect(fact.data.ownerFrom).toBe(facts[i - 1]!.data.ownerTo);
  const keys = await getRows(
    store,
    Array.from({ length: 50 }, (_, i) => ({ pk: `key#${sha256(`fifty ${i} ${id}`)}`, sk: 'a' })),
  );
  expect(keys).toHaveLength(won);
});

it('gives another reference when one is taken', async () => {
  const twice = [new Uint8Array([1, 2, 3, 4]), new Uint8Array([1, 2, 3, 4]), new Uint8Array([1, 2, 3, 4]), new Uint8Array([9, 9, 9, 9])];
  const random: Store['random'] = (bytes) => (bytes === 4 && twice.length > 0 ? twice.shift()! : store.random(bytes));
  const api = directApi({ ...world.deps, store: { ...store, random } });
  const start = (email: string) =>
    api({ method: 'POST', path: '/api/proposals', body: { email, language: 'nl' }, at: world.now, headers: { 'idempotency-key': world.key() } });
  const [a, b] = [await start('a@sender.example'), await start('b@sender.example')];
  expect([a.status, b.status]).toEqual([201, 201]);
  expect(a.body.reference).not.toBe(b.body.reference);
  expect(twice).toEqual([]);
  for (const { body } of [a, b]) expect(await getRow(store, `ref#${body.reference}`, 'a')).toMatchObject({ item: body.proposal });
});

it('reads base rows consistently, whatever it loads', async () => {
  const seen: { name: string; input: { ConsistentRead?: boolean; RequestItems?: Record<string, { ConsistentRead?: boolean }> } }[] = [];
  const watching: Store = {
    ...store,
    client: {
      send: ((command: { constructor: { name: string }; input: object }) => {
        seen.push({ name: command.constructor.name, input: command.input });
        return (store.client.send as (command: unknown) => Promise<unknown>)(command);
      }) as Store['client']['send'],
    },
  };
  await loadProposal(watching, id, 'root');
  await loadProposal(watching, id, 'all');
  await factsOf(watching, id);
  await getRows(watching, [{ pk: id, sk: 'a' }]);
  expect(seen.map(({ input }) => input.ConsistentRead ?? Object.values(input.RequestItems ?? {})[0]?.ConsistentRead)).toEqual([true, true, true, true]);
});
