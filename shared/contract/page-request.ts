import * as z from 'zod';
import { Flash, Html } from './common.ts';
import { operation } from './operation.ts';

const who = ['liaison', 'chair', 'admin'] as const;

/** Everything about one contact request, for staff. */
export const requestPages = {
  requestPage: operation({
    id: 'requestPage',
    route: 'GET /{language}/desk/contact-requests/{contact}',
    fn: 'page-request',
    who,
    face: 'page',
    query: z.object({
      /** The act that led here, to be said once. */
      did: Flash,
      /** The text that a reply begins with. */
      template: z.string().max(40).optional(),
    }),
    summary: 'A contact request whole, with what can be done now.',
    reply: Html,
  }),
} as const;

/** What staff do with it. */
export const requestActPages = {
  requestForm: operation({
    id: 'requestForm',
    route: 'POST /{language}/desk/contact-requests/{contact}',
    fn: 'page-request-acts',
    who,
    face: 'page',
    key: 'none',
    status: 303,
    summary: 'The same as the act that the field `act` names, from its form on the page.',
    reply: Html,
  }),
} as const;

/** What goes to the sender: replies, letters and links. */
export const requestMailPages = {
  requestMailForm: operation({
    id: 'requestMailForm',
    route: 'POST /{language}/desk/contact-requests/{contact}/mail',
    fn: 'page-request-mail',
    who,
    face: 'page',
    key: 'none',
    status: 303,
    summary: 'The same as replyToContact, previewReply, resendLetter and revokeLink, from their forms on the page.',
    reply: Html,
  }),
} as const;

/** What came from the sender, held against the same rules as everything that comes in. */
export const requestPastePages = {
  requestPasteForm: operation({
    id: 'requestPasteForm',
    route: 'POST /{language}/desk/contact-requests/{contact}/paste',
    fn: 'page-request-paste',
    who,
    face: 'page',
    key: 'none',
    status: 303,
    summary: 'The same as pasteMail and splitContact, from their forms on the page.',
    reply: Html,
  }),
} as const;
