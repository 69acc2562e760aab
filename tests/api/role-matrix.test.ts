import { afterAll, beforeAll, expect, it } from 'vitest';
import { type OperationId, operations } from '../../shared/contract/index.ts';
import { restore } from '../support/restore.ts';
import { redCells, type Staged, setStage } from '../support/stage.ts';
import { CALLERS, type Caller, MATRIX, type On } from './matrix.ts';

/** A busy machine takes several times as long. */
const PATIENCE = 300_000;

let set: Staged;
beforeAll(async () => {
  set = await setStage();
});
afterAll(() => set.world.stop());

it('has one row for every operation of the contract, and one cell for every caller', () => {
  expect(MATRIX.map((row) => row.operation).sort()).toEqual(operations.map((operation) => operation.id).sort());
  for (const row of MATRIX) expect(row.cells.trim().split(/\s+/), row.operation).toHaveLength(CALLERS.length);
});

it('gives every caller of every operation what the matrix says, changes nothing for the refused, and shows foreign as absent', {
  timeout: PATIENCE,
}, async () => {
  expect(await redCells(set)).toEqual([]);
  console.log(`role matrix: ${MATRIX.length} operations × ${CALLERS.length} callers = ${MATRIX.length * CALLERS.length} cells, ${set.count()} requests`);
});

it('leaves the invariants of everything stored as they were', async () => {
  expect((await set.world.violations()).filter((fault) => !/^I7 count|^I10/.test(fault))).toEqual([]);
});

const STAGES: readonly On[] = ['draft', 'submitted', 'screening', 'question', 'in-review', 'deliberation', 'decided', 'announced'];
const STRANGERS: readonly Caller[] = ['other', 'unasked', 'declared', 'inside', 'barred'];

/** A quick run asks each of them in every fourth stage, by a printed seed; a deep one in all. */
const isDeep = process.env.SLUIS_DEEP === '1';
const seed = Number(process.env.SLUIS_SEED ?? Math.floor(Math.random() * 2 ** 31));

it('says the same to whoever may not know of an item, whatever stage it is in', async () => {
  const { world, kept, ask } = set;
  const leaks: string[] = [];
  let asked = 0;
  for (const row of MATRIX.filter(({ on }) => STAGES.includes(on))) {
    const cells = row.cells.trim().split(/\s+/);
    for (const caller of STRANGERS.filter((stranger) => cells[CALLERS.indexOf(stranger)] === '404')) {
      const turn = seed + STRANGERS.indexOf(caller) + MATRIX.indexOf(row);
      for (const stage of STAGES.filter((_, i) => isDeep || (i + turn) % 4 === 0)) {
        const from = world.calls.length;
        const reply = await ask(row.operation as OperationId, caller, stage);
        asked += 1;
        if (reply.status !== 404) leaks.push(`${row.operation} by ${caller} in ${stage}: ${reply.status} ${reply.body?.code ?? ''}`);
        if (reply.status < 300) await restore(world, kept, from);
      }
    }
  }
  expect(leaks).toEqual([]);
  console.log(
    `strangers: ${asked} requests over ${STAGES.length} stages, seed ${seed}; replay: SLUIS_SEED=${seed} npx vitest run tests/api/role-matrix.test.ts`,
  );
});
