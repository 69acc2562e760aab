import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Runs the sample data into a new data folder; a folder that has had it keeps what people made of it. */
export const once = async (dir: string, seed: () => Promise<void>) => {
  const mark = join(dir, 'seeded');
  if (existsSync(mark)) return;
  await seed();
  writeFileSync(mark, '');
};
