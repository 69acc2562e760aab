import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Log = {
  /** A line for the person at the keyboard. */
  readonly say: (line: string) => void;
  /** What a function wrote to its own log. */
  readonly write: (fn: string, text: string) => void;
  /** The functions' latest lines, for tests that look for what must not be in them. */
  readonly lines: () => readonly string[];
  readonly file: string;
};

const KEPT = 5000;

export const openLog = (dir: string, quiet: boolean): Log => {
  const file = join(dir, 'functions.log');
  writeFileSync(file, '');
  let lines: string[] = [];
  return {
    file,
    lines: () => lines,
    say: (line) => {
      if (!quiet) console.log(line);
    },
    write: (fn, text) => {
      const fresh = text
        .split('\n')
        .filter(Boolean)
        .map((line) => `${fn} ${line}`);
      lines = [...lines.slice(-KEPT), ...fresh];
      appendFileSync(file, fresh.map((line) => `${line}\n`).join(''));
    },
  };
};
