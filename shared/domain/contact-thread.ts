import type { Actor } from './actor.ts';
import type { Change } from './change.ts';
import type { Calendar } from './clock.ts';
import { type Candidate, conflictOf } from './conflict.ts';
import { type ContactRequest, type ContactStage, isGuarded, movedTo } from './contact.ts';
import { nextMessage } from './contact-acts.ts';
import { replyClock, touched, unwaiting } from './contact-clock.ts';
import { type Door, guarded, messageItem, newContact, type Sender, type Sorting } from './contact-intake.ts';
import { linksIfRoom } from './lineage.ts';
import type { Message } from './message.ts';
import { Refusal, refuseUnless } from './refusal.ts';
import { openTask, openTaskAgain, type Task } from './task.ts';

const ENDED: readonly ContactStage[] = ['closed', 'merged', 'converted', 'redirected'];
/** Where a later word of the sender cannot go on: it begins a request of its own, linked to the one that has ended. */
export const isContinued = ({ stage }: Pick<ContactRequest, 'stage'>): boolean => ENDED.includes(stage);

/** What arrived from the sender: typed behind a fresh sign-in, or a mail that staff pasted in, which proves no address. */
export type Word = Pick<Message, 'id' | 'text' | 'at'> & { readonly kind: 'answer' | 'mail' } & Partial<Pick<Message, 'subject' | 'from' | 'pastedBy'>>;

/** What a word needs that opens a request of its own, or a task. */
export type Continuation = {
  readonly id: string;
  readonly reference: string;
  readonly sender: Sender;
  readonly sorting: Sorting;
  readonly ownerOf: (item: ContactRequest) => string | undefined;
  readonly calendar: Calendar;
  /** The task that a word below spam leads to, by its id, and as it was left if it did so before. */
  readonly task: { readonly id: string; readonly left: Task | undefined };
};

const continued = (contact: ContactRequest, { at, word, door, next }: { at: string; word: Word; door: Door; next: Continuation }): Change<ContactRequest> => {
  const { id, reference, sender, sorting, ownerOf, calendar } = next;
  const { kind, ...message } = word;
  const change = newContact({
    at,
    base: {
      id,
      reference,
      applicant: contact.applicant,
      organisations: contact.organisations,
      parties: contact.parties,
      language: contact.language,
      origin: 'continued',
      tlp: contact.tlp,
      links: [{ id: contact.id, kind: 'continues' }],
      ...(kind === 'answer' || contact.verified ? { verified: true } : {}),
      ...(contact.answeredBy ? { answeredBy: contact.answeredBy } : {}),
    },
    kind: contact.contactKind,
    sender,
    message: { ...message, kind: kind === 'answer' ? 'request' : kind },
    sorting,
    door,
    ownerOf,
    confirm: kind === 'answer',
    calendar,
    keepsGuard: isGuarded(contact),
  });
  return {
    root: { ...contact, links: linksIfRoom(contact, { id, kind: 'continued-by' }) },
    facts: [{ type: 'ItemLinked', link: 'continued-by', item: id }],
    besides: [{ change }],
  };
};

/**
 * What was taken for spam stays that without a sign to its sender, and somebody looks whether it is: one task, opened again by a later word.
 * What looks as if it belonged elsewhere is guarded here too.
 */
const heardBelowSpam = (
  contact: ContactRequest,
  { at, message, door, task }: { at: string; message: Message; door: Door; task: Continuation['task'] },
): Change<ContactRequest> => {
  const heard: ContactRequest = { ...contact, messages: message.seq, cameFrom: 'open' };
  const root = door ? guarded(heard, door) : heard;
  const opened = task.left ? openTaskAgain(task.left, { at, about: root }) : openTask({ id: task.id, at, reason: 'spam-answered', about: root });
  return {
    root,
    items: [messageItem(message)],
    facts: [{ type: 'SpamAnswered', message: message.id, ...(door ? { guarded: true } : {}) }],
    ...(opened ? { besides: [{ before: task.left, change: opened }] } : {}),
  };
};

