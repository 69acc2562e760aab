import * as z from 'zod';
import type { Review } from '../review.ts';
import { ReviewBody } from '../review.ts';

const ReviewText = z.object({
  n: z.number(),
  submittedAt: z.string(),
  round: z.number(),
  /** Which text of the proposal it judged. */
  revision: z.number(),
  /** Of how many others the reviews could be read before it was written. */
  read: z.number(),
  /** Whether it is the one that stands; none does while a review is open again. */
  stands: z.boolean(),
  body: ReviewBody,
});

/** Every text of a review that was sent in. */
export const ReviewHistory = z.object({ reference: z.string(), rubric: z.string(), name: z.string().optional(), texts: z.array(ReviewText) });
export type ReviewHistory = z.infer<typeof ReviewHistory>;

/** The newest first; the current one stands while it counts. What its writer told the chair alone is left out for everybody else. */
export const textsOf = (
  current: Review | undefined,
  former: readonly Review[],
  { withNote, counted }: { withNote: boolean; counted: boolean },
): ReviewHistory['texts'] =>
  [...(current ? [current] : []), ...former]
    .map((review) => {
      const { note, ...body } = review.body;
      return {
        n: review.n ?? 1,
        submittedAt: review.submittedAt,
        round: review.round,
        revision: review.revision,
        read: review.read ?? 0,
        stands: counted && review === current,
        body: withNote && note !== undefined ? { ...body, note } : body,
      };
    })
    .sort((a, b) => b.n - a.n);
