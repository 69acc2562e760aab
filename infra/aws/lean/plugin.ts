import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';

const builtins = new Set(builtinModules.filter((name) => !name.startsWith('_')));

/**
 * Resolves Node's own modules to `process.getBuiltinModule`. An ESM `import … from 'node:http'` reads every export of
 * the module and with it loads undici, 45-65 ms of CPU in a cold start; asking the process for it costs 2-6 ms.
 * The stand-ins are CommonJS, so that no export is read before it is used.
 */
const builtinPlugin: Plugin = {
  name: 'builtin',
  setup: (build) => {
    build.onResolve({ filter: /^[a-z_:/0-9]+$/ }, ({ path }) => {
      const name = path.replace(/^node:/, '');
      if (!builtins.has(name) && !path.startsWith('node:')) return undefined;
      return { path: `node:${name}`, namespace: 'builtin', sideEffects: false };
    });
    build.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)})`,
      loader: 'js',
    }));
  },
};

/** Parts of the SDK that are swapped for a few lines of our own: what is imported, and the file that stands in. */
const STAND_INS: readonly (readonly [RegExp, string])[] = [
  [/^@aws-sdk\/credential-provider-node$/, 'credentials.ts'],
  [/^@smithy\/core\/event-streams$/, 'unused.ts'],
  [/^@aws-sdk\/endpoint-cache$/, 'unused.ts'],
  [/\/shared-ini-file-loader\/loadSharedConfigFiles$/, 'unused.ts'],
  [/\/getInstanceMetadataRegion$/, 'unused.ts'],
];

const standInPlugin: Plugin = {
  name: 'stand-in',
  setup: (build) => {
    for (const [filter, file] of STAND_INS) {
      const path = fileURLToPath(new URL(file, import.meta.url));
      build.onResolve({ filter }, () => ({ path, sideEffects: false }));
    }
  },
};

export const leanPlugins: Plugin[] = [builtinPlugin, standInPlugin];
