import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'esbuild';
import { lettersPlugin } from './letters.ts';
import { packedPlugin } from './packed.ts';
import { partitionsPlugin } from './partitions.ts';
import { zodPlugin } from './zod.ts';

const builtins = new Set(builtinModules.filter((name) => !name.startsWith('_')));

/** A Node module as ES exports; each is read only if somebody imports it, as some of them load undici when they are asked for. */
const exportsOf = (name: string): string => {
  const names = Object.getOwnPropertyNames(process.getBuiltinModule(name)).filter((key) => key !== 'default' && /^[A-Za-z_$][\w$]*$/.test(key));
  const lines = names.map((key) => `const _${key} = /* @__PURE__ */ (() => m.${key})(); export { _${key} as ${key} };`);
  return [`const m = /* @__PURE__ */ process.getBuiltinModule(${JSON.stringify(name)}); export default m;`, ...lines].join('\n');
};

/**
 * Resolves Node's own modules to `process.getBuiltinModule`. An ESM `import … from 'node:http'` reads every export of
 * the module and with it loads undici, 45-65 ms of CPU in a cold start; asking the process for it costs 2-6 ms.
 */
const builtinPlugin: Plugin = {
  name: 'builtin',
  setup: (build) => {
    build.onResolve({ filter: /^[a-z_:/0-9]+$/ }, ({ path, kind }) => {
      const name = path.replace(/^node:/, '');
      if (!builtins.has(name) && !path.startsWith('node:')) return undefined;
      // Who imports on demand or by require gets the whole module as an object, again without reading its exports.
      return { path: `node:${name}`, namespace: kind === 'import-statement' ? 'builtin' : 'builtin-object', sideEffects: false };
    });
    build.onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => ({ contents: exportsOf(path), loader: 'js' }));
    build.onLoad({ filter: /.*/, namespace: 'builtin-object' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)})`,
      loader: 'js',
    }));
  },
};

/** Parts of libraries that are swapped for a few lines of our own: what is imported, and the file that stands in. */
const STAND_INS: readonly (readonly [RegExp, string])[] = [
  [/^@aws-sdk\/credential-provider-node$/, 'credentials.ts'],
  [/^@smithy\/core\/event-streams$/, 'unused.ts'],
  [/^@aws-sdk\/endpoint-cache$/, 'unused.ts'],
  [/\/shared-ini-file-loader\/loadSharedConfigFiles$/, 'unused.ts'],
  [/\/getInstanceMetadataRegion$/, 'unused.ts'],
  [/^\.\/uuid\/v4$/, 'uuid.ts'],
  [/\/AdaptiveRetryStrategy$/, 'unused.ts'],
  [/\/Sha256Js$/, 'unused.ts'],
  [/\/mime-types\.js$/, 'mime-types.ts'],
  [/\/HeaderFormatter$/, 'unused.ts'],
  [/^preact$/, 'preact.ts'],
];

/** Modules whose one export by default is swapped: the library, what it imports, and the expression that stands in. */
const DEFAULTS: readonly (readonly [string, RegExp, string])[] = [
  // The texts that zod says by itself; here each code has its own words.
  ['zod', /\/locales\/en\.js$/, '() => ({ localeError: () => undefined })'],
  // The mail library can fill a letter from the web; ours are text and nothing is fetched.
  ['nodemailer', /^\.\.\/fetch\/index\.js$/, "() => { throw new Error('No part of a letter is fetched.'); }"],
  // Addresses reach it as objects, never as text in which a comma could make another address.
  ['nodemailer', /^\.\.\/addressparser\/index\.js$/, "() => { throw new TypeError('Addresses of letters are objects, not text.'); }"],
  // Line ends are rewritten only for a letter that asks for it; ours leave as they were made.
  ['nodemailer', /^\.\/le-(?:windows|unix)\.js$/, 'undefined'],
];

const standInPlugin: Plugin = {
  name: 'stand-in',
  setup: (build) => {
    for (const [n, [library, filter, expression]] of DEFAULTS.entries()) {
      build.onResolve({ filter }, ({ importer }) =>
        importer.includes(`/node_modules/${library}/`) ? { path: String(n), namespace: 'stand-in', pluginData: expression, sideEffects: false } : undefined,
      );
    }
    build.onLoad({ filter: /./, namespace: 'stand-in' }, ({ pluginData }) => ({ contents: `export default ${pluginData};` }));
    for (const [filter, file] of STAND_INS) {
      const path = fileURLToPath(new URL(file, import.meta.url));
      build.onResolve({ filter }, () => ({ path, sideEffects: false }));
    }
  },
};

/** Each client carries its whole package.json for the version that it tells the service; the rest of it is for npm. */
const versionPlugin: Plugin = {
  name: 'version',
  setup: (build) => {
    build.onLoad({ filter: /\/@aws-sdk\/client-[^/]+\/package\.json$/ }, ({ path }) => {
      const { version } = JSON.parse(readFileSync(path, 'utf8'));
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};

/**
 * A client spells out one class for every error that its service knows, 10 KB and more. All differ in nothing but name and side; the
 * fields of an error come from the reply. Here one function makes them.
 */
const errorsPlugin: Plugin = {
  name: 'errors',
  setup: (build) => {
    build.onLoad({ filter: /\/@aws-sdk\/client-[^/]+\/dist-es\/models\/errors\.js$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      const [base = ''] = /^import .*$/m.exec(source) ?? [];
      const classes = [...source.matchAll(/^export class (\w+) extends __BaseException \{[\s\S]*?\$fault = "(\w+)"/gm)];
      const spelled = (source.match(/^export class /gm) ?? []).length;
      if (base === '' || spelled === 0 || classes.length !== spelled)
        return { errors: [{ text: `${path} is not written as it was; see infra/aws/lean/plugin.ts.` }] };
      const maker =
        'const make = (name, $fault) => class extends __BaseException { constructor(options) { super({ name, $fault, ...options }); Object.assign(this, options); this.name = name; } };';
      const lines = classes.map(([, name, fault]) => `export const ${name} = /* @__PURE__ */ make("${name}", "${fault}");`);
      return { contents: [base, maker, ...lines].join('\n'), loader: 'js', resolveDir: dirname(path) };
    });
  },
};

/** Asking even for the type of these globals loads them; no body here is a web stream. */
export const leanGlobals = { ReadableStream: 'undefined', Blob: 'undefined' };

/**
 * Zod compiles a parser per schema at its first use, which a cold start pays with a tenth of its time; a warm request
 * parses a microsecond slower without.
 */
export const leanBanner = { js: 'globalThis.__zod_globalConfig={jitless:true};' };

export const leanPlugins: Plugin[] = [builtinPlugin, standInPlugin, versionPlugin, errorsPlugin, partitionsPlugin, zodPlugin, packedPlugin, lettersPlugin];
