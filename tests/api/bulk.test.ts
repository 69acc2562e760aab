import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { STAFF } from '../../infra/local/sample-people.ts';
import type { ContactRequest } from '../../shared/domain/contact.ts';
import { openTask } from '../../shared/domain/task.ts';
import { loadContact, loadProposal, loadRoot } from '../../shared/store/load.ts';
import { commitChange } from '../../shared/store/records.ts';
import { put, transact } from '../../shared/store/store.ts';
import { CONTACT, contactFrom, desk, must, proposalAt } from '../support/journey.ts';
import { addCast, addPlayer, type Cast, type Player, session } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
let inside: Player;
const key = (name: string) => ({ 'idempotency-key': name.padEnd(30, '0') });

beforeAll(async () => {
  world = await openWorld({ seed: 'bulk' });
  cast = await addCast(world);
  inside = await addPlayer(world, { ...STAFF[1]!, name: 'Ilse Inwoner', email: 'ilse@example.org', organisation: 'Lekdetect B.V.' });
});
afterAll(() => world.stop());

const other = { ...CONTACT, email: 'mia@gemaal.example', name: 'Mia', organisation: 'Gemaal Zuid' };
type Result = { id: string; ok: boolean; stage?: string; problem?: { code: string; title: string; detail: string } };
const bulk = async (body: object, cookie = cast.lia.cookie, headers: Record<string, string> = {}) =>
  world.request({ method: 'POST', path: '/api/desk/bulk', body, cookie, headers });
const resultsOf = async (body: object, cookie?: string, headers?: Record<string, string>): Promise<Result[]> => {
  const reply = await bulk(body, cookie, headers);
  expect(reply.status, reply.text).toBe(200);
  return reply.body.results;
};
const brief = (results: Result[]) => results.map((result) => [result.id, result.stage ?? result.problem!.code]);
const ownerOf = async (id: string) => (await loadRoot(world.store, id))?.owner;

/** A task about a message, for whoever owns that. */
const taskAbout = async (digit: string, about: ContactRequest): Promise<string> => {
  const id = `tsk_${digit.repeat(26)}`;
  const at = new Date(world.now).toISOString();
  await commitChange(
    world.store,
    { by: 'system', at },
    {
      load: async () => undefined,
      before: () => undefined,
      decide: () => openTask({ id, at, reason: 'mail-bounced', about }),
      reply: () => undefined,
    },
  );
  return id;
};

