import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Seeding = {
  readonly dir: string;
  /** Whether the tables were made just now. */
  readonly fresh: boolean;
  readonly empty: () => Promise<unknown>;
  readonly seed: () => Promise<void>;
};

/** Puts the sample data into new tables only; what was cut off half way is begun anew. */
export const seedOnce = async ({ dir, fresh, empty, seed }: Seeding) => {
  const mark = join(dir, 'seeding');
  const halfWay = existsSync(mark);
  if (!fresh && !halfWay) return;
  writeFileSync(mark, '');
  if (halfWay) await empty();
  await seed();
  rmSync(mark);
};
