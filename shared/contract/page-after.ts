import * as z from 'zod';
import { Flash, Html } from './common.ts';
import { operation } from './operation.ts';

const page = { fn: 'page-after', who: ['applicant'], face: 'page', reply: Html } as const;

/** What an applicant does once a decision is announced. */
export const afterPages = {
  afterPage: operation({
    ...page,
    id: 'afterPage',
    query: z.object({ done: Flash }),
    route: 'GET /{language}/proposals/{proposal}/afterwards',
    summary: 'What can be done after the decision: conditions, reconsideration, introductions, beginning anew.',
  }),
  afterForm: operation({
    ...page,
    key: 'none',
    status: 303,
    id: 'afterForm',
    route: 'POST /{language}/proposals/{proposal}/afterwards',
    summary: 'The same as actAfterwards, or as startAgain, from the form that the field `act` names.',
  }),
} as const;
