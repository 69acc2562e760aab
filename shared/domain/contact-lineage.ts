import type { Actor } from './actor.ts';
import type { Change } from './change.ts';
import { SK } from './change.ts';
import type { Calendar } from './clock.ts';
import { CONTACT_TERMINAL, type ContactRequest, isGuarded, movedTo, owners, WORKING } from './contact.ts';
import { ended, nextMessage } from './contact-acts.ts';
import { type Door, guarded, messageItem, newContact, type Sender, stricter, usualSorting } from './contact-intake.ts';
import { filledDraft, type NewDraft } from './draft.ts';
import { linksWith } from './lineage.ts';
import { Refusal, refuseUnless } from './refusal.ts';
import type { Seal } from './submission.ts';

/**
 * Two requests about the same: this one ends and points at the other, which takes over what guards it. The messages stay where they are.
 * A request of another sender is joined only on purpose, since what is replied later reaches the sender of the other one alone.
 */
export const mergeContact = (
  contact: ContactRequest,
  { into, differentSender }: { into: ContactRequest; differentSender: boolean },
): Change<ContactRequest> => {
  if (into.id === contact.id) throw new Refusal('request.invalid', { fields: [{ path: 'into', code: 'link.self', message: '' }] });
  const to = movedTo(contact, 'merge');
  refuseUnless(!CONTACT_TERMINAL.includes(into.stage) && into.anonymised === undefined, 'contact.target-ended');
  refuseUnless(into.applicant === contact.applicant || differentSender, 'contact.other-sender');
  const labelled = { ...into, tlp: stricter(into.tlp, contact.tlp), links: linksWith(into, { id: contact.id, kind: 'merged-from' }) };
  const target = isGuarded(contact) && !isGuarded(into) ? guarded(labelled, undefined) : labelled;
  return {
    root: { ...ended(contact, to), links: linksWith(contact, { id: into.id, kind: 'merged-into' }) },
    facts: [{ type: 'ContactMerged', from: contact.stage, to, into: into.id, ...owners(contact, undefined) }],
    besides: [{ before: into, change: { root: target, facts: [{ type: 'ItemLinked', link: 'merged-from', item: contact.id }] } }],
  };
};

/** One of the requests that a message turns out to hold. */
export type Piece = {
  readonly id: string;
  readonly reference: string;
  readonly message: string;
  readonly kind: string;
  readonly subject: string;
  readonly text: string;
  /** Where its text seems to belong, looked at like any text that comes in. */
  readonly door: Door;
};

/** A label that the sender wrote into the text holds for every piece of it. */
const isLabel = (flag: string): boolean => flag.startsWith('tlp-');

/**
 * A message with several wishes becomes as many requests of the same sender, each with its own kind, owner and clock; the time that they
 * were received, and the law's month with it, stays that of the message. What comes from under guard stays under guard, until staff lower
 * the label of the piece. The original goes on, with a note of their references.
 */
export const splitContact = (
  contact: ContactRequest,
  {
    by,
    at,
    pieces,
    note,
    sender,
    ownerOf,
    calendar,
  }: {
    by: Actor;
    at: string;
    pieces: readonly Piece[];
    note: string;
    sender: Sender;
    ownerOf: (item: ContactRequest) => string | undefined;
    calendar: Calendar;
  },
): Change<ContactRequest> => {
  refuseUnless((WORKING as readonly string[]).includes(contact.stage), 'contact.move-illegal');
  const kept = nextMessage(contact, { id: note, kind: 'note', by: by.id, at, text: pieces.map(({ reference }) => reference).join(', ') });
  const besides = pieces.map(({ id, reference, message, kind, subject, text, door }) => {
    const base = {
      id,
      reference,
      applicant: contact.applicant,
      organisations: contact.organisations,
      parties: contact.parties,
      language: contact.language,
      origin: 'split' as const,
      receivedAt: contact.receivedAt,
      tlp: contact.tlp,
      links: linksWith({}, { id: contact.id, kind: 'split-from' }),
      ...(contact.verified ? { verified: true } : {}),
      ...(contact.answeredBy ? { answeredBy: contact.answeredBy } : {}),
    };
    const change = newContact({
      at,
      base,
      kind,
      sender: { ...sender, subject },
      message: { id: message, kind: 'request', text },
      sorting: { ...usualSorting(kind), flags: contact.flags.filter(isLabel) },
      door,
      ownerOf,
      confirm: false,
      calendar,
      keepsGuard: isGuarded(contact),
    });
    return { change };
  });
  return {
    root: { ...contact, messages: kept.seq, links: linksWith(contact, ...pieces.map(({ id }) => ({ id, kind: 'split-into' as const }))) },
    items: [messageItem(kept)],
    facts: [{ type: 'ContactSplit', pieces: pieces.map(({ id }) => id) }],
    besides,
  };
};

/**
 * An idea that came in as a message becomes a draft of the same sender, with what is known filled in; the sender gets its link. What
 * belongs elsewhere is no proposal.
 */
export const convertContact = (
  contact: ContactRequest,
  { draft, sender, text, salt, seal }: { draft: Omit<NewDraft, 'links' | 'origin' | 'language'>; sender: Sender; text: string; salt: string; seal: Seal },
): Change<ContactRequest> => {
  const to = movedTo(contact, 'convert');
  refuseUnless(!isGuarded(contact) && !contact.flags.includes('tlp-red'), 'contact.guarded');
  const { root, items } = filledDraft(
    { ...draft, language: contact.language, origin: 'converted', links: [{ id: contact.id, kind: 'converted-from' }] },
    { subject: sender.subject, text, organisation: sender.organisation, name: sender.name },
    seal,
  );
  return {
    root: { ...ended(contact, to), links: linksWith(contact, { id: draft.id, kind: 'converted-to' }) },
    facts: [{ type: 'ContactConverted', from: contact.stage, to, into: draft.id, ...owners(contact, undefined) }],
    besides: [{ change: { root, items: [...items, { sk: SK.salt, type: 'salt', salt }], facts: [] } }],
  };
};
