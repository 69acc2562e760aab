import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { Failures } from './tests/support/failures.ts';

/**
 * The slowest folders first, so that no worker is left with a long file at the end; a file of the others takes no second. The sweep over all
 * pages shows the sample people before any journey has moved the clock.
 */
const ORDER = ['flows', 'api', 'local', 'work', 'infra', 'store', 'browser/sweep'];
const rank = ({ moduleId }: TestSpecification): number => {
  const at = ORDER.findIndex((folder) => moduleId.includes(`/tests/${folder}/`));
  return at < 0 ? ORDER.length : at;
};
class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

/** Tests that swap modules of the application for others load it for themselves alone. */
const ALONE = readdirSync(join(import.meta.dirname, 'tests'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.test\.tsx?$/.test(file) && readFileSync(join(import.meta.dirname, 'tests', file), 'utf8').includes('vi.mock('))
  .map((file) => join('tests', file));
const EXCLUDE = ['tests/bench/**', 'tests/browser/**'];

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    // A busy machine takes several times as long; what hangs is still found.
    testTimeout: 150_000,
    hookTimeout: 240_000,
    // The site and the browser of the browser tests end in seconds, on a machine with other work in more than ten.
    teardownTimeout: 60_000,
    maxWorkers: 2,
    reporters: ['default', new Failures()],
    sequence: { sequencer: SlowestFirst },
    // Loading the application and its SDK anew for each file would take longer than most files do.
    projects: [
      { extends: true, test: { name: 'together', include: ['tests/**/*.test.{ts,tsx}'], exclude: [...EXCLUDE, ...ALONE], isolate: false } },
      { extends: true, test: { name: 'alone', include: ALONE, exclude: EXCLUDE } },
      // One site and one browser serve them all, one after the other.
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/browser/support/setup.ts'],
          isolate: false,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
