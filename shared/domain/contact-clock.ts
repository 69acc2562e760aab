import { addWorkingDays, type Calendar, DAY, type Deadline, type Limit, later } from './clock.ts';
import { type ContactRequest, type Priority, WORKING } from './contact.ts';

/** A sender who does not answer is reminded once, and after a fortnight the request counts as done. */
export const REMIND = 7 * DAY;
export const LAPSE = 14 * DAY;
/** An answer within this time opens a request again that was done. */
export const REOPENS = 14 * DAY;
/** Nothing may sleep longer than this. */
export const LONGEST_SNOOZE = 180 * DAY;
/** A privacy request has a month by law and is meant to take this many working days. */
export const PRIVACY_AIM = 10;

const isPrivacy = (contact: Pick<ContactRequest, 'contactKind'>): boolean => contact.contactKind === 'privacy';

/** How soon a sender hears from a person. */
export const replyLimit = (priority: Priority): Limit => (priority === 'urgent' ? { hours: 4 } : priority === 'high' ? { days: 1 } : { days: 2 });

type Clocked = Pick<ContactRequest, 'contactKind' | 'priority' | 'receivedAt' | 'extended'>;

/**
 * The clock of staff from `at` on: the time to the next personal reply. A privacy request has one calendar month by law since it came in,
 * three if it was extended, whatever happens in between.
 */
export const replyClock = (contact: Clocked, at: string): Deadline =>
  isPrivacy(contact)
    ? { limit: { months: contact.extended ? 3 : 1 }, startedAt: contact.receivedAt, pausedMs: 0 }
    : { limit: replyLimit(contact.priority), startedAt: at, pausedMs: 0 };

/** While the sender has to act, or nobody before a certain day, staff have no clock; the law's goes on. */
export const restingClock = (contact: ContactRequest): Deadline | undefined => (isPrivacy(contact) ? contact.stageClock : undefined);

export const aimOf = (contact: Pick<ContactRequest, 'contactKind' | 'receivedAt'>, calendar: Calendar): string | undefined =>
  isPrivacy(contact) ? new Date(addWorkingDays(Date.parse(contact.receivedAt), PRIVACY_AIM, calendar)).toISOString() : undefined;

const isWorking = ({ stage }: ContactRequest): boolean => (WORKING as readonly string[]).includes(stage);

/** What a request in its stage waits for. A privacy request does not lapse: after the reminder its owner decides. */
const stageTouch = ({ stage, waitingSince, reminded = 0, snoozedUntil, contactKind, nextTouch }: ContactRequest): string | undefined => {
  if (stage === 'snoozed') return snoozedUntil;
  if (stage === 'resolved') return nextTouch;
  if (stage !== 'waiting-on-requester' || !waitingSince || (reminded > 0 && contactKind === 'privacy')) return undefined;
  return later(waitingSince, reminded > 0 ? LAPSE : REMIND);
};

export const AIM_PASSED = 'aim-passed';
const aimTouch = (contact: ContactRequest): string | undefined => (isWorking(contact) && !contact.flags.includes(AIM_PASSED) ? contact.aimAt : undefined);

/** The root with the time at which the clock looks at it next: the earliest of what it waits for. */
export const touched = (contact: ContactRequest): ContactRequest => {
  const [nextTouch] = [stageTouch(contact), aimTouch(contact)].filter((at) => at !== undefined).sort();
  return { ...contact, nextTouch };
};

/** Leaves behind what only its former stage needed. */
export const unwaiting = (contact: ContactRequest): ContactRequest => ({
  ...contact,
  waitingSince: undefined,
  reminded: undefined,
  snoozedUntil: undefined,
  nextTouch: undefined,
});
