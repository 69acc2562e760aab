import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../infra/aws/bundle.ts';
import { operations } from '../../shared/contract/index.ts';
import { ENV_OF } from '../../shared/env.ts';
import { functionName, ofType, readable, synthesise, target } from './template.ts';

const template = synthesise();
const alarms = ofType(template, 'AWS::CloudWatch::Alarm').map(([, alarm]) => ({
  name: readable(alarm.AlarmName).replace(/^-/, ''),
  alarm,
}));
const names = alarms.map(({ name }) => name);
const runbook = readFileSync(join(ROOT, 'infra/aws/RUNBOOK.md'), 'utf8');
const pages = runbook.split(/^## /m).slice(1);

describe('the runbook', () => {
  it('has a page for every alarm, and an alarm for every page', () => {
    expect(pages.map((page) => page.split('\n')[0]).sort()).toEqual([...names].sort());
  });

  it.each(pages.map((page) => [page.split('\n')[0], page] as const))('%s says what it means, where to look and what to do', (_name, page) => {
    for (const part of ['Meaning', 'Look here', 'Do this']) expect(page).toMatch(new RegExp(`^- \\*\\*${part}\\*\\*: \\S`, 'm'));
  });
});

describe('the alarms', () => {
  it('all reach a person', () => {
    const [[, subscription] = []] = ofType(template, 'AWS::SNS::Subscription').filter(([, { Protocol }]) => Protocol === 'email');
    for (const { alarm } of alarms) expect(alarm.AlarmActions).toEqual([subscription.TopicArn]);
    expect(subscription.Endpoint).toBe('alarm@example.org');
  });

  it('are let into their topic', () => {
    const topic = ofType(template, 'AWS::SNS::Subscription').find(([, { Protocol }]) => Protocol === 'email')?.[1].TopicArn.Ref;
    const policy = ofType(template, 'AWS::SNS::TopicPolicy').find(([, { Topics }]) => Topics[0].Ref === topic)?.[1].PolicyDocument;
    expect(policy.Statement).toContainEqual(
      expect.objectContaining({ Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' }, Action: 'sns:Publish' }),
    );
  });

  it('watch every queue from the first message on', () => {
    const watched = alarms.filter(({ alarm }) => alarm.Namespace === 'AWS/SQS' && alarm.Threshold === 1).map(({ alarm }) => target(alarm.Dimensions[0].Value));
    expect(watched.sort()).toEqual(
      ofType(template, 'AWS::SQS::Queue')
        .map(([id]) => id)
        .sort(),
    );
  });

  it('watch the errors of every function, of pages by the gateway that they answer through, and the age of both streams', () => {
    for (const name of Object.keys(ENV_OF)) expect(names).toContain(name.startsWith('page-') ? 'api-5xx' : `errors-${name}`);
    for (const { route, fn } of operations)
      if (fn.startsWith('page-')) expect(ofType(template, 'AWS::ApiGatewayV2::Route').map(([, { RouteKey }]) => RouteKey)).toContain(route);
    expect(
      alarms
        .filter(({ alarm }) => alarm.MetricName === 'IteratorAge')
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['behind-on-fact', 'behind-send-mail']);
  });

  it.each([
    ['clock-silent', 'on-clock'],
    ['letters-silent', 'send-mail'],
  ])('%s rings when nothing calls %s', (silent, fn) => {
    const alarm = alarms.find(({ name }) => name === silent)?.alarm;
    expect(functionName(target(alarm.Dimensions[0].Value))).toBe(fn);
    expect(alarm).toMatchObject({
      MetricName: 'Invocations',
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    });
  });

  it.each([
    ['fact.tampered', 'on-fact'],
    ['heads.failed', 'on-clock'],
    ['mail.dead', 'send-mail'],
  ])('hear %s from %s', (signal, fn) => {
    const filters = ofType(template, 'AWS::Logs::MetricFilter').filter(([, { MetricTransformations }]) => MetricTransformations[0].MetricName === signal);
    const group = ofType(template, 'AWS::Lambda::Function').find(
      ([, { Handler, LoggingConfig }]) =>
        Handler &&
        target(LoggingConfig.LogGroup)
          .toLowerCase()
          .startsWith(`${fn.replace('-', '')}log`),
    )?.[1].LoggingConfig.LogGroup;
    expect(filters.map(([, { LogGroupName }]) => LogGroupName)).toContainEqual(group);
    expect(filters[0]?.[1].FilterPattern).toContain(`$.alarm = "${signal}"`);
  });
});
