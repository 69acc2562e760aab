import { assignmentItem, ended, isOpen, nextTouch, type Round } from './assignment.ts';
import type { Change } from './change.ts';
import { type Calendar, DAY, later } from './clock.ts';
import type { Proposal } from './proposal.ts';
import { openTask } from './task.ts';

/** Around the date of a review, in their order. */
const REMINDERS: readonly string[] = ['review-soon', 'review-today', 'review-late'];

/**
 * What the schedule does when an assignment's time has come: one reminder, the next, or the end of an unanswered invitation; of a review that
 * stays out after its reminders the liaison gets a task, and its reviewer hears no more. While a question lies with the applicant the clock stands
 * still, and the schedule only looks again.
 */
export const touchAssignment = (
  { proposal, assignments }: Round,
  { reviewer, at, calendar, task }: { reviewer: string; at: string; calendar: Calendar; task: string },
): Change<Proposal> | undefined => {
  const assignment = assignments.find((candidate) => candidate.reviewer === reviewer);
  if (!assignment?.nextTouch || assignment.nextTouch > at || !isOpen(assignment)) return undefined;
  if (proposal.stage === 'info-requested') return { root: proposal, items: [assignmentItem({ ...assignment, nextTouch: later(at, DAY) })], facts: [] };
  if (assignment.status === 'invited' && assignment.reminded > 0) {
    return { root: proposal, items: [assignmentItem(ended(assignment, 'expired'))], facts: [{ type: 'AssignmentExpired', reviewer }] };
  }
  const reminded = { ...assignment, reminded: assignment.reminded + 1 };
  const items = [assignmentItem({ ...reminded, nextTouch: nextTouch(reminded, calendar) })];
  const reminder = assignment.status === 'invited' ? 'invitation' : REMINDERS[assignment.reminded];
  if (reminder) return { root: proposal, items, facts: [{ type: 'AssignmentReminded', reviewer, reminder }] };
  return {
    root: proposal,
    items,
    facts: [{ type: 'ReviewOverdue', reviewer }],
    besides: [{ change: openTask({ id: task, at, reason: 'review-overdue', about: proposal }) }],
  };
};
