import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { community } from '../../shared/community.ts';
import type { CONTACT_STAGES } from '../../shared/domain/contact.ts';
import type { Item } from '../../shared/domain/item.ts';
import type { PROPOSAL_STAGES } from '../../shared/domain/proposal.ts';
import { STAGES, VIEWS, type View } from '../../shared/domain/view/list.ts';
import { countWrite } from '../../shared/store/deliveries.ts';
import { hide } from '../../shared/store/hidden.ts';
import { personOf } from '../../shared/store/people.ts';
import { rootRow } from '../../shared/store/rows.ts';
import { put, transact } from '../../shared/store/store.ts';
import { contactIn, holds, proposalIn, taskOf } from '../support/build.ts';
import { addCast, type Cast } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let cast: Cast;
let made = 0;
/** A tag of the reader: whoever is involved may not know of the item. */
let own: string;
beforeAll(async () => {
  world = await openWorld({ seed: 'view counts' });
  cast = await addCast(world);
  own = (await personOf(world.store, cast.lia.id))!.keys[0]!;
});
afterAll(() => world.stop());

const DAY = 86_400_000;
const iso = (days: number): string => new Date(world.now + days * DAY).toISOString();
type Made = {
  kind: string;
  stage: string;
  owner: 'lia' | 'tom' | undefined;
  priority: string;
  isOld: boolean;
  days: number;
  isHidden: boolean;
  isGuarded: boolean;
};

const anyItem: fc.Arbitrary<Made> = fc.constantFrom(...Object.keys(STAGES)).chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    stage: fc.constantFrom(...STAGES[kind]!),
    owner: fc.constantFrom('lia' as const, 'tom' as const, undefined),
    priority: fc.constantFrom('normal', 'high', 'urgent'),
    isOld: fc.boolean(),
    days: fc.integer({ min: -20, max: 20 }),
    isHidden: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
    isGuarded: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
  }),
);

const rootOf = ({ kind, stage, owner, priority, isOld, days, isHidden, isGuarded }: Made, n: number): Item => {
  const base = { owner: owner && cast[owner].id, parties: isHidden ? [own] : [], createdAt: iso(-30), ...(isOld ? { origin: 'import' as const } : {}) };
  const started = { limit: { days: 5 }, startedAt: iso(days - 7), pausedMs: 0 };
  const isOver = ['done', 'resolved', 'spam', 'redirected', 'converted', 'merged', 'closed', 'completed', 'withdrawn', 'expired'].includes(stage);
  const done = isOver && priority !== 'high' ? { done: { at: iso(-Math.abs(days)), ...(owner ? { by: cast[owner].id } : {}) } } : {};
  const more = { ...base, ...done, stageClock: stage === 'snoozed' || isOld ? undefined : started };
  const id = String(n).padStart(26, '0');
  if (kind === 'proposal') return { ...proposalIn(stage as (typeof PROPOSAL_STAGES)[number], more), id: `prp_${id}` };
  if (kind === 'task') return { ...taskOf({ ...more, origin: undefined, stage: stage as 'open' } as object), id: `tsk_${id}` };
  const guarded = isGuarded ? { flags: ['wrong-door'], priority: 'urgent' } : { flags: [], priority };
  return { ...contactIn(stage as (typeof CONTACT_STAGES)[number], { ...more, ...guarded } as object), id: `ctc_${id}` };
};

/** Items as their facts would leave them: a row, a counter, and what is kept from whom. */
const add = async (items: readonly Made[]): Promise<void> => {
  for (const item of items) {
    made += 1;
    const root = rootOf(item, made);
    const stands = { kind: root.kind, stage: root.stage, owner: root.owner ?? 'none' };
    await transact(world.store, [
      put(world.store, rootRow(root, community)),
      countWrite(world.store, stands, 1, root.id),
      ...(item.isHidden ? [hide(world.store, cast.lia.id, { item: root.id, ...stands, seq: 1 }, undefined)] : []),
    ]);
  }
};

const get = async (path: string) => {
  const reply = await world.request({ method: 'GET', path, cookie: cast.lia.cookie });
  expect(reply.status, `${path} ${reply.text}`).toBe(200);
  return reply.body;
};
const listed = async (view: View): Promise<number> => {
  let [length, cursor] = [0, ''];
  do {
    const page: { rows: unknown[]; cursor?: string } = await get(`/api/desk/queue?view=${view}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
    length += page.rows.length;
    cursor = page.cursor ?? '';
  } while (cursor);
  return length;
};
const LISTS = VIEWS.filter((view) => view !== 'stage' && view !== 'done');
const compare = async (): Promise<void> => {
  const { views } = await get('/api/desk/views');
  const [told, found] = [[] as unknown[], [] as unknown[]];
  for (const view of LISTS) {
    const length = await listed(view);
    const { count, more } = views[view];
    told.push([view, count, more]);
    // A look that stopped early has seen some of the list; any other says all of it.
    found.push([view, more && count <= length ? count : length, more]);
  }
  expect(told).toEqual(found);
  expect(views.mine.count).toBeLessThanOrEqual(views.open.count);
};

describe('what a view counts', () => {
  it('is the length of its list, in random worlds', () =>
    holds(
      'is the length of its list, in random worlds',
      fc.asyncProperty(fc.array(anyItem, { maxLength: 25 }), async (items) => {
        await add(items);
        await compare();
        const { views } = await get('/api/desk/views');
        expect(LISTS.filter((view) => views[view].more)).toEqual([]);
      }),
      8,
    ));

  it('stays exact where other lists are long', async () => {
    const work: Made = { kind: 'proposal', stage: 'screening', owner: 'tom', priority: 'normal', isOld: false, days: 20, isHidden: false, isGuarded: false };
    await add(Array.from({ length: 130 }, () => work));
    await compare();
    const { views } = await get('/api/desk/views');
    expect([views.urgent.more, views.late.more, views['done-by-me'].more]).toEqual([false, false, false]);
    await add(Array.from({ length: 120 }, (): Made => ({ ...work, kind: 'contact-request', stage: 'new', isGuarded: true, days: -19 })));
    await compare();
    expect((await get('/api/desk/views')).views.late).toEqual({ count: 100, more: true });
  });
});
