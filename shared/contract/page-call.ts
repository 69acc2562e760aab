import * as z from 'zod';
import { Flash, Html } from './common.ts';
import { operation } from './operation.ts';

const fn = 'page-call';
const who = ['admin'] as const;

/** Calls in the browser, for administrators. */
export const callPages = {
  callsPage: operation({
    id: 'callsPage',
    route: 'GET /{language}/desk/calls',
    fn,
    who,
    face: 'page',
    summary: 'The same as listCalls.',
    reply: Html,
  }),
  callPage: operation({
    id: 'callPage',
    route: 'GET /{language}/desk/calls/{call}',
    fn,
    who,
    face: 'page',
    query: z.object({
      /** The act that led here, to be said once. */
      did: Flash,
      /** The form as an applicant will see it, instead of the call. */
      show: z.enum(['form']).optional(),
    }),
    summary: 'One call to be changed, or a new one; or what its applicants are asked.',
    reply: Html,
  }),
  callForm: operation({
    id: 'callForm',
    route: 'POST /{language}/desk/calls/{call}',
    fn,
    who,
    face: 'page',
    key: 'none',
    status: 303,
    summary:
      'The same as createCall, changeCall, renewInvite or addExtension, by the field `act`; or the form again with its questions moved, added or taken out.',
    reply: Html,
  }),
} as const;
