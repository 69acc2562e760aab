import { rmSync } from 'node:fs';
import { sluisIn } from './nested.ts';
import type { Template } from './template.ts';

/** Bundles the functions and synthesises the stack, as a deployment would. */
export const synthesise = async (outdir: string): Promise<{ readonly template: Template; readonly assemblyDir: string }> => {
  const [{ buildApp }, { buildAssets }, { bundleFunctions }] = await Promise.all([
    import('../aws/app.ts'),
    import('../aws/assets.ts'),
    import('../aws/bundle.ts'),
  ]);
  await Promise.all([bundleFunctions(), buildAssets()]);
  rmSync(outdir, { recursive: true, force: true });
  const assembly = buildApp({ 'aws:cdk:enable-asset-metadata': true, 'aws:cdk:disable-asset-staging': true }, outdir).synth();
  return { template: sluisIn(assembly.directory), assemblyDir: assembly.directory };
};
