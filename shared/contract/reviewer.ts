import * as z from 'zod';
import { DeclineReason } from '../domain/assignment.ts';
import { ConflictKind } from '../domain/conflict.ts';
import { ReviewDraft } from '../domain/review.ts';
import { InvitationView, ReviewView } from '../domain/view/reviewer.ts';
import { ListRow } from '../domain/view/row.ts';
import { Cursor, Done, Empty, Page } from './common.ts';
import { operation } from './operation.ts';

const fn = 'api-reviewer';
const who = ['reviewer'] as const;
/** The version of the draft that this browser had, 0 where there was none. */
const Seen = z.number().int().min(0);

/** What a reviewer may do: decline and declare through the invitation's link, the rest after a fresh sign-in. */
export const reviewerOperations = {
  reviewQueue: operation({
    id: 'reviewQueue',
    route: 'GET /api/review',
    fn,
    who,
    query: z.object({ cursor: Cursor }),
    summary: 'The own invitations and reviews, the soonest first.',
    reply: Page(ListRow),
  }),
  readInvitation: operation({
    id: 'readInvitation',
    route: 'GET /api/review/{proposal}/invitation',
    fn,
    who,
    summary: 'Title, public abstract, tags and parties: enough to declare a conflict.',
    reply: InvitationView,
  }),
  requestReviewLink: operation({
    id: 'requestReviewLink',
    route: 'POST /api/review/{proposal}/link',
    fn,
    who,
    status: 202,
    body: Empty,
    summary: 'Mail a sign-in link to the invited reviewer.',
    reply: z.object({ mail: z.literal('under-way') }),
  }),
  acceptInvitation: operation({
    id: 'acceptInvitation',
    route: 'POST /api/review/{proposal}/accept',
    fn,
    who,
    summary: 'Take the review: no conflict, terms read.',
    body: z.strictObject({ noConflict: z.literal(true), terms: z.string().min(1).max(20) }),
    reply: Done,
  }),
  declineInvitation: operation({
    id: 'declineInvitation',
    route: 'POST /api/review/{proposal}/decline',
    fn,
    who,
    summary: 'Do not take it, or hand it back.',
    body: z.strictObject({ reason: DeclineReason }),
    reply: Done,
  }),
  declareConflict: operation({
    id: 'declareConflict',
    route: 'POST /api/review/{proposal}/conflict',
    fn,
    who,
    summary: 'Declare a conflict: the proposal disappears at once.',
    body: z.strictObject({ conflict: ConflictKind }),
    reply: Done,
  }),
  readForReview: operation({
    id: 'readForReview',
    route: 'GET /api/review/{proposal}',
    fn,
    who,
    summary: 'The proposal as reviewers read it, with the own draft.',
    reply: ReviewView,
  }),
  saveReviewDraft: operation({
    id: 'saveReviewDraft',
    route: 'PUT /api/review/{proposal}/draft',
    fn,
    who,
    summary: 'Keep what is written so far; `seen` is the version of the draft that this browser had. A newer one from elsewhere is not overwritten.',
    body: ReviewDraft.extend({ seen: Seen }),
    reply: z.object({ savedAt: z.string(), version: z.number() }),
  }),
  submitReview: operation({
    id: 'submitReview',
    route: 'POST /api/review/{proposal}/submit',
    fn,
    who,
    status: 201,
    summary: 'Send the review in, complete; with `seen`, only while no newer draft was kept elsewhere.',
    body: ReviewDraft.extend({ seen: Seen.optional() }),
    reply: z.object({ proposal: z.string(), submittedAt: z.string(), revision: z.number() }),
  }),
} as const;
