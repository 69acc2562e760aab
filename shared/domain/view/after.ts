import * as z from 'zod';
import { mayStartAgain } from '../again.ts';
import { type After, conditionsOf, Going, type Introduction, NOTHING_AFTER } from '../after.ts';
import { type Calendar, dueOf } from '../clock.ts';
import { isOffer, offerUntil } from '../offer.ts';
import { latestDecision, type Proposal } from '../proposal.ts';
import { reconsideredBy, reconsiderUntil } from '../reconsider.ts';
import { linkOf } from '../lineage.ts';
import type { ProposalBundle } from './bundle.ts';

/** What an applicant can do once a decision is announced, by the names that pages and their forms use. */
export const AFTER_ACTS = ['decline', 'conditions', 'reconsider', 'start-again', 'introductions', 'follow-up'] as const;
export const AfterAct = z.enum(AFTER_ACTS);
export type AfterAct = z.infer<typeof AfterAct>;

/** How far two parties are, as one of them sees it: what the other answered stays unknown until both have agreed. */
export const Asked = /* @__PURE__ */ (() =>
  z.object({
    id: z.string(),
    at: z.string(),
    until: z.string(),
    /** What is told of the other party. */
    text: z.string(),
    state: z.enum(['asked', 'waiting', 'made', 'ended']),
    agrees: z.boolean().optional(),
  }))();
export type Asked = z.infer<typeof Asked>;

export const OwnFollowUp = /* @__PURE__ */ (() =>
  z.object({ day: z.number(), at: z.string(), answer: z.object({ at: z.string(), going: Going, text: z.string() }).optional() }))();

export const OwnAfter = /* @__PURE__ */ (() =>
  z.object({
    mayDo: z.array(AfterAct),
    /** When the offer ends by itself. */
    until: z.string().optional(),
    /** They stay readable after the last one is met. */
    conditions: z.array(
      z.object({
        n: z.number(),
        text: z.string(),
        sent: z.object({ at: z.string(), text: z.string(), file: z.number().optional() }).optional(),
        /** The message in which we asked for more than what was sent. */
        returned: z.string().optional(),
        metAt: z.string().optional(),
      }),
    ),
    pitch: z.object({ on: z.string(), place: z.string() }).optional(),
    /** The one that was held last. */
    pitched: z.object({ on: z.string(), place: z.string(), heldAt: z.string() }).optional(),
    /** By when the day of a pitch is looked for, as long as there is none and that is still ahead. */
    pitchBy: z.string().optional(),
    reconsiderUntil: z.string().optional(),
    reconsideration: z
      .object({ at: z.string(), reasons: z.string(), state: z.enum(['asked', 'opened', 'upheld']), due: z.string(), answeredAt: z.string().optional() })
      .optional(),
    introductions: z.array(Asked),
    followUps: z.array(OwnFollowUp),
    /** The proposal that was sent in anew, and the one that this came from. */
    again: z.string().optional(),
    earlier: z.string().optional(),
  }))();
export type OwnAfter = z.infer<typeof OwnAfter>;

/** An introduction as one party sees it; one that is past its day waits for nobody, whatever the clock has done. */
export const askedView = (introduction: Introduction, party: 'applicant' | 'owner', now: string): Asked => {
  const { id, at, until, state, forApplicant, forOwner } = introduction;
  const own = introduction[party];
  const open = own ? 'waiting' : 'asked';
  return {
    id,
    at,
    until,
    text: party === 'applicant' ? forApplicant : forOwner,
    state: state !== 'open' ? state : now > until ? 'ended' : open,
    ...(own ? { agrees: own.agrees } : {}),
  };
};

/** What this party was asked, with its own answer. */
export const followUpsOf = (after: After, introduction: string | undefined): z.infer<typeof OwnFollowUp>[] =>
  after.followUps.map(({ day, at, answers }) => {
    const own = answers.find((answer) => answer.introduction === introduction);
    return { day, at, ...(own ? { answer: { at: own.at, going: own.going, text: own.text } } : {}) };
  });

const actsOf = (root: Proposal, view: Omit<OwnAfter, 'mayDo'>): AfterAct[] => {
  const holds: Record<AfterAct, boolean> = {
    decline: root.stage === 'announced' && isOffer(root.outcome),
    conditions: root.stage === 'announced' && view.conditions.some(({ metAt }) => metAt === undefined),
    reconsider: view.reconsiderUntil !== undefined,
    'start-again': mayStartAgain(root) && view.again === undefined,
    introductions: root.stage === 'in-support' && view.introductions.some(({ state }) => state === 'asked' || state === 'waiting'),
    'follow-up': root.stage === 'in-support' && view.followUps.some(({ answer }) => answer === undefined),
  };
  return AFTER_ACTS.filter((act) => holds[act]);
};

/** What came after the own decision; nothing where none was announced, so that a held one shows nowhere. */
export const ownAfter = (bundle: ProposalBundle, now: string, calendar: Calendar): OwnAfter | undefined => {
  const { root, after = NOTHING_AFTER, decisions } = bundle;
  const earlier = linkOf(root, 'resubmission-of');
  const isReleased = ['announced', 'in-support', 'completed', 'closed'].includes(root.stage);
  const asked =
    after.reconsideration && root.reconsideration
      ? {
          ...{ at: after.reconsideration.at, reasons: after.reconsideration.reasons, state: root.reconsideration },
          due: reconsideredBy(after.reconsideration.at, calendar),
          ...(after.reconsideration.answer ? { answeredAt: after.reconsideration.answer.at } : {}),
        }
      : undefined;
  const { pitched } = after;
  if (!isReleased && !asked && !pitched && !earlier) return undefined;
  const decision = latestDecision(root, decisions);
  const named = isReleased ? (decision?.conditions ?? []) : [];
  const isWaiting = root.stage === 'announced';
  const kept = conditionsOf(after, root.decisions, named.length);
  const until = isWaiting ? offerUntil(root, calendar) : undefined;
  const mayAsk = reconsiderUntil(root, now);
  const again = linkOf(root, 'resubmitted-as');
  const pitchBy = isWaiting && root.outcome === 'pitch' && root.stageClock && !after.pitch ? dueOf(root.stageClock, calendar) : undefined;
  const view = {
    ...(until ? { until } : {}),
    conditions: named.map((text, i) => {
      const { met, ...rest } = kept[i] ?? {};
      return { n: i + 1, text, ...rest, ...(met ? { metAt: met.at } : {}) };
    }),
    ...(isWaiting && after.pitch ? { pitch: { on: after.pitch.on, place: after.pitch.place } } : {}),
    ...(pitched ? { pitched: { on: pitched.on, place: pitched.place, heldAt: pitched.heldAt } } : {}),
    ...(pitchBy && pitchBy >= now ? { pitchBy } : {}),
    ...(mayAsk ? { reconsiderUntil: mayAsk } : {}),
    ...(asked ? { reconsideration: asked } : {}),
    introductions: isReleased ? after.introductions.map((introduction) => askedView(introduction, 'applicant', now)) : [],
    followUps: isReleased ? followUpsOf(after, undefined) : [],
    ...(again ? { again } : {}),
    ...(earlier ? { earlier } : {}),
  };
  return { mayDo: actsOf(root, view), ...view };
};
