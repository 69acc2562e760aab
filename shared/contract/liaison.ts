import * as z from 'zod';
import { CHECKS, ChecksBody, RedirectTarget, ScreeningReason } from '../domain/checks.ts';
import { prose } from '../domain/text.ts';
import { Done, Empty, ItemId, PersonId } from './common.ts';
import { operation } from './operation.ts';
import { roundOperations } from './rounds.ts';

const fn = 'api-liaison';
const desk = ['liaison', 'chair', 'admin'] as const;
const liaison = ['liaison', 'chair'] as const;

/** What staff do with proposals: liaison and chair, each item judged for a conflict of the one who acts. */
export const liaisonOperations = {
  ...roundOperations,
  takeProposal: operation({
    id: 'takeProposal',
    route: 'POST /api/desk/proposals/{proposal}/take',
    fn,
    who: liaison,
    body: Empty,
    summary: 'Take it into screening.',
    reply: Done,
  }),
  handOver: operation({
    id: 'handOver',
    route: 'POST /api/desk/proposals/{proposal}/hand-over',
    fn,
    who: liaison,
    body: z.strictObject({ to: PersonId }),
    summary: 'Give it to another liaison.',
    reply: Done,
  }),
  askApplicant: operation({
    id: 'askApplicant',
    route: 'POST /api/desk/proposals/{proposal}/ask',
    fn,
    who: liaison,
    body: z.strictObject({ text: prose(10, 2000), checks: z.array(z.enum(CHECKS)).max(CHECKS.length).optional() }),
    summary: 'Ask the applicant a question; `checks` names those that wait for the answer.',
    reply: Done,
  }),
  addProposalNote: operation({
    id: 'addProposalNote',
    route: 'POST /api/desk/proposals/{proposal}/notes',
    fn,
    who: desk,
    body: z.strictObject({ text: prose(1, 2000) }),
    summary: 'A note among staff; neither the applicant nor a reviewer ever sees it.',
    reply: Done,
  }),
  askStep2: operation({
    id: 'askStep2',
    route: 'POST /api/desk/proposals/{proposal}/ask-step-2',
    fn,
    who: liaison,
    body: z.strictObject({ text: prose(10, 2000).optional() }),
    summary: 'Ask the applicant for the rest of the form; without a text, in the standard words.',
    reply: Done,
  }),
  admitProposal: operation({
    id: 'admitProposal',
    route: 'POST /api/desk/proposals/{proposal}/admit',
    fn,
    who: liaison,
    body: z.strictObject({ checks: ChecksBody.optional() }),
    summary: 'All checks hold, those that were answered before and those that come along: into review.',
    reply: Done,
  }),
  screenProposal: operation({
    id: 'screenProposal',
    route: 'POST /api/desk/proposals/{proposal}/screen',
    fn,
    who: liaison,
    body: z.strictObject({ checks: ChecksBody }),
    summary: 'Answer some or all of the six checks at the door.',
    reply: Done,
  }),
  screenOut: operation({
    id: 'screenOut',
    route: 'POST /api/desk/proposals/{proposal}/screen-out',
    fn,
    who: liaison,
    summary: 'Decline or redirect at the door, with the reason of a check that failed.',
    body: z.strictObject({
      outcome: z.enum(['out-of-scope', 'redirected', 'declined']),
      reason: ScreeningReason,
      text: prose(40, 2000),
      checks: ChecksBody.optional(),
      target: RedirectTarget.optional(),
    }),
    reply: Done,
  }),
  mergeProposal: operation({
    id: 'mergeProposal',
    route: 'POST /api/desk/proposals/{proposal}/merge',
    fn,
    who: liaison,
    body: z.strictObject({ into: ItemId, differentSender: z.boolean().optional() }),
    summary: 'Mark as a duplicate of another of the same applicant, or on purpose of somebody else; that one goes on.',
    reply: Done,
  }),
  inviteReviewers: operation({
    id: 'inviteReviewers',
    route: 'POST /api/desk/proposals/{proposal}/invite',
    fn,
    who: liaison,
    body: z.strictObject({ reviewers: z.array(PersonId).min(1).max(8) }),
    summary: 'Invite reviewers; nobody with a conflict.',
    reply: Done,
  }),
  cancelAssignment: operation({
    id: 'cancelAssignment',
    route: 'POST /api/desk/proposals/{proposal}/cancel-assignment',
    fn,
    who: liaison,
    body: z.strictObject({ reviewer: PersonId }),
    summary: 'End an open assignment.',
    reply: Done,
  }),
} as const;
