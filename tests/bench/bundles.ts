import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleFunctions, sizesOf } from '../../infra/aws/bundle.ts';
import { forbiddenIn, leftOpen } from '../infra/forbidden.ts';
import { buildBundled } from './baseline.ts';
import { verdict } from './measure.ts';

/** Bytes of each bundle, what does not belong in one, and the submit function beside a typical build of the same handler (P4, P5). */
export const benchBundles = async (): Promise<boolean> => {
  const folder = mkdtempSync(join(tmpdir(), 'sluis-bench-'));
  const metafile = await bundleFunctions(folder);
  const sizes = sizesOf(metafile);
  for (const [name, bytes] of Object.entries(sizes)) console.log(`     ${name.padEnd(14)} ${(bytes / 1024).toFixed(0).padStart(4)} KB`);
  const [worst = 0] = Object.values(sizes).toSorted((a, b) => b - a);
  const misplaced = [...forbiddenIn(metafile), ...leftOpen(metafile)];
  for (const line of misplaced) console.log(`     ${line}`);
  const submit = sizes['api-applicant'] ?? 0;
  const typical = await buildBundled(join(folder, 'typical.cjs'));
  return [
    verdict('P4 largest bundle', worst / 1024, 400, 'KB,'),
    verdict('P4 submit / typical', submit / typical, 0.3, `(${(submit / 1024).toFixed(0)} / ${(typical / 1024).toFixed(0)} KB, aim 0.22),`),
    verdict('P5 forbidden modules', misplaced.length, 0, ''),
  ].every(Boolean);
};

if (import.meta.main) process.exitCode = (await benchBundles()) ? 0 : 1;
