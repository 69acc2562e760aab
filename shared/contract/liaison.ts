import * as z from 'zod';
import { ConflictKind } from '../domain/conflict.ts';
import { DecisionBody } from '../domain/decision.ts';
import { ScreeningReason } from '../domain/screening.ts';
import { prose } from '../domain/text.ts';
import { DeskContact, DeskProposal, ListRow } from '../domain/view.ts';
import { Cursor, Done, Empty, ItemId, Page, PersonId } from './common.ts';
import { operation } from './operation.ts';

const fn = 'api-liaison';
const desk = ['liaison', 'chair', 'admin'] as const;
const liaison = ['liaison', 'chair'] as const;
const chair = ['chair'] as const;

const Means = z.object({ id: z.string(), mean: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable(), marks: z.number(), belowMinimum: z.boolean() });
export const TallyView = z.object({
  rubric: z.string(), formula: z.string(), reviews: z.number(), score: z.number().nullable(), totals: z.array(z.object({ reviewer: z.string(), name: z.string(), total: z.number().nullable() })), criteria: z.array(Means),
  votes: z.object({ yes: z.number(), no: z.number(), pitch: z.number() }), minimaMet: z.boolean(), safetyBlocks: z.boolean(), flags: z.array(z.string()), suggestion: z.string().nullable(),
});
export const Event = z.object({ seq: z.number(), type: z.string(), at: z.string(), by: z.string(), text: z.string() });
export const MailRow = z.object({ intent: z.string(), template: z.string(), to: z.string(), state: z.string(), delivery: z.string().optional(), createdAt: z.string(), sentAt: z.string().optional(), subject: z.string().optional() });
export const ReviewerChoice = z.object({ id: z.string(), name: z.string(), organisation: z.string(), languages: z.array(z.string()), capabilities: z.array(z.object({ id: z.string(), level: z.number() })), helix: z.string(), conflict: z.string().optional(), asked: z.string().optional() });

