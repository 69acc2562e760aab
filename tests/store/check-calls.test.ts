import { afterAll, beforeAll, expect, it } from 'vitest';
import { APPLICANTS } from '../../infra/local/sample-people.ts';
import { violationsOf } from '../../shared/store/check.ts';
import type { Stored } from '../../shared/store/item.ts';
import { callOf } from '../support/calls.ts';
import { draftOf, linkIn, must } from '../support/journey.ts';
import { addCast, session } from '../support/people.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let rows: { records: Stored[]; facts: Stored[] };
beforeAll(async () => {
  world = await openWorld({ seed: 'check calls' });
  const cast = await addCast(world);
  const { id } = await callOf(world, cast, { capPerOrganisation: 2 });
  const journey = await draftOf(world, { call: id });
  await must(world, journey.own, `/api/proposals/${journey.id}/team`, { email: 'mee@anders.example', role: 'editor' });
  await must(world, journey.own, `/api/proposals/${journey.id}/team`, { email: 'nog@anders.example', role: 'reader' });
  await world.drain();
  const { token } = linkIn(world, 'mee@anders.example');
  await must(world, undefined, '/api/links/open', { token });
  await must(world, await session(world, journey.applicant, { door: 'person' }), `/api/proposals/${journey.id}/submit`);
  await draftOf(world, { sender: APPLICANTS[1]!, call: id });
  await world.drain();
  rows = await world.rows();
});
afterAll(() => world.stop());

const broken = (change: (row: Stored) => Stored | undefined): string[] =>
  violationsOf({ ...rows, records: rows.records.flatMap((row) => change({ ...row }) ?? []) }, world.now).map((fault) =>
    fault.replaceAll(/\w{3}_\w{26}/g, 'id'),
  );
const isRoot = (row: Stored) => row.type === 'root' && row.kind === 'proposal' && row.stage === 'submitted';

it('finds nothing wrong with a call, a share and a team as they came about', () => {
  expect(broken((row) => row)).toEqual([]);
  // Whoever reads both tables may mark where a row came from.
  expect(broken((row) => ({ ...row, _table: 'records' }))).toEqual([]);
  expect(rows.records.map((row) => row.type)).toEqual(expect.arrayContaining(['call', 'slot', 'member']));
});

const LIST = 'I7 id: the list of calls says something else';
const SHARE = /^I7 cap#id#\w{8} 1: a place in a share is taken by nobody who says so$/;
it.each<[what: string, change: (row: Stored) => Stored | undefined, fault: string | RegExp]>([
  ['a line of the list that lags behind', (row) => (row.type === 'call' ? { ...row, closesAt: '2026-12-02T16:00:00.000Z' } : row), LIST],
  ['a line of the list that is missing', (row) => (row.type === 'call' ? undefined : row), LIST],
  ['a line of the list that leads nowhere', (row) => (row.type === 'call' ? { ...row, sk: `cal_${'0'.repeat(26)}` } : row), LIST],
  ['a place that nobody holds', (row) => (isRoot(row) ? { ...row, slot: undefined } : row), SHARE],
  ['a place that was lost', (row) => (row.type === 'slot' ? undefined : row), 'I7 id: its place in a share is not taken, or by another'],
  ['a place that another holds', (row) => (row.type === 'slot' ? { ...row, item: 'prp_x' } : row), 'I7 id: its place in a share is not taken, or by another'],
  ['somebody in a team who never joined', (row) => (row.type === 'member' ? { ...row, state: 'joined' } : row), 'I12 id: its team is not who joined it'],
  ['somebody who joined and is not in the team', (row) => (isRoot(row) ? { ...row, team: undefined } : row), 'I12 id: its team is not who joined it'],
])('finds %s', (_, change, fault) => {
  expect(broken(change)).toEqual(expect.arrayContaining([typeof fault === 'string' ? fault : expect.stringMatching(fault)]));
});
