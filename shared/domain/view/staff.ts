import { type Actor, effectiveRoles } from '../actor.ts';
import { type Calendar, dueOf } from '../clock.ts';
import { conflictOf, type Involved } from '../conflict.ts';
import type { Proposal } from '../proposal.ts';
import { Refusal, type RefusalCode } from '../refusal.ts';
import { isUnseen } from '../rules.ts';
import type { Task } from '../task.ts';

export const isStaff = (viewer: Actor): boolean => effectiveRoles(viewer).some((role) => role === 'liaison' || role === 'chair' || role === 'admin');

/** Staff see everything but drafts, what is sealed, items in which they are involved, and (unless they chair) the notes to the chair. */
export const requireStaffView = (item: Involved & Parameters<typeof isUnseen>[0], viewer: Actor, code: RefusalCode = 'item.not-found'): void => {
  if (!isStaff(viewer) || isUnseen(item) || conflictOf(viewer, item)) throw new Refusal(code);
};

/** When staff must act; nothing while somebody else has to. */
export const dueOfProposal = (root: Proposal, calendar: Calendar): string | undefined =>
  root.stage === 'info-requested' || !root.stageClock ? undefined : dueOf(root.stageClock, calendar);
/** An item about which a task speaks decides who sees the task. */
export const taskInvolvement = (task: Task): Involved => ({
  id: task.item,
  applicant: task.applicant,
  team: task.team,
  organisations: task.organisations,
  parties: task.parties,
});
