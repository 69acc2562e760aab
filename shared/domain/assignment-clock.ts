import { assignmentItem, ended, isOpen, nextTouch, type Round } from './assignment.ts';
import type { Change } from './change.ts';
import { type Calendar, DAY, later } from './clock.ts';
import type { Proposal } from './proposal.ts';
import { openTask } from './task.ts';

/**
 * What the schedule does when an assignment's time has come: one reminder, the next, or the end of an unanswered invitation; with the last
 * reminder the liaison gets a task. While a question lies with the applicant the clock stands still, and the schedule only looks again.
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
  const reminder =
    assignment.status === 'invited' ? 'invitation' : (['review-soon', 'review-today', 'review-late', 'review-overdue'] as const)[assignment.reminded]!;
  const overdue = reminder === 'review-overdue';
  return {
    root: proposal,
    items: [assignmentItem({ ...reminded, nextTouch: nextTouch(reminded, calendar) })],
    facts: [{ type: 'AssignmentReminded', reviewer, reminder }, ...(overdue ? [{ type: 'ReviewOverdue', reviewer } as const] : [])],
    ...(overdue ? { besides: [{ change: openTask({ id: task, at, reason: 'review-overdue', about: proposal }) }] } : {}),
  };
};
