import { describe, expect, it } from 'vitest';
import { openTemplate, type Template } from '../../infra/local/template.ts';

const template: Template = {
  Parameters: { Stage: { Default: 'test' } },
  Conditions: { IsTest: { 'Fn::Equals': [{ Ref: 'Stage' }, 'test'] }, IsLive: { 'Fn::Not': [{ Condition: 'IsTest' }] } },
  Mappings: { Sizes: { eu: { small: '1' } } },
  Resources: {
    Table: { Type: 'AWS::DynamoDB::GlobalTable', Properties: {} },
    Named: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: { 'Fn::Join': ['-', ['a', { Ref: 'Stage' }]] } } },
    Topic: { Type: 'AWS::SNS::Topic', Properties: {} },
    Live: { Type: 'AWS::SNS::Topic', Condition: 'IsLive', Properties: {} },
  },
};
/** A placeholder as Sub reads it. */
const of = (name: string) => `\${${name}}`;
const { resolve, all } = openTemplate(template);

describe('the template reader', () => {
  it.each([
    ['Ref of a table', { Ref: 'Table' }, 'Table'],
    ['Ref of a named function', { Ref: 'Named' }, 'a-test'],
    ['Ref of a topic, which is its ARN', { Ref: 'Topic' }, 'arn:aws:sns:eu-west-1:000000000000:Topic'],
    ['Ref of a parameter', { Ref: 'Stage' }, 'test'],
    ['GetAtt as a list', { 'Fn::GetAtt': ['Named', 'Arn'] }, 'arn:aws:lambda:eu-west-1:000000000000:function:a-test'],
    ['GetAtt as text', { 'Fn::GetAtt': 'Table.StreamArn' }, 'arn:aws:dynamodb:eu-west-1:000000000000:table/Table/stream/local'],
    ['Join', { 'Fn::Join': [':', ['a', { Ref: 'AWS::Region' }]] }, 'a:eu-west-1'],
    [
      'Sub with references',
      { 'Fn::Sub': `${of('Stage')}/${of('Named.Arn')}/${of('!Kept')}` },
      `test/arn:aws:lambda:eu-west-1:000000000000:function:a-test/${of('Kept')}`,
    ],
    ['Sub with values', { 'Fn::Sub': [`${of('x')}-${of('Stage')}`, { x: { Ref: 'Table' } }] }, 'Table-test'],
    ['Select of Split', { 'Fn::Select': ['1', { 'Fn::Split': [':', 'a:b:c'] }] }, 'b'],
    ['If, not touching the other branch', { 'Fn::If': ['IsTest', 'yes', { Ref: 'Missing' }] }, 'yes'],
    ['FindInMap', { 'Fn::FindInMap': ['Sizes', 'eu', 'small'] }, '1'],
    ['NoValue in lists and objects', { a: { Ref: 'AWS::NoValue' }, b: [1, { Ref: 'AWS::NoValue' }] }, { b: [1] }],
  ])('resolves %s', (_, value, expected) => {
    expect(resolve(value)).toEqual(expected);
  });

  it('leaves out resources whose condition does not hold', () => {
    expect(all('AWS::SNS::Topic').map(({ id }) => id)).toEqual(['Topic']);
  });

  it('refuses what it does not know instead of guessing', () => {
    expect(() => resolve({ Ref: 'Missing' })).toThrow(/Missing/);
    expect(() => resolve({ 'Fn::ImportValue': 'x' })).toThrow(/Fn::ImportValue/);
  });
});
