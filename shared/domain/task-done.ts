import { type After, NOTHING_AFTER } from './after.ts';
import { type Assignment, isOpen } from './assignment.ts';
import type { StoredFact } from './fact.ts';
import { type Item, isOver } from './item.ts';
import type { Task } from './task.ts';

/** What the id of a task follows from, so that there is one for each thing that is asked. */
export const TASK_FOR = {
  overdue: (proposal: string, { reviewer, clock }: Pick<Assignment, 'reviewer' | 'clock'>): string => `${proposal} overdue ${reviewer} ${clock.startedAt}`,
  away: (proposal: string, { reviewer, clock }: Pick<Assignment, 'reviewer' | 'clock'>): string => `${proposal} away ${reviewer} ${clock.startedAt}`,
  escalation: ({ id, stageClock }: Pick<Item, 'id' | 'stageClock'>): string => `${id} escalation ${stageClock?.startedAt}`,
  pitch: ({ id, decisions }: { readonly id: string; readonly decisions: number }, { pitch }: Pick<After, 'pitch'>): string =>
    `${id} pitch ${decisions} ${pitch?.on ?? ''}`,
} as const;

/** What a task is about, as it is now; the id of a task follows from what it is for. */
export type TaskAbout = {
  readonly root: Item;
  readonly assignments: readonly Assignment[];
  readonly after?: After | undefined;
  readonly taskId: (what: string) => string;
};

const isReviewed = (stage: string): boolean => stage === 'in-review' || stage === 'info-requested';

/**
 * Whether what a task asks for has come about, or can no more. Letters that did not arrive are for people alone to judge, and who is wanted
 * for a panel is known to whoever looks for them.
 */
export const isSettled = ({ id, reason }: Pick<Task, 'id' | 'reason'>, { root, assignments, after = NOTHING_AFTER, taskId }: TaskAbout): boolean => {
  switch (reason) {
    case 'escalation':
      return isOver(root) || id !== taskId(TASK_FOR.escalation(root));
    case 'spam-answered':
      return root.kind === 'contact-request' && root.stage !== 'spam';
    case 'review-overdue':
      return !isReviewed(root.stage) || !assignments.some((one) => one.status === 'accepted' && id === taskId(TASK_FOR.overdue(root.id, one)));
    case 'reviewer-away':
      return !isReviewed(root.stage) || !assignments.some((one) => isOpen(one) && id === taskId(TASK_FOR.away(root.id, one)));
    case 'follow-up':
      return root.stage !== 'in-support';
    case 'pitch':
      return root.kind !== 'proposal' || root.stage !== 'announced' || id !== taskId(TASK_FOR.pitch(root, after));
    case 'reconsideration':
    case 'no-chair':
      return root.kind === 'proposal' && root.reconsideration !== 'asked';
    default:
      return false;
  }
};

/** Somebody has taken in hand what nobody was left to help with. */
export const isTakenUp = ({ reason }: Pick<Task, 'reason'>, { data }: Pick<StoredFact, 'data'>): boolean =>
  reason === 'escalation' && typeof data.ownerTo === 'string';

const SETTLING: readonly string[] = [
  'ReviewSubmitted',
  'InvitationDeclined',
  'AssignmentCancelled',
  'ReviewerRecused',
  'ReviewReopened',
  'PitchPlanned',
  'ReconsiderationUpheld',
  'ProposalReconsidered',
];

/** Whether a fact may settle a task: one of those, or any move of a stage or an owner. */
export const maySettle = ({ type, state }: Pick<StoredFact, 'type' | 'state'>): boolean =>
  SETTLING.includes(type) || (state?.before !== undefined && state.before !== state.after);
