import * as z from 'zod';
import { Flash, Html } from './common.ts';
import { operation } from './operation.ts';

const who = ['liaison', 'chair', 'admin'] as const;

/** Everything about one proposal, for staff. */
export const casePages = {
  casePage: operation({
    id: 'casePage',
    route: 'GET /{language}/desk/proposals/{proposal}',
    fn: 'page-case',
    who,
    face: 'page',
    query: z.object({
      /** The act that led here, to be said once. */
      did: Flash,
      /** What the list of reviewers is searched for. */
      find: z.string().max(100).optional(),
    }),
    summary: 'A proposal whole, with what can be done now.',
    reply: Html,
  }),
} as const;

/** What staff do with it. */
export const caseActPages = {
  caseForm: operation({
    id: 'caseForm',
    route: 'POST /{language}/desk/proposals/{proposal}',
    fn: 'page-case-acts',
    who,
    face: 'page',
    key: 'none',
    status: 303,
    summary: 'The same as the act that the field `act` names, from its form on the page.',
    reply: Html,
  }),
} as const;

/** What goes between staff and the sender beside the acts: questions once reviewers are asked, letters, links and mails that were pasted in. */
export const caseMailPages = {
  caseMailForm: operation({
    id: 'caseMailForm',
    route: 'POST /{language}/desk/proposals/{proposal}/mail',
    fn: 'page-case-mail',
    who,
    face: 'page',
    key: 'none',
    status: 303,
    summary: 'The same as askApplicant, pasteMail, resendLetter and revokeLink, from their forms on the page.',
    reply: Html,
  }),
} as const;
