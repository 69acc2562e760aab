import * as z from 'zod';
import { NO_DATE } from '../domain/promise.ts';
import { email } from '../domain/text.ts';
import { PublicCall } from './call.ts';
import { CallId, Empty, Language, PATIENT } from './common.ts';
import { operation } from './operation.ts';

const fn = 'api-public';
const who = ['anyone'] as const;

const Promised = z.object({
  decisionBy: z.string().optional(),
  noPlacesBefore: z.string().optional(),
  /** Why no date can be named. */
  noDate: z.enum(NO_DATE).optional(),
});
/** A call with what it promises to whoever sends in now, or on its first day; one by invitation is listed only for whoever has its code. */
export const ListedCall = PublicCall.extend({ promise: Promised, inviteOnly: z.boolean().optional() });
export type ListedCall = z.infer<typeof ListedCall>;

/** What anyone may do without being known: start a draft, open links, and the staff's sign-in. */
export const publicOperations = {
  startProposal: operation({
    id: 'startProposal',
    route: 'POST /api/proposals',
    fn,
    who,
    status: 201,
    limit: PATIENT,
    summary: 'Start a draft: this browser may go on at once, a link to it leaves by mail.',
    body: z.strictObject({ email, language: Language, call: CallId.optional(), invite: z.string().max(60).optional() }),
    reply: z.object({ proposal: z.string(), reference: z.string(), mail: z.literal('under-way') }),
  }),
  listOpenCalls: operation({
    id: 'listOpenCalls',
    route: 'GET /api/calls',
    fn,
    who,
    summary:
      'Where a proposal can be sent in, and by when a decision can be promised, for people and machines alike. With `call` also the announced call of that id if it is over, and with the code in `invite` if it is by invitation.',
    query: z.object({ call: z.string().max(60).optional(), invite: z.string().max(60).optional() }),
    reply: z.object({ calls: z.array(ListedCall), promise: Promised }),
  }),
  requestLink: operation({
    id: 'requestLink',
    route: 'POST /api/links',
    fn,
    who,
    status: 202,
    limit: PATIENT,
    summary:
      'Ask for a fresh sign-in link; the answer is the same whether the address is known or not, and whether a letter leaves: at most three do in an hour.',
    body: z.strictObject({ email, language: Language }),
    reply: z.object({ mail: z.literal('if-known') }),
  }),
  openLink: operation({
    id: 'openLink',
    route: 'POST /api/links/open',
    fn,
    who,
    key: 'none',
    limit: PATIENT,
    summary: 'Open a mailed link: sets the session of this browser.',
    body: z.strictObject({ token: z.string().max(200) }),
    reply: z.object({ door: z.enum(['item', 'invitation', 'person']), item: z.string().optional(), language: Language }),
  }),
  signOut: operation({
    id: 'signOut',
    route: 'POST /api/sign-out',
    fn,
    who,
    key: 'none',
    summary: 'End the session of this browser.',
    body: Empty,
    reply: z.object({ signedOut: z.literal(true) }),
  }),
  whoAmI: operation({
    id: 'whoAmI',
    route: 'GET /api/me',
    fn,
    who,
    summary: 'Who this browser is signed in as, and through which door.',
    reply: z.object({ person: z.string().optional(), door: z.string().optional(), item: z.string().optional(), roles: z.array(z.string()) }),
  }),
  health: operation({ id: 'health', route: 'GET /api/health', fn, who, summary: 'Whether the store answers.', reply: z.object({ ok: z.literal(true) }) }),
} as const;
