import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const ASSETS = join(ROOT, 'dist/assets');
/** Where browsers find them. */
export const ASSETS_PATH = '/assets';

/** Address of each asset by its plain name, such as "site.css" → "/assets/site-2FZ7QK3M.css". */
export type Manifest = Readonly<Record<string, string>>;
export type BuiltAssets = { readonly dir: string; readonly files: readonly string[]; readonly names: Manifest };

const MANIFEST = 'manifest.json';
/** Fonts are addressed by the styles alone. */
const isNamed = (entry: string | undefined): entry is string => entry !== undefined;

const entriesIn = (folder: string, ends: string): string[] =>
  readdirSync(join(ROOT, folder))
    .filter((file) => file.endsWith(ends))
    .sort()
    .map((file) => join(ROOT, folder, file));

/**
 * Builds every sheet of web/style and every script of web/client, with the fonts that the sheets name, to files whose names carry their
 * hash, so that a browser may keep each for ever. Beside them stands the manifest.
 */
export const buildAssets = async (outdir: string = ASSETS): Promise<BuiltAssets> => {
  const { metafile, outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [...entriesIn('web/style', '.css'), ...entriesIn('web/client', '.ts')],
    outdir,
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    publicPath: ASSETS_PATH,
    bundle: true,
    splitting: false,
    minify: true,
    format: 'esm',
    target: ['chrome111', 'firefox115', 'safari16.4'],
    loader: { '.woff2': 'file' },
    legalComments: 'none',
    metafile: true,
    write: false,
    logLevel: 'warning',
  });
  const names = Object.fromEntries(
    Object.entries(metafile.outputs)
      .filter(([, { entryPoint }]) => isNamed(entryPoint))
      .map(([path, { entryPoint }]) => [basename(entryPoint!).replace(/\.ts$/, '.js'), `${ASSETS_PATH}/${basename(path)}`]),
  );
  const files = outputFiles.map(({ path }) => basename(path)).sort();
  mkdirSync(outdir, { recursive: true });
  for (const { path, contents } of outputFiles) writeFileSync(join(outdir, basename(path)), contents);
  writeFileSync(join(outdir, MANIFEST), JSON.stringify(names));
  for (const stale of readdirSync(outdir)) if (stale !== MANIFEST && !files.includes(stale)) rmSync(join(outdir, stale), { recursive: true });
  return { dir: outdir, files, names };
};

/** The manifest of assets that were built before. @throws when they were not, as a page without style helps nobody. */
export const manifestIn = (dir: string): Manifest => {
  const path = join(dir, MANIFEST);
  if (!existsSync(path)) throw new Error(`${dir} is not built. Run: npx node infra/aws/bundle.ts`);
  return JSON.parse(readFileSync(path, 'utf8'));
};
