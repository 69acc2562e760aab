import { pathToFileURL } from 'node:url';
import type { Plugin } from 'esbuild';

/** Words of the letters to one group of readers, in one language. */
export const LETTER_WORDS = /\/shared\/domain\/letters\/(en|nl)\/(applicant|reviewer|sender|staff)\.ts$/;

/** What words may lean on: text that stands in them as it is, and what they turn on, which is asked for by all its values. */
const TEXTS = ['community', 'disclosure', 'file', 'csirt.name', 'csirt.phone', 'csirt.url'];
const KNOWN_OR_NOT = ['reference', 'due', 'next', 'outcome', 'promised', 'undated', 'blind', 'changed', 'asked'];
const REASONS = [undefined, 'threat', 'unreadable', 'unscanned', 'not-pdf', 'size', 'purged'];
const CHOICES: Readonly<Record<string, readonly (string | number | undefined)[]>> = {
  kind: ['proposal', 'contact-request', 'task'],
  door: [undefined, 'incident', 'vulnerability'],
  count: [1, 2],
  fileReason: REASONS,
};

type Words = (about: never) => unknown;
/** A field that decides, and what follows from each of its values; or, at the end, what is said. */
type Tree = { readonly by: string; readonly ways: readonly Tree[] } | { readonly said: unknown };

/** Stands where the text of a field is to stand. */
const MARK = '\u0001';
const markOf = (field: string): string => `${MARK}${field}${MARK}`;

class Undecided extends Error {
  readonly field: string;
  constructor(field: string) {
    super(field);
    this.field = field;
  }
}

/** A number that tells itself apart from one, and stands in text as its mark. */
const manyOf = (field: string): object => ({ [Symbol.toPrimitive]: () => markOf(field) });

/** An item of which only these fields are decided. @throws Undecided when another one is asked for, Error for one that nobody listed */
const aboutWith = (decided: Readonly<Record<string, number>>): never =>
  new Proxy(
    {},
    {
      get: (_, field: string) => {
        if (field === 'csirt') return { name: markOf('csirt.name'), phone: markOf('csirt.phone'), url: markOf('csirt.url') };
        if (TEXTS.includes(field)) return markOf(field);
        const isChoice = field in CHOICES;
        if (!isChoice && !KNOWN_OR_NOT.includes(field)) throw new Error(`Letters may not lean on "${field}" before infra/aws/lean/letters.ts knows it.`);
        const way = decided[field];
        if (way === undefined) throw new Undecided(field);
        if (!isChoice) return way === 0 ? undefined : markOf(field);
        return field === 'count' && way === 1 ? manyOf(field) : CHOICES[field]![way];
      },
    },
  ) as never;

const treeOf = (words: Words, decided: Readonly<Record<string, number>> = {}): Tree => {
  try {
    return { said: words(aboutWith(decided)) };
  } catch (error) {
    if (!(error instanceof Undecided)) throw error;
    const { field } = error;
    return { by: field, ways: (CHOICES[field] ?? [0, 1]).map((_, way) => treeOf(words, { ...decided, [field]: way })) };
  }
};

/** All that a module of words can say. @internal exported for its test */
export const tabled = (words: Readonly<Record<string, Words>>): Record<string, Tree> =>
  Object.fromEntries(Object.entries(words).map(([name, each]) => [name, treeOf(each)]));

/** Reads one entry of such a table. It is written out into the bundle, so that it leans on nothing but its arguments. */
export const READER = `(tree, about) => {
  const choices = {
    kind: ['proposal', 'contact-request', 'task'],
    door: [undefined, 'incident', 'vulnerability'],
    fileReason: [undefined, 'threat', 'unreadable', 'unscanned', 'not-pdf', 'size', 'purged'],
  };
  while (tree.by) {
    const value = about[tree.by];
    tree = tree.ways[tree.by === 'count' ? Number(value !== 1) : choices[tree.by] ? choices[tree.by].indexOf(value) : Number(Boolean(value))];
  }
  const fill = (said) =>
    typeof said === 'string'
      ? said.replace(/\\u0001([a-z.]+)\\u0001/g, (_, field) => field.split('.').reduce((from, key) => from[key], about))
      : Array.isArray(said)
        ? said.map(fill)
        : Object.fromEntries(Object.entries(said).map(([key, value]) => [key, fill(value)]));
  return fill(tree.said);
}`;

const SHARED = `const read = ${READER};
export const words = (names, file, name) => {
  let whole;
  const open = () => {
    const packed = process.getBuiltinModule('node:fs').readFileSync(new URL(file, import.meta.url));
    return JSON.parse(process.getBuiltinModule('node:zlib').inflateRawSync(packed).toString())[name];
  };
  return Object.fromEntries(names.map((each) => [each, (about) => read((whole ??= open())[each], about)]));
};`;

const exportedBy = async (path: string) => Object.entries((await import(pathToFileURL(path).href)) as Record<string, Record<string, Words>>);
/** Both languages have a module of each name. */
export const letterFileOf = (path: string): string => path.replace(LETTER_WORDS, '/letters.$1.$2.packed').split('/').at(-1) ?? '';
/** What lies packed in that file. */
export const letterTables = async (path: string): Promise<Record<string, Record<string, Tree>>> =>
  Object.fromEntries((await exportedBy(path)).map(([name, letters]) => [name, tabled(letters)]));

/**
 * The words of all letters weigh 38 KB, and one letter at a time needs a few lines of them: they lie packed beside the bundle, every way that
 * each can be said.
 */
export const lettersPlugin: Plugin = {
  name: 'letters',
  setup: (build) => {
    build.onResolve({ filter: /^letter-words$/ }, () => ({ path: 'letter-words', namespace: 'letter-words', sideEffects: false }));
    build.onLoad({ filter: /./, namespace: 'letter-words' }, () => ({ contents: SHARED, loader: 'js' }));
    build.onLoad({ filter: LETTER_WORDS }, async ({ path }) => {
      const lines = (await exportedBy(path)).map(
        ([name, letters]) =>
          `export const ${name} = /* @__PURE__ */ words(${JSON.stringify(Object.keys(letters))}, "./${letterFileOf(path)}", ${JSON.stringify(name)});`,
      );
      return { contents: ["import { words } from 'letter-words';", ...lines].join('\n'), loader: 'js' };
    });
  },
};
