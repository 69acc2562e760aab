import * as z from 'zod';
import { Instant } from './clock.ts';

/**
 * One message of an item's thread: question and answer of a proposal, text and replies of a contact request, a mail that staff pasted in,
 * and what stays among staff: notes, what a colleague was asked, and the colleague's answer.
 */
export const MESSAGE_KINDS = ['question', 'answer', 'request', 'reply', 'note', 'mail', 'asked', 'colleague'] as const;
export const Message = z.object({
  id: z.string(),
  seq: z.number().int().positive(),
  kind: z.enum(MESSAGE_KINDS),
  by: z.string(),
  at: Instant,
  text: z.string(),
  /** Of a pasted mail: what it was called, where it came from, and who put it here. */
  subject: z.string().optional(),
  from: z.string().optional(),
  pastedBy: z.string().optional(),
  /** A reply that was taken back before it left: nobody but staff reads it any more. */
  undone: z.boolean().optional(),
});
export type Message = z.infer<typeof Message>;

const AMONG_STAFF: readonly Message['kind'][] = ['note', 'asked', 'colleague'];

/** Whether a message never leaves the desk. */
export const isAmongStaff = ({ kind, undone = false }: Pick<Message, 'kind' | 'undone'>): boolean => undone || AMONG_STAFF.includes(kind);
