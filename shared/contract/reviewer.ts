import * as z from 'zod';
import { DeclineReason } from '../domain/assignment.ts';
import { ConflictKind } from '../domain/conflict.ts';
import { ReviewDraft } from '../domain/review.ts';
import { prose } from '../domain/text.ts';
import { ReviewHistory } from '../domain/view/review-history.ts';
import { InvitationView, ReviewView } from '../domain/view/reviewer.ts';
import { ListRow } from '../domain/view/row.ts';
import { Cursor, Done, Empty, FileQuery, Page } from './common.ts';
import { operation } from './operation.ts';
import { Differences, DifferencesQuery } from './revisions.ts';

const fn = 'api-reviewer';
const who = ['reviewer'] as const;
/** The version of the draft that this browser had, 0 where there was none. */
const Seen = z.number().int().min(0);

/** The revision of the text that was shown beside it. */
const Shown = z.number().int().min(1).max(9999).optional();
const Saved = z.object({ savedAt: z.string(), version: z.number() });

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
    summary: 'Take the review: no conflict, terms read. In a blind call a tie with somebody involved declares the conflict instead.',
    body: z.strictObject({
      noConflict: z.literal(true),
      terms: z.string().min(1).max(20),
      /** In a blind call: which organisations of the list this reviewer has a tie with, and of which kind it is. */
      ties: z.array(z.string().max(8)).max(100).optional(),
      kind: ConflictKind.optional(),
    }),
    reply: Done,
  }),
  declineInvitation: operation({
    id: 'declineInvitation',
    route: 'POST /api/review/{proposal}/decline',
    fn,
    who,
    summary: 'Do not take it, or hand it back; who could be asked instead is a note for the liaison.',
    body: z.strictObject({ reason: DeclineReason, suggestion: prose(0, 500).optional() }),
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
    body: ReviewDraft.extend({ seen: Seen, revision: Shown }),
    reply: Saved,
  }),
  readReviewForm: operation({
    id: 'readReviewForm',
    route: 'GET /api/review/{proposal}/form',
    fn,
    who,
    query: FileQuery,
    summary: 'The own draft as a text to fill in without a connection.',
    reply: z.object({ text: z.string() }),
    also: 'text/plain',
  }),
  saveReviewForm: operation({
    id: 'saveReviewForm',
    route: 'PUT /api/review/{proposal}/form',
    fn,
    who,
    summary: 'Keep what such a text says as the draft. What is wrong is named by line, and then nothing of it is taken.',
    body: z.strictObject({ text: z.string().max(60_000) }),
    reply: Saved,
  }),
  submitReview: operation({
    id: 'submitReview',
    route: 'POST /api/review/{proposal}/submit',
    fn,
    who,
    status: 201,
    summary: 'Send the review in, complete; with `seen`, only while no newer draft was kept elsewhere.',
    body: ReviewDraft.extend({ seen: Seen.optional(), revision: Shown }),
    reply: z.object({ proposal: z.string(), submittedAt: z.string(), revision: z.number() }),
  }),
  reopenOwnReview: operation({
    id: 'reopenOwnReview',
    route: 'POST /api/review/{proposal}/reopen',
    fn,
    who,
    summary: 'Take up the own review again, until the round closes: it does not count before it is sent in anew.',
    body: Empty,
    reply: Done,
  }),
  readOwnReviews: operation({
    id: 'readOwnReviews',
    route: 'GET /api/review/{proposal}/history',
    fn,
    who,
    summary: 'Every text of the own review that was sent in, the newest first.',
    reply: ReviewHistory,
  }),
  readReviewDifferences: operation({
    id: 'readReviewDifferences',
    route: 'GET /api/review/{proposal}/differences',
    fn,
    who,
    query: DifferencesQuery,
    summary: 'What changed between two revisions of the proposal, as far as reviewers read it.',
    reply: Differences,
  }),
} as const;
