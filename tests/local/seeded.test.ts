import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { seedOnce } from '../../infra/local/seeded.ts';

it('seeds new tables once, and begins anew what was cut off', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'sluis-seed-'));
  const done: string[] = [];
  const run = (fresh: boolean, fails = false) =>
    seedOnce({
      dir,
      fresh,
      empty: async () => void done.push('empty'),
      seed: async () => {
        if (fails) throw new Error('cut off');
        done.push('seed');
      },
    });
  await expect(run(true, true)).rejects.toThrow('cut off');
  await run(false);
  expect(done).toEqual(['empty', 'seed']);
  await run(false);
  expect(done).toHaveLength(2);
});
