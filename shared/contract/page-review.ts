import * as z from 'zod';
import { Cursor, Flash, Html } from './common.ts';
import { operation } from './operation.ts';
import { DifferencesQuery } from './revisions.ts';

const fn = 'page-review';
const who = ['reviewer'] as const;
const staff = ['liaison', 'chair'] as const;
const page = { fn, who, face: 'page', reply: Html } as const;

/** The pages of one review: the invitation, and the review itself. */
export const reviewPages = {
  reviewPage: operation({
    ...page,
    id: 'reviewPage',
    route: 'GET /{language}/review/{proposal}',
    query: z.object({ did: Flash, answer: z.string().max(20).optional() }),
    summary: 'The invitation with the question about conflicts; once it is accepted, the proposal beside the form.',
  }),
  reviewForm: operation({
    ...page,
    id: 'reviewForm',
    route: 'POST /{language}/review/{proposal}',
    key: 'none',
    status: 303,
    summary: 'Mail a sign-in link, accept, decline, declare a conflict, keep the draft, send the review in or open it again, by the field `act`.',
  }),
} as const;

const beside = { ...page, fn: 'page-review-file' } as const;

/** What lies around a review: the queue with places and calendar, the form to take along, earlier texts, what changed, what staff and reviewers say to each other; and a single review as staff see it. */
export const reviewFilePages = {
  reviewQueuePage: operation({
    ...beside,
    id: 'reviewQueuePage',
    route: 'GET /{language}/review',
    query: z.object({ cursor: Cursor, did: Flash }),
    summary: 'The own invitations and reviews, the soonest first; places, absence, calendar and what to take along.',
  }),
  reviewQueueForm: operation({
    ...beside,
    id: 'reviewQueueForm',
    route: 'POST /{language}/review',
    key: 'none',
    status: 303,
    summary: 'Set the own capacity, make or end the address of the own calendar, by the field `act`.',
  }),
  reviewPaperPage: operation({
    ...beside,
    id: 'reviewPaperPage',
    route: 'GET /{language}/review/{proposal}/form',
    summary: 'The form of the review to take along, and the way back for what was written in it.',
  }),
  reviewPaperForm: operation({
    ...beside,
    id: 'reviewPaperForm',
    route: 'POST /{language}/review/{proposal}/form',
    key: 'none',
    status: 303,
    summary: 'Keep what was written in such a form as the draft; what is wrong is named by line, and the text stays.',
  }),
  panelTalkPage: operation({
    ...beside,
    id: 'panelTalkPage',
    route: 'GET /{language}/review/{proposal}/discussion',
    query: z.object({ did: Flash }),
    summary: 'What staff and reviewers say to each other, for a reviewer whose review is in.',
  }),
  panelTalkForm: operation({
    ...beside,
    id: 'panelTalkForm',
    route: 'POST /{language}/review/{proposal}/discussion',
    key: 'none',
    status: 303,
    summary: 'Say something there, or propose an outcome.',
  }),
  reviewHistoryPage: operation({
    ...beside,
    id: 'reviewHistoryPage',
    route: 'GET /{language}/review/{proposal}/history',
    summary: 'Every text of the own review that was sent in, with what changed.',
  }),
  reviewDifferencesPage: operation({
    ...beside,
    id: 'reviewDifferencesPage',
    route: 'GET /{language}/review/{proposal}/differences',
    query: DifferencesQuery.extend({ than: z.literal('earlier').optional() }),
    summary: 'What changed in the proposal between two revisions, or since the earlier proposal that it improves on, as far as reviewers read it.',
  }),
  oneReviewPage: operation({
    ...beside,
    id: 'oneReviewPage',
    route: 'GET /{language}/desk/proposals/{proposal}/reviews/{reviewer}',
    who: staff,
    query: z.object({ did: Flash }),
    summary: 'Every text of one review, for staff, and the way to open it again.',
  }),
  oneReviewForm: operation({
    ...beside,
    id: 'oneReviewForm',
    route: 'POST /{language}/desk/proposals/{proposal}/reviews/{reviewer}',
    who: staff,
    key: 'none',
    status: 303,
    summary: 'Open one review again, with a reason.',
  }),
} as const;
