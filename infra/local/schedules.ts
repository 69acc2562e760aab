import { randomUUID } from 'node:crypto';
import type { DeadLetters } from './dead-letters.ts';
import type { Fn } from './sandbox.ts';
import { nextRun } from './schedule-expression.ts';
import { functionNameIn, type Stack } from './template.ts';

export type Schedules = {
  /** Runs every schedule once, one after the other, whatever the time is; answers how many ran. */
  readonly runAll: () => Promise<number>;
  /** Holds the background runs back, once the current one is through, until the answer is called. */
  readonly pause: () => Promise<() => void>;
  readonly stop: () => Promise<void>;
};
export type SchedulesOptions = {
  readonly stack: Stack;
  readonly functions: ReadonlyMap<string, Fn>;
  readonly deadLetters: DeadLetters;
  readonly now: () => Date;
};

type Schedule = {
  readonly id: string;
  readonly expression: string;
  readonly timezone: string;
  readonly fn: Fn;
  readonly input: string;
  readonly retries: number;
  next: Date | undefined;
};

const TICK_MS = 500;

/** After a leap of the clock a schedule runs once, not once for every moment that was leapt over: AWS catches nothing up either. */
export const startSchedules = ({ stack, functions, deadLetters, now }: SchedulesOptions): Schedules => {
  const schedules = schedulesIn(stack, functions, now);
  let running: Promise<unknown> = Promise.resolve();
  let paused = 0;
  let stopped = false;

  const run = async (schedule: Schedule, at: Date) => {
    schedule.next = nextRun(schedule.expression, now(), schedule.timezone);
    const event = JSON.parse(fillIn(schedule.input, schedule.id, at));
    for (let attempt = 0; ; attempt++) {
      try {
        return await schedule.fn.invoke(event);
      } catch (error) {
        if (stopped) return;
        if (attempt >= schedule.retries) return deadLetters.add({ at: now().toISOString(), fn: schedule.fn.label, reason: (error as Error).message, event });
      }
    }
  };

  const inTurn = (work: () => Promise<unknown>) => {
    const mine = running.then(work);
    running = mine.catch(() => {});
    return mine;
  };

  const tick = () => {
    if (paused > 0) return;
    for (const schedule of schedules) {
      const due = schedule.next;
      if (!due || due > now()) continue;
      schedule.next = undefined;
      void inTurn(() => run(schedule, due)).catch(() => {});
    }
  };
  const timer = setInterval(tick, TICK_MS).unref();

  return {
    runAll: async () => {
      await inTurn(async () => {
        for (const schedule of schedules) await run(schedule, now());
      });
      return schedules.length;
    },
    pause: async () => {
      paused++;
      await running;
      return () => {
        paused--;
      };
    },
    stop: async () => {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
};

const schedulesIn = (stack: Stack, functions: ReadonlyMap<string, Fn>, now: () => Date): Schedule[] => {
  const found = [
    ...stack.all('AWS::Scheduler::Schedule').map(({ id, properties: p }) => ({
      id,
      state: p.State,
      timezone: p.ScheduleExpressionTimezone,
      expression: p.ScheduleExpression,
      target: p.Target,
      input: p.Target?.Input,
    })),
    ...stack.all('AWS::Events::Rule').flatMap(({ id, properties: p }) =>
      (p.Targets ?? []).map((target: any) => ({
        id,
        state: p.State,
        timezone: undefined,
        expression: p.ScheduleExpression,
        target,
        input: target.Input,
      })),
    ),
  ];
  return found.flatMap(({ id, state, timezone, expression, target, input }) => {
    const fn = functions.get(functionNameIn(target?.Arn) ?? '');
    if (!fn || !expression || state === 'DISABLED') return [];
    // Two more attempts at most: this machine has no outages to wait for.
    const retries = Math.min(2, Number(target.RetryPolicy?.MaximumRetryAttempts ?? 2));
    return [{ id, expression, timezone: timezone ?? 'UTC', fn, input: input ?? '{}', retries, next: nextRun(expression, now(), timezone) }];
  });
};

/** The context attributes that Scheduler fills into an input. */
const fillIn = (input: string, id: string, at: Date) =>
  input
    .replaceAll('<aws.scheduler.scheduled-time>', at.toISOString())
    .replaceAll('<aws.scheduler.schedule-arn>', `arn:aws:scheduler:eu-west-1:000000000000:schedule/default/${id}`)
    .replaceAll('<aws.scheduler.execution-id>', randomUUID())
    .replaceAll('<aws.scheduler.attempt-number>', '1');
