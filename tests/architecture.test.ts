import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { FACTS } from '../shared/domain/fact.ts';

const files = globSync('{shared,functions,infra,web,scripts,tests}/**/*.{ts,tsx}', { cwd: join(import.meta.dirname, '..') })
  .map((file) => file.replaceAll('\\', '/'))
  .sort();
const texts = new Map(files.map((file) => [file, readFileSync(join(import.meta.dirname, '..', file), 'utf8')]));
/** Code without its comments: what a rule about code looks at. */
const code = (file: string): string =>
  texts
    .get(file)!
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/(^|[^:'"`\\])\/\/[^\n]*/g, '$1');
const within = (...folders: string[]) => files.filter((file) => folders.some((folder) => file.startsWith(`${folder}/`)));

type Import = { readonly from: string; readonly to: string };
const SPECIFIER = /(?:^|\n)\s*(?:import|export)\s[^'";]*?from\s*'([^']+)'|(?:^|\n)\s*import\s*'([^']+)'|import\(\s*'([^']+)'\s*\)/g;
const importsOf = (file: string): Import[] =>
  [...code(file).matchAll(SPECIFIER)].map((match) => {
    const name = (match[1] ?? match[2] ?? match[3])!;
    return { from: file, to: name.startsWith('.') ? normalize(join(dirname(file), name)).replaceAll('\\', '/') : name };
  });

/** What each room may read of the project; a prefix, or one file. */
const MAY_READ: Readonly<Record<string, readonly string[]>> = {
  'shared/domain': ['shared/domain/'],
  'shared/contract': ['shared/contract/', 'shared/domain/'],
  'shared/store': ['shared/store/', 'shared/domain/'],
  web: ['web/', 'shared/contract/', 'shared/domain/'],
  functions: ['functions/', 'web/', 'shared/contract/', 'shared/store/', 'shared/domain/'],
  'infra/aws': ['infra/aws/', 'shared/contract/', 'shared/store/tables.ts', 'shared/store/signed.ts'],
  'infra/local': ['infra/', 'functions/', 'web/', 'shared/'],
};
const FOR_ALL = ['shared/community.ts', 'shared/env.ts'];

const strangers = (folder: string): string[] =>
  within(folder)
    .flatMap(importsOf)
    .filter(({ to }) => /^(shared|functions|infra|web|tests|scripts)\//.test(to) && !FOR_ALL.includes(to))
    .filter(({ to }) => !MAY_READ[folder]!.some((known) => to.startsWith(known)))
    .map(({ from, to }) => `${from} reads ${to}`);

describe('imports', () => {
  it('are found at all', () => {
    expect(files.length).toBeGreaterThan(150);
    expect(importsOf('functions/work/send.ts').map(({ to }) => to)).toEqual(
      expect.arrayContaining(['shared/domain/mail.ts', 'nodemailer/lib/mime-node', 'functions/http/log.ts']),
    );
  });

  it.each(Object.keys(MAY_READ))('of %s stay in the rooms that it may read', (folder) => {
    expect(within(folder).length).toBeGreaterThan(0);
    expect(strangers(folder)).toEqual([]);
  });

  it('lead nowhere from the two files that all may read, but to schemas', () => {
    expect(FOR_ALL.flatMap(importsOf).map(({ to }) => to)).toEqual(['zod']);
  });

  it('never lead into functions, tests or the infrastructure from outside it', () => {
    const outside = [...within('shared', 'web', 'functions', 'infra/aws')].flatMap(importsOf);
    expect(
      outside
        .filter(
          ({ from, to }) =>
            to.startsWith('tests/') ||
            (to.startsWith('infra/') && !from.startsWith('infra/')) ||
            (to.startsWith('functions/') && !from.startsWith('functions/')),
        )
        .map(({ from, to }) => `${from} reads ${to}`),
    ).toEqual([]);
  });

  it('end in .ts, .tsx or .json', () => {
    expect(files.flatMap(importsOf).filter(({ to }) => /^(shared|functions|infra|web|tests)\//.test(to) && !/\.(tsx?|json)$/.test(to))).toEqual([]);
  });

  it('take zod as a whole, so that a bundle stays small', () => {
    const wrong = within('shared', 'functions', 'web').filter(
      (file) => /from 'zod'/.test(code(file)) && !/import (type )?\* as z from 'zod';/.test(code(file)),
    );
    expect(wrong).toEqual([]);
    expect(within('shared', 'functions', 'web').filter((file) => /from 'zod\//.test(code(file)))).toEqual([]);
  });
});

describe('the pure rooms', () => {
  const pure = within('shared/domain', 'shared/contract', 'web').filter((file) => !file.startsWith('web/client/'));

  /** Markup is written and rendered by Preact, which reads nothing but what it is given. */
  const MARKUP = ['preact', 'preact-render-to-string'];

  it('import nothing but zod and themselves, and pages what renders them', () => {
    const foreign = pure
      .flatMap(importsOf)
      .filter(({ from, to }) => !/^(shared|web)\//.test(to) && to !== 'zod' && !(from.startsWith('web/') && MARKUP.includes(to)));
    expect(foreign.map(({ from, to }) => `${from} reads ${to}`)).toEqual([]);
  });

  it('know no Node and no AWS', () => {
    expect(
      pure.filter((file) =>
        /(?<![.\w])process\.(env|std|argv|cwd|exit|on|hr|next|mem)|\bBuffer\b|\brequire\(|@aws-sdk|\bglobalThis\b|__dirname|import\.meta/.test(code(file)),
      ),
    ).toEqual([]);
  });

  it('take time and randomness as arguments', () => {
    const ambient = /Date\.now\(|Math\.random\(|new Date\(\)|randomBytes|randomUUID|getRandomValues|performance\.now|setTimeout/;
    expect(within('shared').filter((file) => ambient.test(code(file)))).toEqual([]);
  });
});

describe('functions', () => {
  /** Real time and randomness enter here and nowhere else; performance.now only measures a request for its log line. */
  const AMBIENT = new Set(['functions/http/runtime.ts']);

  it('read clock, randomness and environment in the runtime alone', () => {
    const found = within('functions').filter(
      (file) => !AMBIENT.has(file) && /Date\.now\(|Math\.random\(|new Date\(\)|randomBytes|randomUUID|getRandomValues|setTimeout/.test(code(file)),
    );
    expect(found).toEqual([]);
    expect([...AMBIENT].every((file) => files.includes(file))).toBe(true);
  });

  it('hand the environment to its one parser', () => {
    for (const file of within('functions'))
      for (const use of code(file).match(/[^\n]*process\.env[^\n]*/g) ?? []) expect(`${file}: ${use}`).toMatch(/envOf\([^\n]*process\.env\)/);
  });

  it('never scan a table', () => {
    expect(within('functions', 'shared').filter((file) => /\b(Batch)?ScanCommand\b|\bparallelScan\b|'Scan'/.test(code(file)))).toEqual([]);
  });
});

describe('facts', () => {
  it('are written by one append and never changed', () => {
    const writers = within('functions', 'shared').filter(
      (file) =>
        /store\.facts\b|FACTS_TABLE|facts:/.test(code(file)) &&
        /(Put|Update|Delete)\s*:\s*\{|(PutItem|UpdateItem|DeleteItem|BatchWriteItem)Command/.test(code(file)),
    );
    const onFacts = writers.filter((file) => /TableName:\s*store\.facts/.test(code(file)));
    expect(onFacts).toEqual(['shared/store/facts.ts']);
    const body = code('shared/store/facts.ts');
    expect(body.match(/TableName:\s*store\.facts/g)).toHaveLength(1);
    expect(body).toMatch(/Put: \{ TableName: store\.facts, Item: [^\n]*ConditionExpression: 'attribute_not_exists\(pk\)' \}/);
    expect(body).not.toMatch(/Update|Delete/);
  });

  it('are put by no command of their own', () => {
    expect(within('functions', 'shared').filter((file) => /PutItemCommand|DeleteItemCommand|BatchWriteItemCommand/.test(code(file)))).toEqual([]);
    expect(within('functions', 'shared').filter((file) => /UpdateItemCommand/.test(code(file)))).toEqual(['shared/store/store.ts']);
  });

  it('hold ids, codes, numbers and yes or no; never prose', () => {
    const plain = (schema: any): boolean => {
      if (schema instanceof z.ZodOptional) return plain(schema.unwrap());
      if (schema instanceof z.ZodArray) return plain(schema.element);
      if (schema instanceof z.ZodNumber || schema instanceof z.ZodBoolean) return true;
      return schema instanceof z.ZodString && (schema.maxLength ?? Number.POSITIVE_INFINITY) <= 64;
    };
    const loose = Object.entries(FACTS).flatMap(([type, schema]) =>
      Object.entries(schema.shape)
        .filter(([, field]) => !plain(field))
        .map(([name]) => `${type}.${name}`),
    );
    expect(loose).toEqual([]);
  });
});

describe('files', () => {
  it('export by name', () => {
    const CONFIGS = ['vitest.config.ts'];
    /** Stand-ins for modules of others keep the shape that those have. */
    const isStandIn = (file: string) => file.startsWith('infra/aws/lean/');
    expect(files.filter((file) => !CONFIGS.includes(file) && !isStandIn(file) && /^export default\b|^export \{[^}]*\bas default\b/m.test(code(file)))).toEqual(
      [],
    );
  });

  it('use no class, enum or namespace where a function does', () => {
    const ALLOWED: Readonly<Record<string, readonly string[]>> = {
      'shared/domain/refusal.ts': ['Refusal'],
      'shared/store/store.ts': ['Cancelled'],
      'shared/store/records.ts': ['StaleActor'],
      'functions/http/reply.ts': ['Answer'],
    };
    for (const file of within('shared', 'functions'))
      expect({ file, classes: [...code(file).matchAll(/\bclass (\w+)/g)].map((match) => match[1]) }).toEqual({ file, classes: ALLOWED[file] ?? [] });
    expect(within('shared', 'functions', 'web').filter((file) => /^\s*(export )?(const )?enum |^\s*(export )?namespace /m.test(code(file)))).toEqual([]);
  });

  it('stay short enough to read in one go', () => {
    const long = within('shared', 'functions')
      .map((file) => ({ file, lines: texts.get(file)!.split('\n').length }))
      .filter(({ lines }) => lines > 300);
    expect(long).toEqual([]);
  });
});
