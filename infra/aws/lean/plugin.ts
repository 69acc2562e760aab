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

/** Swaps the SDK's credential chain for the environment alone. */
const credentialsPlugin: Plugin = {
  name: 'credentials',
  setup: (build) => {
    const path = fileURLToPath(new URL('credentials.ts', import.meta.url));
    build.onResolve({ filter: /^@aws-sdk\/credential-provider-node$/ }, () => ({ path, sideEffects: false }));
  },
};

export const leanPlugins: Plugin[] = [builtinPlugin, credentialsPlugin];
