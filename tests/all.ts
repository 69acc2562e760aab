import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BUILT } from './support/built.ts';
import { FAILURES } from './support/failures.ts';

/**
 * All tests. What the application is built into is built before them, once. Those in a browser wait a good deal, and their site serves one
 * of them at a time, so they run beside the others and are told of when those are through. With arguments it is Vitest alone.
 */
const VITEST = join(import.meta.dirname, '../node_modules/vitest/vitest.mjs');
const BUILDER = join(import.meta.dirname, 'support/build-once.ts');
const given = process.argv.slice(2);

const running = new Set<ChildProcess>();
let isOver = false;
// The folder goes with this process, which therefore ends last.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    isOver = true;
    for (const child of running) child.kill(signal);
  });
}

type Ended = { readonly code: number; readonly output: Buffer; readonly failures?: string };
const run = (args: readonly string[], told: 'at once' | 'at the end', env = process.env): Promise<Ended> => {
  if (isOver) return Promise.resolve({ code: 1, output: Buffer.alloc(0) });
  const child = spawn(process.execPath, args, { env, stdio: told === 'at once' ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => output.push(chunk));
  return new Promise((resolve) =>
    child.once('close', (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output: Buffer.concat(output) });
    }),
  );
};

const runAll = async (): Promise<readonly Ended[]> => {
  const dir = mkdtempSync(join(tmpdir(), 'sluis-built-'));
  process.once('exit', () => rmSync(dir, { recursive: true, force: true }));
  const built = await run([BUILDER, dir], 'at once');
  if (built.code !== 0) return [built];
  const vitest = async (project: string, told: 'at once' | 'at the end'): Promise<Ended> => {
    const failures = join(dir, `failures of ${project.replace('!', 'not ')}`);
    const ended = await run([VITEST, 'run', '--project', project], told, { ...process.env, [BUILT]: dir, [FAILURES]: failures });
    return { ...ended, failures: existsSync(failures) ? readFileSync(failures, 'utf8') : `Vitest ended with ${ended.code} before it could say more.` };
  };
  return Promise.all([vitest('!browser', 'at once'), vitest('browser', 'at the end')]);
};

const results = given.length > 0 ? [await run([VITEST, 'run', ...given], 'at once')] : await runAll();
for (const { output } of results) process.stdout.write(output);
// Said again at the very end, since two long outputs follow each other and a log may keep no more than its end.
const failures = results.map((ended) => ended.failures).filter(Boolean);
if (failures.length > 0) process.stdout.write(`\nWhat failed:\n\n${failures.join('\n\n')}\n`);
process.exitCode = results.every(({ code }) => code === 0) ? 0 : 1;
