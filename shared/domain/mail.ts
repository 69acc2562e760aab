import * as z from 'zod';
import { Instant } from './clock.ts';

/** Every letter, by whom it is for. A letter to an `applicant` or a `sender`, or one of `support`, is about the own item; what staff get is about the desk. */
export const LETTERS_TO = {
  applicant: [
    'item-link',
    'link-renewed',
    'draft-warning',
    'sign-in-link',
    'team-invitation',
    'receipt',
    'question',
    'question-reminder',
    'admitted',
    'decision',
    'confirmed',
    'withdrawn',
    'lapsed',
    'merged',
    'new-date',
    'first-date',
    'purged',
    'file-refused',
  ],
  support: [
    'offer-reminder',
    'offer-lapsed',
    'condition-returned',
    'conditions-met',
    'pitch-planned',
    'promoted',
    'reconsideration-asked',
    'reconsideration-answered',
    'introduction',
    'introduction-ended',
    'introduced',
    'follow-up',
    'support-completed',
    'reopened',
  ],
  reviewer: [
    'invitation',
    'invitation-reminder',
    'invitation-expired',
    'review-open',
    'review-reminder',
    'review-today',
    'review-late',
    'review-reopened',
    'review-thanks',
    'review-cancelled',
    'discussion-news',
  ],
  sender: [
    'contact-received',
    'contact-reply',
    'contact-reminder',
    'contact-lapsed',
    'contact-resolved',
    'contact-redirected',
    'contact-merged',
    'contact-converted',
    'privacy-extended',
  ],
  staff: [
    'new-item',
    'answered',
    'reviewer-lost',
    'round-closed',
    'approval-asked',
    'withdrawn-staff',
    'alert',
    'alerts',
    'handed-over',
    'colleague-asked',
    'colleague-answered',
    'discussion',
    'look-again',
    'late',
    'escalated',
    'digest',
  ],
} as const;
export type LetterGroup = keyof typeof LETTERS_TO;
export type Template = (typeof LETTERS_TO)[LetterGroup][number];
// Marked as free of effects, so that a function that writes no letter leaves these out.
export const TEMPLATES: readonly Template[] = /* @__PURE__ */ (() => Object.values(LETTERS_TO).flat())();
export const Template = /* @__PURE__ */ (() => z.enum(TEMPLATES as [Template, ...Template[]]))();

const isTo =
  (group: LetterGroup) =>
  (template: Template): boolean =>
    (LETTERS_TO[group] as readonly Template[]).includes(template);
export const isReviewerLetter = /* @__PURE__ */ isTo('reviewer');
export const isSenderLetter = /* @__PURE__ */ isTo('sender');
export const isStaffLetter = /* @__PURE__ */ isTo('staff');

/** A letter that must leave, by ids alone; its words are made at sending, through what the recipient may see then. */
export const Intent = /* @__PURE__ */ (() =>
  z.object({
    id: z.string(),
    v: z.literal(1),
    template: Template,
    to: z.string(),
    /** The record that it is about: an item, or the person itself. */
    record: z.string(),
    cause: z.string(),
    /** "now" leaves by the stream; "later" waits for the clock. */
    leaves: z.enum(['now', 'later']),
    state: z.enum(['pending', 'claimed', 'sent', 'suppressed', 'dead']),
    attempts: z.number().int().nonnegative(),
    /** Tries that the mail service refused for the moment; they use up no attempt. */
    held: z.number().int().nonnegative().optional(),
    createdAt: Instant,
    nextTouch: Instant.optional(),
    leaseUntil: Instant.optional(),
    sesId: z.string().optional(),
    sentAt: Instant.optional(),
    /** A Send event came back for it, whatever we remember of sending. */
    confirmedBy: z.string().optional(),
    delivery: z.enum(['delivered', 'bounced', 'complaint', 'rejected', 'delayed']).optional(),
    reason: z.string().optional(),
    message: z.string().optional(),
    decision: z.number().int().optional(),
    /** Whom it is about, where that is neither its reader nor the sender of the item. */
    person: z.string().optional(),
    /** When it was last sent again by hand, and which letter this one repeats. */
    resentAt: Instant.optional(),
    again: z.string().optional(),
    /** The moment for which was put by what a digest, or a mail of several alerts, says. */
    slot: Instant.optional(),
  }))();
export type Intent = z.infer<typeof Intent>;

/** What an opened link leads to. Only `sign-in` is used up by opening it. */
export const LinkToken = /* @__PURE__ */ (() =>
  z.object({
    intent: z.string(),
    purpose: z.enum(['item', 'invitation', 'sign-in', 'team']),
    person: z.string(),
    item: z.string().optional(),
    address: z.string(),
    createdAt: Instant,
    expiresAt: Instant.optional(),
    usedAt: Instant.optional(),
    revoked: z.boolean().optional(),
  }))();
export type LinkToken = z.infer<typeof LinkToken>;

/** Letters that carry a link, and which one. */
export const LINK_OF: Partial<Record<Template, LinkToken['purpose']>> = {
  'item-link': 'item',
  'link-renewed': 'item',
  'draft-warning': 'item',
  'contact-received': 'item',
  'contact-converted': 'item',
  'sign-in-link': 'sign-in',
  invitation: 'invitation',
  'team-invitation': 'team',
  'invitation-reminder': 'invitation',
};

export const MAIL_LEASE_MS = 15 * 60_000;
export const MAIL_ATTEMPTS = 8;
/** A letter that the mail service refuses for the moment is tried for this long since it was written. */
export const MAIL_PATIENCE_MS = 3 * 86_400_000;
/** Letters caused by an act of staff wait this long, so that undo can stop them. */
export const STAFF_DELAY_MS = 60_000;
