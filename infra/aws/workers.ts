import { Duration } from 'aws-cdk-lib';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import {
  CfnEventInvokeConfig,
  EventSourceMapping,
  FilterCriteria,
  FilterRule,
  type Function as LambdaFunction,
  StartingPosition,
} from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { streamOf, type Tables } from './data.ts';
import type { Functions } from './functions.ts';
import type { Queues } from './queues.ts';

/** Only letters that leave at once; a delayed one changes nothing in the stream and waits for the clock. */
export const LEAVES_NOW = FilterCriteria.filter({
  eventName: FilterRule.isEqual('INSERT'),
  dynamodb: { NewImage: { type: { S: FilterRule.isEqual('intent') }, leaves: { S: FilterRule.isEqual('now') } } },
});

type Mapping = {
  readonly table: TableV2;
  readonly fn: LambdaFunction;
  readonly undelivered: Queue;
  readonly batchSize: number;
  readonly filters?: Record<string, unknown>[];
};

/** The stream is the fast path and the sweeper the sure one: a poisoned record is cut out and the shard moves on. */
const mapStream = (scope: Construct, id: string, { table, fn, undelivered, batchSize, filters }: Mapping): void => {
  new EventSourceMapping(scope, id, {
    target: fn,
    eventSourceArn: streamOf(table),
    startingPosition: StartingPosition.TRIM_HORIZON,
    batchSize,
    bisectBatchOnError: true,
    retryAttempts: 3,
    maxRecordAge: Duration.hours(1),
    reportBatchItemFailures: true,
    onFailure: { bind: () => ({ destination: undelivered.queueArn }) },
    ...(filters ? { filters } : {}),
  });
};

/** Facts reach on-fact unfiltered, as it also looks for changed and removed ones; letters reach send-mail. */
export const addStreams = (scope: Construct, tables: Tables, functions: Functions, queues: Queues): void => {
  mapStream(scope, 'FactsToOnFact', { table: tables.facts, fn: functions['on-fact'], undelivered: queues.facts, batchSize: 25 });
  mapStream(scope, 'RecordsToSendMail', {
    table: tables.records,
    fn: functions['send-mail'],
    undelivered: queues.mails,
    batchSize: 10,
    filters: [LEAVES_NOW],
  });
};

/** Topics and schedules call without waiting: what the function itself fails at is tried again, then kept in the queue. */
export const keepFailures = (scope: Construct, id: string, fn: LambdaFunction, undelivered: Queue, retries: number, age: Duration): void => {
  new CfnEventInvokeConfig(scope, id, {
    functionName: fn.functionName,
    qualifier: '$LATEST',
    maximumRetryAttempts: retries,
    maximumEventAgeInSeconds: age.toSeconds(),
    destinationConfig: { onFailure: { destination: undelivered.queueArn } },
  });
};
