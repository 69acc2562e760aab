import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { close, LocalError, listen } from './http.ts';
import { post } from './wire.ts';

export type Database = {
  readonly endpoint: string;
  /** Of the running engine; undefined for an engine that somebody else runs. */
  readonly pid: number | undefined;
  /** Resolves once the engine answers, also after it died and was started again. */
  readonly ready: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Ends the engine without any warning and resolves when it is gone; it is started again on the same port. */
  readonly kill9: () => Promise<void>;
};

/**
 * Starts the engine on a file in `dir`, in memory without one, or takes the one that DYNAMODB_ENDPOINT names.
 * @throws LocalError when no engine fits this machine
 */
export const startDatabase = async ({ dir, log = () => {} }: { readonly dir?: string; readonly log?: (line: string) => void }): Promise<Database> => {
  const external = process.env.DYNAMODB_ENDPOINT;
  if (external) return { endpoint: external, pid: undefined, ready: async () => {}, stop: async () => {}, kill9: async () => {} };
  const program = findProgram();
  const kept = dir === undefined ? undefined : { file: join(dir, 'database.sqlite'), pidFile: join(dir, 'database.pid') };
  if (dir !== undefined) mkdirSync(dir, { recursive: true });
  if (kept) await endStale(kept.pidFile);
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;

  let child: ChildProcess;
  let ready: Promise<void>;
  let stopping = false;
  const launch = async (): Promise<void> => {
    const options = ['--host', '127.0.0.1', '--port', String(port), ...(kept ? ['--db-path', kept.file] : [])];
    // In a group of its own: Ctrl-C is for the server, which ends the engine last.
    const mine = spawn(program, options, { stdio: 'ignore', detached: process.platform !== 'win32' });
    child = mine;
    mine.on('error', () => {});
    if (kept) writeFileSync(kept.pidFile, String(mine.pid ?? ''));
    mine.once('exit', () => {
      if (stopping) return;
      log('The database ended; starting it again.');
      begin(50);
    });
    await answering(endpoint, mine);
    if (kept) indexStream(kept.file);
  };
  const begin = (afterMs: number) => {
    ready = sleep(afterMs).then(() => (stopping ? undefined : launch()));
    ready.catch(() => {});
  };
  const endWithMe = () => child.kill('SIGKILL');
  process.once('exit', endWithMe);
  ready = launch();
  ready.catch(() => {});

  const waitUntilReady = async (): Promise<void> => {
    const deadline = Date.now() + 10_000;
    for (;;) {
      try {
        return await ready;
      } catch {
        if (stopping || Date.now() > deadline) throw new LocalError('The database does not start; set DYNAMODB_ENDPOINT to use another one.');
        await sleep(50);
      }
    }
  };
  try {
    await waitUntilReady();
  } catch (error) {
    stopping = true;
    endWithMe();
    throw error;
  }
  return {
    endpoint,
    get pid() {
      return child.pid;
    },
    ready: waitUntilReady,
    kill9: async () => {
      const gone = once(child, 'exit');
      if (child.kill('SIGKILL')) await gone;
    },
    stop: async () => {
      stopping = true;
      process.off('exit', endWithMe);
      await end(child);
      if (kept) rmSync(kept.pidFile, { force: true });
    },
  };
};

const findProgram = () => {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  try {
    return createRequire(import.meta.url).resolve(`@dynoxide/${process.platform}-${process.arch}/dynoxide${suffix}`);
  } catch {
    throw new LocalError(
      `No DynamoDB engine is installed for ${process.platform}-${process.arch}: run Amazon's DynamoDBLocal.jar and set DYNAMODB_ENDPOINT to its address.`,
    );
  }
};

const freePort = async () => {
  const probe = createServer();
  const port = await listen(probe);
  await close(probe);
  return port;
};

const answering = async (endpoint: string, child: ChildProcess) => {
  for (let tries = 0; tries < 500; tries++) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) throw new Error('The database ended while it started.');
    try {
      await post(endpoint, {}, '');
      return;
    } catch {
      await sleep(10);
    }
  }
  throw new Error('The database does not answer.');
};

/** Each write with a stream looks for the last sequence number: without this index it reads all of them. Failing is only slower. */
const indexStream = (file: string) => {
  try {
    const database = new DatabaseSync(file, { timeout: 3000 });
    try {
      database.exec('CREATE INDEX IF NOT EXISTS ix_stream_seq ON _stream_records(table_name, CAST(sequence_number AS INTEGER))');
    } finally {
      database.close();
    }
  } catch {
    // The engine works without it.
  }
};

const end = async (child: ChildProcess) => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 1000);
  await gone;
  clearTimeout(timer);
};

/** After a kill -9 of the server its engine lives on and holds the file; only a process that still is that engine is ended. */
const endStale = async (pidFile: string) => {
  const pid = readPid(pidFile);
  if (!pid) return;
  for (let tries = 0; tries < 200 && commandOf(pid).includes('dynoxide'); tries++) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      return;
    }
    await sleep(10);
  }
};

const readPid = (file: string) => {
  try {
    return Number(readFileSync(file, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
};

const commandOf = (pid: number): string => {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    if (process.platform === 'win32') return execFileSync('tasklist', ['/FI', `PID eq ${pid}`], { encoding: 'utf8' });
    return execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
  } catch {
    return '';
  }
};
