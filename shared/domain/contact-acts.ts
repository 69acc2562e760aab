import type { Actor } from './actor.ts';
import type { Change } from './change.ts';
import { type Calendar, later } from './clock.ts';
import { type Candidate, conflictOf } from './conflict.ts';
import {
  CONTACT_TERMINAL,
  type ContactRequest,
  type ContactStage,
  isGuarded,
  isWrongDoor,
  movedTo,
  owners,
  type Priority,
  priorityOf,
  type ReleaseReason,
} from './contact.ts';
import { aimOf, LONGEST_SNOOZE, REOPENS, replyClock, restingClock, touched, unwaiting } from './contact-clock.ts';
import { flagsWith, GUARDED, guarded, messageItem, SPAM } from './contact-intake.ts';
import type { Message } from './message.ts';
import { Refusal, refuseUnless } from './refusal.ts';
import { queueOf, type Tlp } from './vocabulary.ts';

/** A message at the end of the thread. */
export const nextMessage = (contact: ContactRequest, message: Omit<Message, 'seq'>): Message => ({ ...message, seq: contact.messages + 1 });

export const requireRunning = (contact: ContactRequest): void => refuseUnless(!CONTACT_TERMINAL.includes(contact.stage), 'contact.not-open');

const withoutSpam = (contact: ContactRequest): ContactRequest =>
  contact.flags.includes(SPAM) ? { ...contact, flags: contact.flags.filter((flag) => flag !== SPAM) } : contact;

/** What looked like spam is none to whoever takes it; its clock stood still until then, the law's apart. */
export const takeContact = (contact: ContactRequest, { by, at }: { by: Actor; at: string }): Change<ContactRequest> => {
  const to = movedTo(contact, 'take');
  const clock = contact.flags.includes(SPAM) ? undefined : contact.stageClock;
  const root = touched({ ...unwaiting(withoutSpam(contact)), stage: to, owner: by.id, stageClock: clock ?? replyClock(contact, at) });
  return { root, facts: [{ type: 'ContactTaken', from: contact.stage, to, ...owners(contact, by.id) }] };
};

/** A reply to the sender; whoever replies first to a new request owns it. The clock of staff stops until the sender answers. */
export const replyToContact = (
  contact: ContactRequest,
  { by, at, text, message }: { by: Actor; at: string; text: string; message: string },
): Change<ContactRequest> => {
  const to = movedTo(contact, 'reply');
  const reply = nextMessage(contact, { id: message, kind: 'reply', by: by.id, at, text });
  const owner = contact.owner ?? by.id;
  return {
    root: touched({
      ...unwaiting(withoutSpam(contact)),
      stage: to,
      owner,
      messages: reply.seq,
      stageClock: restingClock(contact),
      answeredBy: by.id,
      waitingSince: at,
    }),
    items: [messageItem(reply)],
    facts: [{ type: 'ContactReplied', from: contact.stage, to, message, ...owners(contact, owner) }],
  };
};

/** Something that only staff read; whatever the stage. */
export const addNote = (
  contact: ContactRequest,
  { by, at, text, message }: { by: Actor; at: string; text: string; message: string },
): Change<ContactRequest> => {
  const note = nextMessage(contact, { id: message, kind: 'note', by: by.id, at, text });
  return { root: { ...contact, messages: note.seq }, items: [messageItem(note)], facts: [{ type: 'NoteAdded', message }] };
};

/** Another member of staff answers for it from now on. */
export const handOverContact = (contact: ContactRequest, { to }: { to: Candidate }): Change<ContactRequest> => {
  requireRunning(contact);
  refuseUnless(contact.owner !== to.id, 'item.changed');
  refuseUnless(!conflictOf(to, contact), 'conflict.blocks');
  return { root: { ...contact, owner: to.id }, facts: [{ type: 'OwnerChanged', ...owners(contact, to.id) }] };
};

/** Nothing happens with it before a day; then its owner is told. */
export const snoozeContact = (contact: ContactRequest, { at, until }: { at: string; until: string }): Change<ContactRequest> => {
  const to = movedTo(contact, 'snooze');
  const code = until <= at ? 'snooze.past' : until > later(at, LONGEST_SNOOZE) ? 'snooze.far' : undefined;
  if (code) throw new Refusal('request.invalid', { fields: [{ path: 'until', code, message: '' }] });
  return {
    root: touched({ ...unwaiting(contact), stage: to, snoozedUntil: until, stageClock: restingClock(contact) }),
    facts: [{ type: 'ContactSnoozed', from: contact.stage, to, until: until.slice(0, 10) }],
  };
};

/**
 * What staff make of it. A wrong door puts it on top and keeps it out of every mail; only a label that is lowered by hand
 * takes that back, for a reason that its fact keeps.
 * A clock that runs goes on from its start with the new limit. Where the work goes to another desk, somebody of that desk gets it.
 */
