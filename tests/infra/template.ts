import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp } from '../../infra/aws/app.ts';
import { PUBLISHER } from '../../infra/aws/bundle.ts';
import { ENV_OF } from '../../shared/env.ts';

export type Resource = {
  readonly Type: string;
  readonly Properties: any;
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
};
export type Template = { readonly Resources: Readonly<Record<string, Resource>>; readonly Outputs: Record<string, unknown> };
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

/** The template as it would be deployed; CloudFormation's own validator is left to the CI step that keeps it. */
export const synthesise = (context: Record<string, unknown> = {}): Template => {
  process.env.CDK_VALIDATION = 'false';
  const app = buildApp({ bundles: standIns(), assets: plainAssets(), ...context }, mkdtempSync(join(tmpdir(), 'sluis-synth-')));
  return app.synth().getStackByName('Sluis').template;
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
