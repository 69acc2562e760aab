import { setTimeout as sleep } from 'node:timers/promises';
import type { DeadLetters } from './dead-letters.ts';
import { notification, subscribersIn } from './mail-events.ts';
import { type Mailbox, openMailbox } from './mailbox.ts';
import type { Fn } from './sandbox.ts';
import type { Stack } from './template.ts';

export type DeliveryOptions = {
  readonly stack: Stack;
  readonly dir: string;
  readonly now: () => Date;
  /** Filled before the first mail is sent. */
  readonly functions: ReadonlyMap<string, Fn>;
  readonly deadLetters: DeadLetters;
};

/** Topics try twice more before they give an event up. */
const ATTEMPTS = 3;

/** The mailbox with the template's senders and configuration sets, its events going to the subscribed functions. */
export const mailboxIn = ({ stack, dir, now, functions, deadLetters }: DeliveryOptions): Mailbox => {
  const subscribers = subscribersIn(stack);
  const hand = async (fn: Fn, event: unknown) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return void (await fn.invoke(event));
      } catch (error) {
        if (attempt >= ATTEMPTS) return deadLetters.add({ at: now().toISOString(), fn: fn.label, reason: (error as Error).message, event });
        await sleep(50 * attempt);
      }
    }
  };
  return openMailbox({
    dir,
    now,
    identities: stack.all('AWS::SES::EmailIdentity').map(({ properties }) => String(properties.EmailIdentity)),
    configurationSets: stack.all('AWS::SES::ConfigurationSet').map(({ properties }) => String(properties.PhysicalName)),
    onEvent: async (event, mail) => {
      for (const { topic, fn: name } of subscribers(event, mail)) {
        const fn = functions.get(name);
        if (fn) await hand(fn, notification(topic, event, now()));
      }
    },
  });
};
