import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** An event that a function failed at to the end; on AWS it lies in a queue. */
export type DeadLetter = { readonly at: string; readonly fn: string; readonly reason: string; readonly event: unknown };
export type DeadLetters = {
  readonly add: (letter: DeadLetter) => void;
  readonly all: () => readonly DeadLetter[];
  readonly clear: () => void;
};

export const openDeadLetters = (dir: string): DeadLetters => {
  const file = join(dir, 'dead-letters.ndjson');
  let letters: DeadLetter[] = existsSync(file) ? readFileSync(file, 'utf8').split('\n').flatMap(parsed) : [];
  return {
    all: () => letters,
    add: (letter) => {
      letters.push(letter);
      appendFileSync(file, `${JSON.stringify(letter)}\n`);
    },
    clear: () => {
      letters = [];
      writeFileSync(file, '');
    },
  };
};

const parsed = (line: string): DeadLetter[] => {
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
};
