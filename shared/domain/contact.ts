import * as z from 'zod';
import type { Actor } from './actor.ts';
import type { Change } from './change.ts';
import { SK } from './change.ts';
import { DAY, Deadline, type Limit, later } from './clock.ts';
import type { Message } from './message.ts';
import { type Move, stageAfter } from './moves.ts';
import { RootBase } from './proposal.ts';
import { refuseUnless } from './refusal.ts';
import { email, line, prose } from './text.ts';
import { queueOf, Tlp, wordOf } from './vocabulary.ts';

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

const WORKING = ['new', 'open', 'waiting-on-requester', 'waiting-internal', 'snoozed'] as const;

type Row = Move<ContactStage, 'requester' | 'liaison' | 'admin' | 'timer' | 'colleague'>;

/** Every legal move of a contact request. */
export const CONTACT_MOVES = {
  take: { from: ['new'], to: 'open', by: ['liaison'] },
  reply: { from: ['new', 'open', 'waiting-on-requester'], to: 'waiting-on-requester', by: ['liaison'] },
  askColleague: { from: ['open'], to: 'waiting-internal', by: ['liaison'] },
  colleagueAnswers: { from: ['waiting-internal'], to: 'open', by: ['colleague'] },
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
} as const satisfies Record<string, Row>;
export type ContactMove = keyof typeof CONTACT_MOVES;

export const CONTACT_TERMINAL: readonly ContactStage[] = ['closed', 'spam', 'merged', 'converted', 'redirected'];

const movedTo = (contact: ContactRequest, name: ContactMove): ContactStage => stageAfter(contact, CONTACT_MOVES[name] as Row, 'contact.move-illegal');

export const Priority = z.enum(['low', 'normal', 'high', 'urgent']);
export type Priority = z.infer<typeof Priority>;

export const ContactRequest = RootBase.extend({
  kind: z.literal('contact-request'),
  stage: ContactStage,
  contactKind: wordOf('contactKinds'),
  queue: z.string().max(40),
  priority: Priority,
  tlp: Tlp,
  origin: z.enum(['form', 'import', 'converted']),
  /** The sender; called applicant like everywhere, so that one rule judges both. */
  applicant: z.string(),
  organisations: z.array(z.string().max(8)).max(4),
  parties: z.array(z.string().max(8)).max(40),
  receivedAt: z.iso.datetime({ precision: 3 }),
  /** The sender opened the link that went to the address: until then no letter carries anything that was typed. */
  verified: z.boolean().optional(),
  messages: z.number().int().nonnegative(),
  stageClock: Deadline.optional(),
  nextTouch: z.iso.datetime({ precision: 3 }).optional(),
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
});
export type ContactBody = z.infer<typeof ContactBody>;

/** Kinds that must not come in here: shown with the right door first, marked urgent and kept out of every mail if sent all the same. */
export const isWrongDoor = (kind: string): boolean => kind === 'incident' || kind === 'vulnerability';

const HIGH = new Set(['demand', 'press', 'status', 'feedback-appeal', 'privacy']);
export const priorityOf = (kind: string): Priority => (isWrongDoor(kind) ? 'urgent' : HIGH.has(kind) ? 'high' : 'normal');

/** Time to the first personal reply; a privacy request has a month by law and is never paused. */
const replyLimit = (kind: string, priority: Priority): Limit => {
  if (kind === 'privacy') return { calendarDays: 28 };
  return priority === 'urgent' ? { hours: 4 } : priority === 'high' ? { days: 1 } : { days: 2 };
};

export type NewContact = Pick<ContactRequest, 'id' | 'reference' | 'applicant' | 'organisations' | 'parties'>;

/** A request arrives: stored whole, what belongs elsewhere without its subject in any list, with an owner and a running clock. `confirm` is false while the address had mail enough this hour. */
export const receiveContact = ({
  at,
  body,
  base,
  owner,
  message,
  confirm,
}: {
  at: string;
  body: ContactBody;
  base: NewContact;
  owner: string | undefined;
  message: string;
  confirm: boolean;
}): Change<ContactRequest> => {
  const guarded = isWrongDoor(body.kind);
  const priority = priorityOf(body.kind);
  const root: ContactRequest = {
    ...base,
    v: 1,
    version: 1,
    factSeq: 0,
    factHead: '',
    kind: 'contact-request',
    stage: 'new',
    contactKind: body.kind,
    queue: queueOf(body.kind),
    priority,
    tlp: guarded ? 'amber-strict' : 'green',
    origin: 'form',
    title: guarded ? '' : body.subject,
    language: body.language,
    createdAt: at,
    receivedAt: at,
    owner,
    flags: guarded ? ['wrong-door'] : [],
    messages: 1,
    stageClock: { limit: replyLimit(body.kind, priority), startedAt: at, pausedMs: 0 },
  };
  const first: Message = { id: message, seq: 1, kind: 'request', by: base.applicant, at, text: body.message };
  return {
    root,
    items: [
      { sk: SK.message(1), type: 'message', ...first },
      {
        sk: SK.part(1, 'sender'),
        type: 'part',
        part: 'sender',
        revision: 1,
        version: 1,
        content: { name: body.name, email: body.email, organisation: body.organisation ?? '', subject: body.subject },
      },
    ],
    facts: [{ type: 'ContactReceived', from: 'none', to: 'new', contactKind: body.kind, guarded, confirm, ...(owner ? { ownerTo: owner } : {}) }],
  };
};

