import * as z from 'zod';
import type { Actor } from '../actor.ts';
import { conflictOf } from '../conflict.ts';
import { Priority } from '../contact.ts';
import { isUnseen, OwnRules } from '../rules.ts';
import { Tlp } from '../vocabulary.ts';
import { LimitView } from './limit.ts';
import { isStaff } from './staff.ts';

/** A row of any list, as the indexes project it. */
export const Row = z.object({
  id: z.string(),
  kind: z.enum(['proposal', 'contact-request', 'task', 'assignment']),
  reference: z.string(),
  title: z.string(),
  stage: z.string(),
  tlp: Tlp,
  owner: z.string().optional(),
  applicant: z.string(),
  team: z.array(z.string()).optional(),
  organisations: z.array(z.string()),
  parties: z.array(z.string()),
  due: z.string().optional(),
  language: z.enum(['nl', 'en']),
  receivedAt: z.string().optional(),
  origin: z.string().optional(),
  flags: z.array(z.string()).optional(),
  /** What a task is about: conflicts with that item decide. */
  item: z.string().optional(),
  /** Of a contact request: what it is, who works it first, and how soon. */
  contactKind: z.string().optional(),
  queue: z.string().optional(),
  priority: Priority.optional(),
  /** Since when somebody else has to act. */
  waitingSince: z.string().optional(),
  /** When it ended. */
  doneAt: z.string().optional(),
  /** Of a proposal, where the whole root was read; what is sealed stands in no index that a list reads. */
  rules: OwnRules.optional(),
});
export type Row = z.infer<typeof Row>;

export const ListRow = z.object({
  id: z.string(),
  kind: Row.shape.kind,
  reference: z.string(),
  title: z.string(),
  stage: z.string(),
  tlp: Tlp,
  owner: z.string().optional(),
  due: z.string().optional(),
  late: z.boolean(),
  /** How its limit stands, where somebody of the staff has to act. */
  limit: LimitView.optional(),
  language: z.enum(['nl', 'en']),
  receivedAt: z.string().optional(),
  origin: z.string().optional(),
  contactKind: z.string().optional(),
  queue: z.string().optional(),
  priority: Priority.optional(),
  waitingSince: z.string().optional(),
  doneAt: z.string().optional(),
  flags: z.array(z.string()),
});
export type ListRow = z.infer<typeof ListRow>;

/** A list row for this viewer, or nothing: an involved person does not even learn that the item exists. */
export const rowView = (row: Row, viewer: Actor, now: string): ListRow | undefined => {
  if (conflictOf(viewer, { ...row, id: row.item ?? row.id.split('#')[0]! })) return undefined;
  if (row.kind === 'assignment' ? row.owner !== viewer.id : !isStaff(viewer) || isUnseen(row)) return undefined;
  return {
    id: row.id.split('#')[0]!,
    kind: row.kind,
    reference: row.reference,
    title: row.title,
    stage: row.stage,
    tlp: row.tlp,
    ...(row.owner ? { owner: row.owner } : {}),
    ...(row.due ? { due: row.due } : {}),
    late: row.due !== undefined && row.due < now,
    language: row.language,
    ...(row.receivedAt ? { receivedAt: row.receivedAt } : {}),
    ...(row.origin ? { origin: row.origin } : {}),
    ...(row.contactKind ? { contactKind: row.contactKind } : {}),
    ...(row.queue ? { queue: row.queue } : {}),
    ...(row.priority ? { priority: row.priority } : {}),
    ...(row.waitingSince ? { waitingSince: row.waitingSince } : {}),
    ...(row.doneAt ? { doneAt: row.doneAt } : {}),
    flags: row.flags ?? [],
  };
};
