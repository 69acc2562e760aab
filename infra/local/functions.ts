import { existsSync } from 'node:fs';
import { basename, isAbsolute, join } from 'node:path';
import { type Addresses, localEnvironment } from './environment.ts';
import { LocalError } from './http.ts';
import type { ServiceProxy } from './proxy.ts';
import { createFunction, type Fn } from './sandbox.ts';
import type { Found, Stack } from './template.ts';

export type FunctionsOptions = {
  readonly stack: Stack;
  readonly assemblyDir: string;
  readonly addresses: Addresses;
  readonly clock: SharedArrayBuffer;
  readonly proxy: ServiceProxy;
  readonly onLog: (name: string, text: string) => void;
};

/** Every function of the template by its physical name, none of them started yet. */
export const functionsIn = ({ stack, assemblyDir, addresses, clock, proxy, onLog }: FunctionsOptions): Map<string, Fn> =>
  new Map(
    nodeFunctions(stack).map(({ properties, metadata }) => {
      const name: string = properties.PhysicalName;
      const dir = bundleOf(name, properties, metadata, assemblyDir);
      const fn = createFunction({
        name,
        // Calls and faults name a function as its folder is called, not as the template numbers it.
        label: /^asset\./.test(basename(dir)) ? name : basename(dir),
        dir,
        handler: properties.Handler,
        timeoutMs: Number(properties.Timeout ?? 3) * 1000,
        memoryMb: Number(properties.MemorySize ?? 128),
        environment: localEnvironment(variablesOf(properties), addresses),
        clock,
        openDoor: proxy.openDoor,
        onLog,
      });
      return [name, fn] as const;
    }),
  );

export const nodeFunctions = (stack: Stack): Found[] =>
  stack.all('AWS::Lambda::Function').filter(({ properties }) => String(properties.Runtime).startsWith('nodejs') && !properties.Code?.ZipFile);

const variablesOf = (properties: Found['properties']): Record<string, string> =>
  Object.fromEntries(Object.entries(properties.Environment?.Variables ?? {}).map(([key, value]) => [key, String(value)]));

/** The first value that any function gets for a variable: where the template keeps the tables' and the parameter's names. */
export const variableIn = (stack: Stack, name: string): string | undefined =>
  nodeFunctions(stack).flatMap(({ properties }) => variablesOf(properties)[name] ?? [])[0];

export const bundleOf = (name: string, { Code }: Found['properties'], metadata: Found['metadata'], assemblyDir: string) => {
  const path = String(metadata['aws:asset:path'] ?? `asset.${String(Code?.S3Key).replace(/\.zip$/, '')}`);
  const dir = isAbsolute(path) ? path : join(assemblyDir, path);
  if (!existsSync(dir)) throw new LocalError(`The bundle of ${name} is missing: ${dir}`);
  return dir;
};
