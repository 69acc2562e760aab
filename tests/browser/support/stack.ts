import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSeeded } from '../../support/built.ts';
import { Doors } from '../../walk/client.ts';

export type LocalStack = { readonly url: string; readonly stop: () => Promise<void> };

/** Starts it, filled, on data in the given folder. */
const startIn = async (dir: string): Promise<LocalStack> => {
  const local = await startSeeded(join(dir, 'data'));
  const doors = new Doors(local.url);
  // What the sample people asked for counts against no limit any more.
  await doors.advance('PT1H');
  doors.close();
  return local;
};

/** The whole of Sluis as `npm start` runs it, on any free port and with everything that it keeps in a folder of its own. */
export const startStack = async (): Promise<LocalStack> => {
  const dir = mkdtempSync(join(tmpdir(), 'sluis-browser-'));
  const clear = () => rmSync(dir, { recursive: true, force: true });
  try {
    const { url, stop } = await startIn(dir);
    return { url, stop: () => stop().finally(clear) };
  } catch (error) {
    clear();
    throw error;
  }
};
