import { randomUUID } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { runtimeEnvironment } from './environment.ts';
import { type FromWorker, InvocationError, type ToWorker, type WorkerData } from './invocation.ts';
import type { Door } from './proxy.ts';

export type Fn = {
  readonly name: string;
  readonly label: string;
  readonly invoke: (event: unknown) => Promise<any>;
  /** Ends all workers; the next event starts cold. */
  readonly recycle: () => Promise<void>;
};

export type FnOptions = {
  readonly name: string;
  /** What calls, faults and log lines are listed under. */
  readonly label: string;
  /** Folder of the bundle and "file.export" as Lambda writes it. */
  readonly dir: string;
  readonly handler: string;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly environment: Record<string, string>;
  readonly clock: SharedArrayBuffer;
  /** Opens the worker's own door to the services, so that a call is attributed to the worker that made it. */
  readonly openDoor: (name: string, kill: () => void) => Promise<Door>;
  readonly onLog: (name: string, text: string) => void;
};

type Sandbox = {
  readonly worker: Worker;
  readonly door: Door;
  busy: boolean;
  idle?: NodeJS.Timeout;
  fail: (error: InvocationError) => void;
  settle: (message: FromWorker) => void;
};

/** More workers of one function only cost memory here. */
const MAX_WORKERS = 2;
const IDLE_MS = 120_000;
const MAX_PAYLOAD = 6 * 1024 * 1024;

export const createFunction = (options: FnOptions): Fn => {
  const sandboxes = new Set<Sandbox>();
  const waiting: (() => void)[] = [];
  let slots = 0;

  const drop = (sandbox: Sandbox, error: InvocationError) => {
    if (!sandboxes.delete(sandbox)) return;
    clearTimeout(sandbox.idle);
    sandbox.fail(error);
    void sandbox.worker.terminate();
    void sandbox.door.close();
  };

  const create = async (): Promise<Sandbox> => {
    const died = () => new InvocationError('exit', `${options.label} exited before it answered.`);
    let kill = () => {};
    const door = await options.openDoor(options.label, () => kill());
    const [module = 'index', handler = 'handler'] = options.handler.split('.');
    const data: WorkerData = {
      file: pathToFileURL(`${options.dir}/${module}.mjs`).href,
      handler,
      functionName: options.name,
      clock: options.clock,
      memoryMb: options.memoryMb,
    };
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: data,
      env: runtimeEnvironment(options, door.url),
      execArgv: [],
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: Math.max(128, options.memoryMb) },
    });
    const sandbox: Sandbox = { worker, door, busy: true, fail: () => {}, settle: () => {} };
    kill = () => drop(sandbox, died());
    sandboxes.add(sandbox);
    for (const stream of [worker.stdout, worker.stderr]) stream.on('data', (chunk: Buffer) => options.onLog(options.label, chunk.toString()));
    worker.on('message', (message: FromWorker) => sandbox.settle(message));
    worker.on('error', (error) => drop(sandbox, new InvocationError('exit', error.message, error.stack)));
    worker.on('exit', () => drop(sandbox, died()));
    return sandbox;
  };

  /** Waits for the next message of this sandbox, within the function's time. */
  const nextMessage = (sandbox: Sandbox, timeoutMs: number): Promise<FromWorker> =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => drop(sandbox, new InvocationError('timeout', `${options.label} timed out after ${options.timeoutMs / 1000} seconds.`)),
        timeoutMs,
      );
      sandbox.fail = (error) => {
        clearTimeout(timer);
        reject(error);
      };
      sandbox.settle = (message) => {
        clearTimeout(timer);
        resolve(message);
      };
    });

  const acquire = async (): Promise<Sandbox> => {
    if (slots >= MAX_WORKERS) await new Promise<void>((resolve) => waiting.push(resolve));
    else slots++;
    const free = [...sandboxes].find((each) => !each.busy);
    if (free) {
      free.busy = true;
      clearTimeout(free.idle);
      return free;
    }
    try {
      const sandbox = await create();
      const first = await nextMessage(sandbox, Math.max(10_000, options.timeoutMs));
      if ('ready' in first && first.ready) return sandbox;
      const error = 'error' in first ? first.error : undefined;
      const failure = new InvocationError('exit', `${options.label} does not start: ${error?.errorMessage ?? 'unknown reason'}`, error?.trace);
      drop(sandbox, failure);
      throw failure;
    } catch (error) {
      passSlot();
      throw error;
    }
  };

  const passSlot = () => {
    const next = waiting.shift();
    if (next) next();
    else slots--;
  };

  const release = (sandbox: Sandbox) => {
    sandbox.busy = false;
    sandbox.idle = setTimeout(() => drop(sandbox, new InvocationError('exit', 'idle')), IDLE_MS).unref();
    sandbox.fail = () => {};
    passSlot();
  };

  const invoke = async (event: unknown) => {
    const payload = JSON.stringify(event);
    if (payload.length > MAX_PAYLOAD) throw new InvocationError('too-large', `The event for ${options.name} exceeds 6 MB.`);
    const sandbox = await acquire();
    const id = randomUUID();
    sandbox.door.request = id;
    try {
      const answer = nextMessage(sandbox, options.timeoutMs);
      sandbox.worker.postMessage({ id, event: payload, timeoutMs: options.timeoutMs } satisfies ToWorker);
      const message = await answer;
      if ('error' in message) throw new InvocationError('error', `${message.error.errorType}: ${message.error.errorMessage}`, message.error.trace);
      if (!('result' in message)) throw new InvocationError('exit', `${options.label} broke its protocol.`);
      if (message.result.length > MAX_PAYLOAD) throw new InvocationError('too-large', `The answer of ${options.name} exceeds 6 MB.`);
      return JSON.parse(message.result);
    } finally {
      release(sandbox);
    }
  };

  return {
    name: options.name,
    label: options.label,
    invoke,
    recycle: async () => {
      const all = [...sandboxes];
      for (const sandbox of all) drop(sandbox, new InvocationError('exit', `${options.label} was stopped.`));
      await Promise.all(all.map(({ worker }) => worker.terminate()));
    },
  };
};
