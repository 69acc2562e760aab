import { expect, it } from 'vitest';
import { openSite } from '../walk/acts.ts';
import { readyDrafts, storm, stormFaults, untilSome } from './drafts.ts';
import { type Child, end, folder, startMain } from './support.ts';

/** Each draft is pressed several times at once with its one key. */
const [DRAFTS, PRESSES] = [200, 4];

/** Two whole starts; a quick run kills the database alone, and the server where nothing is under way. */
it.runIf(process.env.SLUIS_DEEP)(
  'loses nothing that it acknowledged when the server is killed among the submits and started again',
  { timeout: 120_000 },
  async () => {
    const dataDir = folder();
    const children: Child[] = [];
    const start = async (port: number | string) => {
      const child = await startMain(dataDir, port);
      children.push(child);
      expect(child.url, child.output()).toMatch(/^http/);
      return child;
    };
    try {
      const first = await start(0);
      const port = new URL(first.url).port;
      const site = openSite(first.url);
      const drafts = await readyDrafts(site, DRAFTS, 'server');
      const acknowledged = new Map<string, string>();
      const counts = { cut: 0, failed: 0 };
      const storming = storm(drafts, PRESSES, acknowledged, counts);
      await untilSome(acknowledged, 4);
      await end(first, 'SIGKILL');
      await storming;
      expect(acknowledged.size).toBeGreaterThan(0);
      console.log(
        `server killed among ${drafts.length * PRESSES} submits of ${drafts.length} drafts: ${acknowledged.size} acknowledged, ${counts.failed} refused, ${counts.cut} cut off`,
      );
      await start(port);
      expect(await stormFaults(site, drafts, acknowledged)).toEqual([]);
      site.close();
    } finally {
      for (const child of children) await end(child, 'SIGTERM');
    }
  },
);
