import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { ROOT } from '../../infra/aws/bundle.ts';

const entry = join(ROOT, 'functions/api-applicant.ts');
const TYPICAL: BuildOptions = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  jsx: 'automatic',
  metafile: true,
  logLevel: 'error',
};

/** The same handler as CDK's `NodejsFunction` builds it when nothing is said: CommonJS, `main` first, the SDK left to the runtime. */
export const buildTypical = async (outfile: string, entryPoint: string = entry): Promise<string> => {
  await build({ ...TYPICAL, entryPoints: [entryPoint], outfile, external: ['@aws-sdk/*', '@smithy/*'] });
  return outfile;
};

/** The same again with the SDK in the bundle and minified, as people do who bundle everything; the measure for bytes. @returns its size in bytes. */
export const buildBundled = async (outfile: string, entryPoint: string = entry): Promise<number> => {
  const { metafile } = await build({ ...TYPICAL, entryPoints: [entryPoint], outfile, minify: true });
  return Object.values(metafile?.outputs ?? {})[0]?.bytes ?? 0;
};
