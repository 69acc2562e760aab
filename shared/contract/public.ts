import * as z from 'zod';
import { ContactBody, isWrongDoor } from '../domain/contact.ts';
import { doorFor } from '../domain/door.ts';
import { email } from '../domain/text.ts';
import { ContactStatus } from '../domain/view/contact.ts';
import { Empty, Html, Language } from './common.ts';
import { operation } from './operation.ts';

const fn = 'api-public';
const who = ['anyone'] as const;
/** Of one client address in an hour: a whole campus may share one, and no single mailbox gets more than three letters from it anyway. */
const PATIENT = { count: 600, seconds: 3600 } as const;

/** What anyone may do without being known: the three ways in, the links, and the staff's sign-in. */
export const publicOperations = {
  startProposal: operation({
    id: 'startProposal',
    route: 'POST /api/proposals',
    fn,
    who,
    status: 201,
    limit: PATIENT,
    summary: 'Start a draft: this browser may go on at once, a link to it leaves by mail.',
    body: z.strictObject({ email, language: Language }),
    reply: z.object({ proposal: z.string(), reference: z.string(), mail: z.literal('under-way') }),
  }),
  sendContactRequest: operation({
    id: 'sendContactRequest',
    route: 'POST /api/contact-requests',
    fn,
    who,
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
    }),
  }),
  requestLink: operation({
    id: 'requestLink',
    route: 'POST /api/links',
    fn,
    who,
    status: 202,
    limit: PATIENT,
    summary: 'Ask for a fresh sign-in link; the answer is the same whether the address is known or not.',
    body: z.strictObject({ email, language: Language }),
    reply: z.object({ mail: z.literal('if-known') }),
  }),
  openLink: operation({
    id: 'openLink',
    route: 'POST /api/links/open',
    fn,
    who,
    key: 'none',
    limit: PATIENT,
    summary: 'Open a mailed link: sets the session of this browser.',
    body: z.strictObject({ token: z.string().max(200) }),
    reply: z.object({ door: z.enum(['item', 'invitation', 'person']), item: z.string().optional(), language: Language }),
  }),
  signOut: operation({
    id: 'signOut',
    route: 'POST /api/sign-out',
    fn,
    who,
    key: 'none',
    summary: 'End the session of this browser.',
    body: Empty,
    reply: z.object({ signedOut: z.literal(true) }),
  }),
  whoAmI: operation({
    id: 'whoAmI',
    route: 'GET /api/me',
    fn,
    who,
    summary: 'Who this browser is signed in as, and through which door.',
    reply: z.object({ person: z.string().optional(), door: z.string().optional(), item: z.string().optional(), roles: z.array(z.string()) }),
  }),
  home: operation({
    id: 'home',
    route: 'GET /',
    fn,
    who,
    face: 'page',
    status: 303,
    summary: 'To the first page in the language of the browser.',
    reply: Html,
  }),
  health: operation({ id: 'health', route: 'GET /api/health', fn, who, summary: 'Whether the store answers.', reply: z.object({ ok: z.literal(true) }) }),
  linkPage: operation({
    id: 'linkPage',
    route: 'GET /{language}/open/{token}',
    fn,
    who,
    face: 'page',
    summary: 'Where a mailed link lands: a page with one button.',
    reply: Html,
  }),
  openLinkForm: operation({
    id: 'openLinkForm',
    route: 'POST /{language}/open/{token}',
    fn,
    who,
    face: 'page',
    key: 'none',
    status: 303,
    limit: PATIENT,
    summary: 'The button of that page.',
    reply: Html,
  }),
  openedPage: operation({ id: 'openedPage', route: 'GET /{language}/opened', fn, who, face: 'page', summary: 'What the opened link leads to.', reply: Html }),
  getLinkPage: operation({
    id: 'getLinkPage',
    route: 'GET /{language}/link',
    fn,
    who,
    face: 'page',
    summary: 'The form to ask for a fresh sign-in link.',
    reply: Html,
  }),
  requestLinkForm: operation({
    id: 'requestLinkForm',
    route: 'POST /{language}/link',
    fn,
    who,
    face: 'page',
    key: 'none',
    limit: PATIENT,
    summary: 'The same as requestLink, from the form.',
    reply: Html,
  }),
  staffSignIn: operation({
    id: 'staffSignIn',
    route: 'GET /sign-in',
    fn,
    who,
    face: 'page',
    status: 303,
    summary: 'To the sign-in of the organisation.',
    reply: Html,
  }),
  staffCallback: operation({
    id: 'staffCallback',
    route: 'GET /sign-in/callback',
    fn,
    who,
    face: 'page',
    status: 303,
    query: z.object({ code: z.string().max(2000).optional(), state: z.string().max(200).optional(), error: z.string().max(200).optional() }),
    summary: 'Back from it: the code is exchanged once.',
    reply: Html,
  }),
  stylesheet: operation({ id: 'stylesheet', route: 'GET /assets/plain.css', fn, who, face: 'page', summary: 'The style of the plain pages.', reply: Html }),
} as const;

export { ContactStatus };
