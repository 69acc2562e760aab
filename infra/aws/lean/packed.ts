import { pathToFileURL } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import type { OnLoadResult, Plugin } from 'esbuild';

/** Catalogues that a request reads only when something is wrong with it. */
const CATALOGUES = /\/shared\/domain\/words\/problems\.(?:en|nl)\.ts$/;

/** Unpacks at the first look; until then neither the text nor the module that unpacks costs a start anything. */
const READER = `const packed = (text) => {
  let whole;
  const open = () => JSON.parse(process.getBuiltinModule('node:zlib').inflateRawSync(Buffer.from(text, 'base64')).toString());
  return new Proxy({}, { get: (_, key) => (whole ??= open())[key] });
};`;

/** Word lists that a new message is held against, as patterns. */
const WORD_LISTS = /\/shared\/domain\/(?:(?:incident|hole|guard|triage)-words|triage-topics)\.ts$/;

const UNPACK = `const pattern = (_, value) => (value && typeof value.pattern === 'string' ? new RegExp(value.pattern, value.flags) : value);
const unpacked = (text) => JSON.parse(process.getBuiltinModule('node:zlib').inflateRawSync(Buffer.from(text, 'base64')).toString(), pattern);`;

const plain = (_: string, value: unknown): unknown => (value instanceof RegExp ? { pattern: value.source, flags: value.flags } : value);

/** The exports of a module as they are when it is built, each packed by itself and opened by the function that is named. */
const packedExports = async (path: string, reader: string, open: string): Promise<OnLoadResult> => {
  const exported = Object.entries(await import(pathToFileURL(path).href));
  const lines = exported.map(([name, value]) => {
    const text = deflateRawSync(JSON.stringify(value, plain), { level: 9 }).toString('base64');
    return `export const ${name} = /* @__PURE__ */ ${open}("${text}");`;
  });
  return { contents: [reader, ...lines].join('\n'), loader: 'js' };
};

/** Every function can refuse in two languages: 38 KB of sentences, of which one is read now and then. They travel packed, at 40 % of that. */
export const packedPlugin: Plugin = {
  name: 'packed',
  setup: (build) => {
    build.onLoad({ filter: CATALOGUES }, ({ path }) => packedExports(path, READER, 'packed'));
    // Patterns are all used at once by whoever takes them in; only their weight is saved.
    build.onLoad({ filter: WORD_LISTS }, ({ path }) => packedExports(path, UNPACK, 'unpacked'));
  },
};
