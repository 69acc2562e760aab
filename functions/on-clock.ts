import middy from '@middy/core';
import { envOf } from '../shared/env.ts';
import type { Store } from '../shared/store/store.ts';
import { type Log, stdoutLog } from './http/log.ts';
import { runtimeStore } from './http/runtime.ts';
import { sweep } from './work/sweep.ts';
import { wake } from './work/wake.ts';

/** What the schedules ask for; letters have a clock of their own, in send-mail. */
export type ClockEvent = { readonly job: 'wake' | 'sweep' };
export type Clock = { readonly store: Store; readonly log: Log };

export const onClock = async ({ store, log }: Clock, { job }: ClockEvent): Promise<{ done: number }> => ({
  done: job === 'sweep' ? await sweep(store, log) : await wake(store, log),
});

let clock: Clock | undefined;
export const handler = middy<ClockEvent, { done: number }>().handler((event) => {
  clock ??= { store: runtimeStore(envOf('on-clock', process.env)), log: stdoutLog };
  return onClock(clock, event);
});
