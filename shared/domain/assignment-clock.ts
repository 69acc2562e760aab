import { type Absence, backAfter } from './absence.ts';
import { type Assignment, assignmentItem, ended, isOpen, nextTouch, overdueAt, type Round } from './assignment.ts';
import type { Change } from './change.ts';
import { type Calendar, DAY, daysUntil, dueOf, later } from './clock.ts';
import type { Proposal } from './proposal.ts';
import { openTask } from './task.ts';

/** Around the date of a review, in their order. */
const REMINDERS: readonly string[] = ['review-soon', 'review-today', 'review-late'];

/**
 * Which step is true at this moment. A schedule that wakes late skips what it has missed, so that nobody reads "soon" or "today" of a day that
 * is over, nor two letters at once; a review that stays out is left to the desk only after its reviewer was told that it is late.
 */
const stepAt = (assignment: Assignment, at: string, calendar: Calendar): number => {
  const { status, reminded, clock } = assignment;
  const due = dueOf(clock, calendar);
  if (status === 'invited') return at < due ? reminded : Math.max(reminded, 1);
  const days = daysUntil(at, due, calendar);
  const [soon, today, late] = [0, 1, 2];
  return Math.max(reminded, days > 0 ? soon : days === 0 ? today : late);
};

/** Of somebody who is away only the ends come: that of an unanswered invitation, and the desk's turn for a review that stays out. */
const stepAway = (assignment: Assignment, at: string, calendar: Calendar): number | undefined => {
  if (assignment.status === 'invited') return at < dueOf(assignment.clock, calendar) ? undefined : 1;
  return at < overdueAt(assignment, calendar) ? undefined : REMINDERS.length;
};

/** Looked at again when the reviewer is back, or when the end comes first. */
const waiting = (assignment: Assignment, away: Absence, calendar: Calendar): Assignment => {
  const end = assignment.status === 'invited' ? dueOf(assignment.clock, calendar) : overdueAt(assignment, calendar);
  const back = backAfter(away, calendar);
  return { ...assignment, nextTouch: back < end ? back : end };
};

/**
 * What the schedule does when an assignment's time has come: one reminder, the next, or the end of an unanswered invitation; of a review that
 * stays out after its reminders the liaison gets a task, and its reviewer hears no more. While a question lies with the applicant the clock stands
 * still, and the schedule only looks again. Whoever is `away` is reminded of nothing before coming back; the dates stay what they are.
 */
export const touchAssignment = (
  { proposal, assignments }: Round,
  { reviewer, at, calendar, task, away }: { reviewer: string; at: string; calendar: Calendar; task: string; away?: Absence | undefined },
): Change<Proposal> | undefined => {
  const assignment = assignments.find((candidate) => candidate.reviewer === reviewer);
  if (!assignment?.nextTouch || assignment.nextTouch > at || !isOpen(assignment)) return undefined;
  if (proposal.stage === 'info-requested') return { root: proposal, items: [assignmentItem({ ...assignment, nextTouch: later(at, DAY) })], facts: [] };
  const step = away ? stepAway(assignment, at, calendar) : stepAt(assignment, at, calendar);
  if (step === undefined) return { root: proposal, items: [assignmentItem(waiting(assignment, away!, calendar))], facts: [] };
  if (assignment.status === 'invited' && step > 0) {
    return { root: proposal, items: [assignmentItem(ended(assignment, 'expired'))], facts: [{ type: 'AssignmentExpired', reviewer }] };
  }
  const reminded = { ...assignment, reminded: step + 1 };
  const items = [assignmentItem({ ...reminded, nextTouch: nextTouch(reminded, calendar) })];
  const reminder = assignment.status === 'invited' ? 'invitation' : REMINDERS[step];
  if (reminder) return { root: proposal, items, facts: [{ type: 'AssignmentReminded', reviewer, reminder }] };
  return {
    root: proposal,
    items,
    facts: [{ type: 'ReviewOverdue', reviewer }],
    besides: [{ change: openTask({ id: task, at, reason: 'review-overdue', about: proposal }) }],
  };
};
