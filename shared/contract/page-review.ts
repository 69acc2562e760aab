import * as z from 'zod';
import { Cursor, Flash, Html } from './common.ts';
import { operation } from './operation.ts';

const fn = 'page-review';
const who = ['reviewer'] as const;

/** The pages of a reviewer: what waits, an invitation, and the review itself. */
export const reviewPages = {
  reviewQueuePage: operation({
    id: 'reviewQueuePage',
    route: 'GET /{language}/review',
    fn,
    who,
    face: 'page',
    query: z.object({ cursor: Cursor, did: Flash }),
    summary: 'The own invitations and reviews, the soonest first.',
    reply: Html,
  }),
  reviewPage: operation({
    id: 'reviewPage',
    route: 'GET /{language}/review/{proposal}',
    fn,
    who,
    face: 'page',
    query: z.object({ did: Flash, answer: z.string().max(20).optional() }),
    summary: 'The invitation with the question about conflicts; once it is accepted, the proposal beside the form.',
    reply: Html,
  }),
  reviewForm: operation({
    id: 'reviewForm',
    route: 'POST /{language}/review/{proposal}',
    fn,
    who,
    face: 'page',
    key: 'none',
    status: 303,
    summary: 'Mail a sign-in link, accept, decline, declare a conflict, keep the draft or send the review in, by the field `act`.',
    reply: Html,
  }),
} as const;
