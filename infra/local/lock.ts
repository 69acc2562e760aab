import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { LocalError } from './http.ts';

const BUSY = 5;

/** Holds the data folder for this process: the operating system lets go of it even after a kill -9. @throws LocalError when another run has it */
export const lockFolder = (dir: string): (() => void) => {
  const lock = new DatabaseSync(join(dir, 'lock.sqlite'), { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if ((error as { errcode?: number }).errcode !== BUSY) throw error;
    throw new LocalError(`Another local run uses the data folder ${dir}: stop it or set DATA_DIR to another one.`);
  }
  return () => lock.close();
};
