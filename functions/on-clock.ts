import middy from '@middy/core';
import { envOf } from '../shared/env.ts';
import { stdoutLog } from './http/log.ts';
import { runtimePost } from './work/post.ts';
import { sendIntent, type Post } from './work/send.ts';
import { sweep } from './work/sweep.ts';
import { wake } from './work/wake.ts';

/** What the schedules ask for. */
export type ClockEvent = { readonly job: 'wake' | 'sweep' };

export const onClock = async (post: Post, { job }: ClockEvent): Promise<{ done: number }> => ({
  done: job === 'sweep' ? await sweep(post.store, post.log) : await wake(post.store, post.log, { sendLetter: (record, id) => sendIntent(post, record, id) }),
});

let post: Post | undefined;
export const handler = middy<ClockEvent, { done: number }>().handler((event) => {
  post ??= runtimePost(envOf('on-clock', process.env), stdoutLog);
  return onClock(post, event);
});
