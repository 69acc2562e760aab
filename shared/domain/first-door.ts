import { type ContactBody, isWrongDoor } from './contact.ts';
import type { Door } from './contact-intake.ts';
import { guardOf } from './guard.ts';
import { OBLIQUELY } from './oblique.ts';
import { onlyTells } from './wish.ts';

/** Kinds in which somebody who only tells something says what belongs there. */
const TELLING: readonly string[] = ['share-info', 'status', 'feedback-appeal', 'privacy', 'press', 'newsletter'];

/** Where a first message belongs that its sender sent as something else; it is looked at twice, as nobody asked for it. */
export const doorForFirst = (told: Pick<ContactBody, 'kind' | 'subject' | 'message'>): Door =>
  isWrongDoor(told.kind) ? undefined : (guardOf(told, OBLIQUELY).door ?? (TELLING.includes(told.kind) ? undefined : onlyTells(told)));
