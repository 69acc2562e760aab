import middy from '@middy/core';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { envOf } from '../shared/env.ts';
import { causeOf, stdoutLog } from './http/log.ts';
import { sendDue } from './work/letters.ts';
import { runtimePost } from './work/post.ts';
import { type Post, sendIntent } from './work/send.ts';

/** Letters that leave at once: the stream brings each new intent here; the clock brings whatever was left. */
export const onIntents = async (post: Post, event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  const failed: { itemIdentifier: string }[] = [];
  for (const record of event.Records) {
    const [pk, sk] = [record.dynamodb?.Keys?.pk?.S, record.dynamodb?.Keys?.sk?.S];
    if (record.eventName !== 'INSERT' || !pk || !sk?.startsWith('x#')) continue;
    try {
      await sendIntent(post, pk, sk.slice(2));
    } catch (error) {
      post.log({ event: 'mail.failed', intent: sk.slice(2), ...causeOf(error) });
      failed.push({ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' });
      break;
    }
  }
  return { batchItemFailures: failed };
};

/** What the schedule asks for every minute. */
export type LettersEvent = { readonly job: 'letters' };
export const onLetters = async (post: Post, _event: LettersEvent): Promise<{ done: number }> => ({ done: await sendDue(post) });

let post: Post | undefined;
export const handler = middy<DynamoDBStreamEvent | LettersEvent, DynamoDBBatchResponse | { done: number }>().handler((event) => {
  post ??= runtimePost(envOf('send-mail', process.env), stdoutLog);
  return 'Records' in event ? onIntents(post, event) : onLetters(post, event);
});
