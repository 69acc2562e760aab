import * as z from 'zod';
import { prose } from '../domain/text.ts';
import { DeskContact } from '../domain/view/contact.ts';
import { Done, Empty } from './common.ts';
import { operation } from './operation.ts';

const fn = 'api-desk';
const desk = ['liaison', 'chair', 'admin'] as const;
const liaison = ['liaison', 'chair'] as const;

/** What staff do with contact requests, each judged for a conflict of the one who acts. */
export const contactOperations = {
  readDeskContact: operation({
    id: 'readDeskContact',
    route: 'GET /api/desk/contact-requests/{contact}',
    fn,
    who: desk,
    summary: 'A contact request with its thread.',
    reply: DeskContact,
  }),
  takeContact: operation({
    id: 'takeContact',
    route: 'POST /api/desk/contact-requests/{contact}/take',
    fn,
    who: liaison,
    body: Empty,
    summary: 'Take a contact request.',
    reply: Done,
  }),
  replyToContact: operation({
    id: 'replyToContact',
    route: 'POST /api/desk/contact-requests/{contact}/reply',
    fn,
    who: liaison,
    body: z.strictObject({ text: prose(2, 5000) }),
    summary: 'Reply to the sender.',
    reply: Done,
  }),
  resolveContact: operation({
    id: 'resolveContact',
    route: 'POST /api/desk/contact-requests/{contact}/resolve',
    fn,
    who: liaison,
    body: Empty,
    summary: 'Done; an answer within a fortnight opens it again.',
    reply: Done,
  }),
  markSpam: operation({
    id: 'markSpam',
    route: 'POST /api/desk/contact-requests/{contact}/spam',
    fn,
    who: liaison,
    body: Empty,
    summary: 'Mark as spam; nobody is told.',
    reply: Done,
  }),
  redirectContact: operation({
    id: 'redirectContact',
    route: 'POST /api/desk/contact-requests/{contact}/redirect',
    fn,
    who: liaison,
    body: z.strictObject({ target: z.enum(['csirt', 'disclosure', 'elsewhere']) }),
    summary: 'It belongs elsewhere.',
    reply: Done,
  }),
} as const;
