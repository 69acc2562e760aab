import { Duration } from 'aws-cdk-lib';
import { PolicyStatement, type ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** Every queue is a last resort, named after what lands in it; each has an alarm and a page in the runbook. */
export const QUEUES = ['facts', 'mails', 'bounces', 'clock', 'files'] as const;
export type QueueName = (typeof QUEUES)[number];
export type Queues = Readonly<Record<QueueName, Queue>>;

const capital = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

const queueOf = (scope: Construct, name: QueueName): Queue =>
  new Queue(scope, `Undelivered${capital(name)}`, {
    // Two weeks, the longest SQS keeps anything: long enough for a holiday.
    retentionPeriod: Duration.days(14),
    encryption: QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
  });

export const addQueues = (scope: Construct): Queues => Object.fromEntries(QUEUES.map((name) => [name, queueOf(scope, name)])) as Queues;

/** Lets one service put into the queue what one resource could not deliver. */
export const allowDeliveryBy = (queue: Queue, service: ServicePrincipal, source: string): void => {
  queue.addToResourcePolicy(
    new PolicyStatement({
      principals: [service],
      actions: ['sqs:SendMessage'],
      resources: [queue.queueArn],
      conditions: { ArnEquals: { 'aws:SourceArn': source } },
    }),
  );
};
