import { type Assignment, assignmentItem, ended } from './assignment.ts';
import type { Item } from './change.ts';
import { refuseUnless } from './refusal.ts';

/** Why the assignment of an invitation ended that was taken back before it left: it never was one, to anybody. */
const TAKEN_BACK = 'taken-back';
export const wasTakenBack = ({ reason }: Pick<Assignment, 'reason'>): boolean => reason === TAKEN_BACK;

/** The invitations of these reviewers, taken back. @throws undo.nothing where one of them is no invitation any more */
export const takenBack = (assignments: readonly Assignment[], reviewers: readonly string[]): Item[] => {
  const open = assignments.filter(({ reviewer, status }) => reviewers.includes(reviewer) && status === 'invited');
  refuseUnless(open.length === reviewers.length, 'undo.nothing');
  return open.map((assignment) => assignmentItem(ended(assignment, 'cancelled', TAKEN_BACK)));
};
