import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../../../infra/aws/app.ts';
import { buildAssets } from '../../../infra/aws/assets.ts';
import { bundleFunctions } from '../../../infra/aws/bundle.ts';
import { sluisIn } from '../../../infra/local/nested.ts';
import * as sample from '../../../infra/local/seed.ts';
import { startLocal } from '../../../infra/local/server.ts';
import { Doors } from '../../walk/client.ts';

export type LocalStack = { readonly url: string; readonly stop: () => Promise<void> };

/** Builds, starts and fills it in the given folder. */
const startIn = async (dir: string): Promise<LocalStack> => {
  // A step of the checks validates the template; here it would take seconds.
  process.env.CDK_VALIDATION = 'false';
  const [bundles, assets] = [join(dir, 'bundles'), join(dir, 'assets')];
  await Promise.all([bundleFunctions(bundles), buildAssets(assets)]);
  const context = { bundles, assets, 'aws:cdk:enable-asset-metadata': true, 'aws:cdk:disable-asset-staging': true };
  const assembly = buildApp(context, join(dir, 'assembly')).synth();
  const template = sluisIn(assembly.directory);
  const local = await startLocal({ template, assemblyDir: assembly.directory, port: 0, dataDir: join(dir, 'data'), quiet: true, ...sample });
  const doors = new Doors(local.url);
  await doors.drain();
  // What the sample people asked for counts against no limit any more.
  await doors.advance('PT1H');
  doors.close();
  return local;
};

/** The whole of Sluis as `npm start` runs it, on any free port and with everything that it builds and keeps in a folder of its own. */
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
