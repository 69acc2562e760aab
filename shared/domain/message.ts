import * as z from 'zod';
import { Instant } from './clock.ts';
import { Outcome } from './proposal.ts';

/**
 * One message of an item's thread: question and answer of a proposal, text and replies of a contact request, a mail that staff pasted in,
 * what stays among staff: notes, what a colleague was asked, and the colleague's answer; and what staff and reviewers discuss.
 */
/** What stands in the one thread of an item; a discussion is another, with readers of its own. */
export const THREAD_KINDS = ['question', 'answer', 'request', 'reply', 'note', 'mail', 'asked', 'colleague'] as const;
export const MESSAGE_KINDS = [...THREAD_KINDS, 'discussion'] as const;
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
  /** In a discussion: the outcome that its writer would choose. */
  outcome: Outcome.optional(),
  /** What its digest in the log was made with; it goes when a word of it is taken out. */
  salt: z.string().optional(),
});
export type Message = z.infer<typeof Message>;

const AMONG_STAFF: readonly Message['kind'][] = ['note', 'asked', 'colleague', 'discussion'];

/** Whether it belongs to the thread of its item. */
export const isInThread = <M extends Pick<Message, 'kind'>>(message: M): message is M & { readonly kind: (typeof THREAD_KINDS)[number] } =>
  message.kind !== 'discussion';

/** Whether a message never leaves the desk, or at most goes to the panel. */
export const isAmongStaff = ({ kind, undone = false }: Pick<Message, 'kind' | 'undone'>): boolean => undone || AMONG_STAFF.includes(kind);
