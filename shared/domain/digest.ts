import * as z from 'zod';
import type { Community } from '../community.ts';
import { type Calendar, Instant, later, MINUTE, nextHourOf } from './clock.ts';
import { isStaffLetter, Template } from './mail.ts';
import type { Person } from './person.ts';

/** How news reaches somebody: by a mail of its own, at once but at most once per slot of alerts, put by for the next digest, or not at all. */
export type Way = 'letter' | 'alert' | 'digest' | 'none';

/** Thanks and openings that tell their reader nothing but what the page has just shown: left out for whoever did not ask for each of them. */
const COURTESY: readonly Template[] = ['review-open', 'review-thanks', 'confirmed'];
/** Staff letters that are never put by. */
const AT_ONCE: readonly Template[] = ['alert', 'alerts', 'digest'];

/** News of the desk is put by, unless somebody wants it one by one or it cannot wait; whoever called our mail unwanted gets no more of it. */
export const wayOf = (template: Template, { mailing = 'digest', complained = false }: Pick<Person, 'mailing' | 'complained'>, urgent: boolean): Way => {
  if (COURTESY.includes(template)) return mailing === 'each' && !complained ? 'letter' : 'none';
  if (isStaffLetter(template) && (template === 'alert' || (urgent && !AT_ONCE.includes(template)))) return 'alert';
  if (!isStaffLetter(template) || AT_ONCE.includes(template) || (mailing === 'each' && !complained)) return 'letter';
  return complained ? 'none' : 'digest';
};

/** What was put by for a digest, or for a mail of several alerts: ids alone, as in an intent. */
export const Entry = z.object({
  record: z.string(),
  template: Template,
  cause: z.string(),
  slot: Instant,
  person: z.string().optional(),
});
export type Entry = z.infer<typeof Entry>;

/** What is put by shortly before a digest leaves goes into the next one, so that nothing is added to one that is on its way. */
const MARGIN = 5 * MINUTE;

type Clock = Calendar & Pick<Community, 'digestHours'>;

/** News that asks nobody to do anything: it waits for a morning. */
export const FOR_INFORMATION: readonly Template[] = ['withdrawn-staff', 'discussion'];

/** When the next digest leaves, or the next of a morning. */
export const slotAfter = (at: string, calendar: Clock, which: 'any' | 'morning' = 'any'): string =>
  nextHourOf(which === 'morning' ? calendar.digestHours.slice(0, 1) : calendar.digestHours, later(at, MARGIN), calendar);

/** In which digest this news stands. */
export const slotFor = (template: Template, at: string, calendar: Clock): string =>
  slotAfter(at, calendar, FOR_INFORMATION.includes(template) ? 'morning' : 'any');

/** Whether a digest is the first of its day: it also names what is late and due soon. */
export const isMorning = (slot: string, calendar: Clock): boolean => nextHourOf(calendar.digestHours.slice(0, 1), later(slot, -1), calendar) === slot;

/** Urgent news reaches its reader at once, and then at most once in so long: whoever sends in a thousand alarms causes one mail per slot. */
export const ALERT_SLOT_MS = 10 * MINUTE;
/** The mail of a slot leaves this much after the slot began, so that nothing is put by for one that is on its way. */
export const ALERT_MARGIN_MS = MINUTE;
/** The slot in which this moment lies, by its beginning. */
export const alertSlot = (at: string): string => new Date(Math.floor(Date.parse(at) / ALERT_SLOT_MS) * ALERT_SLOT_MS).toISOString();
