import * as z from 'zod';
import { SEATS } from '../domain/panel/profile.ts';
import { CAUSES } from '../domain/routing/causes.ts';
import { UndoView } from '../domain/view/desk-acts.ts';
import { CallId, Done, PersonId } from './common.ts';
import { operation } from './operation.ts';

const fn = 'api-routing';
const desk = ['liaison', 'chair', 'admin'] as const;
const liaison = ['liaison', 'chair'] as const;

const SeatName = z.enum(SEATS);
const Named = z.object({ id: z.string(), name: z.string() });
const Load = { taken: z.number(), capacity: z.number() };
export const PanelPerson = Named.extend({ organisation: z.string(), helix: z.string().optional(), ...Load });
export const SeatedPerson = Named.extend({
  organisation: z.string(),
  status: z.string(),
  safetySeat: z.boolean(),
  due: z.string().optional(),
  /** Away while this is to be done. */
  away: z.object({ from: z.string(), until: z.string() }).optional(),
  /** What spoke for this person when the invitation went out; nothing where somebody was asked without a choice of this page. */
  why: z.string().optional(),
  asked: z.object({ at: z.string(), cause: z.enum(CAUSES) }).optional(),
});
export const PanelMember = PanelPerson.extend({ score: z.number(), why: z.string(), fills: z.array(SeatName) });
/** Whoever could sit in the place of another, with what that would cost, as a part of the worth of the best panel. */
export const NearPerson = PanelMember.extend({ whyNot: z.string(), costs: z.number().optional(), instead: z.array(Named) });
export const ExcludedPerson = PanelPerson.extend({
  reasons: z.array(z.string()),
  /** Whether a liaison may ask this person all the same. */
  byHand: z.boolean(),
});

/** The panel of one proposal: who sits, who is best for the rest and why, who else was near, and what keeps the others out. */
export const PanelView = z.object({
  proposal: z.object({
    id: z.string(),
    reference: z.string(),
    title: z.string(),
    language: z.string(),
    tlp: z.string(),
    stage: z.string(),
    call: z.string(),
  }),
  /** The own last act about it, as long as it can be taken back. */
  undo: UndoView.optional(),
  at: z.string(),
  size: z.number(),
  routing: z.enum(['confirmed', 'automatic']),
  /** Before review it is a look ahead, and afterwards a look back: nobody can be invited. */
  look: z.enum(['ahead', 'now', 'back']),
  state: z.enum(['complete', 'panel', 'not-enough-expertise', 'infeasible']),
  missing: z.number(),
  /** What is the matter, in words; nothing for a panel that is as it should be. */
  said: z.array(z.string()),
  ways: z.array(z.string()),
  /** What a reviewer should know about, in words. */
  subjects: z.array(z.string()),
  /** Whether the reader may add people. */
  mayAdd: z.boolean(),
  /** The first day of the quarter in which places would be there, where only places are missing. */
  placesFrom: z.string().optional(),
  seats: z.array(z.object({ seat: SeatName, required: z.boolean(), held: z.boolean(), filledBy: z.array(Named) })),
  seated: z.array(SeatedPerson),
  members: z.array(PanelMember),
  /** Whether the plan of the call chose somebody who sits here: what a swap would cost the other proposals is not told here. */
  planned: z.boolean(),
  near: z.array(NearPerson),
  excluded: z.array(ExcludedPerson),
  relaxations: z.array(z.string()),
  /** Reviewers whom no letter reaches. */
  unreachable: z.array(Named),
  picked: z
    .object({
      reviewers: z.array(PanelMember),
      barred: z.array(Named),
      costs: z.number().optional(),
      lacks: z.array(SeatName),
      twice: z.array(z.array(Named)),
      lifted: z.array(z.string()),
    })
    .optional(),
  /** The choice that was kept last. */
  kept: z
    .object({ at: z.string(), by: z.string(), cause: z.enum(CAUSES), person: Named.optional(), members: z.array(Named), picked: z.array(Named).optional() })
    .optional(),
  mayInvite: z.boolean(),
});
export type PanelView = z.infer<typeof PanelView>;

