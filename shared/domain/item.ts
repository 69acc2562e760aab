import { CONTACT_TERMINAL, type ContactRequest, isGuarded } from './contact.ts';
import { isTerminal, type Proposal } from './proposal.ts';
import type { Task } from './task.ts';

/** Whatever stands in a queue of the desk: each has a stage, perhaps an owner, and a clock. */
export type Item = Proposal | ContactRequest | Task;

/** Whether nobody has to act any more; drafts are still nobody's business but their applicant's. */
export const isOver = (root: Item): boolean => {
  if (root.kind === 'proposal') return isTerminal(root.stage) || root.stage === 'draft';
  return root.kind === 'task' ? root.stage === 'done' : CONTACT_TERMINAL.includes(root.stage) || root.stage === 'resolved';
};

/** When and by whom an item ended that is over now; it is the first end that counts, until it is opened again. */
export const doneOf = (before: Item, after: Item, { by, at }: { readonly by: string; readonly at: string }): Item['done'] => {
  if (!isOver(after) || (after.kind === 'proposal' && after.stage === 'draft')) return undefined;
  if (isOver(before)) return before.done;
  return by.startsWith('per_') && by !== after.applicant ? { at, by } : { at };
};

/** Whether this can wait for no digest: whoever it concerns hears of it at once, by a mail of its own and without any text. */
export const isUrgent = (root: Item): boolean => root.kind === 'contact-request' && (root.priority === 'urgent' || isGuarded(root));
