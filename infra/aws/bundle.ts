import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';
import { buildAssets } from './assets.ts';
import { DESCRIBING, jsonSchemaPlugin } from './lean/json-schema.ts';
import { packedFilesOf } from './lean/packed.ts';
import { leanBanner, leanGlobals, leanPlugins } from './lean/plugin.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const BUNDLES = join(ROOT, 'dist/functions');
/** Not a function of the application but a step of its deployment; built like the others. */
export const PUBLISHER = 'publish-assets';

/** Names of the functions: each file directly in functions/ is one entry; folders hold what they share. */
export const functionNames = (): string[] =>
  existsSync(join(ROOT, 'functions'))
    ? readdirSync(join(ROOT, 'functions'))
        .filter((file) => file.endsWith('.ts'))
        .map((file) => file.slice(0, -3))
        .sort()
    : [];

/** How a function is built for AWS, for the local run and for the tests alike: small, and cheap to load. */
export const LEAN: BuildOptions = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  minify: true,
  keepNames: false,
  treeShaking: true,
  mainFields: ['module', 'main'],
  legalComments: 'none',
  banner: leanBanner,
  sourcemap: 'external',
  sourcesContent: false,
  jsx: 'automatic',
  jsxImportSource: 'preact',
  metafile: true,
  logLevel: 'warning',
  outExtension: { '.js': '.mjs' },
  define: leanGlobals,
  plugins: leanPlugins,
};

/** Replaces a file in one step and only when its bytes differ, so that a reader never meets half a bundle. */
const put = (path: string, contents: Uint8Array): void => {
  if (existsSync(path) && readFileSync(path).equals(contents)) return;
  mkdirSync(dirname(path), { recursive: true });
  const next = `${path}.${process.pid}.tmp`;
  writeFileSync(next, contents);
  renameSync(next, path);
};

const sourceOf = (name: string): string => join(ROOT, name === PUBLISHER ? 'infra/aws/publish' : 'functions', `${name}.ts`);

const builtOf = (names: readonly string[], outdir: string, plugins: Plugin[]) =>
  build({
    ...LEAN,
    plugins,
    entryPoints: Object.fromEntries(names.map((name) => [`${name}/index`, sourceOf(name)])),
    outdir,
    metafile: true,
    write: false,
  });

/**
 * Builds every function to `<outdir>/<name>/index.mjs`, with its source map beside it (never deployed).
 * @returns esbuild's metafile: what went into each bundle, and its size in bytes.
 */
export const bundleFunctions = async (outdir: string = BUNDLES): Promise<Metafile> => {
  const names = [...functionNames(), PUBLISHER];
  const built = await Promise.all([
    builtOf(
      names.filter((name) => DESCRIBING.has(name)),
      outdir,
      leanPlugins,
    ),
    builtOf(
      names.filter((name) => !DESCRIBING.has(name)),
      outdir,
      [...leanPlugins, jsonSchemaPlugin],
    ),
  ]);
  for (const { outputFiles, metafile } of built) {
    for (const file of outputFiles) put(file.path, file.contents);
    for (const [path, { entryPoint, inputs }] of Object.entries(metafile.outputs)) {
      if (!entryPoint) continue;
      for (const { name, contents } of await packedFilesOf(inputs, ROOT)) put(join(ROOT, dirname(path), name), contents);
    }
  }
  if (existsSync(outdir)) {
    for (const entry of readdirSync(outdir)) if (!names.includes(entry)) rmSync(join(outdir, entry), { recursive: true, force: true });
  }
  return {
    inputs: Object.assign({}, ...built.map(({ metafile }) => metafile.inputs)),
    outputs: Object.assign({}, ...built.map(({ metafile }) => metafile.outputs)),
  };
};

/** Bytes of each function's bundle, by function name. */
export const sizesOf = (metafile: Metafile): Record<string, number> =>
  Object.fromEntries(
    Object.entries(metafile.outputs)
      .filter(([path]) => path.endsWith('.mjs'))
      .map(([path, output]) => [path.split('/').at(-2) ?? path, output.bytes]),
  );

if (import.meta.main) {
  const { files } = await buildAssets();
  console.log(`${files.length} styles, scripts and fonts`);
  const metafile = await bundleFunctions();
  for (const [name, bytes] of Object.entries(sizesOf(metafile))) {
    console.log(`${relative(ROOT, join(BUNDLES, name, 'index.mjs'))}  ${(bytes / 1024).toFixed(0)} KB`);
  }
}