/**
 * The sender writes again: an open request goes on, a resolved one opens again for a fortnight, an ended one is continued by a new one
 * (`next`), and below spam it becomes a task of staff. What looks as if it belonged elsewhere puts the request on top and out of every mail.
 */
export const hearSender = (
  contact: ContactRequest,
  { at, word, door, next }: { at: string; word: Word; door: Door; next: Continuation },
): Change<ContactRequest> => {
  if (isContinued(contact)) return continued(contact, { at, word, door, next });
  const message = nextMessage(contact, { ...word, by: contact.applicant });
  const proved = word.kind === 'answer' ? { verified: true } : {};
  if (contact.stage === 'spam') return heardBelowSpam({ ...contact, ...proved }, { at, message, door, task: next.task });
  const reopens = contact.stage === 'resolved';
  const to = movedTo(contact, reopens ? 'reopenByAnswer' : 'answer');
  const heard: ContactRequest = { ...unwaiting(contact), ...proved, stage: to, messages: message.seq };
  const sorted = door ? guarded(heard, door) : heard;
  const stageClock = contact.contactKind === 'privacy' && contact.stageClock ? contact.stageClock : replyClock(sorted, at);
  return {
    root: touched({ ...sorted, stageClock }),
    items: [messageItem(message)],
    facts: [{ type: reopens ? 'ContactReopened' : 'ContactAnswered', from: contact.stage, to, message: message.id, guarded: door !== undefined }],
  };
};

/** The sender alone, through a fresh sign-in. */
export const answerContact = (
  contact: ContactRequest,
  { by, at, text, message, door, next }: { by: Actor; at: string; text: string; message: string; door: Door; next: Continuation },
): Change<ContactRequest> => {
  refuseUnless(contact.applicant === by.id, 'item.not-found');
  return hearSender(contact, { at, word: { id: message, kind: 'answer', at, text }, door, next });
};

/** Somebody else of the staff is asked; the clock of the reply runs on. */
export const askColleague = (
  contact: ContactRequest,
  { by, at, colleague, text, message }: { by: Actor; at: string; colleague: Candidate; text: string; message: string },
): Change<ContactRequest> => {
  const to = movedTo(contact, 'askColleague');
  if (colleague.id === by.id) throw new Refusal('request.invalid', { fields: [{ path: 'colleague', code: 'colleague.self', message: '' }] });
  refuseUnless(!conflictOf(colleague, contact), 'conflict.blocks');
  const asked = nextMessage(contact, { id: message, kind: 'asked', by: by.id, at, text });
  return {
    root: touched({ ...contact, stage: to, asked: colleague.id, messages: asked.seq }),
    items: [messageItem(asked)],
    facts: [{ type: 'ColleagueAsked', from: contact.stage, to, colleague: colleague.id, message }],
  };
};

/** Who asked the colleague, from whom an answer is still waited for. */
export const askerIn = (messages: readonly Message[]): string | undefined => messages.findLast(({ kind }) => kind === 'asked')?.by;

/** The colleague who was asked answers, or the owner does for the colleague; whoever asked does not answer the own question. */
export const answerColleague = (
  contact: ContactRequest,
  { by, at, text, message, asker }: { by: Actor; at: string; text: string; message: string; asker: string | undefined },
): Change<ContactRequest> => {
  const to = movedTo(contact, 'colleagueAnswers');
  refuseUnless(contact.asked, 'contact.nobody-asked');
  refuseUnless(by.id === contact.asked || by.id !== asker, 'contact.own-question');
  refuseUnless(by.id === contact.asked || by.id === contact.owner, 'contact.not-asked');
  const answer = nextMessage(contact, { id: message, kind: 'colleague', by: by.id, at, text });
  return {
    root: touched({ ...contact, stage: to, asked: undefined, messages: answer.seq }),
    items: [messageItem(answer)],
    facts: [{ type: 'ColleagueAnswered', from: contact.stage, to, message }],
  };
};
