import { setTimeout as sleep } from 'node:timers/promises';
import type { DeadLetters } from './dead-letters.ts';
import { matches } from './filter.ts';
import type { Fn } from './sandbox.ts';
import { functionNameIn, type Stack } from './template.ts';

/** The bus on which services of AWS tell what happened, with the template's rules. */
export type Bus = {
  /** Hands an event to every function that a rule leads it to, after the one who tells it went on. */
  readonly tell: (event: Record<string, unknown>) => void;
  /** Resolves when every event has been handed over or given up. */
  readonly settled: () => Promise<void>;
  readonly count: () => number;
};
export type BusOptions = {
  readonly stack: Stack;
  /** Filled before the first event is told. */
  readonly functions: ReadonlyMap<string, Fn>;
  readonly deadLetters: DeadLetters;
  readonly now: () => Date;
};

/** A call without an answer is tried twice more before it is given up. */
const ATTEMPTS = 3;

export const busIn = ({ stack, functions, deadLetters, now }: BusOptions): Bus => {
  const rules = stack
    .all('AWS::Events::Rule')
    .filter(({ properties }) => properties.EventPattern && properties.State !== 'DISABLED')
    .map(({ properties }) => ({
      pattern: properties.EventPattern,
      targets: (properties.Targets ?? []).map(({ Arn }: { Arn: string }) => functionNameIn(Arn)),
    }));
  let told = 0;
  let work: Promise<unknown> = Promise.resolve();

  const hand = async (fn: Fn, event: unknown): Promise<void> => {
    for (let attempt = 1; ; attempt++) {
      try {
        return void (await fn.invoke(event));
      } catch (error) {
        if (attempt >= ATTEMPTS) return deadLetters.add({ at: now().toISOString(), fn: fn.label, reason: (error as Error).message, event });
        await sleep(50 * attempt);
      }
    }
  };

  return {
    tell: (event) => {
      told++;
      const names: string[] = rules.filter(({ pattern }) => matches(pattern, event)).flatMap(({ targets }) => targets);
      const all = new Promise<void>((resolve) => setImmediate(resolve)).then(() =>
        Promise.all(names.flatMap((name) => functions.get(name) ?? []).map((fn) => hand(fn, event))),
      );
      work = Promise.all([work, all.catch(() => {})]);
    },
    count: () => told,
    settled: async () => {
      let seen: Promise<unknown>;
      do {
        seen = work;
        await seen;
      } while (seen !== work);
    },
  };
};
