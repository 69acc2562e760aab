import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sluisIn } from '../../infra/local/nested.ts';
import type { Local } from '../../infra/local/server.ts';
import type { Template } from '../../infra/local/template.ts';
import { Doors } from '../walk/client.ts';

/** Names the folder of what a run of all tests built before them, once for all its processes. */
export const BUILT = 'SLUIS_BUILT';

const [BUNDLES, ASSETS, ASSEMBLY, SEEDED] = ['bundles', 'assets', 'assembly', 'seeded'] as const;

type Assembled = { readonly template: Template; readonly assemblyDir: string };
const assembledIn = (dir: string): Assembled => ({ template: sluisIn(join(dir, ASSEMBLY)), assemblyDir: join(dir, ASSEMBLY) });

/** Bundles the functions and the styles and synthesises the stack, as a deployment would. What does it is loaded only by who does it. */
const assemble = async (dir: string): Promise<void> => {
  // A step of the checks validates the template; here it would take seconds.
  process.env.CDK_VALIDATION = 'false';
  const [{ buildApp }, { buildAssets }, { bundleFunctions }] = await Promise.all([
    import('../../infra/aws/app.ts'),
    import('../../infra/aws/assets.ts'),
    import('../../infra/aws/bundle.ts'),
  ]);
  const [bundles, assets] = [join(dir, BUNDLES), join(dir, ASSETS)];
  await Promise.all([bundleFunctions(bundles), buildAssets(assets)]);
  buildApp({ bundles, assets, 'aws:cdk:enable-asset-metadata': true, 'aws:cdk:disable-asset-staging': true }, join(dir, ASSEMBLY)).synth();
};

const startIn = async (assembled: Assembled, dataDir: string): Promise<Local> => {
  const [{ startLocal }, sample] = await Promise.all([import('../../infra/local/server.ts'), import('../../infra/local/seed.ts')]);
  return startLocal({ ...assembled, port: 0, dataDir, quiet: true, ...sample });
};

/** A start on an empty folder: the sample data is put in, everything follows from it, and all of it stays when the server has stopped. */
const seed = async (dir: string): Promise<void> => {
  const local = await startIn(assembledIn(dir), join(dir, SEEDED));
  const doors = new Doors(local.url);
  try {
    await doors.drain();
  } finally {
    doors.close();
    await local.stop();
  }
};

/** Everything that tests of the whole application read and never write, in this folder. */
export const build = async (dir: string): Promise<void> => {
  await assemble(dir);
  await seed(dir);
};

/** A folder that goes with this process, also when Vitest ends it. */
const passingFolder = (): string => {
  const dir = mkdtempSync(join(tmpdir(), 'sluis-built-'));
  const clear = () => rmSync(dir, { recursive: true, force: true });
  process.once('exit', clear);
  process.once('SIGTERM', (signal) => {
    clear();
    process.kill(process.pid, signal);
  });
  return dir;
};

/** What the run of all tests made, or else what tests that run by themselves make for their process when the first of them asks. */
const once = (work: (dir: string) => Promise<void>, where: () => Promise<string> | string): (() => Promise<string>) => {
  let made: Promise<string> | undefined;
  return () => {
    made ??= (async () => {
      const dir = await where();
      if (!process.env[BUILT]) await work(dir);
      return dir;
    })();
    return made;
  };
};
const assembled = once(assemble, () => process.env[BUILT] ?? passingFolder());
const seeded = once(seed, assembled);

/** The folder with the built functions, each in a folder of its own. */
export const builtFunctions = async (): Promise<string> => join(await assembled(), BUNDLES);

/** The whole of Sluis as `npm start` runs it, on any free port: started again on a copy of the folder that a first start filled. */
export const startSeeded = async (dataDir: string): Promise<Local> => {
  const dir = await seeded();
  cpSync(join(dir, SEEDED), dataDir, { recursive: true });
  return startIn(assembledIn(dir), dataDir);
};
