import { addMonths, type Calendar, DAY, later } from './clock.ts';
import type { ContactRequest } from './contact.ts';
import type { Person } from './person.ts';
import { isTerminal, type Proposal } from './proposal.ts';
import type { Task } from './task.ts';

/** How long an item stays readable after it ended, in calendar months; spam goes after a month's worth of days. Defaults that the programme can set. */
export const KEPT_MONTHS = { proposal: 24, 'contact-request': 12, task: 12, person: 24 } as const;
export const SPAM_KEPT = 30 * DAY;

const monthsAfter = (at: string, months: number, calendar: Calendar): string => new Date(addMonths(Date.parse(at), months, calendar)).toISOString();

/** When the clock looks for the first time whether there is a reason to keep a person. */
export const firstLook = (createdAt: string, calendar: Calendar): string => monthsAfter(createdAt, KEPT_MONTHS.person, calendar);

type Item = Proposal | ContactRequest | Task;

const hasEnded = (root: Item): boolean => {
  if (root.kind === 'proposal') return isTerminal(root.stage);
  if (root.kind === 'task') return root.stage === 'done';
  return ['closed', 'spam', 'merged', 'converted', 'redirected'].includes(root.stage);
};

/** When an item that has ended is to be anonymised; nothing while it runs, and nothing once it is done. */
export const retentionOf = (root: Item, calendar: Calendar): string | undefined => {
  if (root.anonymised || !hasEnded(root)) return undefined;
  const ended = root.factAt ?? root.createdAt;
  return root.kind === 'contact-request' && root.stage === 'spam' ? later(ended, SPAM_KEPT) : monthsAfter(ended, KEPT_MONTHS[root.kind], calendar);
};

/**
 * What becomes of a person at a look of the clock: kept for as long as an item or an act is younger than the limit, erased after.
 * `latest` is the youngest thing that still ties the person to the community, or undefined. Staff stay until an administrator takes the roles away.
 */
export const afterLook = (
  person: Pick<Person, 'roles' | 'createdAt'>,
  latest: string | undefined,
  now: string,
  calendar: Calendar,
): { keepUntil: string } | 'erase' => {
  const isStaff = person.roles.some((role) => role === 'liaison' || role === 'chair' || role === 'admin');
  const until = monthsAfter(latest ?? person.createdAt, KEPT_MONTHS.person, calendar);
  if (isStaff) return { keepUntil: monthsAfter(now, KEPT_MONTHS.person, calendar) };
  return until > now ? { keepUntil: until } : 'erase';
};
