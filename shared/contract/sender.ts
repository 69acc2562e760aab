import * as z from 'zod';
import { ContactBody, isWrongDoor } from '../domain/contact.ts';
import { doorFor } from '../domain/door.ts';
import { PastedMail } from '../domain/pasted-mail.ts';
import { line, prose } from '../domain/text.ts';
import { ContactStatus, OwnContact } from '../domain/view/contact.ts';
import { wordOf } from '../domain/vocabulary.ts';
import { Done, PATIENT, Seen } from './common.ts';
import { operation } from './operation.ts';

const fn = 'api-sender';
const anyone = ['anyone'] as const;
const applicant = ['applicant'] as const;
const staff = ['liaison', 'chair', 'admin'] as const;
const kind = wordOf('contactKinds');

/** What reaches us from outside, typed, pasted in or taken apart by staff: every text goes past the guard before anything of it is kept. */
export const senderOperations = {
  sendContactRequest: operation({
    id: 'sendContactRequest',
    route: 'POST /api/contact-requests',
    fn,
    who: anyone,
    status: 201,
    limit: PATIENT,
    summary:
      'Send a contact request; a confirmation leaves by mail. A text that looks like an incident or a vulnerability is first sent back with the right door; `warned` sends it all the same.',
    body: ContactBody,
    uncounted: (body) => isWrongDoor(body.kind) || doorFor(body) !== undefined,
    reply: z.object({
      contact: z.string(),
      reference: z.string(),
      receivedAt: z.string(),
      nextDate: z.string(),
      door: z.enum(['here', 'disclosure', 'csirt']),
      /** Who stands behind that door, where it is not ours. */
      csirt: z.object({ name: z.string(), phone: z.string(), url: z.string() }).optional(),
      disclosure: z.string().optional(),
    }),
  }),
  readContactStatus: operation({
    id: 'readContactStatus',
    route: 'GET /api/contact-requests/{contact}/status',
    fn,
    who: applicant,
    summary: 'Where a contact request stands; no text.',
    reply: ContactStatus,
  }),
  readOwnContact: operation({
    id: 'readOwnContact',
    route: 'GET /api/contact-requests/{contact}',
    fn,
    who: applicant,
    summary: 'The own contact request with its thread.',
    reply: OwnContact,
  }),
  answerContact: operation({
    id: 'answerContact',
    route: 'POST /api/contact-requests/{contact}/messages',
    fn,
    who: applicant,
    status: 201,
    summary: 'Write again; what has ended is continued by a new request, whose id the reply gives.',
    body: z.strictObject({ text: prose(1, 5000), warned: z.boolean().optional() }),
    reply: Done,
  }),
  pasteMail: operation({
    id: 'pasteMail',
    route: 'POST /api/desk/items/{item}/mail',
    fn,
    who: staff,
    status: 201,
    body: PastedMail,
    summary:
      'Put a mail of the sender into the thread of a contact request or a proposal. With a contact request it counts as an answer; what has ended is continued by a new one, whose id the reply gives. With a proposal it answers no open question. A head that was copied with the mail fills the fields that were left open and leaves the text; what came from another address stands there under that address, for staff alone. A head with nothing below it is refused.',
    /** Whether this text looks as if it belonged elsewhere, whatever stood there before. */
    reply: Done.extend({ guarded: z.boolean() }),
  }),
  splitContact: operation({
    id: 'splitContact',
    route: 'POST /api/desk/contact-requests/{contact}/split',
    fn,
    who: staff,
    body: Seen.extend({
      pieces: z
        .array(z.strictObject({ kind, subject: line(1, 160), text: prose(1, 5000) }))
        .min(1)
        .max(5),
    }),
    summary: 'Make linked requests of the several wishes in one message, each guarded like any text that comes in; the original goes on.',
    reply: Done.extend({ pieces: z.array(z.object({ id: z.string(), reference: z.string() })) }),
  }),
} as const;
