import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Cost } from '../support/capacity.ts';

const run = promisify(execFile);
const PROBE = fileURLToPath(new URL('probe.cjs', import.meta.url));

export type Case = {
  readonly name: string;
  readonly file: string;
  /** File with the event to call the handler with; empty = load the module and no more. */
  readonly event: string;
  /** Variables of one sample; its number keeps samples apart where they meet a service. */
  readonly env: (sample: string) => Record<string, string>;
  readonly status?: number;
};

/** One cold start in a fresh process. @returns milliseconds of processor time. @throws when the reply is not the expected one. */
export const sample = async ({ name, file, event, env, status }: Case, id: string): Promise<number> => {
  const { stdout } = await run(process.execPath, [PROBE, file, event], { env: { PATH: process.env.PATH, ...env(id) } });
  const result = JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}');
  if (result.status !== status) throw new Error(`${name} replied ${result.status} instead of ${status}: ${stdout}`);
  return result.cpu;
};

/** Samples of each case, taken in rounds whose order is reversed each time, so that a slow minute falls on all alike. */
export const interleave = async (cases: readonly Case[], rounds: number): Promise<Map<string, number[]>> => {
  const samples = new Map(cases.map(({ name }) => [name, [] as number[]]));
  for (const one of cases) await sample(one, `${one.name}-warm`);
  for (let round = 0; round < rounds; round += 1) {
    for (const one of round % 2 ? cases.toReversed() : cases) samples.get(one.name)?.push(await sample(one, `${one.name}-${round}`));
  }
  return samples;
};

/** Mean of the lower half: what a start costs when nobody else uses the machine. */
export const lowerMean = (values: readonly number[]): number => {
  const half = values.toSorted((a, b) => a - b).slice(0, Math.ceil(values.length / 2));
  return half.reduce((sum, value) => sum + value, 0) / half.length;
};

/** 90 % interval of a/b from 2,000 resamples with a fixed seed. */
export const interval = (a: readonly number[], b: readonly number[]): [number, number] => {
  let seed = 1;
  const next = () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
  const again = (values: readonly number[]) => values.map(() => values[Math.floor(next() * values.length)] ?? 0);
  const ratios = Array.from({ length: 2000 }, () => lowerMean(again(a)) / lowerMean(again(b))).sort((x, y) => x - y);
  return [ratios[100] ?? 0, ratios[1899] ?? 0];
};

/** One line of a bench; the goal is what must hold, the aim what we would like. */
export const verdict = (name: string, value: number, must: number, detail: string): boolean => {
  const passed = value <= must;
  console.log(`${passed ? 'PASS' : 'FAIL'} ${name} = ${value.toFixed(3)} ${detail} must ≤ ${must}`);
  return passed;
};

/** What a piece of work costs the store, on one line. */
export const costLine = (what: string, { requests, reads, writes }: Cost): string =>
  `     ${what.padEnd(40)} ${String(requests).padStart(3)} requests ${reads.toFixed(1).padStart(7)} read units ${String(writes).padStart(5)} write units`;
