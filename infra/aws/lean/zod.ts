import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

/**
 * Methods that every schema carries and none here calls, each with the classes behind it. A schema is made when its module loads, so
 * that a function that needs one of them after all fails at its first start, and `CALLED` finds those that are called with data.
 */
const OF_ANY = ['brand', 'register', 'exactOptional', 'nonoptional', 'or', 'and', 'prefault', 'describe', 'isNullable', 'apply', 'toJSONSchema'] as const;
/** Other ways to parse than the two that are in use. */
const CALLED = [
  'parseAsync',
  'safeParseAsync',
  'validate',
  'validateAsync',
  'encodeAsync',
  'decodeAsync',
  'safeEncode',
  'safeDecode',
  'safeEncodeAsync',
  'safeDecodeAsync',
] as const;
const OF_STRINGS = ['lowercase', 'uppercase', 'slugify', 'normalize'] as const;

const methodOf = (name: string): RegExp =>
  new RegExp(`^ {4}(?:${name}: )?(?:async )?(?:function \\w+|${name})\\([^\\n]*\\) \\{\\n[\\s\\S]*?^ {4}\\},?\\n`, 'm');
const pairOf = (name: string): RegExp =>
  new RegExp(`^ {4}get ${name}\\(\\) \\{\\n[\\s\\S]*?^ {4}\\},\\n {4}set ${name}\\(value\\) \\{\\n[\\s\\S]*?^ {4}\\},\\n`, 'm');

/** What is cut from the source, and what stands there then. */
const CUTS: readonly (readonly [RegExp, string])[] = [
  ...[...OF_ANY, ...CALLED, ...OF_STRINGS].map((name) => [methodOf(name), ''] as const),
  [pairOf('spa'), ''],
  [pairOf('"~standard"'), ''],
  // Formats are asked for as `z.email()`, never as a method of a string that would hold all of them.
  [/(?<=ZodString\.init\(inst, def\);\n\}, \{\n) {4}email\(params\)[\s\S]*?(?=^\}\);\nexport function string\()/m, ''],
  // It follows cycles within data; what was JSON has none.
  [/core\.config\(\{ memoizer: core\.memoizer\(\) \}\)/, 'undefined'],
];

/** A schema with the methods that are in use, and nothing that only the others need: 20 KB less in every function. */
export const zodPlugin: Plugin = {
  name: 'zod',
  setup: (build) => {
    build.onLoad({ filter: /\/zod\/v4\/classic\/schemas\.js$/ }, ({ path }) => {
      let contents = readFileSync(path, 'utf8');
      for (const [cut, instead] of CUTS) {
        if (!cut.test(contents)) return { errors: [{ text: `${path} is not written as it was; see infra/aws/lean/zod.ts: ${cut}` }] };
        contents = contents.replace(cut, instead);
      }
      return { contents, loader: 'js' };
    });
    build.onLoad({ filter: /\.tsx?$/ }, ({ path }) => {
      if (path.includes('/node_modules/')) return undefined;
      const [, called] = new RegExp(`\\.(${CALLED.join('|')})\\(`).exec(readFileSync(path, 'utf8')) ?? [];
      return called ? { errors: [{ text: `${path} calls ${called} of a schema, which infra/aws/lean/zod.ts leaves out.` }] } : undefined;
    });
  },
};
