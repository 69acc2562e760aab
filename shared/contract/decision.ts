import * as z from 'zod';
import { AmendBody, DecisionBody } from '../domain/decision.ts';
import { DecisionDraft, KeptDraft } from '../domain/decision-draft.ts';
import { DiscussionBody, DiscussionView } from '../domain/discussion.ts';
import { Done, Empty } from './common.ts';
import { AssembledView } from './decision-shapes.ts';
import { TallyView } from './desk-shapes.ts';
import { operation } from './operation.ts';

const fn = 'api-decision';
const desk = ['liaison', 'chair', 'admin'] as const;
const board = ['liaison', 'chair'] as const;
const chair = ['chair'] as const;
/** The number of a decision whose letter was read. */
const LetterRead = z.number().int().positive();

/** From what reviewers found to what an applicant reads: ranked, discussed, decided and held, agreed to, announced. */
export const decisionOperations = {
  readTally: operation({
    id: 'readTally',
    route: 'GET /api/desk/proposals/{proposal}/tally',
    fn,
    who: desk,
    summary: 'Means, range, votes, minima and the safety rule.',
    reply: TallyView,
  }),
  readDiscussion: operation({
    id: 'readDiscussion',
    route: 'GET /api/desk/proposals/{proposal}/discussion',
    fn,
    who: board,
    summary: 'What staff and reviewers say to each other, with names.',
    reply: DiscussionView,
  }),
  discuss: operation({
    id: 'discuss',
    route: 'POST /api/desk/proposals/{proposal}/discussion',
    fn,
    who: board,
    body: DiscussionBody,
    summary: 'Say something, or propose an outcome with the reason.',
    reply: Done,
  }),
  readPanelDiscussion: operation({
    id: 'readPanelDiscussion',
    route: 'GET /api/review/{proposal}/discussion',
    fn,
    who: ['reviewer'],
    summary: 'The same for a reviewer whose review is in: others by their letters.',
    reply: DiscussionView,
  }),
  discussAsReviewer: operation({
    id: 'discussAsReviewer',
    route: 'POST /api/review/{proposal}/discussion',
    fn,
    who: ['reviewer'],
    body: DiscussionBody,
    summary: 'Say something to the panel and to staff, or propose an outcome with the reason.',
    reply: Done,
  }),
  assembleLetter: operation({
    id: 'assembleLetter',
    route: 'GET /api/desk/proposals/{proposal}/letter',
    fn,
    who: board,
    summary: 'What the reviewers wrote by criterion, without what would tell who they are.',
    reply: AssembledView,
  }),
  readDecisionDraft: operation({
    id: 'readDecisionDraft',
    route: 'GET /api/desk/proposals/{proposal}/decision-draft',
    fn,
    who: chair,
    summary: 'The decision and its letter as far as somebody wrote them.',
    reply: z.object({ draft: KeptDraft.extend({ name: z.string() }).optional() }),
  }),
  saveDecisionDraft: operation({
    id: 'saveDecisionDraft',
    route: 'PUT /api/desk/proposals/{proposal}/decision-draft',
    fn,
    who: chair,
    body: z.strictObject({ draft: DecisionDraft, seen: z.number().int().min(0) }),
    summary: 'Keep what is written so far; `seen` is the version that this browser had. It decides nothing.',
    reply: z.object({ savedAt: z.string(), version: z.number() }),
  }),
  decideProposal: operation({
    id: 'decideProposal',
    route: 'POST /api/desk/proposals/{proposal}/decide',
    fn,
    who: chair,
    body: DecisionBody,
    summary: 'Decide; held until announced.',
    reply: Done,
  }),
  amendDecision: operation({
    id: 'amendDecision',
    route: 'POST /api/desk/proposals/{proposal}/amend-decision',
    fn,
    who: chair,
    body: AmendBody,
    summary: 'Write a held decision anew; whoever agreed to the earlier one is asked again. With `amends` only the decision of that number.',
    reply: Done,
  }),
  returnDecision: operation({
    id: 'returnDecision',
    route: 'POST /api/desk/proposals/{proposal}/return-decision',
    fn,
    who: chair,
    body: Empty,
    summary: 'Back to deliberation.',
    reply: Done,
  }),
  approveDecision: operation({
    id: 'approveDecision',
    route: 'POST /api/desk/proposals/{proposal}/approve-decision',
    fn,
    who: board,
    body: z.strictObject({ decision: LetterRead }),
    summary: 'Agree to a held decision that somebody else made; `decision` is the number of the one that was read.',
    reply: Done,
  }),
  announceDecision: operation({
    id: 'announceDecision',
    route: 'POST /api/desk/proposals/{proposal}/announce',
    fn,
    who: chair,
    body: z.strictObject({ letterRead: LetterRead }),
    summary: 'Release the decision; `letterRead` is the number of the letter that was read.',
    reply: Done,
  }),
} as const;
