import middy from '@middy/core';
import { envOf } from '../shared/env.ts';
import type { Shelf } from '../shared/store/shelf.ts';
import { stdoutLog } from './http/log.ts';
import { runtimeBucket, runtimeShelf, runtimeStore } from './http/runtime.ts';
import { type HeadsKeeper, heads } from './work/heads.ts';
import { sweep } from './work/sweep.ts';
import { wake } from './work/wake.ts';

export type Clock = HeadsKeeper & { readonly shelf: Shelf };

/** What the schedules ask for; letters have a clock of their own, in send-mail. */
const JOBS = {
  wake: ({ store, log, shelf }: Clock) => wake(store, log, shelf),
  sweep: ({ store, log }: Clock) => sweep(store, log),
  heads,
} as const;
export type ClockEvent = { readonly job: keyof typeof JOBS };

export const onClock = async (clock: Clock, { job }: ClockEvent): Promise<{ done: number }> => ({ done: await JOBS[job](clock) });

let clock: Clock | undefined;
export const handler = middy<ClockEvent, { done: number }>().handler((event) => {
  if (!clock) {
    const env = envOf('on-clock', process.env);
    const store = runtimeStore(env);
    clock = { store, log: stdoutLog, heads: runtimeBucket(store, env.HEADS_BUCKET, env), shelf: runtimeShelf(store, env.FILES_BUCKET, env) };
  }
  return onClock(clock, event);
});
