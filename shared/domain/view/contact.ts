import * as z from 'zod';
import type { Actor } from '../actor.ts';
import { type Calendar, dueOf } from '../clock.ts';
import { type ContactRequest, ContactStage, Priority } from '../contact.ts';
import { Tlp } from '../vocabulary.ts';
import { applicantThread, type ContactBundle, type NameOf, ThreadMessage } from './bundle.ts';
import { requireStaffView } from './staff.ts';

export const ContactStatus = z.object({
  id: z.string(),
  kind: z.literal('contact-request'),
  reference: z.string(),
  language: z.enum(['nl', 'en']),
  stage: z.enum(['received', 'in-hand', 'your-turn', 'closed']),
  nextDate: z.string().optional(),
  receivedAt: z.string(),
  liaison: z.string().optional(),
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

export const contactStatusView = (root: ContactRequest, calendar: Calendar, nameOf: NameOf): ContactStatus => {
  const liaison = root.owner ? nameOf(root.owner) : undefined;
  const stage = CONTACT_PUBLIC[root.stage];
  return {
    id: root.id,
    kind: 'contact-request',
    reference: root.reference,
    language: root.language,
    stage,
    receivedAt: root.receivedAt,
    ...(root.stageClock && (stage === 'received' || stage === 'in-hand') ? { nextDate: dueOf(root.stageClock, calendar) } : {}),
    ...(liaison ? { liaison } : {}),
  };
};

export const OwnContact = ContactStatus.extend({ subject: z.string(), contactKind: z.string(), thread: z.array(ThreadMessage) });
export const ownContactView = (bundle: ContactBundle, calendar: Calendar, nameOf: NameOf): z.infer<typeof OwnContact> => ({
  ...contactStatusView(bundle.root, calendar, nameOf),
  subject: bundle.sender.subject,
  contactKind: bundle.root.contactKind,
  thread: applicantThread(bundle.messages),
});

export const DeskContact = z.object({
  id: z.string(),
  kind: z.literal('contact-request'),
  reference: z.string(),
  title: z.string(),
  language: z.enum(['nl', 'en']),
  stage: ContactStage,
  contactKind: z.string(),
  queue: z.string(),
  priority: Priority,
  tlp: Tlp,
  owner: z.object({ id: z.string(), name: z.string() }).optional(),
  receivedAt: z.string(),
  due: z.string().optional(),
  late: z.boolean(),
  flags: z.array(z.string()),
  sender: z.object({ name: z.string(), email: z.string(), organisation: z.string(), subject: z.string() }),
  thread: z.array(ThreadMessage),
});
export const deskContactView = (bundle: ContactBundle, viewer: Actor, now: string, calendar: Calendar, nameOf: NameOf): z.infer<typeof DeskContact> => {
  const { root } = bundle;
  requireStaffView(root, viewer);
  const due = root.stageClock ? dueOf(root.stageClock, calendar) : undefined;
  return {
    id: root.id,
    kind: 'contact-request',
    reference: root.reference,
    title: root.title,
    language: root.language,
    stage: root.stage,
    contactKind: root.contactKind,
    queue: root.queue,
    priority: root.priority,
    tlp: root.tlp,
    ...(root.owner ? { owner: { id: root.owner, name: nameOf(root.owner) ?? '' } } : {}),
    receivedAt: root.receivedAt,
    ...(due ? { due } : {}),
    late: due !== undefined && due < now,
    flags: root.flags,
    sender: bundle.sender,
    thread: bundle.messages.map(({ id, kind, at, text, by }) => ({
      id,
      kind,
      at,
      text,
      from: by === root.applicant ? bundle.sender.name : (nameOf(by) ?? ''),
    })),
  };
};
