import * as z from 'zod';
import { ConflictKind } from '../domain/conflict.ts';
import { prose } from '../domain/text.ts';
import { DeskProposal } from '../domain/view/desk.ts';
import { Done, Empty, PersonId } from './common.ts';
import { ReviewerChoice } from './desk-shapes.ts';
import { operation } from './operation.ts';

const fn = 'api-liaison';
const desk = ['liaison', 'chair', 'admin'] as const;
const liaison = ['liaison', 'chair'] as const;

/** A proposal with its round: what whoever decides needs of what liaisons do. */
export const roundOperations = {
  readDeskProposal: operation({
    id: 'readDeskProposal',
    route: 'GET /api/desk/proposals/{proposal}',
    fn,
    who: desk,
    summary: 'A proposal whole, as staff see it.',
    reply: DeskProposal,
  }),
  listReviewerChoices: operation({
    id: 'listReviewerChoices',
    route: 'GET /api/desk/proposals/{proposal}/reviewers',
    fn,
    who: liaison,
    summary: 'All reviewers, with what speaks against each.',
    reply: z.object({ reviewers: z.array(ReviewerChoice) }),
  }),
  closeRound: operation({
    id: 'closeRound',
    route: 'POST /api/desk/proposals/{proposal}/close-round',
    fn,
    who: liaison,
    body: z.strictObject({ reason: prose(20, 1000).optional() }),
    summary: 'Close the round; without a quorum a reason is needed.',
    reply: Done,
  }),
  reopenRound: operation({
    id: 'reopenRound',
    route: 'POST /api/desk/proposals/{proposal}/reopen-round',
    fn,
    who: liaison,
    body: Empty,
    summary: 'Ask the same reviewers again.',
    reply: Done,
  }),
  decideConflict: operation({
    id: 'decideConflict',
    route: 'POST /api/desk/proposals/{proposal}/conflicts',
    fn,
    who: liaison,
    summary: 'A chair confirms, dismisses or waives a conflict, with a reason; everybody at the desk may confirm an own one.',
    body: z.strictObject({ person: PersonId, state: z.enum(['confirmed', 'dismissed', 'waived']), conflict: ConflictKind, reason: prose(20, 500) }),
    reply: Done,
  }),
} as const;
