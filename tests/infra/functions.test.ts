import { expect, it } from 'vitest';
import { RUN_MS } from '../../functions/routing/call-panels.ts';
import { PUBLISHER } from '../../infra/aws/bundle.ts';
import { isAsked } from '../../infra/aws/functions.ts';
import { ENV_OF, type FunctionName } from '../../shared/env.ts';
import { functionName, ofType, synthesise, target } from './template.ts';

const template = synthesise();
const functions = Object.fromEntries(ofType(template, 'AWS::Lambda::Function').map(([id, properties]) => [functionName(id), properties]));
const names = Object.keys(ENV_OF) as FunctionName[];

it('builds every function that env.ts names, and beside them only the step that publishes the assets', () => {
  expect(Object.keys(functions).sort()).toEqual([...names, PUBLISHER].sort());
});

it.each(names)('%s gets exactly its variables', (name) => {
  expect(Object.keys(functions[name].Environment.Variables).sort()).toEqual([...ENV_OF[name]].sort());
});

it.each(names)('%s runs Node 24 on ARM and logs JSON to its own group, for a limited time', (name) => {
  expect(functions[name]).toMatchObject({
    Runtime: 'nodejs24.x',
    Architectures: ['arm64'],
    Handler: 'index.handler',
    LoggingConfig: { LogFormat: 'JSON' },
  });
  const group = template.Resources[target(functions[name].LoggingConfig.LogGroup)];
  expect(group?.Properties.RetentionInDays).toBe(90);
});

it('gives each function a role of its own', () => {
  const roles = names.map((name) => target(functions[name].Role));
  expect(new Set(roles).size).toBe(names.length);
});

it('lets no function outlive the gateway or its minute', () => {
  for (const name of names) expect(functions[name].Timeout).toBeLessThanOrEqual(isAsked(name) ? 29 : 60);
});

it('leaves whatever sends the invitations of a whole call the time to plan before its run, and to answer after it', () => {
  for (const name of ['api-routing', 'page-panels']) expect(functions[name].Timeout * 1000).toBeGreaterThanOrEqual(RUN_MS + 15_000);
});

it('reserves concurrency only where asked', () => {
  expect(names.filter((name) => functions[name].ReservedConcurrentExecutions !== undefined)).toEqual([]);
  const reserved = ofType(synthesise({ reservedConcurrency: '{"api-public":20}' }), 'AWS::Lambda::Function')
    .map(([id, properties]) => [functionName(id), properties.ReservedConcurrentExecutions] as const)
    .filter(([, value]) => value !== undefined);
  expect(reserved).toEqual([['api-public', 20]]);
});
