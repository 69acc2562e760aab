import middy from '@middy/core';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { StoredFact } from '../shared/domain/fact.ts';
import { envOf } from '../shared/env.ts';
import { fromItem } from '../shared/store/item.ts';
import type { Store } from '../shared/store/store.ts';
import { causeOf, type Log, stdoutLog } from './http/log.ts';
import { runtimeStore } from './http/runtime.ts';
import { consumeAll, staffOnce } from './work/facts.ts';
import { keepStood } from './work/stood.ts';

/** Facts are only ever added. A change, or a removal that is not expiry, means that somebody went around the code. */
const isTampering = (record: DynamoDBRecord): boolean => {
  if (record.eventName === 'INSERT') return false;
  const identity = (record as { userIdentity?: { principalId?: string } }).userIdentity;
  return !(record.eventName === 'REMOVE' && identity?.principalId === 'dynamodb.amazonaws.com');
};

/** The fast path from a fact to its consequences; whatever fails is retried by the stream and, in the end, by the sweeper. */
export const onFacts = async (store: Store, log: Log, event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  const staff = staffOnce(store);
  for (const record of event.Records) {
    const sequence = record.dynamodb?.SequenceNumber ?? '';
    try {
      if (isTampering(record))
        log({ alarm: 'fact.tampered', event: record.eventName, fact: `${record.dynamodb?.Keys?.pk?.S}#${record.dynamodb?.Keys?.sk?.S}` });
      if (record.eventName !== 'INSERT') continue;
      const fact = StoredFact.parse(fromItem(record.dynamodb?.NewImage as Parameters<typeof fromItem>[0]));
      await keepStood(store, fact);
      await consumeAll(store, fact, staff);
    } catch (error) {
      log({ event: 'fact.failed', sequence, ...causeOf(error) });
      return { batchItemFailures: [{ itemIdentifier: sequence }] };
    }
  }
  return { batchItemFailures: [] };
};

let store: Store | undefined;
export const handler = middy<DynamoDBStreamEvent, DynamoDBBatchResponse>().handler((event) => {
  store ??= runtimeStore(envOf('on-fact', process.env));
  return onFacts(store, stdoutLog, event);
});
