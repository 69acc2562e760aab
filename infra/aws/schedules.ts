import { Aws } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { FunctionName } from '../../shared/env.ts';
import type { Functions } from './functions.ts';

/**
 * Reminders and expiry wait on "wake", delayed and repeated letters on "letters"; "sweep" delivers what the stream dropped; "heads" keeps the
 * heads of the day that has just ended, UTC.
 */
const SCHEDULES = [
  { job: 'wake', rate: 'rate(1 minute)', fn: 'on-clock' },
  { job: 'letters', rate: 'rate(1 minute)', fn: 'send-mail' },
  { job: 'sweep', rate: 'rate(5 minutes)', fn: 'on-clock' },
  { job: 'heads', rate: 'cron(20 0 * * ? *)', fn: 'on-clock' },
] as const satisfies readonly { job: string; rate: string; fn: FunctionName }[];

/** The clock: a missed tick is not made up for long, as the next one does the same work. */
export const addSchedules = (scope: Construct, functions: Functions, undelivered: Queue): void => {
  const woken = [...new Set(SCHEDULES.map(({ fn }) => fn))].map((fn) => functions[fn].functionArn);
  const role = new Role(scope, 'ClockRole', {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', { conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } } }),
    inlinePolicies: {
      invoke: new PolicyDocument({
        statements: [
          new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: woken }),
          new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [undelivered.queueArn] }),
        ],
      }),
    },
  });
  for (const { job, rate, fn } of SCHEDULES) {
    new CfnSchedule(scope, `Clock-${job}`, {
      scheduleExpression: rate,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: functions[fn].functionArn,
        roleArn: role.roleArn,
        input: JSON.stringify({ job }),
        retryPolicy: { maximumRetryAttempts: 2, maximumEventAgeInSeconds: 120 },
        deadLetterConfig: { arn: undelivered.queueArn },
      },
    });
  }
};
