import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';

export type Lines<T> = { readonly kept: readonly T[]; readonly append: (entry: T) => void; readonly clear: () => void };

/** A file of one JSON text per line. The last line may be cut off by a kill -9; what it told was never acknowledged. */
export const openLines = <T>(file: string): Lines<T> => {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (text !== '' && !text.endsWith('\n')) appendFileSync(file, '\n');
  return {
    kept: text.split('\n').flatMap((line) => parsed<T>(line)),
    append: (entry) => appendFileSync(file, `${JSON.stringify(entry)}\n`),
    clear: () => writeFileSync(file, ''),
  };
};

const parsed = <T>(line: string): T[] => {
  try {
    return [JSON.parse(line)];
  } catch {
    return [];
  }
};
