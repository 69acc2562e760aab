import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { withNested } from '../../infra/local/nested.ts';

const folderWith = (template: unknown): string => {
  const folder = mkdtempSync(join(tmpdir(), 'sluis-nested-'));
  writeFileSync(join(folder, 'half.json'), JSON.stringify(template));
  return folder;
};
const around = (Metadata: Record<string, unknown> = { 'aws:asset:path': 'half.json' }) => ({
  Resources: {
    Table: { Type: 'A::Table' },
    Half: { Type: 'AWS::CloudFormation::Stack', Properties: { Parameters: { given: { 'Fn::GetAtt': ['Table', 'Arn'] } } }, Metadata },
  },
});

it('puts what is nested into one template, with what it was given in place of its parameters', () => {
  const nested = {
    Description: 'One half.',
    Parameters: { given: { Type: 'String' } },
    Resources: { Route: { Type: 'A::Route', Properties: { to: ['x', { Ref: 'given' }], own: { Ref: 'Other' } } }, Other: { Type: 'A::Other' } },
  };
  expect(withNested(around(), folderWith(nested)).Resources).toEqual({
    Table: { Type: 'A::Table' },
    Route: { Type: 'A::Route', Properties: { to: ['x', { 'Fn::GetAtt': ['Table', 'Arn'] }], own: { Ref: 'Other' } } },
    Other: { Type: 'A::Other' },
  });
});

it('guesses nothing: an id that two have, a part that it does not know, a template that is not named', () => {
  expect(() => withNested(around(), folderWith({ Resources: { Table: { Type: 'A::Table' } } }))).toThrow('Two stacks hold a resource Table.');
  expect(() => withNested(around(), folderWith({ Resources: {}, Conditions: {} }))).toThrow('The template of Half holds Conditions');
  expect(() => withNested(around({}), folderWith({ Resources: {} }))).toThrow('Where the template of Half lies is not said');
});
