import type { Change, Item } from './change.ts';
import { SK } from './change.ts';
import type { Calendar } from './clock.ts';
import { type ContactBody, type ContactRequest, isWrongDoor, type Priority, priorityOf } from './contact.ts';
import { aimOf, replyClock, touched } from './contact-clock.ts';
import type { Flag } from './flags.ts';
import type { Link } from './lineage.ts';
import type { Message } from './message.ts';
import { Refusal } from './refusal.ts';
import { queueOf, type Tlp } from './vocabulary.ts';

/** What the rules make of a text; staff decide. */
export type Sorting = { readonly kind: string; readonly queue: string; readonly priority: Priority; readonly flags: readonly string[] };
/** What a kind means where a person chose it. */
export const usualSorting = (kind: string): Sorting => ({ kind, queue: queueOf(kind), priority: priorityOf(kind), flags: [] });

/** The right door for a text that does not belong here. */
export type Door = 'incident' | 'vulnerability' | undefined;

/** A text that seems to belong elsewhere is not taken in before its sender was told so. @throws contact.looks-like-… */
export const requireWarned = (door: Door, warned: boolean | undefined): void => {
  if (door && !warned) throw new Refusal(`contact.looks-like-${door}`);
};

export const GUARDED = 'wrong-door';
export const SPAM = 'spam';
/** More than a row of a list can show helps nobody. */
const MAX_FLAGS = 8;

/** Flags with further ones in front, each once. */
export const flagsWith = (flags: readonly string[], ...more: readonly Flag[]): string[] => [...new Set([...more, ...flags])].slice(0, MAX_FLAGS);

const ORDER: readonly Tlp[] = ['clear', 'green', 'amber', 'amber-strict'];
export const stricter = (a: Tlp, b: Tlp): Tlp => (ORDER.indexOf(a) >= ORDER.indexOf(b) ? a : b);

/** A sender who writes a label into the text means it. */
const labelIn = (flags: readonly string[]): Tlp =>
  flags.includes('tlp-amber-strict') || flags.includes('tlp-red') ? 'amber-strict' : flags.includes('tlp-amber') ? 'amber' : 'green';

/** A root that belongs elsewhere: urgent, on top, without its subject in any list or its text in any mail. */
export const guarded = (contact: ContactRequest, door: Door): ContactRequest => ({
  ...contact,
  title: '',
  tlp: 'amber-strict',
  queue: 'redirect',
  priority: 'urgent',
  flags: flagsWith(contact.flags, GUARDED),
  ...(door && door !== contact.contactKind ? { suggestedKind: door } : {}),
});

export type Sender = { readonly name: string; readonly email: string; readonly organisation: string; readonly subject: string };
export type NewContact = Pick<ContactRequest, 'id' | 'reference' | 'applicant' | 'organisations' | 'parties' | 'language'> &
  Partial<Pick<ContactRequest, 'origin' | 'verified' | 'receivedAt' | 'tlp' | 'answeredBy'>> & { readonly links?: Link[] };

export const senderItem = (content: Sender): Item => ({ sk: SK.part(1, 'sender'), type: 'part', part: 'sender', revision: 1, version: 1, content });
export const messageItem = (message: Message): Item => ({ sk: SK.message(message.seq), type: 'message', ...message });

/**
 * A request in its first stage, stored whole: what belongs elsewhere without its subject in any list, with an owner and a running clock.
 * `confirm` is false where no confirmation may or need leave; whoever is taken for a spammer never hears from us by itself.
 */
export const newContact = ({
  at,
  base,
  kind,
  sender,
  message,
  sorting,
  door,
  ownerOf,
  confirm,
  calendar,
  keepsGuard = false,
}: {
  at: string;
  base: NewContact;
  kind: string;
  sender: Sender;
  message: Pick<Message, 'id' | 'kind' | 'text'> & Partial<Message>;
  sorting: Sorting;
  door: Door;
  ownerOf: (item: ContactRequest) => string | undefined;
  confirm: boolean;
  calendar: Calendar;
  /** It comes from a request that is under guard. */
  keepsGuard?: boolean;
}): Change<ContactRequest> => {
  const plain: ContactRequest = {
    ...base,
    v: 1,
    version: 1,
    factSeq: 0,
    factHead: '',
    kind: 'contact-request',
    stage: 'new',
    contactKind: kind,
    ...(sorting.kind === kind ? {} : { suggestedKind: sorting.kind }),
    queue: sorting.queue,
    priority: sorting.priority,
    tlp: stricter(base.tlp ?? 'green', labelIn(sorting.flags)),
    origin: base.origin ?? 'form',
    title: sender.subject,
    createdAt: at,
    receivedAt: base.receivedAt ?? at,
    flags: flagsWith(sorting.flags),
    messages: 1,
  };
  const isGuarded = isWrongDoor(kind) || door !== undefined || keepsGuard;
  const sorted = isGuarded ? guarded(plain, door) : plain;
  const owner = ownerOf(sorted);
  const root = touched({ ...sorted, owner, stageClock: replyClock(sorted, at), aimAt: aimOf(sorted, calendar) });
  return {
    root,
    items: [messageItem({ by: base.applicant, at, ...message, seq: 1 }), senderItem(sender)],
    facts: [
      {
        type: 'ContactReceived',
        from: 'none',
        to: 'new',
        contactKind: kind,
        guarded: isGuarded,
        confirm: confirm && !sorting.flags.includes(SPAM),
        ...(owner ? { ownerTo: owner } : {}),
      },
    ],
  };
};

/** What anyone sent in, judged by the rules. */
export const receiveContact = ({
  at,
  body,
  base,
  sorting,
  door,
  ownerOf,
  message,
  confirm,
  calendar,
}: {
  at: string;
  body: ContactBody;
  base: Omit<NewContact, 'language'>;
  sorting: Sorting;
  door: Door;
  ownerOf: (item: ContactRequest) => string | undefined;
  message: string;
  confirm: boolean;
  calendar: Calendar;
}): Change<ContactRequest> =>
  newContact({
    at,
    base: { ...base, language: body.language },
    kind: body.kind,
    sender: { name: body.name, email: body.email, organisation: body.organisation ?? '', subject: body.subject },
    message: { id: message, kind: 'request', text: body.message },
    sorting,
    door,
    ownerOf,
    confirm,
    calendar,
  });

/** Opening its link proves the address of a request. */
export const verifyContact = (contact: ContactRequest): Change<ContactRequest> => ({ root: { ...contact, verified: true }, facts: [] });
