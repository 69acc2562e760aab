import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { LocalError } from './http.ts';
import { lockFolder } from './lock.ts';
import { forgetRunning } from './running.ts';

/** Makes a folder for this person only, level by level: a recursive mkdir never returns below a file system such as /proc. */
const make = (dir: string): void => {
  if (existsSync(dir)) return;
  make(dirname(dir));
  mkdirSync(dir, { mode: 0o700 });
};

/** Makes the data folder and holds it for this process; answers how to let go of it. @throws LocalError when it cannot be written or another run has it */
export const openFolder = (dir: string): (() => void) => {
  try {
    make(dir);
    const unlock = lockFolder(dir);
    forgetRunning(dir);
    return unlock;
  } catch (error) {
    if (error instanceof LocalError) throw error;
    throw new LocalError(`The data folder ${dir} cannot be written (${(error as Error).message}): set DATA_DIR to another one.`);
  }
};
