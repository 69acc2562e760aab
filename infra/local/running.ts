import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where other programs of the same person reach the database of a local run, and what its tables are called. */
export type Running = { readonly endpoint: string; readonly records: string; readonly facts: string };

const fileIn = (dir: string): string => join(dir, 'running.json');

/** Tells it for as long as the run goes on; answers how to take it back. Whoever holds the folder next takes back what a kill left behind. */
export const tellRunning = (dir: string, running: Running): (() => void) => {
  writeFileSync(fileIn(dir), JSON.stringify(running));
  return () => rmSync(fileIn(dir), { force: true });
};

export const forgetRunning = (dir: string): void => rmSync(fileIn(dir), { force: true });

export const runningIn = (dir: string): Running | undefined => {
  try {
    return JSON.parse(readFileSync(fileIn(dir), 'utf8')) as Running;
  } catch {
    return undefined;
  }
};
