import * as z from 'zod';
import { Cursor, Flash, Html } from './common.ts';
import { operation } from './operation.ts';

const fn = 'page-support';
const desk = { fn, who: ['liaison', 'chair', 'admin'], face: 'page', reply: Html } as const;
const asked = { fn, who: ['applicant'], face: 'page', reply: Html } as const;
const form = { key: 'none', status: 303 } as const;

/** What comes after a decision, for staff, and for whoever asked for something that a proposal may answer. */
export const supportPages = {
  supportPage: operation({
    ...desk,
    id: 'supportPage',
    route: 'GET /{language}/desk/proposals/{proposal}/support',
    query: z.object({ did: Flash }),
    summary: 'Conditions, pitch, reconsideration, matching demands, introductions and follow-ups of a proposal.',
  }),
  supportForm: operation({
    ...desk,
    ...form,
    id: 'supportForm',
    route: 'POST /{language}/desk/proposals/{proposal}/support',
    summary: 'The same as the act that the field `act` names, from its form on the page.',
  }),
  demandsPage: operation({
    ...desk,
    id: 'demandsPage',
    route: 'GET /{language}/desk/demands',
    query: z.object({ cursor: Cursor }),
    summary: 'Open demands of owners of installations.',
  }),
  introductionsPage: operation({
    ...asked,
    id: 'introductionsPage',
    route: 'GET /{language}/contact/requests/{contact}/introductions',
    query: z.object({ done: Flash }),
    summary: 'Whom the sender of a demand was asked to meet.',
  }),
  introductionsForm: operation({
    ...asked,
    ...form,
    id: 'introductionsForm',
    route: 'POST /{language}/contact/requests/{contact}/introductions',
    summary: 'The same as answerIntroduction, from the form.',
  }),
} as const;
