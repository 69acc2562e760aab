import { join } from 'node:path';
import { openLines } from './ndjson.ts';

/** An event that a function failed at to the end; on AWS it lies in a queue. */
export type DeadLetter = { readonly at: string; readonly fn: string; readonly reason: string; readonly event: unknown };
export type DeadLetters = {
  readonly add: (letter: DeadLetter) => void;
  readonly all: () => readonly DeadLetter[];
  readonly clear: () => void;
};

export const openDeadLetters = (dir: string): DeadLetters => {
  const lines = openLines<DeadLetter>(join(dir, 'dead-letters.ndjson'));
  let letters = [...lines.kept];
  return {
    all: () => letters,
    add: (letter) => {
      letters.push(letter);
      lines.append(letter);
    },
    clear: () => {
      letters = [];
      lines.clear();
    },
  };
};
