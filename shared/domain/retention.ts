import { addMonths, type Calendar, DAY, later } from './clock.ts';
import type { ContactRequest } from './contact.ts';
import type { Person } from './person.ts';
import { isTerminal, type Proposal } from './proposal.ts';
import type { Task } from './task.ts';

/** How long an item stays readable after it ended, in calendar months; spam goes after a month's worth of days. Defaults that the programme can set. */
export const KEPT_MONTHS = { proposal: 24, 'contact-request': 12, task: 12, person: 24 } as const;
export const SPAM_KEPT = 30 * DAY;

const monthsAfter = (at: string, months: number, calendar: Calendar): string => new Date(addMonths(Date.parse(at), months, calendar)).toISOString();

/** Somebody without a role is known here by items alone: the clock looks this often whether there is still one. */
const LOOK_MONTHS = 4;

/** When the clock looks whether there is a reason to keep a person; longer than a draft lives that nobody touches. */
export const nextLook = (at: string, calendar: Calendar): string => monthsAfter(at, LOOK_MONTHS, calendar);

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
 * What becomes of a person at a look of the clock. Whoever has no role stays while an item does; a reviewer stays for a time after the
 * last act; staff stay until an administrator takes the roles away. `latest` is the youngest thing that ties the person to the community.
 */
export const afterLook = (
  person: Pick<Person, 'roles' | 'createdAt'>,
  latest: string | undefined,
  now: string,
  calendar: Calendar,
): { keepUntil: string } | 'erase' => {
  const isStaff = person.roles.some((role) => role !== 'reviewer' && role !== 'applicant');
  if (isStaff || (person.roles.length === 0 && latest)) return { keepUntil: nextLook(now, calendar) };
  if (person.roles.length === 0) return 'erase';
  const until = monthsAfter(latest ?? person.createdAt, KEPT_MONTHS.person, calendar);
  return until > now ? { keepUntil: until } : 'erase';
};
