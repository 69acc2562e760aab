import * as z from 'zod';
import { Going } from '../domain/after.ts';
import { Instant } from '../domain/clock.ts';
import { line, prose } from '../domain/text.ts';
import { Asked, OwnFollowUp } from '../domain/view/after.ts';
import { SupportView } from '../domain/view/support.ts';
import { Tlp } from '../domain/vocabulary.ts';
import { Cursor, Done, Empty, ItemId, PersonId } from './common.ts';
import { DifferenceList } from './difference.ts';
import { operation } from './operation.ts';

const fn = 'api-support';
const desk = ['liaison', 'chair', 'admin'] as const;
const liaison = ['liaison', 'chair'] as const;
const applicant = ['applicant'] as const;

const Condition = z.number().int().min(1).max(10);
const IntroductionId = z.string().regex(/^int_[0-9a-hjkmnp-tv-z]{26}$/);
const Day = z.literal([30, 90, 180]);
const heard = { day: Day, going: Going, text: prose(2, 1000) };
const consent = { introduction: IntroductionId, agrees: z.boolean() };

const Tags = z.object({ capabilities: z.array(z.string()), assets: z.array(z.string()), sectors: z.array(z.string()) });
export const DemandRow = z.object({
  id: z.string(),
  reference: z.string(),
  title: z.string(),
  language: z.enum(['nl', 'en']),
  tlp: Tlp,
  stage: z.string(),
  owner: z.string().optional(),
  receivedAt: z.string(),
  organisation: z.string(),
  text: z.string(),
  /** What the text seems to be about. */
  tags: Tags,
  /** Proposals that it is linked to, as far as the viewer may know of them. */
  proposals: z.array(z.object({ id: z.string(), reference: z.string() })),
});
export type DemandRow = z.infer<typeof DemandRow>;
export const MatchRow = DemandRow.extend({
  score: z.number(),
  /** Tags of the proposal that the demand speaks of, and words that stand in both. */
  why: Tags.extend({ words: z.array(z.string()) }),
  linked: z.boolean(),
});
export type MatchRow = z.infer<typeof MatchRow>;

/** What a liaison does after a decision, by its name. */
export const SupportBody = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('meet-condition'), condition: Condition, note: prose(3, 500) }),
  z.strictObject({ act: z.literal('return-condition'), condition: Condition, text: prose(20, 1000) }),
  z.strictObject({ act: z.literal('reopen-condition'), condition: Condition }),
  z.strictObject({ act: z.literal('plan-pitch'), on: Instant, place: line(2, 200) }),
  z.strictObject({ act: z.literal('hold-pitch') }),
  z.strictObject({ act: z.literal('link-demand'), demand: ItemId }),
  z.strictObject({ act: z.literal('unlink-demand'), demand: ItemId }),
  z.strictObject({ act: z.literal('introduce'), demand: ItemId, forApplicant: prose(20, 600), forOwner: prose(20, 600) }),
  z.strictObject({ act: z.literal('end-introduction'), introduction: IntroductionId }),
  z.strictObject({ act: z.literal('record'), ...heard }),
  z.strictObject({ act: z.literal('complete'), text: prose(10, 1000) }),
]);
/** What an applicant does after a decision. */
export const AfterBody = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('decline') }),
  z.strictObject({ act: z.literal('condition'), condition: Condition, text: prose(10, 2000), file: z.number().int().min(1).max(99).optional() }),
  z.strictObject({ act: z.literal('reconsider'), reasons: prose(40, 3000) }),
  z.strictObject({ act: z.literal('introduction'), ...consent }),
  z.strictObject({ act: z.literal('follow-up'), ...heard }),
]);
const AskedBody = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('introduction'), ...consent }),
  z.strictObject({ act: z.literal('follow-up'), introduction: IntroductionId, ...heard }),
]);

/** An earlier proposal that this one improves on, and what differs between the two, field by field in the order of the form. */
const Earlier = z.object({
  earlier: z.object({ id: z.string(), reference: z.string(), outcome: z.string().optional(), announcedAt: z.string().optional() }).optional(),
  differences: DifferenceList,
});

