import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Response } from '../../infra/local/direct.ts';
import { STAFF } from '../../infra/local/sample-people.ts';
import type { ContactRequest } from '../../shared/domain/contact.ts';
import { loadContact } from '../../shared/store/load.ts';
import { interleave } from '../support/interleave.ts';
import { CONTACT, contactFrom, must } from '../support/journey.ts';
import { addCast, type Cast } from '../support/people.ts';
import { type Kept, keep, restore } from '../support/restore.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
let kept: Kept;
let ids: readonly string[];
beforeAll(async () => {
  world = await openWorld({ seed: 'contact races' });
  cast = await addCast(world);
  ids = [(await contactFrom(world)).id, (await contactFrom(world)).id];
  await must(world, cast.lia.cookie, at(ids[0]!, 'take'));
  kept = await keep(world);
});
afterAll(() => world.stop());

const at = (id: string, verb: string) => `/api/desk/contact-requests/${id}/${verb}`;
const post = (path: string, body: unknown, cookie: string) => world.request({ method: 'POST', path, body, cookie });
const rootOf = async (id: string): Promise<ContactRequest> => (await loadContact(world.store, id))!.root;
/** Tom gets a new employer, whose message this is. */
const joins = () => {
  const { email: _, ...tom } = STAFF.find(({ email }) => email === cast.tom.email)!;
  return post(`/api/admin/people/${cast.tom.id}`, { ...tom, organisation: CONTACT.organisation }, cast.admin.cookie);
};
const letIn = async (first: () => Promise<Response>, second: () => Promise<Response>, judge: Parameters<typeof interleave<Response, Response>>[1]['judge']) => {
  let from = world.calls.length;
  const calls = await interleave<Response, Response>(world, {
    first,
    second,
    reset: async () => {
      await restore(world, kept, from);
      from = world.calls.length;
    },
    judge,
  });
  expect(calls).toBeGreaterThan(2);
};

describe('a colleague whose conflict comes in meanwhile', () => {
  const bulk = () => post('/api/desk/bulk', { act: 'hand-over', items: ids, to: cast.tom.id }, cast.lia.cookie);
  const result = ({ body }: Response, id: string) => body.results?.find((entry: { id: string }) => entry.id === id);

  it('is handed no message', () =>
    letIn(
      () => post(at(ids[0]!, 'hand-over'), { to: cast.tom.id }, cast.lia.cookie),
      joins,
      async (first, second, before) => {
        expect(second.status, `before call ${before}`).toBe(200);
        if (before === 'after') return expect(first.status).toBe(200);
        expect([first.status, first.body.code], `before call ${before}`).toEqual([409, 'conflict.blocks']);
        expect((await rootOf(ids[0]!)).owner, `before call ${before}`).toBe(cast.lia.id);
      },
    ));

  it('is asked nothing', () =>
    letIn(
      () => post(at(ids[0]!, 'ask-colleague'), { colleague: cast.tom.id, text: 'Do you know them?' }, cast.lia.cookie),
      joins,
      async (first, second, before) => {
        expect(second.status, `before call ${before}`).toBe(200);
        if (before === 'after') return expect(first.status).toBe(200);
        expect([first.status, first.body.code], `before call ${before}`).toEqual([409, 'conflict.blocks']);
        expect(await rootOf(ids[0]!), `before call ${before}`).toMatchObject({ stage: 'open', messages: 1 });
      },
    ));

  it('is handed none of many: what went before the conflict stays as it was decided, everything after is refused', () =>
    letIn(bulk, joins, async (first, second, before) => {
      expect([first.status, second.status], `before call ${before}`).toEqual([200, 200]);
      for (const id of ids) {
        const entry = result(first, id);
        const refused = entry.problem?.code;
        expect(entry.ok || refused === 'conflict.blocks', `before call ${before}: ${refused}`).toBe(true);
        expect((await rootOf(id)).owner === cast.tom.id, `before call ${before}`).toBe(entry.ok);
        if (before === 1) expect(entry.ok).toBe(false);
        if (before === 'after') expect(entry.ok).toBe(true);
      }
    }));
});

describe('many at once beside one of them', () => {
  const fresh = () => ids[1]!;
  it.each(['many first', 'one first'] as const)('give each item to one person alone, and tell the other so: %s', async (order) => {
    const many = () => post('/api/desk/bulk', { act: 'take', items: ids }, cast.lia.cookie);
    const one = () => post(at(fresh(), 'take'), {}, cast.tom.cookie);
    const [first, second] = order === 'many first' ? [many, one] : [one, many];
    await letIn(first, second, async (a, b, before) => {
      const [whole, single] = order === 'many first' ? [a, b] : [b, a];
      const entry = whole.body.results.find(({ id }: { id: string }) => id === fresh());
      expect([whole.status, single.status === 200 || single.body.code === 'contact.move-illegal'], `${before}`).toEqual([200, true]);
      expect([entry.ok, single.status === 200].filter(Boolean), `${order}, ${before}`).toHaveLength(1);
      expect((await rootOf(fresh())).owner, `${order}, ${before}`).toBe(entry.ok ? cast.lia.id : cast.tom.id);
      if (!entry.ok) expect(entry.problem.code).toBe('contact.move-illegal');
    });
  });
});

it('leaves no invariant broken', async () => {
  await world.drain();
  expect(await world.violations()).toEqual([]);
});
