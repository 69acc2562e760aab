import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalError } from './http.ts';

export type Clock = {
  readonly now: () => Date;
  /** Milliseconds ahead of the machine, shared with every worker. */
  readonly shared: SharedArrayBuffer;
  /** @throws LocalError when the moment lies before now: deadlines and leases only know forward. */
  readonly moveTo: (at: number) => Date;
};

/** The one clock of the local run. Its lead on the machine's clock is kept in the data folder. */
export const openClock = (dir: string): Clock => {
  const file = join(dir, 'clock.json');
  const shared = new SharedArrayBuffer(8);
  const offset = new BigInt64Array(shared);
  Atomics.store(offset, 0, BigInt(readOffset(file)));
  const now = () => new Date(Date.now() + Number(Atomics.load(offset, 0)));
  return {
    now,
    shared,
    moveTo: (at) => {
      const ahead = Math.ceil(at - Date.now());
      if (!Number.isFinite(at) || at > LATEST) throw new LocalError('The clock takes a moment before the year 9000.');
      if (ahead < Number(Atomics.load(offset, 0))) throw new LocalError(`The clock only moves forward; it is ${now().toISOString()}.`);
      Atomics.store(offset, 0, BigInt(ahead));
      writeFileSync(file, JSON.stringify({ aheadMs: ahead }));
      return now();
    },
  };
};

const LATEST = Date.UTC(9000, 0);

const readOffset = (file: string): number => {
  try {
    const { aheadMs } = JSON.parse(readFileSync(file, 'utf8')) as { aheadMs?: unknown };
    return Number.isSafeInteger(aheadMs) ? (aheadMs as number) : 0;
  } catch {
    return 0;
  }
};

const UNITS = { W: 604_800_000, D: 86_400_000, H: 3_600_000, M: 60_000, S: 1000 } as const;

/** Milliseconds of "PT90S", "P30D", "P1DT2H" or of a plain number; undefined when it is neither. Months and years have no fixed length. */
export const durationMs = (value: unknown): number | undefined => {
  if (typeof value === 'number') return value >= 0 ? value : undefined;
  const text = String(value);
  if (/^\d+$/.test(text)) return Number(text);
  const parts = /^P(?=.)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text);
  if (!parts) return undefined;
  return Object.values(UNITS).reduce((sum, unit, i) => sum + unit * Number(parts[i + 1] ?? 0), 0);
};
