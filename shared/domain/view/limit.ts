import * as z from 'zod';
import { INVITATION_LIMIT, REVIEW_LIMIT } from '../assignment.ts';
import { type Calendar, daysUntil, type Limit, workingDaysBefore, workingDaysBetween } from '../clock.ts';
import type { Priority } from '../contact.ts';
import { replyLimit } from '../contact-clock.ts';
import { type ProposalStage, STAGE_LIMITS } from '../proposal.ts';

/** How a limit stands, as a row and a gauge show it. */
export const LimitView = z.object({
  /** Share of the limit that is used: 0 just begun, 1 due, more = passed. */
  used: z.number(),
  /** Days of the calendar until it is due, less than nothing once it has passed. */
  days: z.number().int(),
  /** Due by the next working day with half of its time used, and not late yet: what is for the same day is not nearly late as it comes in. */
  soon: z.boolean(),
  late: z.boolean(),
});
export type LimitView = z.infer<typeof LimitView>;

type Limited = {
  readonly kind: string;
  readonly stage: string;
  readonly due?: string | undefined;
  readonly priority?: Priority | undefined;
  readonly contactKind?: string | undefined;
};

/** A privacy request has the month that the law gives; a task is for the same day or the next. */
const limitOf = ({ kind, stage, priority = 'normal', contactKind }: Limited): Limit => {
  if (kind === 'task') return { days: 1 };
  if (kind === 'assignment') return stage === 'invited' ? INVITATION_LIMIT : REVIEW_LIMIT;
  if (kind === 'proposal') return STAGE_LIMITS[stage as ProposalStage] ?? { days: 1 };
  return contactKind === 'privacy' ? { days: 21 } : replyLimit(priority);
};

const inDays = (limit: Limit, { workingHours: { from, to } }: Calendar): number =>
  'hours' in limit ? limit.hours / (to - from) : 'days' in limit ? Math.max(limit.days, 1) : 21;

/** Follows from the due time and from how long such a thing may take; the time that somebody else had it has moved the due time already. */
export const limitView = (item: Limited, now: string, calendar: Calendar): LimitView | undefined => {
  const { due } = item;
  if (due === undefined) return undefined;
  const used = 1 - workingDaysBetween(now, due, calendar) / inDays(limitOf(item), calendar);
  return {
    used: due < now ? Math.max(1, Math.round(used * 100) / 100) : Math.min(1, Math.max(0, Math.round(used * 100) / 100)),
    days: daysUntil(now, due, calendar),
    soon: due >= now && used >= 0.5 && now >= workingDaysBefore(due, 1, calendar),
    late: due < now,
  };
};
