import * as z from 'zod';
import type { Change } from './change.ts';
import { Instant } from './clock.ts';
import { type Door, flagsWith, messageItem } from './contact-intake.ts';
import type { Word } from './contact-thread.ts';
import type { Message } from './message.ts';
import type { Proposal } from './proposal.ts';
import { Refusal } from './refusal.ts';
import { email, line, prose } from './text.ts';

/** A mail that reached a mailbox and belongs to an item; what it quotes stays as it is. */
export const PastedMail = z.strictObject({
  text: prose(1, 20_000),
  subject: line(1, 200).optional(),
  /** Where it came from, if that is not the address of the sender. */
  from: email.optional(),
  receivedAt: Instant.optional(),
});
export type PastedMail = z.infer<typeof PastedMail>;

/** The mail as the word of the sender of an item. @throws when it would come from the future */
export const wordOfMail = ({ text, subject, from, receivedAt }: PastedMail, { at, by, id }: { at: string; by: string; id: string }): Word => {
  if (receivedAt && receivedAt > at) throw new Refusal('request.invalid', { fields: [{ path: 'receivedAt', code: 'mail.future', message: '' }] });
  return { id, kind: 'mail', at: receivedAt ?? at, text, pastedBy: by, ...(subject ? { subject } : {}), ...(from ? { from } : {}) };
};

/**
 * A mail about a proposal stands in its thread, whatever the stage. It answers no question: an answer makes a revision of what was
 * submitted, and only the applicant can do that, behind a fresh sign-in.
 */
export const pasteOnProposal = (proposal: Proposal, { word, door }: { word: Word; door: Door }): Change<Proposal> => {
  const message: Message = { ...word, by: proposal.applicant, seq: proposal.messages + 1 };
  return {
    root: { ...proposal, messages: message.seq, ...(door ? { flags: flagsWith(proposal.flags, `looks-like-${door}`) } : {}) },
    items: [messageItem(message)],
    facts: [{ type: 'MailPasted', message: message.id, guarded: door !== undefined }],
  };
};
