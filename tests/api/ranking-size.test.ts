import { afterEach, expect, test } from 'vitest';
import { community } from '../../shared/community.ts';
import type { Proposal } from '../../shared/domain/proposal.ts';
import { rootRow } from '../../shared/store/rows.ts';
import { put, transact } from '../../shared/store/store.ts';
import { lineWrites } from '../../shared/store/tallies.ts';
import { assignmentOf, per, proposalIn, prp, reviewBody, reviewOf } from '../support/build.ts';
import { addCast } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.stop());

const REVIEWERS = 60;
const nameOf = (i: number): string => `p${String(i).padStart(3, '0')}`;

/** So many proposals of a call, each judged by three of sixty reviewers, of whom every other one is severe. */
const fill = async (proposals: number): Promise<void> => {
  for (let i = 0; i < proposals; i += 1) {
    const root: Proposal = proposalIn('deliberation', {
      id: prp(nameOf(i)),
      reference: `OT-26-${String(i).padStart(5, '0')}-X`,
      receivedAt: '2026-10-05T09:00:00.000Z',
    });
    const judged = [0, 1, 7].flatMap((step) => {
      const r = (i * 3 + step) % REVIEWERS;
      const mark = Math.max(0, Math.min(5, 1.5 + ((i * 7) % 11) / 4 + (r % 2 === 0 ? -0.75 : 0.75)));
      const half = Math.round(mark * 2) / 2;
      return [
        { ...assignmentOf(`r${r}`, 'submitted', { proposal: root.id }), sk: 'b', type: 'assignment' },
        { ...reviewOf(`r${r}`, reviewBody(half)), reviewer: per(`r${r}`), sk: 'c', type: 'review' },
      ];
    });
    await transact(world.store, [put(world.store, rootRow(root, community)), ...lineWrites(world.store, root, judged)]);
  }
};

test.each([
  [10, 1],
  [200, 4],
])('a page of the ranked list costs the same for %i proposals', async (proposals, pages) => {
  world = await openWorld({ seed: `ranking ${proposals}` });
  const cast = await addCast(world);
  await fill(proposals);
  const places: number[] = [];
  const ids = new Set<string>();
  let cursor: string | undefined;
  for (let page = 0; page < pages; page += 1) {
    const from = world.calls.length;
    const query = cursor === undefined ? '' : `?cursor=${encodeURIComponent(cursor)}`;
    const { status, body } = await world.request({ method: 'GET', path: `/api/decide${query}`, cookie: cast.vera.cookie });
    expect(status).toBe(200);
    // Who asks; the lines of the call; the calls there are; the roots of the page.
    expect(
      world.calls
        .slice(from)
        .map(({ operation }) => operation)
        .sort(),
    ).toEqual(['BatchGetItem', 'Query', 'Query', 'Query']);
    expect(body.rows.length).toBe(Math.min(50, proposals));
    expect([body.total, body.basis]).toEqual([proposals, proposals === 200 ? 'offsets' : 'raw']);
    for (const row of body.rows) {
      ids.add(row.id);
      places.push(row.place);
      expect(row.calibrated !== null).toBe(proposals === 200);
    }
    cursor = body.cursor;
  }
  expect(cursor).toBeUndefined();
  expect(ids.size).toBe(proposals);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  const other = await world.request({ method: 'GET', path: `/api/decide?cursor=${encodeURIComponent(cursor ?? 'x')}`, cookie: cast.lia.cookie });
  expect(other.status).toBe(422);
});