const owners = (contact: ContactRequest, to: string | undefined) => ({
  ...(contact.owner && contact.owner !== to ? { ownerFrom: contact.owner } : {}),
  ...(to && contact.owner !== to ? { ownerTo: to } : {}),
});

export const takeContact = (contact: ContactRequest, { by }: { by: Actor }): Change<ContactRequest> => {
  const to = movedTo(contact, 'take');
  return { root: { ...contact, stage: to, owner: by.id }, facts: [{ type: 'ContactTaken', from: contact.stage, to, ...owners(contact, by.id) }] };
};

const append = (contact: ContactRequest, kind: Message['kind'], by: string, at: string, id: string, text: string): Message => ({
  id,
  seq: contact.messages + 1,
  kind,
  by,
  at,
  text,
});

/** A reply to the sender; whoever replies first to a new request owns it. The clock of staff stops until the sender answers. */
export const replyToContact = (
  contact: ContactRequest,
  { by, at, text, message }: { by: Actor; at: string; text: string; message: string },
): Change<ContactRequest> => {
  const to = movedTo(contact, 'reply');
  const reply = append(contact, 'reply', by.id, at, message, text);
  const owner = contact.owner ?? by.id;
  const stageClock = contact.contactKind === 'privacy' ? contact.stageClock : undefined;
  return {
    root: { ...contact, stage: to, owner, messages: reply.seq, stageClock },
    items: [{ sk: SK.message(reply.seq), type: 'message', ...reply }],
    facts: [{ type: 'ContactReplied', from: contact.stage, to, message, ...owners(contact, owner) }],
  };
};

/** The sender writes again: an open request goes on, a resolved one opens again for a fortnight. */
export const answerContact = (
  contact: ContactRequest,
  { by, at, text, message }: { by: Actor; at: string; text: string; message: string },
): Change<ContactRequest> => {
  refuseUnless(contact.applicant === by.id, 'item.not-found');
  const reopens = contact.stage === 'resolved';
  const to = movedTo(contact, reopens ? 'reopenByAnswer' : 'answer');
  const answer = append(contact, 'answer', by.id, at, message, text);
  const stageClock =
    contact.contactKind === 'privacy' && contact.stageClock
      ? contact.stageClock
      : { limit: replyLimit(contact.contactKind, contact.priority), startedAt: at, pausedMs: 0 };
  return {
    root: { ...contact, stage: to, verified: true, messages: answer.seq, stageClock, nextTouch: undefined },
    items: [{ sk: SK.message(answer.seq), type: 'message', ...answer }],
    facts: [{ type: reopens ? 'ContactReopened' : 'ContactAnswered', from: contact.stage, to, message }],
  };
};

export const resolveContact = (contact: ContactRequest, { by, at }: { by: Actor; at: string }): Change<ContactRequest> => {
  const to = movedTo(contact, 'resolve');
  const owner = contact.owner ?? by.id;
  return {
    root: { ...contact, stage: to, owner, stageClock: undefined, nextTouch: later(at, 14 * DAY) },
    facts: [{ type: 'ContactResolved', from: contact.stage, to, ...owners(contact, owner) }],
  };
};

const ends = (contact: ContactRequest, stage: ContactStage): ContactRequest => ({
  ...contact,
  stage,
  owner: undefined,
  stageClock: undefined,
  nextTouch: undefined,
});

/** After a fortnight without a word the request is closed for good. */
export const closeContact = (contact: ContactRequest): Change<ContactRequest> => {
  const to = movedTo(contact, 'close');
  return { root: ends(contact, to), facts: [{ type: 'ContactClosed', from: contact.stage, to, ...owners(contact, undefined) }] };
};

export const markSpam = (contact: ContactRequest): Change<ContactRequest> => {
  const to = movedTo(contact, 'markSpam');
  return { root: ends(contact, to), facts: [{ type: 'ContactMarkedSpam', from: contact.stage, to, ...owners(contact, undefined) }] };
};

/** Sent on to where it belongs: the CSIRT, a disclosure page, another organisation. */
export const redirectContact = (contact: ContactRequest, { target }: { target: 'csirt' | 'disclosure' | 'elsewhere' }): Change<ContactRequest> => {
  const to = movedTo(contact, 'redirect');
  return { root: ends(contact, to), facts: [{ type: 'ContactRedirected', from: contact.stage, to, target, ...owners(contact, undefined) }] };
};

/** Opening its link proves the address of a request. */
export const verifyContact = (contact: ContactRequest): Change<ContactRequest> => ({ root: { ...contact, verified: true }, facts: [] });
