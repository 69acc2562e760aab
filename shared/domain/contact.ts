import * as z from 'zod';
import { Deadline, Instant } from './clock.ts';
import { type Move, stageAfter } from './moves.ts';
import { RootBase } from './proposal.ts';
import { email, line, prose } from './text.ts';
import { Tlp, wordOf } from './vocabulary.ts';

export const CONTACT_STAGES = [
  'new',
  'open',
  'waiting-on-requester',
  'waiting-internal',
  'snoozed',
  'resolved',
  'closed',
  'spam',
  'merged',
  'converted',
  'redirected',
] as const;
export const ContactStage = z.enum(CONTACT_STAGES);
export type ContactStage = z.infer<typeof ContactStage>;

/** Stages in which somebody may still have to act. */
export const WORKING = ['new', 'open', 'waiting-on-requester', 'waiting-internal', 'snoozed'] as const;

export type ContactMoveRow = Move<ContactStage, 'requester' | 'liaison' | 'admin' | 'timer' | 'colleague'>;

/** Every legal move of a contact request. */
export const CONTACT_MOVES = {
  /** Taking also ends a snooze before its day, and goes on without the answer of a colleague, who may still give it. */
  take: { from: ['new', 'snoozed', 'waiting-internal'], to: 'open', by: ['liaison'] },
  reply: { from: ['new', 'open', 'waiting-on-requester'], to: 'waiting-on-requester', by: ['liaison'] },
  askColleague: { from: ['open'], to: 'waiting-internal', by: ['liaison'] },
  /** A colleague's answer is welcome also when the sender has written meanwhile. */
  colleagueAnswers: { from: ['waiting-internal', 'open'], to: 'open', by: ['colleague'] },
  snooze: { from: ['open'], to: 'snoozed', by: ['liaison'] },
  wake: { from: ['snoozed'], to: 'open', by: ['timer'] },
  answer: { from: WORKING, to: 'open', by: ['requester'] },
  resolve: { from: WORKING, to: 'resolved', by: ['liaison'] },
  lapse: { from: ['waiting-on-requester'], to: 'resolved', by: ['timer'] },
  reopenByAnswer: { from: ['resolved'], to: 'open', by: ['requester'] },
  close: { from: ['resolved'], to: 'closed', by: ['timer'] },
  markSpam: { from: ['new', 'open'], to: 'spam', by: ['liaison'] },
  unspam: { from: ['spam'], to: 'new', by: ['liaison'] },
  redirect: { from: ['new', 'open'], to: 'redirected', by: ['liaison'] },
  merge: { from: ['new', 'open'], to: 'merged', by: ['liaison'] },
  convert: { from: ['new', 'open', 'waiting-on-requester'], to: 'converted', by: ['liaison'] },
  erase: { from: [...WORKING, 'resolved'], to: 'closed', by: ['admin', 'timer'] },
} as const satisfies Record<string, ContactMoveRow>;
export type ContactMove = keyof typeof CONTACT_MOVES;

export const CONTACT_TERMINAL: readonly ContactStage[] = ['closed', 'spam', 'merged', 'converted', 'redirected'];

/** The stage after a move, or a refusal. */
export const movedTo = (contact: ContactRequest, name: ContactMove): ContactStage =>
  stageAfter(contact, CONTACT_MOVES[name] as ContactMoveRow, 'contact.move-illegal');

export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
export const Priority = z.enum(PRIORITIES);
export type Priority = z.infer<typeof Priority>;

/** Why a privacy request may take two months longer: GDPR, article 12(3). */
export const ExtensionReason = z.enum(['complex', 'many']);

/** Why a message need not stand under guard any more: nothing in it belonged elsewhere, the right door has it, or what was dangerous is purged. */
export const ReleaseReason = z.enum(['harmless', 'passed-on', 'purged']);
export type ReleaseReason = z.infer<typeof ReleaseReason>;

export const ContactRequest = RootBase.extend({
  kind: z.literal('contact-request'),
  stage: ContactStage,
  /** Where a message stood when it was marked as spam: its sender goes on reading that. */
  cameFrom: ContactStage.optional(),
  contactKind: wordOf('contactKinds'),
  /** What the rules take it for, where that is not what its sender chose; staff decide. */
  suggestedKind: wordOf('contactKinds').optional(),
  queue: z.string().max(40),
  priority: Priority,
  tlp: Tlp,
  origin: z.enum(['form', 'import', 'converted', 'split', 'continued']),
  /** The sender; called applicant like everywhere, so that one rule judges both. */
  applicant: z.string(),
  organisations: z.array(z.string().max(8)).max(4),
  parties: z.array(z.string().max(8)).max(40),
  receivedAt: Instant,
  /** The sender opened the link that went to the address: until then no letter carries anything that was typed. */
  verified: z.boolean().optional(),
  messages: z.number().int().nonnegative(),
  stageClock: Deadline.optional(),
  /** Who replied last: what the same sender writes later goes to the same person. */
  answeredBy: z.string().optional(),
  /** The colleague who was asked something and has not answered yet. */
  asked: z.string().optional(),
  /** Since when an answer of the sender is waited for, and how often the sender was reminded of it. */
  waitingSince: Instant.optional(),
  reminded: z.number().int().nonnegative().optional(),
  snoozedUntil: Instant.optional(),
  /** A privacy request should be done by then; its legal month is the stage clock. */
  aimAt: Instant.optional(),
  extended: ExtensionReason.optional(),
  nextTouch: Instant.optional(),
});
export type ContactRequest = z.infer<typeof ContactRequest>;

/** What anyone sends in. */
export const ContactBody = z.strictObject({
  kind: wordOf('contactKinds'),
  email,
  name: line(1, 120),
  organisation: line(0, 120).optional(),
  subject: line(1, 160),
  message: prose(1, 5000),
  language: z.enum(['nl', 'en']),
  /** The sender was told of the right door and sends it here all the same. */
  warned: z.boolean().optional(),
});
export type ContactBody = z.infer<typeof ContactBody>;

/** Kinds that must not come in here: shown with the right door first, marked urgent and kept out of every mail if sent all the same. */
export const isWrongDoor = (kind: string): boolean => kind === 'incident' || kind === 'vulnerability';

const HIGH: readonly string[] = ['demand', 'press', 'status', 'feedback-appeal', 'privacy'];
export const priorityOf = (kind: string): Priority => (isWrongDoor(kind) ? 'urgent' : HIGH.includes(kind) ? 'high' : 'normal');

/** What belongs elsewhere: on top of every queue, its subject in no list, its text in no mail. */
export const isGuarded = (contact: Pick<ContactRequest, 'flags'>): boolean => contact.flags.includes('wrong-door');

/** The door at which a request should have come in: as its sender says, else as its text looks. */
export const rightDoor = ({ contactKind, suggestedKind }: Pick<ContactRequest, 'contactKind' | 'suggestedKind'>): 'incident' | 'vulnerability' | undefined =>
  [contactKind, suggestedKind].find((kind): kind is 'incident' | 'vulnerability' => kind !== undefined && isWrongDoor(kind));

/** Where the owner changes, from whom and to whom, as the facts say it. */
export const owners = (contact: ContactRequest, to: string | undefined) => ({
  ...(contact.owner && contact.owner !== to ? { ownerFrom: contact.owner } : {}),
  ...(to && contact.owner !== to ? { ownerTo: to } : {}),
});
