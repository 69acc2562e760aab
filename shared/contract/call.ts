import * as z from 'zod';
import { CallBody, CallStage, judgedWhole } from '../domain/call.ts';
import { Instant } from '../domain/clock.ts';
import { line } from '../domain/text.ts';
import { Cursor, ItemId, Seen } from './common.ts';
import { operation } from './operation.ts';

const fn = 'api-call';
const who = ['admin'] as const;
const desk = ['liaison', 'chair', 'admin'] as const;

/** A call as everybody may know it; the grace after its end is nobody's business beforehand. */
export const PublicCall = z.object({
  id: z.string(),
  title: CallBody.shape.title,
  summary: CallBody.shape.summary,
  window: z.enum(['coming', 'open', 'closed']),
  opensAt: z.string().optional(),
  closesAt: z.string().optional(),
  requires: CallBody.shape.requires,
  capPerOrganisation: z.number().optional(),
  questions: CallBody.shape.questions,
  /** How it is judged: the version of the rubric, by how many, whether they know by whom it is, and whether nobody reads before the end. */
  rubric: z.string(),
  reviewersPerProposal: z.number(),
  blind: z.boolean(),
  sealed: z.boolean(),
  /** The version of the form. */
  form: z.string(),
});
export type PublicCall = z.infer<typeof PublicCall>;

export const AdminCall = PublicCall.extend({
  stage: CallStage,
  graceMinutes: z.number(),
  inviteOnly: z.boolean(),
  quorum: z.number(),
  approvals: z.number(),
  routing: z.enum(['confirmed', 'automatic']),
  createdAt: z.string(),
  /** What a change names as `seen`, so that it replaces nothing that was saved meanwhile. */
  version: z.number(),
  /** Whether it has opened: then only words and the end can change. */
  frozen: z.boolean(),
  /** Whether it was sealed and has ended for everybody: then its end stands still too. */
  unsealed: z.boolean(),
  /** The latest end that anybody was given beside the call's own. */
  extendedUntil: z.string().optional(),
  /** The end with which it opened, where it has another one since: it can come back to that. */
  announcedEnd: z.string().optional(),
});
export type AdminCall = z.infer<typeof AdminCall>;
const ExtensionRow = z.object({
  id: z.string(),
  until: z.string(),
  forOrganisation: z.boolean(),
  /** By the name of its record, where there is one. */
  organisation: z.string().optional(),
  proposal: z.string().optional(),
  /** By whom it was made, and when. */
  by: z.string().optional(),
  at: z.string().optional(),
});
/** A code is shown here and never again. */
const code = z.string().optional();

/** Calls as data: made, announced, extended and closed by an administrator. */
export const callOperations = {
  createCall: operation({
    id: 'createCall',
    route: 'POST /api/admin/calls',
    fn,
    who,
    status: 201,
    body: judgedWhole(CallBody),
    summary: 'Make a call; nobody sees it before it is published. The code of an invite-only call is shown once.',
    reply: z.object({ call: z.string(), stage: CallStage, invite: code }),
  }),
  changeCall: operation({
    id: 'changeCall',
    route: 'POST /api/admin/calls/{call}',
    fn,
    who,
    body: judgedWhole(CallBody.extend({ stage: CallStage.optional(), ...Seen.shape })),
    summary:
      'Change, publish or close a call; once it has opened, only its words may be mended and its end moved away, or back with a day of notice to no sooner than the first. With `seen`, the version that was read, nothing of somebody else is replaced.',
    reply: z.object({ call: z.string(), stage: CallStage, invite: code }),
  }),
  renewInvite: operation({
    id: 'renewInvite',
    route: 'POST /api/admin/calls/{call}/invite',
    fn,
    who,
    status: 201,
    summary: 'A new code for a call by invitation, shown once; the one before starts nothing any more.',
    reply: z.object({ call: z.string(), invite: code }),
  }),
  listCalls: operation({
    id: 'listCalls',
    route: 'GET /api/admin/calls',
    fn,
    who,
    summary: 'All calls, unpublished ones too.',
    reply: z.object({ calls: z.array(AdminCall) }),
  }),
  readAdminCall: operation({
    id: 'readAdminCall',
    route: 'GET /api/admin/calls/{call}',
    fn,
    who,
    summary: 'One call whole, with its extensions; codes were shown once and are kept nowhere.',
    reply: z.object({ call: AdminCall, extensions: z.array(ExtensionRow) }),
  }),
  listReceived: operation({
    id: 'listReceived',
    route: 'GET /api/desk/calls/{call}/received',
    fn,
    who: desk,
    query: z.object({ cursor: Cursor }),
    summary: 'That proposals came in to a call, and when; of sealed ones nothing else is known before the end.',
    reply: z.object({ rows: z.array(z.object({ reference: z.string(), receivedAt: z.string(), sealed: z.boolean() })), cursor: z.string().optional() }),
  }),
  addExtension: operation({
    id: 'addExtension',
    route: 'POST /api/admin/calls/{call}/extensions',
    fn,
    who,
    status: 201,
    body: z.strictObject({ until: Instant, organisation: line(2, 120).optional(), proposal: ItemId.optional() }),
    summary: 'A later end for whoever has the code, perhaps for one organisation or one proposal alone. The code is shown once.',
    reply: z.object({ extension: z.string(), until: z.string(), code }),
  }),
} as const;
