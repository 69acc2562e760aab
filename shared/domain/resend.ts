import type { Change } from './change.ts';
import { later, MINUTE } from './clock.ts';
import { conflictOf } from './conflict.ts';
import type { Item } from './item.ts';
import type { Intent } from './mail.ts';
import type { Person } from './person.ts';
import { refuseUnless } from './refusal.ts';
import { taskInvolvement } from './view/staff.ts';

/** A letter is sent again no sooner than this after the last try, so that no mailbox is filled by pressing a button. */
export const RESEND_AFTER = 60 * MINUTE;

const hasFailed = ({ state, delivery }: Intent): boolean => state === 'dead' || delivery === 'bounced' || delivery === 'rejected';

/** When this letter was last tried by hand. */
const lastTry = ({ resentAt, again, createdAt }: Intent): string | undefined => resentAt ?? (again ? createdAt : undefined);

/** Sends a letter that did not arrive once more: a new letter of the same words and about the same things. The fact causes it. */
export const resendLetter = <R extends Item>(
  root: R,
  {
    intent,
    to,
    at,
  }: { intent: Intent; to: Pick<Person, 'id' | 'keys' | 'relations' | 'erased'> & { conflicts: Parameters<typeof conflictOf>[0]['conflicts'] }; at: string },
): Change<R> => {
  refuseUnless(hasFailed(intent), 'letter.arrived');
  const before = lastTry(intent);
  refuseUnless(before === undefined || later(before, RESEND_AFTER) <= at, 'letter.too-soon');
  refuseUnless(!to.erased, 'person.erased');
  const about = root.kind === 'task' ? taskInvolvement(root) : root;
  refuseUnless(to.id === root.applicant || !conflictOf(to, about), 'conflict.blocks');
  return { root, facts: [{ type: 'LetterResent', intent: intent.id }] };
};
