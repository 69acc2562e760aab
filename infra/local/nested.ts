import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Resource, Template } from './template.ts';

const NESTED = 'AWS::CloudFormation::Stack';

/** A value of a nested stack with its parameters filled in by what the stack around it gives. */
const filledIn = (value: unknown, given: Readonly<Record<string, unknown>>): unknown => {
  if (Array.isArray(value)) return value.map((each) => filledIn(each, given));
  if (value === null || typeof value !== 'object') return value;
  const { Ref } = value as { Ref?: unknown };
  if (typeof Ref === 'string' && Object.hasOwn(given, Ref)) return given[Ref];
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, filledIn(each, given)]));
};

const resourcesIn = (id: string, { Properties = {}, Metadata = {} }: Resource, folder: string): Template['Resources'] => {
  const file: unknown = Metadata['aws:asset:path'];
  if (typeof file !== 'string') throw new Error(`Where the template of ${id} lies is not said; synthesise with aws:cdk:enable-asset-metadata.`);
  const { Resources, Parameters: _, Description: __, ...more } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  if (Object.keys(more).length > 0) throw new Error(`The template of ${id} holds ${Object.keys(more).join(', ')}, which cannot be put into another one.`);
  return filledIn(Resources, Properties.Parameters ?? {}) as Template['Resources'];
};

/** A stack and the stacks nested in it as one template. @throws where two of their resources have the same id */
export const withNested = <T extends Template>(template: T, folder: string): T => {
  const Resources: Record<string, Resource> = {};
  const parts = Object.entries(template.Resources).map(([id, resource]) => (resource.Type === NESTED ? resourcesIn(id, resource, folder) : { [id]: resource }));
  for (const [id, resource] of parts.flatMap((part) => Object.entries(part))) {
    if (id in Resources) throw new Error(`Two stacks hold a resource ${id}.`);
    Resources[id] = resource;
  }
  return { ...template, Resources };
};

/** All of Sluis as one template, from what a synth wrote into this folder. */
export const sluisIn = (folder: string): Template => withNested(JSON.parse(readFileSync(join(folder, 'Sluis.template.json'), 'utf8')) as Template, folder);
