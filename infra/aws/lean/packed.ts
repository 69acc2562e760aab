import { pathToFileURL } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import type { Plugin } from 'esbuild';

/** Catalogues that a request reads only when something is wrong with it. */
const CATALOGUES = /\/shared\/domain\/words\/problems\.(?:en|nl)\.ts$/;

/** Unpacks at the first look; until then neither the text nor the module that unpacks costs a start anything. */
const READER = `const packed = (text) => {
  let whole;
  const open = () => JSON.parse(process.getBuiltinModule('node:zlib').inflateRawSync(Buffer.from(text, 'base64')).toString());
  return new Proxy({}, { get: (_, key) => (whole ??= open())[key] });
};`;

/** Every function can refuse in two languages: 38 KB of sentences, of which one is read now and then. They travel packed, at 40 % of that. */
export const packedPlugin: Plugin = {
  name: 'packed',
  setup: (build) => {
    build.onLoad({ filter: CATALOGUES }, async ({ path }) => {
      const exported = Object.entries(await import(pathToFileURL(path).href));
      const lines = exported.map(([name, value]) => {
        const text = deflateRawSync(JSON.stringify(value), { level: 9 }).toString('base64');
        return `export const ${name} = /* @__PURE__ */ packed("${text}");`;
      });
      return { contents: [READER, ...lines].join('\n'), loader: 'js' };
    });
  },
};
