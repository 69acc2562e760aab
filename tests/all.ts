import { spawn } from 'node:child_process';
import { join } from 'node:path';

/**
 * All tests: those in a browser wait a good deal, and their site serves one of them at a time, so they run beside the others and are told
 * of when those are through. With arguments it is Vitest alone.
 */
const VITEST = join(import.meta.dirname, '../node_modules/vitest/vitest.mjs');
const given = process.argv.slice(2);

const run = (args: readonly string[], told: 'at once' | 'at the end'): Promise<{ code: number; output: Buffer }> => {
  const child = spawn(process.execPath, [VITEST, 'run', ...args], { stdio: told === 'at once' ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => output.push(chunk));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(output) })));
};

const runs = given.length > 0 ? [run(given, 'at once')] : [run(['--project', '!browser'], 'at once'), run(['--project', 'browser'], 'at the end')];
const results = await Promise.all(runs);
for (const { output } of results) process.stdout.write(output);
process.exitCode = results.every(({ code }) => code === 0) ? 0 : 1;
