import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { openFolder } from '../../infra/local/folder.ts';
import { listen } from '../../infra/local/http.ts';
import { runningIn } from '../../infra/local/running.ts';
import { scan } from '../../infra/local/wire.ts';
import { synthesiseFixture } from './fixture/stack.ts';

const templateFile = join(mkdtempSync(join(tmpdir(), 'sluis-template-')), 'template.json');
let assemblyDir: string;
beforeAll(async () => {
  const fixture = await synthesiseFixture();
  assemblyDir = fixture.assemblyDir;
  writeFileSync(templateFile, JSON.stringify(fixture.template));
});

const started: ChildProcess[] = [];
afterEach(async () => {
  for (const child of started.splice(0)) await end(child, 'SIGTERM');
});

const end = async (child: ChildProcess, signal: NodeJS.Signals) => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
};

/** Resolves with the first line of the process: its address, or why it did not start. */
const serve = async (dataDir: string, { port = 0, file = templateFile } = {}) => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'fixture/serve.ts'), file, assemblyDir, dataDir, String(port)], {
    env: {},
  });
  started.push(child);
  const line = await new Promise<string>((resolve) => {
    child.stdout.once('data', (text: Buffer) => resolve(text.toString().trim()));
    child.stderr.once('data', (text: Buffer) => resolve(text.toString().trim()));
  });
  return { child, line };
};
const post = (url: string, path: string, body: unknown = {}) =>
  fetch(`${url}${path}`, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } });
const dump = async (url: string): Promise<any[]> => (await fetch(`${url}/_local/dump`)).json() as Promise<any[]>;
/** A process that has ended may keep its number until it is buried, but not its command. */
const isEngine = (pid: number) =>
  spawnSync('ps', ['-p', String(pid), '-o', 'args='])
    .stdout.toString()
    .includes('--db-path');
const folder = () => mkdtempSync(join(tmpdir(), 'sluis-restart-'));

it('keeps items, mails, clock and cursors over a kill -9 of the server, and ends the database it left behind', async () => {
  const dataDir = folder();
  const first = await serve(dataDir);
  await post(first.line, '/_local/clock', { advance: 'P1D' });
  await post(first.line, '/items/1', { type: 'letter' });
  await post(first.line, '/_local/drain');
  await post(first.line, '/_local/stream', { on: false });
  await post(first.line, '/items/2', {});
  const left = Number(readFileSync(join(dataDir, 'database.pid'), 'utf8'));
  await end(first.child, 'SIGKILL');
  expect(isEngine(left)).toBe(true);

  const second = await serve(dataDir);
  expect(isEngine(left)).toBe(false);
  await post(second.line, '/_local/drain');
  const items = await dump(second.line);
  const mails = (await (await fetch(`${second.line}/_local/mails`)).json()) as unknown[];
  expect(items.map(({ pk }) => pk)).toEqual(expect.arrayContaining(['item#1', 'item#2', 'seen#item#1', 'seen#item#2']));
  // A second delivery of the first item would have sent a second letter.
  expect(mails).toHaveLength(1);
  const { now } = (await (await fetch(`${second.line}/_local/clock`)).json()) as { now: string };
  expect(Date.parse(now) - Date.now()).toBeGreaterThan(86_000_000);

  const begun = performance.now();
  await end(second.child, 'SIGTERM');
  expect(performance.now() - begun).toBeLessThan(2000);
  expect(() => readFileSync(join(dataDir, 'database.pid'))).toThrow();
});

it('says in one line that the port is taken, or the folder', async () => {
  const server = createServer();
  const port = await listen(server);
  const dataDir = folder();
  expect((await serve(dataDir, { port })).line).toBe(`Port ${port} is taken: stop what listens there or set PORT to another one.`);
  server.close();
  expect((await serve(dataDir)).line).toMatch(/^http/);
  expect((await serve(dataDir)).line).toMatch(/^Another local run uses the data folder/);
});

it('tells other programs its database for as long as it runs, and nothing that a kill left behind', async () => {
  const dataDir = folder();
  const first = await serve(dataDir);
  const { endpoint, records } = runningIn(dataDir)!;
  await post(first.line, '/items/1', {});
  expect((await scan(endpoint, records)).map((item) => item.pk?.S)).toContain('item#1');
  await end(first.child, 'SIGKILL');
  expect(runningIn(dataDir)).toBeDefined();
  openFolder(dataDir)();
  expect(runningIn(dataDir)).toBeUndefined();
  const second = await serve(dataDir);
  expect(runningIn(dataDir)!.endpoint).not.toBe(endpoint);
  await end(second.child, 'SIGTERM');
  expect(runningIn(dataDir)).toBeUndefined();
});

it('refuses kept tables with other keys or indexes', async () => {
  const dataDir = folder();
  const first = await serve(dataDir);
  await end(first.child, 'SIGTERM');
  const file = templateFile.replace('.json', '-changed.json');
  writeFileSync(file, readFileSync(templateFile, 'utf8').replaceAll('gsi1pk', 'other'));
  expect((await serve(dataDir, { file })).line).toMatch(/^The kept table Records\w* differs from the template in index gsi1/);
});
