import * as z from 'zod';
import { type After, Going } from '../after.ts';

const Said = /* @__PURE__ */ (() => z.object({ at: z.string(), going: Going, text: z.string() }))();

/** Each time that everybody was asked how it goes, as staff read it: what the parties answered, and what was recorded. */
export const FollowUps = /* @__PURE__ */ (() =>
  z.array(
    z.object({
      day: z.number(),
      at: z.string(),
      answers: z.array(Said.extend({ party: z.enum(['applicant', 'owner']) })),
      recorded: Said.extend({ by: z.string() }).optional(),
    }),
  ))();

/** @param named by which name somebody stands there */
export const followUpsIn = ({ followUps }: Pick<After, 'followUps'>, named: (id: string) => string): z.infer<typeof FollowUps> =>
  followUps.map(({ day, at, answers, recorded }) => ({
    day,
    at,
    answers: answers.map(({ introduction, ...said }) => ({ ...said, party: introduction ? ('owner' as const) : ('applicant' as const) })),
    ...(recorded ? { recorded: { ...recorded, by: named(recorded.by) } } : {}),
  }));
