import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../../infra/aws/app.ts';
import { PUBLISHER } from '../../infra/aws/bundle.ts';
import { sluisIn } from '../../infra/local/nested.ts';
import { ENV_OF } from '../../shared/env.ts';

export type Resource = {
  readonly Type: string;
  readonly Properties: any;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
};
export type Template = {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs: Record<string, unknown>;
  readonly Parameters?: Record<string, unknown>;
};
export type Statement = {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource: unknown;
  readonly Condition?: unknown;
};

/** Stand-ins for the functions: a template does not depend on what is inside a bundle. */
export const standIns = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'sluis-bundles-'));
  for (const name of [...Object.keys(ENV_OF), PUBLISHER]) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'index.mjs'), 'export const handler = async () => ({});\n');
  }
  return folder;
};

/** Stand-in for the styles and scripts. */
export const plainAssets = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'sluis-assets-'));
  writeFileSync(join(folder, 'manifest.json'), '{}');
  writeFileSync(join(folder, 'site-5TAND1N0.css'), 'body{color:#14212b}');
  return folder;
};

/** A folder with the templates as they would be deployed; CloudFormation's own validator is left to the CI step that keeps it. */
export const synthesised = (context: Record<string, unknown> = {}): string => {
  process.env.CDK_VALIDATION = 'false';
  const outdir = mkdtempSync(join(tmpdir(), 'sluis-synth-'));
  return buildApp({ bundles: standIns(), assets: plainAssets(), 'aws:cdk:enable-asset-metadata': true, ...context }, outdir).synth().directory;
};

/** Every template of a synth by its file, with the bytes of its text. */
export const templatesIn = (folder: string): Record<string, Template & { readonly bytes: number }> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((file) => file.endsWith('.template.json'))
      .map((file) => [file, { ...JSON.parse(readFileSync(join(folder, file), 'utf8')), bytes: statSync(join(folder, file)).size }]),
  );

const whole = (context: Record<string, unknown>): Template => sluisIn(synthesised(context)) as unknown as Template;
let ordinary: Template | undefined;
/**
 * The stack and those nested in it as one template, so that nothing hides from a test in a stack of its own. That of the settings as they
 * stand is made once for the tests of a process, which only read it.
 */
export const synthesise = (context?: Record<string, unknown>): Template => {
  if (context) return whole(context);
  ordinary ??= whole({});
  return ordinary;
};

export const ofType = (template: Template, type: string): [string, any][] =>
  Object.entries(template.Resources)
    .filter(([, resource]) => resource.Type === type)
    .map(([id, { Properties }]) => [id, Properties]);

/** Logical id that a value points to, by Ref, GetAtt or the beginning of a Join. */
export const target = (value: any): string => {
  if (value?.Ref) return value.Ref;
  if (value?.['Fn::GetAtt']) return value['Fn::GetAtt'][0];
  const found = /"(?:Ref|Fn::GetAtt)":\[?"([^":]+)"/.exec(JSON.stringify(value).replaceAll(/\{"Ref":"AWS::\w+"\}/g, '""'));
  return found?.[1] ?? '';
};

/** `Records091F6ECA` → `Records`: the id as the code wrote it. */
export const plain = (logicalId: string): string => logicalId.replace(/[0-9A-F]{8}$/, '');

/** A resource as text with ids instead of ARNs: `Records`, `Records/index/gsi1`, `arn:aws:ssm:…:parameter/sluis/keys`. */
export const readable = (value: any): string => {
  if (typeof value === 'string') return value;
  if (value?.Ref) return value.Ref.startsWith('AWS::') ? '' : plain(value.Ref);
  if (value?.['Fn::GetAtt']) return plain(value['Fn::GetAtt'][0]) + (/stream/i.test(value['Fn::GetAtt'][1]) ? '/stream' : '');
  if (value?.['Fn::Join']) return value['Fn::Join'][1].map(readable).join('');
  return JSON.stringify(value);
};

export const list = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);

/** Function name (as in functions/) of a function's logical id. */
export const functionName = (logicalId: string): string =>
  plain(logicalId)
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
