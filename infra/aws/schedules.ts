import { Aws } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** Reminders, delayed letters and expiry wait on "wake"; "sweep" delivers what the stream dropped. */
export const SCHEDULES = { wake: 'rate(1 minute)', sweep: 'rate(5 minutes)' } as const;

/** The clock: a missed tick is not made up for long, as the next one does the same work. */
export const addSchedules = (scope: Construct, fn: LambdaFunction, undelivered: Queue): void => {
  const role = new Role(scope, 'ClockRole', {
    assumedBy: new ServicePrincipal('scheduler.amazonaws.com', { conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } } }),
    inlinePolicies: {
      invoke: new PolicyDocument({
        statements: [
          new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [fn.functionArn] }),
          new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [undelivered.queueArn] }),
        ],
      }),
    },
  });
  for (const [job, scheduleExpression] of Object.entries(SCHEDULES)) {
    new CfnSchedule(scope, `Clock-${job}`, {
      scheduleExpression,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: fn.functionArn,
        roleArn: role.roleArn,
        input: JSON.stringify({ job }),
        retryPolicy: { maximumRetryAttempts: 2, maximumEventAgeInSeconds: 120 },
        deadLetterConfig: { arn: undelivered.queueArn },
      },
    });
  }
};