/** What staff do at the desk: liaison and chair, each item judged for a conflict of the one who acts. */
export const liaisonOperations = {
  deskQueue: operation({
    id: 'deskQueue', route: 'GET /api/desk/queue', fn, who: desk, summary: 'Open items by due time: mine, unowned, or of one kind and stage.',
    query: z.object({ view: z.enum(['open', 'mine', 'unowned', 'stage']).default('open'), kind: z.enum(['proposal', 'contact-request', 'task']).optional(), stage: z.string().max(40).optional(), cursor: Cursor }),
    reply: Page(ListRow),
  }),
  readDeskProposal: operation({ id: 'readDeskProposal', route: 'GET /api/desk/proposals/{proposal}', fn, who: desk, summary: 'A proposal whole, as staff see it.', reply: DeskProposal }),
  readDeskContact: operation({ id: 'readDeskContact', route: 'GET /api/desk/contact-requests/{contact}', fn, who: desk, summary: 'A contact request with its thread.', reply: DeskContact }),
  readTimeline: operation({ id: 'readTimeline', route: 'GET /api/desk/items/{item}/timeline', fn, who: desk, summary: 'What happened, in order.', reply: z.object({ events: z.array(Event), verified: z.boolean() }) }),
  listMails: operation({ id: 'listMails', route: 'GET /api/desk/items/{item}/mails', fn, who: desk, summary: 'Letters about an item and what became of them.', reply: z.object({ mails: z.array(MailRow) }) }),
  listReviewerChoices: operation({ id: 'listReviewerChoices', route: 'GET /api/desk/proposals/{proposal}/reviewers', fn, who: liaison, summary: 'All reviewers, with what speaks against each.', reply: z.object({ reviewers: z.array(ReviewerChoice) }) }),
  takeProposal: operation({ id: 'takeProposal', route: 'POST /api/desk/proposals/{proposal}/take', fn, who: liaison, body: Empty, summary: 'Take it into screening.', reply: Done }),
  handOver: operation({ id: 'handOver', route: 'POST /api/desk/proposals/{proposal}/hand-over', fn, who: liaison, body: z.strictObject({ to: PersonId }), summary: 'Give it to another liaison.', reply: Done }),
  askApplicant: operation({ id: 'askApplicant', route: 'POST /api/desk/proposals/{proposal}/ask', fn, who: liaison, body: z.strictObject({ text: prose(10, 2000) }), summary: 'Ask the applicant a question.', reply: Done }),
  admitProposal: operation({ id: 'admitProposal', route: 'POST /api/desk/proposals/{proposal}/admit', fn, who: liaison, body: Empty, summary: 'All checks hold: into review.', reply: Done }),
  screenOut: operation({
    id: 'screenOut', route: 'POST /api/desk/proposals/{proposal}/screen-out', fn, who: liaison, summary: 'Decline or redirect at the door, with a reason.',
    body: z.strictObject({ outcome: z.enum(['out-of-scope', 'redirected', 'declined']), reason: ScreeningReason, text: prose(40, 2000) }), reply: Done,
  }),
  mergeProposal: operation({ id: 'mergeProposal', route: 'POST /api/desk/proposals/{proposal}/merge', fn, who: liaison, body: z.strictObject({ into: ItemId }), summary: 'Mark as a duplicate of another.', reply: Done }),
  inviteReviewers: operation({ id: 'inviteReviewers', route: 'POST /api/desk/proposals/{proposal}/invite', fn, who: liaison, body: z.strictObject({ reviewers: z.array(PersonId).min(1).max(8) }), summary: 'Invite reviewers; nobody with a conflict.', reply: Done }),
  cancelAssignment: operation({ id: 'cancelAssignment', route: 'POST /api/desk/proposals/{proposal}/cancel-assignment', fn, who: liaison, body: z.strictObject({ reviewer: PersonId }), summary: 'End an open assignment.', reply: Done }),
  closeRound: operation({ id: 'closeRound', route: 'POST /api/desk/proposals/{proposal}/close-round', fn, who: liaison, body: z.strictObject({ reason: prose(20, 1000).optional() }), summary: 'Close the round; without a quorum a reason is needed.', reply: Done }),
  reopenRound: operation({ id: 'reopenRound', route: 'POST /api/desk/proposals/{proposal}/reopen-round', fn, who: liaison, body: Empty, summary: 'Ask the same reviewers again.', reply: Done }),
  readTally: operation({ id: 'readTally', route: 'GET /api/desk/proposals/{proposal}/tally', fn, who: desk, summary: 'Means, range, votes, minima and the safety rule.', reply: TallyView }),
  decideProposal: operation({ id: 'decideProposal', route: 'POST /api/desk/proposals/{proposal}/decide', fn, who: chair, body: DecisionBody, summary: 'Decide; held until announced.', reply: Done }),
  amendDecision: operation({ id: 'amendDecision', route: 'POST /api/desk/proposals/{proposal}/amend-decision', fn, who: chair, body: DecisionBody, summary: 'Write a held decision anew.', reply: Done }),
  returnDecision: operation({ id: 'returnDecision', route: 'POST /api/desk/proposals/{proposal}/return-decision', fn, who: chair, body: Empty, summary: 'Back to deliberation.', reply: Done }),
  announceDecision: operation({ id: 'announceDecision', route: 'POST /api/desk/proposals/{proposal}/announce', fn, who: chair, body: z.strictObject({ letterRead: z.number().int().positive() }), summary: 'Release the decision; `letterRead` is the number of the letter that was read.', reply: Done }),
  decideConflict: operation({
    id: 'decideConflict', route: 'POST /api/desk/proposals/{proposal}/conflicts', fn, who: chair, summary: 'Confirm, dismiss or waive a conflict of another person, with a reason.',
    body: z.strictObject({ person: PersonId, state: z.enum(['confirmed', 'dismissed', 'waived']), conflict: ConflictKind, reason: prose(20, 500) }), reply: Done,
  }),
  takeContact: operation({ id: 'takeContact', route: 'POST /api/desk/contact-requests/{contact}/take', fn, who: liaison, body: Empty, summary: 'Take a contact request.', reply: Done }),
  replyToContact: operation({ id: 'replyToContact', route: 'POST /api/desk/contact-requests/{contact}/reply', fn, who: liaison, body: z.strictObject({ text: prose(2, 5000) }), summary: 'Reply to the sender.', reply: Done }),
  resolveContact: operation({ id: 'resolveContact', route: 'POST /api/desk/contact-requests/{contact}/resolve', fn, who: liaison, body: Empty, summary: 'Done; an answer within a fortnight opens it again.', reply: Done }),
  markSpam: operation({ id: 'markSpam', route: 'POST /api/desk/contact-requests/{contact}/spam', fn, who: liaison, body: Empty, summary: 'Mark as spam; nobody is told.', reply: Done }),
  redirectContact: operation({ id: 'redirectContact', route: 'POST /api/desk/contact-requests/{contact}/redirect', fn, who: liaison, body: z.strictObject({ target: z.enum(['csirt', 'disclosure', 'elsewhere']) }), summary: 'It belongs elsewhere.', reply: Done }),
  finishTask: operation({ id: 'finishTask', route: 'POST /api/desk/tasks/{task}/done', fn, who: liaison, body: Empty, summary: 'Tick off a task.', reply: Done }),
  countQueue: operation({ id: 'countQueue', route: 'GET /api/desk/counts', fn, who: desk, summary: 'Items per kind, stage and owner.', reply: z.object({ counts: z.array(z.object({ kind: z.string(), stage: z.string(), owner: z.string(), count: z.number() })) }) }),
} as const;
