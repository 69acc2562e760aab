import { addWorkingDays, type Calendar, type Deadline, dueOf, later, MINUTE, workingDaysBefore } from './clock.ts';
import { type Item, isUrgent } from './item.ts';

/** The steps around the due time of a stage, in their order: a word the working day before, the moment itself, and help a working day after. */
export const STEPS = ['warning', 'due', 'escalation'] as const;
export type Step = (typeof STEPS)[number];

/** A warning stands in the morning's digest: it is due before that leaves. */
const BEFORE_HOURS = 60 * MINUTE;

/** Stages in which somebody else has to act, or nobody before a day that was chosen. */
const OTHERS: Readonly<Record<Item['kind'], readonly string[]>> = {
  proposal: ['info-requested', 'announced'],
  'contact-request': ['waiting-on-requester', 'snoozed', 'resolved'],
  task: [],
};

/** Nobody is hurried by what looks like spam: it waits until somebody takes it, which takes the mark off. What is urgent is never silenced so. */
const looksLikeSpam = (root: Item): boolean => root.kind === 'contact-request' && root.flags.includes('spam') && !isUrgent(root);

/** The clock by which staff must act; none while it stands still. The month of a privacy request stands still for nobody. */
export const staffClock = (root: Item): Deadline | undefined => {
  const isLaw = root.kind === 'contact-request' && root.contactKind === 'privacy';
  return (OTHERS[root.kind].includes(root.stage) || looksLikeSpam(root)) && !isLaw ? undefined : root.stageClock;
};

/** When staff must act. */
export const staffDue = (root: Item, calendar: Calendar): string | undefined => {
  const clock = staffClock(root);
  return clock && dueOf(clock, calendar);
};

/** A limit that is over within the day leaves no time to warn. */
const warnedAt = ({ limit, startedAt, pausedMs }: Deadline, due: string, calendar: Calendar): string | undefined => {
  const at = later(workingDaysBefore(due, 1, calendar), -BEFORE_HOURS);
  return 'hours' in limit || at <= later(startedAt, pausedMs) ? undefined : at;
};

/** The next step around the due time of an item, and when it is to be taken; each is taken once for each clock. */
export const nextStep = (root: Item, calendar: Calendar): { readonly step: Step; readonly at: string } | undefined => {
  const clock = staffClock(root);
  if (!clock) return undefined;
  const due = dueOf(clock, calendar);
  const warning = warnedAt(clock, due, calendar);
  const told = clock.told ?? 0;
  if (told === 0 && warning) return { step: 'warning', at: warning };
  if (told < 2) return { step: 'due', at: due };
  if (told > 2) return undefined;
  return { step: 'escalation', at: new Date(addWorkingDays(Date.parse(due), 1, calendar)).toISOString() };
};

/** The item with that step taken; what is urgent is escalated in the moment in which it is late. */
export const taken = <R extends Item>(root: R, step: Step): R => {
  const told = step === 'due' && isUrgent(root) ? STEPS.length : STEPS.indexOf(step) + 1;
  return root.stageClock ? { ...root, stageClock: { ...root.stageClock, told } } : root;
};