/** What comes after a decision: conditions, reconsideration, support, introductions. */
export const supportOperations = {
  readSupport: operation({
    id: 'readSupport',
    route: 'GET /api/desk/proposals/{proposal}/support',
    fn,
    who: desk,
    summary: 'What came after the decision: conditions, pitch, reconsideration, demands, introductions, follow-ups.',
    reply: SupportView,
  }),
  actOnSupport: operation({
    id: 'actOnSupport',
    route: 'POST /api/desk/proposals/{proposal}/support',
    fn,
    who: liaison,
    body: SupportBody,
    summary: 'One step after a decision, named by `act`: tick a condition or ask for more, plan a pitch, link a demand, introduce, record, complete.',
    reply: Done,
  }),
  promoteReserve: operation({
    id: 'promoteReserve',
    route: 'POST /api/desk/proposals/{proposal}/promote',
    fn,
    who: ['chair'],
    body: Empty,
    summary: 'Take a proposal from the reserve list into support.',
    reply: Done,
  }),
  answerReconsideration: operation({
    id: 'answerReconsideration',
    route: 'POST /api/desk/proposals/{proposal}/reconsideration',
    fn,
    who: ['chair'],
    body: z.strictObject({ verdict: z.enum(['open', 'uphold']), text: prose(40, 3000) }),
    summary: 'Whoever was given it, and had no part in the decision, takes it up again or upholds it with a letter.',
    reply: Done,
  }),
  assignReconsideration: operation({
    id: 'assignReconsideration',
    route: 'POST /api/desk/proposals/{proposal}/reconsideration/assign',
    fn,
    who: ['admin'],
    body: z.strictObject({ to: PersonId }),
    summary: 'Give a reconsideration to a chair who had no part in the decision.',
    reply: Done,
  }),
  reopenProposal: operation({
    id: 'reopenProposal',
    route: 'POST /api/desk/proposals/{proposal}/reopen',
    fn,
    who: ['admin'],
    body: z.strictObject({ reason: prose(20, 1000) }),
    summary: 'Take the end of a proposal back: it stands where it stood. Possible for 90 days.',
    reply: Done,
  }),
  listMatches: operation({
    id: 'listMatches',
    route: 'GET /api/desk/proposals/{proposal}/demands',
    fn,
    who: desk,
    summary: 'Open demands that this proposal may answer, the best first, each with what speaks for it.',
    reply: z.object({ rows: z.array(MatchRow), more: z.boolean() }),
  }),
  listDemands: operation({
    id: 'listDemands',
    route: 'GET /api/desk/demands',
    fn,
    who: desk,
    query: z.object({ cursor: Cursor }),
    summary: 'What owners of installations ask for and is still open, by due date.',
    reply: z.object({ rows: z.array(DemandRow), cursor: z.string().optional() }),
  }),
  readEarlier: operation({
    id: 'readEarlier',
    route: 'GET /api/desk/proposals/{proposal}/earlier',
    fn,
    who: desk,
    summary: 'The earlier proposal that this one improves on, if there is one, and what differs.',
    reply: Earlier,
  }),
  readEarlierReviewed: operation({
    id: 'readEarlierReviewed',
    route: 'GET /api/review/{proposal}/earlier',
    fn,
    who: ['reviewer'],
    summary: 'The same for a reviewer who accepted, as far as reviewers read the answers.',
    reply: Earlier,
  }),
  actAfterwards: operation({
    id: 'actAfterwards',
    route: 'POST /api/proposals/{proposal}/afterwards',
    fn,
    who: applicant,
    body: AfterBody,
    summary: 'What an applicant does after a decision, named by `act`: decline, meet a condition, ask for reconsideration, agree to meet, say how it goes.',
    reply: Done,
  }),
  startAgain: operation({
    id: 'startAgain',
    route: 'POST /api/proposals/{proposal}/start-again',
    fn,
    who: applicant,
    status: 201,
    body: Empty,
    summary: 'A new draft with the texts of a proposal that was declined or is to be improved; while a draft of it is open, that same draft.',
    reply: z.object({ proposal: z.string(), reference: z.string() }),
  }),
  readIntroductions: operation({
    id: 'readIntroductions',
    route: 'GET /api/contact-requests/{contact}/introductions',
    fn,
    who: applicant,
    summary: 'Whom the sender of a demand was asked to meet, without who that is, and what the sender was asked since.',
    reply: z.object({ id: z.string(), reference: z.string(), introductions: z.array(Asked.extend({ followUps: z.array(OwnFollowUp) })) }),
  }),
  answerIntroduction: operation({
    id: 'answerIntroduction',
    route: 'POST /api/contact-requests/{contact}/introductions',
    fn,
    who: applicant,
    body: AskedBody,
    summary: 'The sender of a demand agrees to meet or does not, or says how it goes.',
    reply: Done,
  }),
} as const;