describe('many items at once', () => {
  it('are taken each by itself: what cannot be taken says why and holds up no other', async () => {
    const [one, two] = [await proposalAt(world, cast, 'submitted'), await contactFrom(world)];
    const gone = await proposalAt(world, cast, 'screening');
    const draft = await proposalAt(world, cast, 'draft');
    const absent = `prp_${'0'.repeat(26)}`;
    const results = await resultsOf({ act: 'take', items: [one.id, gone.id, two.id, draft.id, absent, one.id] });
    expect(brief(results)).toEqual([
      [one.id, 'screening'],
      [gone.id, 'proposal.move-illegal'],
      [two.id, 'open'],
      [draft.id, 'item.not-found'],
      [absent, 'item.not-found'],
    ]);
    expect(results[1]!.problem!.detail).toMatch(/^The proposal is at another stage by now/);
    expect([await ownerOf(one.id), await ownerOf(two.id)]).toEqual([cast.lia.id, cast.lia.id]);
    await world.drain();
    expect(await world.violations()).toEqual([]);
  });

  it('are left alone where somebody changed them after they were seen', async () => {
    const [one, two, three] = [await contactFrom(world), await contactFrom(world), await proposalAt(world, cast, 'submitted')];
    const items = [one.id, two.id, three.id];
    const { rows } = (await must(world, cast.lia.cookie, `/api/desk/rows?items=${items.join('+')}`, undefined, 'GET')).body;
    expect(rows.map(({ id }: Result) => id)).toEqual(items);
    const seen = Object.fromEntries(rows.map(({ id, version }: { id: string; version: number }) => [id, version]));
    await must(world, cast.tom.cookie, `/api/desk/contact-requests/${two.id}/notes`, { text: 'Wait, they phoned.' });
    await must(world, cast.tom.cookie, desk(three.id, 'notes'), { text: 'Wait, they phoned.' });
    expect(brief(await resultsOf({ act: 'take', items, seen }))).toEqual([
      [one.id, 'open'],
      [two.id, 'item.changed'],
      [three.id, 'item.changed'],
    ]);
    expect(brief(await resultsOf({ act: 'hand-over', to: cast.tom.id, items: [two.id, three.id], seen }))).toEqual([
      [two.id, 'item.changed'],
      [three.id, 'item.changed'],
    ]);
    expect(brief(await resultsOf({ act: 'spam', items: [two.id], seen: { [two.id]: seen[two.id]! + 1 } }))).toEqual([[two.id, 'spam']]);
    expect((await bulk({ act: 'take', items: [one.id], seen: { [one.id]: 0 } })).status).toBe(422);
  });

  it('are shown as they are now to whoever may know of them', async () => {
    const { id } = await proposalAt(world, cast, 'submitted');
    const absent = `prp_${'0'.repeat(26)}`;
    const rowsFor = async (cookie: string, named = id) =>
      (await must(world, cookie, `/api/desk/rows?items=${named}+${absent}+nonsense`, undefined, 'GET')).text;
    expect(JSON.parse(await rowsFor(cast.lia.cookie)).rows).toHaveLength(1);
    expect(await rowsFor(inside.cookie)).toBe(await rowsFor(cast.lia.cookie, absent));
  });

  it('are absent for whoever may not know of them', async () => {
    const hidden = await proposalAt(world, cast, 'submitted');
    const contact = await contactFrom(world);
    const absent = [`prp_${'0'.repeat(26)}`, `ctc_${'0'.repeat(26)}`];
    for (const act of [{ act: 'take' }, { act: 'hand-over', to: cast.tom.id }]) {
      const own = await bulk({ ...act, items: [hidden.id, contact.id] }, inside.cookie);
      const none = await bulk({ ...act, items: absent }, inside.cookie);
      expect(own.text.replaceAll(hidden.id, absent[0]!).replaceAll(contact.id, absent[1]!)).toBe(none.text);
    }
    expect((await loadProposal(world.store, hidden.id, 'root'))!.root.stage).toBe('submitted');
    expect((await loadContact(world.store, contact.id))!.root.stage).toBe('new');
  });

  it('give the same results again for the same key, and refuse another body under it', async () => {
    const contacts = [await contactFrom(world, other), await contactFrom(world, other)].map(({ id }) => id);
    const body = { act: 'take', items: contacts };
    const first = await bulk(body, cast.lia.cookie, key('again'));
    const facts = (await world.rows()).facts.length;
    const second = await bulk(body, cast.lia.cookie, key('again'));
    expect([second.status, second.text]).toEqual([200, first.text]);
    expect((await world.rows()).facts.length).toBe(facts);
    const changed = await bulk({ act: 'spam', items: [(await contactFrom(world, other)).id] }, cast.lia.cookie, key('again'));
    expect([changed.status, changed.body.code]).toEqual([422, 'key.reused']);
  });

  it('go to one person each when two take them at the same moment', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, async () => (await contactFrom(world, other)).id));
    const [lia, tom] = await Promise.all([resultsOf({ act: 'take', items: ids }), resultsOf({ act: 'take', items: [...ids].reverse() }, cast.tom.cookie)]);
    for (const id of ids) {
      const won = [lia.find((result) => result.id === id)!, tom.find((result) => result.id === id)!];
      expect(won.map((result) => result.ok).sort(), id).toEqual([false, true]);
      expect(won.find((result) => !result.ok)!.problem!.code).toBe('contact.move-illegal');
      expect(await ownerOf(id)).toBe(won[0]!.ok ? cast.lia.id : cast.tom.id);
    }
  });

  it('go on where a request broke off', async () => {
    const ids = await Promise.all(Array.from({ length: 7 }, async () => (await contactFrom(world, other)).id));
    let transactions = 0;
    world.hook = (call, _n, run) => (call.operation === 'TransactWriteItems' && ++transactions === 5 ? Promise.reject(new Error('no database')) : run());
    expect((await bulk({ act: 'take', items: ids }, cast.lia.cookie, key('broken'))).status).toBe(500);
    world.hook = undefined;
    const results = await resultsOf({ act: 'take', items: ids }, cast.lia.cookie, key('broken'));
    expect(results.map((result) => result.stage)).toEqual(ids.map(() => 'open'));
    await world.drain();
    expect(await world.violations()).toEqual([]);
  });

  it('are marked as spam where they are messages, and handed over to whoever may have them', async () => {
    const proposal = await proposalAt(world, cast, 'screening');
    const contact = await contactFrom(world, other);
    const own = await contactFrom(world);
    await resultsOf({ act: 'take', items: [contact.id, own.id] });
    expect(brief(await resultsOf({ act: 'hand-over', to: inside.id, items: [proposal.id, own.id, contact.id] }))).toEqual([
      [proposal.id, 'conflict.blocks'],
      [own.id, 'conflict.blocks'],
      [contact.id, 'open'],
    ]);
    expect(await ownerOf(contact.id)).toBe(inside.id);
    expect(brief(await resultsOf({ act: 'spam', items: [proposal.id, contact.id] }))).toEqual([
      [proposal.id, 'contact.move-illegal'],
      [contact.id, 'spam'],
    ]);
    for (const to of [cast.jan.id, `per_${'0'.repeat(26)}`]) {
      const reply = await bulk({ act: 'hand-over', to, items: [own.id] });
      expect([reply.status, reply.body.errors[0].path]).toEqual([422, 'to']);
    }
  });

  it('may be tasks where they are handed over, and then what a task is about decides who may have it', async () => {
    const mine = async (body?: object) => ({
      ...(await loadContact(world.store, (await contactFrom(world, { ...CONTACT, ...body })).id))!.root,
      owner: cast.lia.id,
    });
    const [about, hers] = [await mine(other), await mine()];
    const [free, barred, waived] = [await taskAbout('4', about), await taskAbout('5', hers), await taskAbout('6', hers)];
    const eva = await addPlayer(world, { ...STAFF[1]!, name: 'Eva Vrijgesteld', email: 'eva.w@example.org', organisation: 'Lekdetect B.V.' });
    await transact(world.store, [
      put(world.store, { pk: eva.id, sk: `k#${hers.id}`, type: 'conflict', item: hers.id, state: 'waived', conflict: 'same-org', at: about.createdAt }),
    ]);
    expect(brief(await resultsOf({ act: 'hand-over', to: inside.id, items: [free, barred] }))).toEqual([
      [free, 'open'],
      [barred, 'conflict.blocks'],
    ]);
    // Waived for the item that it is about, whatever her employer.
    expect(brief(await resultsOf({ act: 'hand-over', to: eva.id, items: [waived] }))).toEqual([[waived, 'open']]);
    expect([await ownerOf(free), await ownerOf(barred), await ownerOf(waived)]).toEqual([inside.id, cast.lia.id, eva.id]);
    for (const act of ['take', 'spam']) expect((await bulk({ act, items: [free] })).status).toBe(422);
  });

  it('are fifty at most, and none is none', async () => {
    for (const items of [[], Array.from({ length: 51 }, (_, n) => `ctc_${String(n).padStart(26, '0')}`), ['tsk_1'], [`tsk_${'0'.repeat(26)}`]])
      expect((await bulk({ act: 'take', items })).status).toBe(422);
    expect((await bulk({ act: 'close', items: [`ctc_${'0'.repeat(26)}`] })).status).toBe(422);
  });
});