export const setContactKind = (
  contact: ContactRequest,
  {
    at,
    kind,
    priority,
    tlp,
    reason,
    subject,
    ownerFor,
    calendar,
  }: {
    at: string;
    kind: string;
    priority?: Priority | undefined;
    tlp?: Tlp | undefined;
    /** Why it leaves the guard, where it does. */
    reason?: ReleaseReason | undefined;
    subject: string;
    /** The owner of the item as it is now: the same where that one still fits. */
    ownerFor: (item: ContactRequest) => string | undefined;
    calendar: Calendar;
  },
): Change<ContactRequest> => {
  requireRunning(contact);
  const released = isGuarded(contact) && !isWrongDoor(kind) && tlp !== undefined && tlp !== 'amber-strict';
  if (released && !reason) throw new Refusal('request.invalid', { fields: [{ path: 'reason', code: 'release.reason', message: '' }] });
  const usual = kind === contact.contactKind && !released ? contact.priority : priorityOf(kind);
  const plain: ContactRequest = {
    ...contact,
    contactKind: kind,
    suggestedKind: undefined,
    queue: queueOf(kind),
    priority: priority ?? usual,
    tlp: tlp ?? contact.tlp,
    ...(released ? { title: subject, flags: contact.flags.filter((flag) => flag !== GUARDED) } : {}),
  };
  const stays = isWrongDoor(kind) || (isGuarded(contact) && !released);
  const sorted = stays ? guarded(plain, undefined) : plain;
  const isOurs = ['new', 'open', 'waiting-internal'].includes(contact.stage);
  const clocked = isOurs || (kind === 'privacy' && contact.stage !== 'resolved');
  const owner = ownerFor(sorted);
  const root = touched({
    ...sorted,
    stageClock: clocked ? replyClock(sorted, contact.stageClock?.startedAt ?? at) : undefined,
    aimAt: aimOf(sorted, calendar),
    owner,
  });
  return {
    root,
    facts: [
      { type: 'ContactSorted', contactKind: kind, priority: root.priority, tlp: root.tlp, ...(released ? { reason } : {}) },
      ...(owner === contact.owner ? [] : [{ type: 'OwnerChanged' as const, ...owners(contact, owner) }]),
    ],
  };
};

export const resolveContact = (contact: ContactRequest, { by, at }: { by: Actor; at: string }): Change<ContactRequest> => {
  const to = movedTo(contact, 'resolve');
  const owner = contact.owner ?? by.id;
  return {
    root: { ...unwaiting(contact), stage: to, owner, asked: undefined, stageClock: undefined, nextTouch: later(at, REOPENS) },
    facts: [{ type: 'ContactResolved', from: contact.stage, to, ...owners(contact, owner) }],
  };
};

/** Nobody owns what has ended, and no clock runs on it. */
export const ended = (contact: ContactRequest, stage: ContactStage): ContactRequest => ({
  ...unwaiting(contact),
  stage,
  owner: undefined,
  asked: undefined,
  stageClock: undefined,
});

/** After a fortnight without a word the request is closed for good. */
export const closeContact = (contact: ContactRequest): Change<ContactRequest> => {
  const to = movedTo(contact, 'close');
  return { root: ended(contact, to), facts: [{ type: 'ContactClosed', from: contact.stage, to, ...owners(contact, undefined) }] };
};

/** Nobody is told: the sender goes on reading where the message stood, and with whom. */
export const markSpam = (contact: ContactRequest): Change<ContactRequest> => {
  const to = movedTo(contact, 'markSpam');
  const root = { ...ended(contact, to), owner: contact.owner, cameFrom: contact.stage, flags: flagsWith(contact.flags, SPAM) };
  return { root, facts: [{ type: 'ContactMarkedSpam', from: contact.stage, to }] };
};

/** It was none: back to the beginning, with an owner by the rules and a clock that starts now. */
export const unspam = (
  contact: ContactRequest,
  { at, ownerOf }: { at: string; ownerOf: (item: ContactRequest) => string | undefined },
): Change<ContactRequest> => {
  const to = movedTo(contact, 'unspam');
  const owner = contact.owner ?? ownerOf(contact);
  const root = touched({
    ...contact,
    stage: to,
    cameFrom: undefined,
    owner,
    stageClock: replyClock(contact, at),
    flags: contact.flags.filter((flag) => flag !== SPAM),
  });
  return { root, facts: [{ type: 'ContactUnspammed', from: contact.stage, to, ...owners(contact, owner) }] };
};

/** Sent on to where it belongs: the CSIRT, a disclosure page, another organisation. */
export const redirectContact = (contact: ContactRequest, { target }: { target: 'csirt' | 'disclosure' | 'elsewhere' }): Change<ContactRequest> => {
  const to = movedTo(contact, 'redirect');
  return { root: ended(contact, to), facts: [{ type: 'ContactRedirected', from: contact.stage, to, target, ...owners(contact, undefined) }] };
};
