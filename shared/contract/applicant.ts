import * as z from 'zod';
import { DRAFT_FORM, FORM } from '../domain/form.ts';
import { PARTS, PartName } from '../domain/proposal.ts';
import { prose } from '../domain/text.ts';
import { OwnProposal, Status } from '../domain/view/applicant.ts';
import { ContactStatus, OwnContact } from '../domain/view/contact.ts';
import { Done, Empty } from './common.ts';
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
  promisedAt: z.string(),
  liaison: z.string(),
});

/** What the sender of an item may do with it, through the door that is open. */
export const applicantOperations = {
  savePart: operation({
    id: 'savePart',
    route: 'PUT /api/proposals/{proposal}/parts/{part}',
    fn,
    who,
    summary: 'Save one part of a draft; `seen` is the version that this browser had, `content` may still miss fields of the part.',
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
    summary: 'What is still missing or wrong before it can be submitted.',
    reply: z.object({
      complete: z.boolean(),
      addressVerified: z.boolean(),
      errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })),
    }),
  }),
  submitProposal: operation({
    id: 'submitProposal',
    route: 'POST /api/proposals/{proposal}/submit',
    fn,
    who,
    status: 201,
    summary: 'Submit the draft as it stands; the reply is the receipt.',
    body: Empty,
    reply: Receipt,
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
  listOwnItems: operation({
    id: 'listOwnItems',
    route: 'GET /api/mine',
    fn,
    who,
    summary: 'Everything that this person sent in.',
    reply: z.object({ rows: z.array(z.object({ id: z.string(), kind: z.string(), reference: z.string(), title: z.string(), stage: z.string() })) }),
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
  readContactStatus: operation({
    id: 'readContactStatus',
    route: 'GET /api/contact-requests/{contact}/status',
    fn,
    who,
    summary: 'Where a contact request stands; no text.',
    reply: ContactStatus,
  }),
  readOwnContact: operation({
    id: 'readOwnContact',
    route: 'GET /api/contact-requests/{contact}',
    fn,
    who,
    summary: 'The own contact request with its thread.',
    reply: OwnContact,
  }),
  answerContact: operation({
    id: 'answerContact',
    route: 'POST /api/contact-requests/{contact}/messages',
    fn,
    who,
    status: 201,
    summary: 'Write again; what has ended is continued by a new request, whose id the reply gives.',
    body: z.strictObject({ text: prose(1, 5000), warned: z.boolean().optional() }),
    reply: Done,
  }),
} as const;