describe('everything of one person', () => {
  it('goes to a colleague in pages, what cannot go stays and says why, and a repeat changes nothing', async () => {
    const eva = await addPlayer(world, { ...STAFF[1]!, name: 'Eva Vakantie', email: 'eva.v@example.org' });
    const cookie = await session(world, eva.id, { door: 'staff' });
    const mine: string[] = [];
    for (let n = 0; n < 27; n += 1) mine.push((await contactFrom(world, other)).id);
    await resultsOf({ act: 'take', items: mine }, cookie);
    const blocked = await proposalAt(world, cast, 'submitted');
    await must(world, cookie, desk(blocked.id, 'take'));
    const about = (await loadContact(world.store, mine[0]!))!.root;
    const task = await taskAbout('7', about);
    const all: Result[] = [];
    let cursor: string | undefined;
    let pages = 0;
    do {
      const reply = await must(world, cookie, '/api/desk/hand-over-all', { to: inside.id, ...(cursor ? { cursor } : {}) });
      all.push(...reply.body.results);
      cursor = reply.body.cursor;
      pages += 1;
    } while (cursor && pages < 10);
    expect(pages).toBeGreaterThan(1);
    expect(
      all
        .filter((result) => result.ok)
        .map((result) => result.id)
        .sort(),
    ).toEqual([...mine, task].sort());
    expect(all.filter((result) => !result.ok).map((result) => [result.id, result.problem!.code])).toEqual([[blocked.id, 'conflict.blocks']]);
    expect(await ownerOf(blocked.id)).toBe(eva.id);
    expect(new Set(await Promise.all([...mine, task].map(ownerOf)))).toEqual(new Set([inside.id]));
    const again = await must(world, cookie, '/api/desk/hand-over-all', { to: cast.tom.id });
    expect(again.body).toEqual({ results: [{ id: blocked.id, ok: true, stage: 'screening', fact: expect.stringMatching(/^prp_.*#\d+$/) }] });
    await world.drain();
    expect(await world.violations()).toEqual([]);
  }, 60_000);

  it('goes to nobody who is not at the desk, and not to oneself', async () => {
    const cookie = await session(world, cast.lia.id, { door: 'staff' });
    for (const [to, status] of [
      [cast.jan.id, 422],
      [cast.lia.id, 409],
    ] as const)
      expect((await world.request({ method: 'POST', path: '/api/desk/hand-over-all', body: { to }, cookie })).status).toBe(status);
  });
});
