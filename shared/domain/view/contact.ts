import * as z from 'zod';
import type { Actor } from '../actor.ts';
import { type Calendar, type Deadline, promisedDate } from '../clock.ts';
import { type ContactRequest, ContactStage, Priority } from '../contact.ts';
import { replyClock } from '../contact-clock.ts';
import { askerIn } from '../contact-thread.ts';
import { ImportedView, importedView } from '../import/imported.ts';
import { LinkKind } from '../lineage.ts';
import { staffDue } from '../stage-clock.ts';
import { Tlp } from '../vocabulary.ts';
import { applicantThread, type ContactBundle, DeskMessage, deskThread, type NameOf, type Reach, ThreadMessage } from './bundle.ts';
import { ContactAct, contactUndoView, mayDoWithContact } from './contact-acts.ts';
import { UndoView } from './desk-acts.ts';
import { LimitView, limitView } from './limit.ts';
import { requireStaffView } from './staff.ts';
import { asTold, toldOf } from './told.ts';

export const ContactStatus = z.object({
  id: z.string(),
  kind: z.literal('contact-request'),
  reference: z.string(),
  language: z.enum(['nl', 'en']),
  stage: z.enum(['received', 'in-hand', 'your-turn', 'closed']),
  nextDate: z.string().optional(),
  late: z.boolean(),
  receivedAt: z.string(),
  liaison: z.string().optional(),
  /** Our last letter came back: it says so here, until one arrives again. */
  unreachable: z.boolean(),
});
export type ContactStatus = z.infer<typeof ContactStatus>;
const CONTACT_PUBLIC: Record<ContactStage, ContactStatus['stage']> = {
  new: 'received',
  open: 'in-hand',
  'waiting-on-requester': 'your-turn',
  'waiting-internal': 'in-hand',
  snoozed: 'in-hand',
  resolved: 'closed',
  closed: 'closed',
  spam: 'closed',
  merged: 'closed',
  converted: 'closed',
  redirected: 'closed',
};

/** A contact request's stage in the words that its sender reads. */
export const contactStageOf = (stage: ContactStage): ContactStatus['stage'] => CONTACT_PUBLIC[stage];

/** What a sender reads of spam is where the message stood before, so that nobody learns how to write the next one. */
export const shownStage = (root: Pick<ContactRequest, 'stage' | 'cameFrom'>): ContactStatus['stage'] =>
  contactStageOf(root.stage === 'spam' ? (root.cameFrom ?? 'new') : root.stage);

/** The clock that a sender may count on; the day until which a request sleeps is the desk's own. */
const shownClock = (root: ContactRequest): Deadline | undefined => {
  if (root.stage === 'spam') return replyClock(root, root.receivedAt);
  return shownStage(root) === 'closed' ? undefined : root.stageClock;
};

export const contactStatusView = (
  known: ContactRequest,
  now: string,
  calendar: Calendar,
  nameOf: NameOf,
  { unreachable = false }: Reach = {},
): ContactStatus => {
  const root = asTold(known, now);
  const liaison = root.owner ? nameOf(root.owner) : undefined;
  const clock = shownClock(root);
  const { date: nextDate, late } = clock ? promisedDate(clock, now, calendar) : { date: undefined, late: false };
  return {
    id: root.id,
    kind: 'contact-request',
    reference: root.reference,
    language: root.language,
    stage: shownStage(root),
    receivedAt: root.receivedAt,
    ...(nextDate ? { nextDate } : {}),
    late,
    ...(liaison ? { liaison } : {}),
    unreachable,
  };
};

/** Links to further items of the same sender; what was merged may belong to somebody else. */
const OWN_LINKS: readonly LinkKind[] = ['converted-to', 'continues', 'continued-by', 'split-from', 'split-into'];
const OwnLink = z.object({ id: z.string(), kind: LinkKind });

