import type * as z from 'zod';
import type { Change } from './change.ts';
import { type Calendar, dueOf } from './clock.ts';
import type { ContactRequest, ExtensionReason } from './contact.ts';
import { requireRunning } from './contact-acts.ts';
import { replyClock } from './contact-clock.ts';
import { refuseUnless } from './refusal.ts';

/** Two months more for a privacy request, once, while its first month runs, and with notice to whoever asked. */
export const extendPrivacy = (
  contact: ContactRequest,
  { at, reason, calendar }: { at: string; reason: z.infer<typeof ExtensionReason>; calendar: Calendar },
): Change<ContactRequest> => {
  requireRunning(contact);
  refuseUnless(contact.contactKind === 'privacy' && contact.stageClock, 'contact.not-privacy');
  refuseUnless(!contact.extended, 'contact.extended');
  refuseUnless(at <= dueOf(contact.stageClock, calendar), 'contact.extend-late');
  const extended = { ...contact, extended: reason };
  return { root: { ...extended, stageClock: replyClock(extended, at) }, facts: [{ type: 'PrivacyExtended', reason }] };
};
