import * as z from 'zod';
import { type Assignment, isLive } from './assignment.ts';
import type { Item } from './change.ts';
import type { Calendar } from './clock.ts';
import { quarterOf } from './promise.ts';
import type { Proposal } from './proposal.ts';
import type { Review } from './review.ts';
import { rulesOf } from './rules.ts';

/**
 * One reviewer's part in the tally of a call: what a ranked list is made from, so that it reads no review. It is written in the transaction
 * of the assignment or the review that it follows from, and goes with the assignment.
 */
// Marked as free of effects, so that a function that only writes lines leaves the schema out.
export const TallyLine = /* @__PURE__ */ (() =>
  z.object({
    proposal: z.string(),
    reviewer: z.string(),
    status: z.string(),
    seat: z.boolean(),
    /** Of the proposal: whether its OT block asked for a safety seat, and by which rules it is judged. */
    asksSeat: z.boolean(),
    rubric: z.string(),
    quorum: z.number().int(),
    /** Who is involved, so that nobody's list counts what that person may not know of. */
    applicant: z.string(),
    organisations: z.array(z.string()),
    parties: z.array(z.string()),
    /** Absent until a review is in; it stays while a round is opened anew. */
    marks: z.record(z.string(), z.number().nullable()).optional(),
    vote: z.enum(['yes', 'no', 'pitch']).optional(),
    inScope: z.boolean().optional(),
    confidence: z.number().int().min(1).max(3).optional(),
    /** The how-manyth text of the review; nothing said means the first. */
    n: z.number().int().positive().optional(),
  }))();
export type TallyLine = z.infer<typeof TallyLine>;

/** What is compared with one another: the proposals of a call, or those that came into the open intake in one quarter. */
export const panelOf = ({ call, receivedAt, createdAt }: Pick<Proposal, 'call' | 'receivedAt' | 'createdAt'>, calendar: Calendar): string =>
  call.startsWith('cal_') ? call : `${call}.${quarterOf(receivedAt ?? createdAt, calendar)}`;

const ofAssignment = (assignment: Assignment, root: Proposal): Partial<TallyLine> => {
  const { rubric, quorum } = rulesOf(root);
  const { proposal, reviewer, status, safetySeat, applicant, organisations, parties } = assignment;
  return { proposal, reviewer, status, seat: safetySeat, asksSeat: root.safetySeat, rubric, quorum, applicant, organisations, parties };
};

const ofReview = ({ reviewer, body, n = 1 }: Review): Partial<TallyLine> => ({
  reviewer,
  marks: Object.fromEntries(Object.entries(body.criteria).map(([id, { mark }]) => [id, mark])),
  vote: body.vote,
  inScope: body.inScope,
  confidence: body.confidence,
  ...(n > 1 ? { n } : {}),
});

/** What a change says anew of each reviewer's line; `gone` where the assignment has ended. */
export const lineChanges = (
  root: Proposal,
  items: readonly Item[],
): { readonly reviewer: string; readonly gone: boolean; readonly set: Partial<TallyLine> }[] => {
  const found = new Map<string, { gone: boolean; set: Partial<TallyLine> }>();
  for (const item of items) {
    if (item.type !== 'assignment' && item.type !== 'review') continue;
    const reviewer = item.reviewer as string;
    const known = found.get(reviewer) ?? { gone: false, set: {} };
    const isAssignment = item.type === 'assignment';
    const set = isAssignment ? ofAssignment(item as unknown as Assignment, root) : ofReview(item as unknown as Review);
    found.set(reviewer, { gone: isAssignment ? !isLive(item as unknown as Assignment) : known.gone, set: { ...known.set, ...set } });
  }
  return [...found].map(([reviewer, line]) => ({ reviewer, ...line }));
};
