import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'esbuild';

/** Functions that describe schemas to others; all that the rest do is parse. */
export const DESCRIBING: ReadonlySet<string> = new Set(['api-document']);

const core = join(dirname(createRequire(import.meta.url).resolve('zod/package.json')), 'v4/core');
/** Code that any schema may ask about its own limits, and that is no use without the rest; it stays as it is. */
const KEPT = 'aggregateChecks';

/** The module's own exports, each a function that says that it is not here. */
const standInFor = async (path: string): Promise<string> => {
  const exported = Object.keys(await import(pathToFileURL(path).href));
  const gone = exported.filter((name) => name !== KEPT).map((name) => `export const ${name} = gone;`);
  const kept = exported.includes(KEPT) ? [`export { ${KEPT} } from ${JSON.stringify(path)};`] : [];
  return ["const gone = () => { throw new Error('JSON schemas are left out of this bundle.'); };", ...kept, ...gone].join('\n');
};

/**
 * Every zod schema carries the code that describes it as a JSON schema, 18 KB that only the API document uses. In the
 * other bundles a stand-in with the same exports takes its place, and a build fails when a file of ours calls it.
 */
export const jsonSchemaPlugin: Plugin = {
  name: 'json-schema',
  setup: (build) => {
    build.onResolve({ filter: /\/(json-schema-processors|to-json-schema)\.js$/ }, ({ path, importer, namespace }) => {
      if (namespace !== 'file' || !importer.includes('/zod/v4/')) return undefined;
      return { path: join(core, path.split('/').at(-1) ?? ''), namespace: 'no-json-schema', sideEffects: false };
    });
    build.onResolve({ filter: /./, namespace: 'no-json-schema' }, ({ path }) => ({ path, sideEffects: false }));
    build.onLoad({ filter: /./, namespace: 'no-json-schema' }, async ({ path }) => ({
      contents: await standInFor(path),
      resolveDir: core,
    }));
    build.onLoad({ filter: /\.tsx?$/ }, ({ path }) => {
      if (path.includes('/node_modules/') || !/\b(toJSONSchema|fromJSONSchema|jsonSchema)\b/.test(readFileSync(path, 'utf8'))) return undefined;
      return {
        errors: [{ text: `${path} describes a schema, which only ${[...DESCRIBING].join(', ')} can; see infra/aws/lean/json-schema.ts.` }],
      };
    });
  },
};
