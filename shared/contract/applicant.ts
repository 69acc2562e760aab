import * as z from 'zod';
import { DRAFT_FORM, FORM } from '../domain/form.ts';
import { PARTS, PartName } from '../domain/proposal.ts';
import { TeamRole } from '../domain/team.ts';
import { email, line, prose } from '../domain/text.ts';
import { OwnProposal, ProcessStep, Status } from '../domain/view/applicant.ts';
import { PublicCall } from './call.ts';
import { Cursor, Done, Empty, Page, PersonId } from './common.ts';
import { operation } from './operation.ts';

const fn = 'api-applicant';
const who = ['applicant'] as const;
const changes = z.strictObject(
  Object.fromEntries(Object.entries(FORM).map(([part, schema]) => [part, schema.optional()])) as { [P in PartName]: z.ZodOptional<(typeof FORM)[P]> },
);

const Saved = z.object({ part: PartName, version: z.number().int() });
export const Receipt = z.object({
  proposal: z.string(),
  reference: z.string(),
  receipt: z.string(),
  receivedAt: z.string(),
  nextStep: z.string(),
  nextDate: z.string(),
  /** Nothing where no date can be named yet; it is mailed once there is one. */
  promisedAt: z.string().optional(),
  liaison: z.string(),
});

/** What the sender of an item may do with it, through the door that is open. */
export const applicantOperations = {
  savePart: operation({
    id: 'savePart',
    route: 'PUT /api/proposals/{proposal}/parts/{part}',
    fn,
    who,
    summary:
      'Save one part of a draft, or of the answer to an open question; `seen` is the version that this browser had, `content` may still miss fields of the part.',
    body: z.strictObject({ seen: z.number().int().min(0), content: z.record(z.string(), z.unknown()) }),
    documented: z.strictObject({
      seen: z.number().int().min(0),
      content: z.union(PARTS.map((part) => DRAFT_FORM[part].meta({ title: part })) as [z.ZodType, ...z.ZodType[]]),
    }),
    reply: Saved,
  }),
  checkProposal: operation({
    id: 'checkProposal',
    route: 'GET /api/proposals/{proposal}/check',
    fn,
    who,
    summary: 'What is still missing or wrong before it can be submitted, or before an open question can be answered.',
    reply: z.object({
      complete: z.boolean(),
      addressVerified: z.boolean(),
      window: z.enum(['coming', 'open', 'closed']),
      /** How far the form is filled in: 0 not yet the short form, 1 that, 2 everything. */
      step: z.number().int(),
      errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
    }),
  }),
  submitProposal: operation({
    id: 'submitProposal',
    route: 'POST /api/proposals/{proposal}/submit',
    fn,
    who,
    status: 201,
    summary: 'Submit the draft as it stands; the reply is the receipt. Somebody with an extension of the call gives its code.',
    body: z.strictObject({ extension: z.string().max(60).optional() }),
    reply: Receipt,
  }),
  readCall: operation({
    id: 'readCall',
    route: 'GET /api/proposals/{proposal}/call',
    fn,
    who,
    summary: 'The call that this proposal is meant for: its dates, its form and its own questions.',
    reply: PublicCall,
  }),
  moveToOpen: operation({
    id: 'moveToOpen',
    route: 'POST /api/proposals/{proposal}/open-intake',
    fn,
    who,
    summary: 'Move a draft out of its call into the open intake, which never closes.',
    body: Empty,
    reply: Done,
  }),
  deleteDraft: operation({
    id: 'deleteDraft',
    route: 'POST /api/proposals/{proposal}/delete',
    fn,
    who,
    summary: 'Delete a draft: nothing of it stays, nor its links.',
    body: Empty,
    reply: z.object({ deleted: z.literal(true) }),
  }),
  readStatus: operation({
    id: 'readStatus',
    route: 'GET /api/proposals/{proposal}/status',
    fn,
    who,
    summary: 'Reference, stage in public words, next step and date; no text.',
    reply: Status,
  }),
  readOwnProposal: operation({
    id: 'readOwnProposal',
    route: 'GET /api/proposals/{proposal}',
    fn,
    who,
    summary: 'The own proposal: answers, questions, and the letter once it is announced.',
    reply: OwnProposal,
  }),
  inviteMember: operation({
    id: 'inviteMember',
    route: 'POST /api/proposals/{proposal}/team',
    fn,
    who,
    summary: 'Ask somebody to help as an editor or to read along; a link leaves by mail. The answer is the same whether the address is known or not.',
    body: z.strictObject({ email, name: line(1, 120).optional(), role: TeamRole }),
    reply: Done,
  }),
  removeMember: operation({
    id: 'removeMember',
    route: 'POST /api/proposals/{proposal}/team/remove',
    fn,
    who,
    summary: 'Take an invitation into the team back, or go on without somebody.',
    body: z.strictObject({ person: PersonId }),
    reply: Done,
  }),
  leaveTeam: operation({
    id: 'leaveTeam',
    route: 'POST /api/proposals/{proposal}/team/leave',
    fn,
    who,
    summary: 'Leave the team of a proposal.',
    body: Empty,
    reply: Done,
  }),
  listOwnItems: operation({
    id: 'listOwnItems',
    route: 'GET /api/mine',
    fn,
    who,
    summary: 'Everything that this person sent in, or is in the team of, up to 50 at a time; the newest of these first.',
    query: z.object({ cursor: Cursor }),
    reply: Page(
      z.object({
        id: z.string(),
        kind: z.string(),
        reference: z.string(),
        title: z.string(),
        stage: z.string(),
        process: ProcessStep.optional(),
        as: z.enum(['applicant', 'team']),
      }),
    ),
  }),
  amendProposal: operation({
    id: 'amendProposal',
    route: 'POST /api/proposals/{proposal}/amend',
    fn,
    who,
    summary: 'Correct a proposal that nobody has taken yet.',
    body: z.strictObject({ changes }),
    reply: z.object({ revision: z.number(), receipt: z.string() }),
  }),
  answerQuestion: operation({
    id: 'answerQuestion',
    route: 'POST /api/proposals/{proposal}/answer',
    fn,
    who,
    summary: 'Answer the open question, with changed parts if need be.',
    body: z.strictObject({ text: prose(2, 4000), changes: changes.optional() }),
    reply: Done,
  }),
  withdrawProposal: operation({
    id: 'withdrawProposal',
    route: 'POST /api/proposals/{proposal}/withdraw',
    fn,
    who,
    summary: 'End the proposal; what is written beside the reason is for staff alone.',
    body: z.strictObject({ reason: z.enum(['elsewhere', 'not-ready', 'no-longer', 'other']), text: prose(2, 2000).optional() }),
    reply: Done,
  }),
  confirmSupport: operation({
    id: 'confirmSupport',
    route: 'POST /api/proposals/{proposal}/confirm',
    fn,
    who,
    summary: 'Take the offer of an accepted proposal.',
    body: Empty,
    reply: Done,
  }),
} as const;
