/** One sandbox of a function: its own environment, one event at a time, the local clock instead of the machine's. */
import { parentPort, workerData } from 'node:worker_threads';
import type { FromWorker, ToWorker, WorkerData } from './invocation.ts';

const { file, handler, functionName, clock, memoryMb } = workerData as WorkerData;
const port = parentPort;
if (!port) throw new Error('This module runs as a worker only.');
const send = (message: FromWorker) => port.postMessage(message);

const offset = new BigInt64Array(clock);
const RealDate = Date;
const realNow = Date.now.bind(Date);
const now = () => realNow() + Number(Atomics.load(offset, 0));
RealDate.now = now;
globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
  apply: (target) => new target(now()).toString(),
});
RealDate.prototype.constructor = globalThis.Date;

const described = (error: unknown) =>
  error instanceof Error
    ? { errorType: error.name, errorMessage: error.message, trace: error.stack ?? '' }
    : { errorType: 'Error', errorMessage: String(error), trace: '' };

const contextOf = (id: string, deadline: number) => ({
  awsRequestId: id,
  functionName,
  functionVersion: '$LATEST',
  invokedFunctionArn: `arn:aws:lambda:eu-west-1:000000000000:function:${functionName}`,
  memoryLimitInMB: String(memoryMb),
  logGroupName: `/aws/lambda/${functionName}`,
  logStreamName: 'local',
  callbackWaitsForEmptyEventLoop: true,
  getRemainingTimeInMillis: () => Math.max(0, deadline - performance.now()),
});

try {
  const module = await import(file);
  const run = module[handler] as (event: unknown, context: unknown) => unknown;
  if (typeof run !== 'function') throw new Error(`The bundle of ${functionName} exports no ${handler}.`);
  port.on('message', async ({ id, event, timeoutMs }: ToWorker) => {
    try {
      const result = await run(JSON.parse(event), contextOf(id, performance.now() + timeoutMs));
      send({ id, result: JSON.stringify(result ?? null) });
    } catch (error) {
      send({ id, error: described(error) });
    }
  });
  send({ ready: true });
} catch (error) {
  send({ ready: false, error: described(error) });
}
