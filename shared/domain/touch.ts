import type { Calendar } from './clock.ts';
import { scanTouch } from './file-mark.ts';
import type { Item } from './item.ts';
import { panelTouch, promiseTouch } from './promise.ts';
import { isTerminal } from './proposal.ts';
import { retentionOf } from './retention.ts';
import { sealTouch } from './seal.ts';
import { nextStep } from './stage-clock.ts';

/** When one reason to look at an item comes due; nothing while there is none, or once what it asks for is done. */
type Rule = (root: Item, calendar: Calendar) => string | undefined;

/**
 * Every reason for which the schedule looks at an item, each with a time of its own, so that none overwrites another. A rule derives its
 * time from what the root says; whoever acts on it must change the root so that the rule falls silent or names a later time, or the item
 * would be woken for ever.
 */
const RULES = {
  /** What its stage waits for: reminders, a lapse, a snooze, the end. */
  stage: (root) => ('nextTouch' in root ? root.nextTouch : undefined),
  /** A file whose check never ended holds nobody up for ever. */
  files: (root) => (root.kind === 'proposal' && !isTerminal(root.stage) ? scanTouch(root) : undefined),
  /** The end of a sealed call: what came in goes to the desk. */
  seal: (root) => (root.kind === 'proposal' ? sealTouch(root) : undefined),
  /** A promised date that will pass is corrected before it does. */
  promise: (root, calendar) => (root.kind === 'proposal' ? promiseTouch(root, calendar) : undefined),
  /** A round with too few people is noticed while they can still be found in time. */
  panel: (root, calendar) => (root.kind === 'proposal' ? panelTouch(root, calendar) : undefined),
  /** An item that has ended is kept for its time and then loses whose it was. */
  retention: retentionOf,
  /** The due time of staff: a warning before, the moment itself, help after. */
  clock: (root, calendar) => nextStep(root, calendar)?.at,
} as const satisfies Record<string, Rule>;

export type Reason = keyof typeof RULES;
export type Touch = { readonly reason: Reason; readonly at: string };

/** All that an item still waits for, the earliest first. */
export const touchesOf = (root: Item, calendar: Calendar): Touch[] =>
  (Object.keys(RULES) as Reason[])
    .flatMap((reason) => {
      const at = RULES[reason](root, calendar);
      return at === undefined ? [] : [{ reason, at }];
    })
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));

/** When the schedule looks at an item next: the one value from which its row derives the key of the wake index. */
export const nextTouchOf = (root: Item, calendar: Calendar): string | undefined => touchesOf(root, calendar)[0]?.at;

/** For what an item is to be looked at by now, if at all. */
export const dueTouch = (root: Item, at: string, calendar: Calendar): Reason | undefined => touchesOf(root, calendar).find((touch) => touch.at <= at)?.reason;