const Picks = z
  .string()
  .max(500)
  .regex(/^(per_[0-9a-hjkmnp-tv-z]{26}(,|$))*$/);

const Assigned = z.object({ panels: z.number(), places: z.number(), missing: z.number(), score: z.number(), worth: z.number() });
/** All proposals of a call that wait for reviewers, assigned at once: who would get what, beside the same one after the other. */
export const CallPanels = z.object({
  call: z.string(),
  title: z.string(),
  at: z.string(),
  /** Of a call whose seal is still on: how many proposals came in, as far as one page counts them, and until when nobody reads them. */
  sealed: z.object({ count: z.number(), more: z.boolean(), until: z.string() }).optional(),
  /** Names this plan: what is confirmed is what was read. */
  plan: z.string(),
  proposals: z.array(
    z.object({
      id: z.string(),
      reference: z.string(),
      title: z.string(),
      language: z.string(),
      safetySeat: z.boolean(),
      seated: z.array(Named),
      members: z.array(Named.extend({ score: z.number(), why: z.string() })),
      before: z.array(Named),
      missing: z.number(),
      lacks: z.array(SeatName),
      said: z.array(z.string()),
    }),
  ),
  loads: z.array(Named.extend({ organisation: z.string(), capacity: z.number(), taken: z.number(), before: z.number(), after: z.number() })),
  totals: z.object({ before: Assigned, after: Assigned }),
  /** What shows that no assignment is worth more: the prices, checked by other code than the solver; or nothing. */
  certificate: z.object({ verified: z.boolean(), proof: z.enum(['prices', 'bound', 'open']), value: z.number(), bound: z.number(), limits: z.boolean() }),
  /** There are more proposals than are assigned at once. */
  more: z.boolean(),
  /** The invitations that were sent last, or are on their way. */
  job: z
    .object({
      at: z.string(),
      by: z.string(),
      isDone: z.boolean(),
      total: z.number(),
      invited: z.number(),
      partly: z.number(),
      refused: z.number(),
      problems: z.array(z.object({ id: z.string(), reference: z.string(), code: z.string() })),
    })
    .optional(),
  mayInvite: z.boolean(),
});
export type CallPanels = z.infer<typeof CallPanels>;

/** Who judges what: one proposal at a time, or a whole call at once. */
export const routingOperations = {
  readPanel: operation({
    id: 'readPanel',
    route: 'GET /api/desk/proposals/{proposal}/panel',
    fn,
    who: desk,
    query: z.object({
      /** Ids of reviewers, with commas between: what a panel of these would be worth. */
      pick: Picks.optional(),
    }),
    summary: 'The best panel for a proposal, with reasons for everybody who is on it and everybody who is not.',
    reply: PanelView,
  }),
  confirmPanel: operation({
    id: 'confirmPanel',
    route: 'POST /api/desk/proposals/{proposal}/panel',
    fn,
    who: liaison,
    body: z.strictObject({ reviewers: z.array(PersonId).min(1).max(8) }),
    summary: 'Invite these reviewers, and keep the choice that it followed from.',
    reply: Done,
  }),
  readCallPanels: operation({
    id: 'readCallPanels',
    route: 'GET /api/desk/calls/{call}/panels',
    fn,
    who: desk,
    summary: 'All proposals of a call that wait for reviewers, assigned at once, beside one after the other.',
    reply: CallPanels,
  }),
  confirmCallPanels: operation({
    id: 'confirmCallPanels',
    route: 'POST /api/desk/calls/{call}/panels',
    fn,
    who: liaison,
    body: z.strictObject({ plan: z.string().regex(/^[A-Za-z0-9_-]{20,64}$/) }),
    summary: 'Send the invitations of the plan that was read, proposal by proposal; what breaks off goes on by itself.',
    reply: z.object({ call: CallId, total: z.number(), invited: z.number(), waiting: z.number() }),
  }),
} as const;
