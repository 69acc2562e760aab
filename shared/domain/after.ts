import * as z from 'zod';
import type { Item } from './change.ts';
import { Instant } from './clock.ts';

/** How things go between two parties, as one of them says. */
export const Going = z.enum(['well', 'slow', 'stopped']);
export type Going = z.infer<typeof Going>;

const Said = z.object({ at: Instant, going: Going, text: z.string() });

/** What an applicant sent to show that a condition is met, and who found that it is, or that it takes more. */
const Condition = z.object({
  sent: z.object({ at: Instant, text: z.string(), file: z.number().int().optional() }).optional(),
  /** The message in which staff asked for more than what was sent. */
  returned: z.string().optional(),
  met: z.object({ at: Instant, by: z.string(), note: z.string() }).optional(),
});
export type Condition = z.infer<typeof Condition>;

const Consent = z.object({ at: Instant, agrees: z.boolean() });

/** Two parties that may get to know each other: a proposal's applicant and whoever asked for something. */
export const Introduction = z.object({
  id: z.string(),
  demand: z.string(),
  at: Instant,
  by: z.string(),
  /** Until when both are waited for. */
  until: Instant,
  state: z.enum(['open', 'made', 'ended']),
  /** What each is told of the other while nobody has agreed. */
  forApplicant: z.string(),
  forOwner: z.string(),
  applicant: Consent.optional(),
  owner: Consent.optional(),
});
export type Introduction = z.infer<typeof Introduction>;

const FollowUp = z.object({
  day: z.number().int(),
  at: Instant,
  /** One from the applicant, one from each party that was introduced, by the introduction. */
  answers: z.array(Said.extend({ introduction: z.string().optional() })).max(8),
  recorded: Said.extend({ by: z.string() }).optional(),
});
export type FollowUp = z.infer<typeof FollowUp>;

const Pitch = z.object({ on: Instant, place: z.string(), by: z.string() });

/** A decision that another one takes the place of, and when it was announced. */
const Former = z.object({ n: z.number().int(), announcedAt: Instant });

/** All that came after a decision, in one item beside the root. */
export const After = z.object({
  /** To which decision the conditions belong, in the order in which it names them. */
  decision: z.number().int(),
  conditions: z.array(Condition).max(10),
  pitch: Pitch.optional(),
  /** The one that was held last, and the decision that asked for it: whoever decides after it knows of it, and its applicant keeps that letter. */
  pitched: Pitch.extend({ heldAt: Instant, of: Former }).optional(),
  reconsideration: z
    .object({
      at: Instant,
      reasons: z.string(),
      /** Who looks at it; nobody where everybody who could has a part in it. */
      to: z.string().optional(),
      /** Whoever had a part in the decision that is looked at again. */
      involved: z.array(z.string()),
      /** The decision that is looked at again, and when it was announced. */
      of: Former.optional(),
      answer: z.object({ at: Instant, by: z.string(), verdict: z.enum(['opened', 'upheld']) }).optional(),
    })
    .optional(),
  demands: z.array(z.object({ demand: z.string(), at: Instant, by: z.string() })).max(8),
  introductions: z.array(Introduction).max(12),
  followUps: z.array(FollowUp).max(3),
});
export type After = z.infer<typeof After>;

export const NOTHING_AFTER: After = { decision: 0, conditions: [], demands: [], introductions: [], followUps: [] };

/** Behind the files of a record and before its answers. */
export const AFTER_SK = 'i';
export const afterItem = (after: After): Item => ({ ...after, sk: AFTER_SK, type: 'after' });

/** What stands at a demand of an introduction: where to find it. */
export const Introduced = z.object({ list: z.array(z.object({ id: z.string(), proposal: z.string() })).max(20) });
export type Introduced = z.infer<typeof Introduced>;
export const introducedItem = (list: Introduced['list']): Item => ({ sk: AFTER_SK, type: 'introduced', list });

/** The conditions as they stand; of an earlier decision nothing counts any more. */
export const conditionsOf = (after: After, decision: number, count: number): Condition[] => {
  const kept = after.decision === decision ? after.conditions : [];
  return Array.from({ length: count }, (_, i) => kept[i] ?? {});
};
