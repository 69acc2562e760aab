import * as z from 'zod';
import type { Calendar } from '../clock.ts';
import { isOffer, offeredUntil } from '../offer.ts';
import type { Proposal } from '../proposal.ts';
import { reopensUntil } from '../reopen.ts';

/** How a proposal with a decision came to its end: the work was done, its time ran out, its applicant did without, or nothing was left to wait for. */
export const Ending = z.enum(['completed', 'lapsed', 'no-place', 'declined', 'closed']);
type Ending = z.infer<typeof Ending>;

export const Ended = /* @__PURE__ */ (() =>
  z.object({
    at: z.string(),
    how: Ending,
    /** Until when its applicant can still write to go on, where time alone ended it. */
    backUntil: z.string().optional(),
  }))();
export type Ended = z.infer<typeof Ended>;

const howOf = ({ stage, outcome, announcedAt }: Proposal, at: string, calendar: Calendar): Ending => {
  if (stage === 'completed') return 'completed';
  if (outcome === undefined || !announcedAt || !isOffer(outcome)) return 'closed';
  const until = offeredUntil(outcome, announcedAt, calendar);
  if (until === undefined || at < until) return 'declined';
  return outcome === 'reserve' ? 'no-place' : 'lapsed';
};

/** The end of a proposal of which a decision was announced; of any other its stage says enough. */
export const endedOf = (root: Proposal, now: string, calendar: Calendar): Ended | undefined => {
  if (!root.done || !root.announcedAt || (root.stage !== 'completed' && root.stage !== 'closed')) return undefined;
  const how = howOf(root, root.done.at, calendar);
  const back = how === 'lapsed' || how === 'no-place' ? reopensUntil(root) : undefined;
  return { at: root.done.at, how, ...(back && back >= now ? { backUntil: back } : {}) };
};
