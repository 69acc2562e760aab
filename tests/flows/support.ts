import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../infra/aws/bundle.ts';
import type { Local } from '../../infra/local/server.ts';
import { startSeeded } from '../support/built.ts';
import { openSite, type Site } from '../walk/acts.ts';
import { Browser, type Reply } from '../walk/client.ts';

export const folder = (): string => mkdtempSync(join(tmpdir(), 'sluis-flow-'));

export type Running = { readonly local: Local; readonly site: Site; readonly stop: () => Promise<void> };

/** A server of this test's own on any free port, with the sample people and no sample items beyond the seed. */
export const startSluis = async (): Promise<Running> => {
  const dir = folder();
  const local = await startSeeded(join(dir, 'data'));
  const site = openSite(local.url);
  const stop = async () => {
    site.close();
    await local.stop();
    rmSync(dir, { recursive: true, force: true });
  };
  return { local, site, stop };
};

export type Child = { readonly process: ChildProcess; readonly url: string; readonly output: () => string };

/** `main.ts` as a person starts it, in a process of its own; resolves when it has said where it runs, or has ended. */
export const startMain = async (dataDir: string, port: number | string = 0): Promise<Child> => {
  const child = spawn(process.execPath, [join(ROOT, 'infra/local/main.ts')], {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', DATA_DIR: dataDir, PORT: String(port) },
  });
  let text = '';
  const said = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        if (text.includes('Next:')) resolve();
      });
    }
    child.once('close', () => resolve());
  });
  await said;
  return { process: child, url: /The site +(http:\/\/[^/\s]+)/.exec(text)?.[1] ?? '', output: () => text };
};

export const end = async ({ process: child }: Child, signal: NodeJS.Signals): Promise<number> => {
  const begun = performance.now();
  if (child.exitCode === null && child.signalCode === null) {
    child.kill(signal);
    await once(child, 'exit');
  }
  return performance.now() - begun;
};

/** A request that may be cut off: no reply at all counts as none. */
export const attempt = async (work: () => Promise<Reply>): Promise<Reply | undefined> => {
  try {
    return await work();
  } catch {
    return undefined;
  }
};

/** Asks until there is a reply that is neither missing nor our fault; a browser that was told to come again does so too. */
export const persist = async (work: () => Promise<Reply>, tries = 100): Promise<Reply> => {
  for (let left = tries; left > 0; left -= 1) {
    const reply = await attempt(work);
    if (reply && reply.status < 500) return reply;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error('no reply after many tries');
};

export const visitor = (url: string): Browser => new Browser(url);
