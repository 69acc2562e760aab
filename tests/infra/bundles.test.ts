import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inflateRawSync } from 'node:zlib';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleFunctions, LEAN, PUBLISHER, ROOT, sizesOf } from '../../infra/aws/bundle.ts';
import { jsonSchemaPlugin } from '../../infra/aws/lean/json-schema.ts';
import { leanPlugins } from '../../infra/aws/lean/plugin.ts';
import { INCIDENT_WORDS } from '../../shared/domain/incident-words.ts';
import { REFUSALS } from '../../shared/domain/refusal.ts';
import { ENV_OF } from '../../shared/env.ts';
import { forbiddenIn, leftOpen } from './forbidden.ts';

const LIMIT = 400 * 1024;
const names = Object.keys(ENV_OF);
const outdir = mkdtempSync(join(tmpdir(), 'sluis-bundles-'));
const metafile = await bundleFunctions(outdir);
const sizes = sizesOf(metafile);

describe('the bundles', () => {
  it('are one per function of env.ts and the publisher of the assets, none more', () => {
    expect(Object.keys(sizes).sort()).toEqual([...names, PUBLISHER].sort());
  });

  it('stay small', () => {
    console.log(
      Object.entries(sizes)
        .map(([name, bytes]) => `${name} ${(bytes / 1024).toFixed(0)} KB`)
        .join(', '),
    );
    for (const [name, bytes] of Object.entries(sizes)) expect(bytes, name).toBeLessThanOrEqual(LIMIT);
  });

  it('carry the engine only where something is chosen or added up, and the solver of whole calls only where a call is assigned', async () => {
    const ENGINE = /^shared\/domain\/(assign|panel|calibrate|likeness)\/(?!profile)/;
    const inside = (name: string): string[] => {
      const [, output] = Object.entries(metafile.outputs).find(([path]) => path.endsWith(`${name}/index.mjs`))!;
      const inputs = Object.entries(output.inputs).flatMap(([input, { bytesInOutput }]) => (bytesInOutput > 0 ? [input] : []));
      return [...new Set(inputs.flatMap((input) => ENGINE.exec(input)?.[1] ?? []))].sort();
    };
    /** Panels are chosen where a liaison looks and when a reviewer leaves; whole calls only where somebody looks. */
    const PANELS = ['on-fact', 'on-clock', 'page-panel'];
    const CALLS = ['api-routing', 'page-panels'];
    expect(names.filter((name) => inside(name).includes('panel')).sort()).toEqual([...PANELS, ...CALLS].sort());
    expect(names.filter((name) => inside(name).includes('assign')).sort()).toEqual([...CALLS].sort());
    // How a decision stood is kept by the worker that hears of it.
    expect(names.filter((name) => inside(name).includes('calibrate') && !/deci|export|figures|^on-fact$/.test(name))).toEqual([]);
    const parts = ['assign/by-id', 'assign/certificate', 'panel/choose', 'panel/explain', 'panel/nightly', 'panel/reroute', 'calibrate/calibrate'];
    const contents = parts.map((part) => `export * from './shared/domain/${part}.ts';`).join('\n');
    const { outputFiles, metafile: made } = await build({
      stdin: { contents, resolveDir: ROOT, loader: 'ts' },
      absWorkingDir: ROOT,
      bundle: true,
      minify: true,
      platform: 'neutral',
      mainFields: ['module', 'main'],
      write: false,
      metafile: true,
      logLevel: 'silent',
    });
    console.log(`solver, panels and tally in one bundle: ${(outputFiles[0]!.contents.length / 1024).toFixed(0)} KB`);
    expect(Object.keys(made.inputs).filter((input) => ENGINE.test(input)).length).toBeGreaterThan(20);
    expect(Object.keys(made.inputs).filter((input) => input.includes('highs') || input.startsWith('node:'))).toEqual([]);
    expect(outputFiles[0]!.contents.length).toBeLessThanOrEqual(LIMIT);
  });

  it('hold nothing that costs start-up time for no use', () => {
    expect(forbiddenIn(metafile)).toEqual([]);
  });

  it('import nothing at run time: no module that is not deployed, no ESM facade of a Node module', () => {
    expect(leftOpen(metafile)).toEqual([]);
    for (const name of Object.keys(sizes)) expect(readFileSync(join(outdir, name, 'index.mjs'), 'utf8')).not.toMatch(/\bfrom\s*["'](node:)?\w+["']/);
  });

  it('can still say in words what is wrong, and hold a message against the word lists, from the files beside them', () => {
    const opened = (name: string, file: string) => JSON.parse(inflateRawSync(readFileSync(join(outdir, name, `${file}.packed`))).toString());
    for (const name of Object.keys(sizes)) {
      const text = readFileSync(join(outdir, name, 'index.mjs'), 'utf8');
      expect(text).not.toContain('Niet gevonden');
      for (const [, file] of text.matchAll(/"\.\/([\w.-]+)\.packed"/g)) expect(existsSync(join(outdir, name, `${file}.packed`)), `${name} ${file}`).toBe(true);
    }
    const problems = [opened('api-sender', 'problems.nl'), opened('api-sender', 'problems.en')].map((each: any) => Object.values(each)[0] as any);
    expect(problems.map(({ problems }) => problems['item.not-found'].title)).toEqual(['Niet gevonden', 'Not found']);
    for (const { problems: texts } of problems) expect(Object.keys(texts).sort()).toEqual(Object.keys(REFUSALS).sort());
    expect(opened('api-sender', 'incident-words').INCIDENT_WORDS.ransom).toEqual({ pattern: INCIDENT_WORDS.ransom.source, flags: INCIDENT_WORDS.ransom.flags });
  });

  it('have a source map that stays at home', () => {
    for (const name of Object.keys(sizes)) {
      expect(existsSync(join(outdir, name, 'index.mjs.map'))).toBe(true);
      expect(readFileSync(join(outdir, name, 'index.mjs'), 'utf8')).not.toContain('sourceMappingURL');
    }
  });
});

describe('each bundle', () => {
  beforeAll(() => {
    Object.assign(process.env, {
      RECORDS_TABLE: 'Records',
      FACTS_TABLE: 'Facts',
      PUBLIC_URL: 'https://intake.example.org',
      KEYS_PARAMETER: '/sluis/keys',
      MAIL_FROM: 'intake@example.org',
      MAIL_REPLY_TO: 'desk@example.org',
      SES_CONFIGURATION_SET: 'Letters',
      OIDC_ISSUER: 'https://id.example.org',
      OIDC_CLIENT_ID: 'site',
      FIRST_ADMIN: 'admin@example.org',
      OIDC_AUTHORIZE_URL: 'https://id.example.org/authorize',
      OIDC_TOKEN_URL: 'https://id.example.org/token',
      ORIGIN_SECRET: '',
      AWS_REGION: 'eu-west-1',
    });
  });

  it.each(Object.keys(sizes))('%s loads and exports a handler', async (name) => {
    const { handler } = await import(/* @vite-ignore */ pathToFileURL(join(outdir, name, 'index.mjs')).href);
    expect(handler).toBeTypeOf('function');
  });
});

describe('the check itself', () => {
  it('lets no function describe a schema that was not built to', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sluis-schema-'));
    writeFileSync(join(folder, 'entry.ts'), "import * as z from 'zod'; console.log(z.string().toJSONSchema())");
    const building = build({
      ...LEAN,
      entryPoints: [join(folder, 'entry.ts')],
      nodePaths: [join(ROOT, 'node_modules')],
      plugins: [...leanPlugins, jsonSchemaPlugin],
      write: false,
      outdir: folder,
      logLevel: 'silent',
    });
    await expect(building).rejects.toThrow('describes a schema, which only api-document can');
  });

  it('finds what a careless build would bring in', async () => {
    const careless = await build({
      stdin: {
        contents: "import { z } from 'zod'; import { DynamoDBClient } from '@aws-sdk/client-dynamodb'; console.log(z.string(), new DynamoDBClient({}))",
        resolveDir: ROOT,
      },
      bundle: true,
      platform: 'node',
      format: 'esm',
      write: false,
      metafile: true,
      outfile: 'careless.mjs',
      logLevel: 'silent',
    });
    expect(forbiddenIn(careless.metafile).some((line) => line.includes('zod/v4/locales'))).toBe(true);
    expect(forbiddenIn(careless.metafile).some((line) => line.includes('credential-provider-node'))).toBe(true);
    expect(leftOpen(careless.metafile).some((line) => /https?$/.test(line))).toBe(true);
  });
});
