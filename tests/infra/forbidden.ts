import type { Metafile } from 'esbuild';

/** What has no place in a function's bundle, and the reason. */
export const FORBIDDEN: readonly { readonly what: string; readonly path: RegExp }[] = [
  { what: 'zod locales: 350 KB of error texts nobody reads', path: /\/zod\/v4\/locales\// },
  {
    what: 'credential providers beside the environment, which Lambda always provides',
    path: /\/(credential-provider-(?:ini|sso|process|node|login|web-identity|http|imds)|token-providers|nested-clients)\//,
  },
  { what: 'the X-Ray SDK', path: /\/(aws-xray-sdk|powertools-tracer)/ },
  { what: 'ajv and the validator middleware', path: /node_modules\/(ajv|@middy\/validator)\// },
  { what: 'a second copy of zod as CommonJS', path: /\/zod\/.*\.cjs$/ },
  { what: 'doors that exist only on one machine', path: /(^|\/)infra\/local\// },
  { what: 'tests', path: /(^|\/)tests\// },
];

/** Of a module that was cut away whole, where others are loaded on demand, no more than an empty shell stays. */
const SHELL = 32;

/** Every forbidden module that left bytes in an output, as "bundle: path (reason)". */
export const forbiddenIn = (metafile: Metafile): string[] =>
  Object.entries(metafile.outputs).flatMap(([output, { inputs }]) =>
    Object.entries(inputs)
      .filter(([, { bytesInOutput }]) => bytesInOutput > SHELL)
      .flatMap(([input]) => FORBIDDEN.filter(({ path }) => path.test(input)).map(({ what }) => `${output}: ${input} (${what})`)),
  );

/** Imports that esbuild left for Node to resolve; each costs an ESM facade or a module that is not deployed. */
export const leftOpen = (metafile: Metafile): string[] =>
  Object.entries(metafile.outputs).flatMap(([output, { imports }]) => imports.filter(({ external }) => external).map(({ path }) => `${output}: ${path}`));
