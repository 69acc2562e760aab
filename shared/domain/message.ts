import * as z from 'zod';
import { Instant } from './clock.ts';

/** One message of an item's thread: question and answer of a proposal, text and replies of a contact request, notes among staff. */
export const Message = z.object({
  id: z.string(),
  seq: z.number().int().positive(),
  kind: z.enum(['question', 'answer', 'request', 'reply', 'note']),
  by: z.string(),
  at: Instant,
  text: z.string(),
});
export type Message = z.infer<typeof Message>;
