import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import type { Metafile, OnLoadResult, Plugin } from 'esbuild';
import { LETTER_WORDS, letterFileOf, letterTables } from './letters.ts';

/** Catalogues and lists of labels: what is read only when something is wrong, and what only a page that shows everything reads whole. */
const CATALOGUES =
  /\/shared\/domain\/(?:words\/(?:(?:problems|fields|facts|gaps|labels|panel)\.(?:en|nl)|letter-marks)|label-lists|rubrics\/rubric-files)\.ts$|\/web\/words\/(?:(?:case|request)\.(?:en|nl)|standing|link|parts|frame|process|files|templates|panel|people|decide|board|item|letter|judgement|review|reviewing|offline|support|afterwards|calls|judged|letter|typed)\.ts$/;
/** Word lists that a new message is held against, as patterns. */
const WORD_LISTS = /\/shared\/domain\/(?:(?:incident|hole|guard|triage)-words|triage-topics|likeness\/cues-(?:assets|capabilities|sectors))\.ts$/;

/** The program of a dossier: a long text that is read only while one is taken out. */
const PROGRAM = /\/functions\/export\/verifier\.ts$/;

/** Words of the form, of which a page shows one part in one language. */
const FORM_WORDS = /\/web\/words\/(?:draft|form|form-lists)\.ts$|\/shared\/domain\/(?:label-lists|words\/fields\.(?:en|nl))\.ts$/;

/** What opens the files that lie beside the bundle, once for all of them: as soon as it is asked, or at the first look; patterns travel as their source. */
const OPENER = 'packed:opener';
const OPENS = `const pattern = (_, value) => (value && typeof value.pattern === 'string' ? new RegExp(value.pattern, value.flags) : value);
export const open = (file) => {
  const packed = process.getBuiltinModule('node:fs').readFileSync(new URL(file, import.meta.url));
  return JSON.parse(process.getBuiltinModule('node:zlib').inflateRawSync(packed).toString(), pattern);
};
export const later = (file, name) => {
  let whole;
  return new Proxy({}, { get: (_, key) => (whole ??= open(file)[name])[key] });
};`;

const plain = (_: string, value: unknown): unknown => (value instanceof RegExp ? { pattern: value.source, flags: value.flags } : value);

const exportsOf = async (path: string): Promise<Record<string, unknown>> => ({ ...(await import(pathToFileURL(path).href)) });
const fileOf = (path: string): string => `${basename(path, '.ts')}.packed`;

/** Unpacks at the first look; until then the text costs a start nothing. */
const loadLater = async (path: string): Promise<OnLoadResult> => {
  const lines = Object.keys(await exportsOf(path)).map((name) => `export const ${name} = /* @__PURE__ */ later("./${fileOf(path)}", "${name}");`);
  return { contents: [`import { later } from '${OPENER}';`, ...lines].join('\n'), loader: 'js' };
};

/** Patterns are all used at once by whoever takes them in, so their file is opened with the function. */
const loadAtOnce = async (path: string): Promise<OnLoadResult> => {
  const lines = Object.keys(await exportsOf(path)).map((name) => `export const ${name} = whole["${name}"];`);
  return { contents: [`import { open } from '${OPENER}';`, `const whole = open("./${fileOf(path)}");`, ...lines].join('\n'), loader: 'js' };
};

/**
 * Every function can refuse in two languages: 40 KB of sentences, of which one is read now and then. They lie packed in a file beside the
 * bundle, where they cost a start nothing; so do the word lists, which only functions that take messages ever open.
 */
export const packedPlugin: Plugin = {
  name: 'packed',
  setup: (build) => {
    build.onResolve({ filter: /^packed:opener$/ }, ({ path }) => ({ path, namespace: 'packed' }));
    build.onLoad({ filter: /^packed:opener$/, namespace: 'packed' }, () => ({ contents: OPENS, loader: 'js' }));
    build.onLoad({ filter: CATALOGUES }, ({ path }) => loadLater(path));
    build.onLoad({ filter: FORM_WORDS }, ({ path }) => loadLater(path));
    build.onLoad({ filter: PROGRAM }, ({ path }) => loadLater(path));
    build.onLoad({ filter: WORD_LISTS }, ({ path }) => loadAtOnce(path));
  },
};

export type PackedFile = { readonly name: string; readonly contents: Uint8Array };

/** @param value patterns in it travel as their source */
const packed = (value: object): Uint8Array => deflateRawSync(JSON.stringify(value, plain), { level: 9 });

/** The files that must lie beside one bundle, by what went into it. */
export const packedFilesOf = async (inputs: Metafile['outputs'][string]['inputs'], root: string): Promise<readonly PackedFile[]> => {
  const paths = Object.keys(inputs)
    .map((input) => join(root, input))
    .sort();
  const lists = paths.filter((path) => CATALOGUES.test(path) || WORD_LISTS.test(path) || FORM_WORDS.test(path) || PROGRAM.test(path));
  const letters = paths.filter((path) => LETTER_WORDS.test(path));
  return Promise.all([
    ...lists.map(async (path) => ({ name: fileOf(path), contents: packed(await exportsOf(path)) })),
    ...letters.map(async (path) => ({ name: letterFileOf(path), contents: packed(await letterTables(path)) })),
  ]);
};
