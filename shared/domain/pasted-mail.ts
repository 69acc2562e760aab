import * as z from 'zod';
import type { Change } from './change.ts';
import { type Calendar, Instant } from './clock.ts';
import { type Door, flagsWith, messageItem } from './contact-intake.ts';
import type { Word } from './contact-thread.ts';
import { dateOf } from './import/date.ts';
import { headOf } from './mail-head.ts';
import type { Message } from './message.ts';
import type { Proposal } from './proposal.ts';
import { Refusal } from './refusal.ts';
import { addressKey, email, line, prose } from './text.ts';

const LONGEST_SUBJECT = 200;
const Subject = line(1, LONGEST_SUBJECT);
/** A subject that was read, cut where it is longer than its field. */
const subjectIn = (text: string): string | undefined => Subject.safeParse([...text].slice(0, LONGEST_SUBJECT).join('')).data;

/** A mail that reached a mailbox and belongs to an item; what it quotes stays as it is. */
export const PastedMail = z.strictObject({
  text: prose(1, 20_000),
  subject: Subject.optional(),
  /** Where it came from, if that is not the address of the sender. */
  from: email.optional(),
  receivedAt: Instant.optional(),
});
export type PastedMail = z.infer<typeof PastedMail>;

/**
 * The mail without the head that was copied with it: what stands there is proposed for the fields that were left open, and what does not fit
 * them is left out. @throws when it would come from the future, or is a head with nothing below it
 */
export const readMail = (mail: PastedMail, { at, calendar }: { at: string; calendar: Calendar }): PastedMail => {
  if (mail.receivedAt && mail.receivedAt > at) throw new Refusal('request.invalid', { fields: [{ path: 'receivedAt', code: 'mail.future', message: '' }] });
  const { text: below, date, ...head } = headOf(mail.text);
  const text = PastedMail.shape.text.safeParse(below).data;
  if (text === undefined) throw new Refusal('request.invalid', { fields: [{ path: 'text', code: 'mail.no-text', message: '' }] });
  const subject = mail.subject ?? (head.subject && subjectIn(head.subject));
  const from = mail.from ?? head.from;
  const receivedAt = mail.receivedAt ?? (date && dateOf(date, at, calendar));
  return { text, ...(subject ? { subject } : {}), ...(from ? { from } : {}), ...(receivedAt ? { receivedAt } : {}) };
};

/** The mail as a word about the item of this sender; an address stays with it only where that is another one. */
export const wordOfMail = (
  { text, subject, from, receivedAt }: PastedMail,
  { at, by, id, sender }: { at: string; by: string; id: string; sender: string },
): Word => {
  const isOther = from !== undefined && addressKey(from) !== addressKey(sender);
  return { id, kind: 'mail', at: receivedAt ?? at, text, pastedBy: by, ...(subject ? { subject } : {}), ...(isOther ? { from } : {}) };
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