export const OwnContact = ContactStatus.extend({
  subject: z.string(),
  /** Whether the sender was asked to meet somebody. */
  introduced: z.boolean().optional(),
  contactKind: z.string(),
  thread: z.array(ThreadMessage),
  links: z.array(OwnLink),
});
export const ownContactView = (known: ContactBundle, now: string, calendar: Calendar, nameOf: NameOf, reach: Reach = {}): z.infer<typeof OwnContact> => {
  const bundle = toldOf(known, now);
  return {
    ...contactStatusView(bundle.root, now, calendar, nameOf, reach),
    subject: bundle.sender.subject,
    contactKind: bundle.root.contactKind,
    ...(bundle.introduced?.length ? { introduced: true } : {}),
    thread: applicantThread(bundle.messages),
    links: (bundle.root.links ?? []).filter(({ kind }) => OWN_LINKS.includes(kind)),
  };
};

const Somebody = z.object({ id: z.string(), name: z.string() });

export const DeskContact = z.object({
  id: z.string(),
  /** To be sent along with an act that only holds for what was seen. */
  version: z.number(),
  kind: z.literal('contact-request'),
  reference: z.string(),
  title: z.string(),
  language: z.enum(['nl', 'en']),
  stage: ContactStage,
  contactKind: z.string(),
  suggestedKind: z.string().optional(),
  queue: z.string(),
  priority: Priority,
  tlp: Tlp,
  origin: z.string(),
  owner: Somebody.optional(),
  asked: Somebody.optional(),
  receivedAt: z.string(),
  due: z.string().optional(),
  late: z.boolean(),
  limit: LimitView.optional(),
  snoozedUntil: z.string().optional(),
  /** Of a privacy request: the tenth working day, and why it may take three months. */
  aimAt: z.string().optional(),
  extended: z.string().optional(),
  flags: z.array(z.string()),
  /** Whether the address is proven: until then no mail carries what was typed. */
  verified: z.boolean(),
  /** Other items, of those that this viewer may see. */
  links: z.array(OwnLink.extend({ reference: z.string().optional(), stage: z.string().optional() })),
  sender: z.object({ name: z.string(), email: z.string(), organisation: z.string(), subject: z.string() }),
  thread: z.array(DeskMessage),
  imported: ImportedView.optional(),
  /** What the viewer may do now, and what the viewer can take back. */
  mayDo: z.array(ContactAct),
  undo: UndoView.optional(),
});

/** What is known of linked items that the viewer may see, by their ids. */
export type Known = Readonly<Record<string, { readonly reference?: string; readonly stage?: string }>>;

export const deskContactView = (
  bundle: ContactBundle,
  viewer: Actor,
  { now, calendar, nameOf, known }: { now: string; calendar: Calendar; nameOf: NameOf; known: Known },
): z.infer<typeof DeskContact> => {
  const { root, sender } = bundle;
  requireStaffView(root, viewer);
  const due = staffDue(root, calendar);
  const limit = limitView({ ...root, due }, now, calendar);
  const somebody = (id: string) => ({ id, name: nameOf(id) ?? '' });
  const { id, kind, reference, title, language, stage, contactKind, suggestedKind, queue, priority, tlp, origin, receivedAt, snoozedUntil, aimAt, extended } =
    root;
  return {
    ...{ id, kind, reference, title, language, stage, contactKind, suggestedKind, queue, priority, tlp, origin, receivedAt, snoozedUntil, aimAt, extended },
    version: root.version,
    ...(root.owner ? { owner: somebody(root.owner) } : {}),
    ...(root.asked ? { asked: somebody(root.asked) } : {}),
    ...(due ? { due } : {}),
    late: due !== undefined && due < now,
    ...(limit ? { limit } : {}),
    flags: root.flags,
    verified: root.verified ?? false,
    links: (root.links ?? []).flatMap((link) => (known[link.id] ? [{ ...link, ...known[link.id] }] : [])),
    sender,
    thread: deskThread(bundle.messages, (id) => (id === root.applicant ? sender.name : nameOf(id))),
    ...importedView(bundle.imported),
    mayDo: mayDoWithContact(root, viewer, askerIn(bundle.messages)),
    ...contactUndoView(root, viewer, now),
  };
};
