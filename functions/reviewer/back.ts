import type { reviewerOperations } from '../../shared/contract/reviewer.ts';
import { rulesOf } from '../../shared/domain/rules.ts';
import { seenAnswers } from '../../shared/domain/view/answers.ts';
import type { Handlers } from '../http/serve.ts';
import { compared } from '../revisions/own.ts';
import { historyOf } from './history.ts';
import { reviewable } from './own.ts';

/** Looking back: at the own texts, and at what the proposal said before. */
export const backHandlers: Pick<Handlers<typeof reviewerOperations>, 'readOwnReviews' | 'readReviewDifferences'> = {
  readOwnReviews: async (call) => historyOf(call.store, await reviewable(call), call.actor.id, { withNote: true }),
  readReviewDifferences: async (call) => {
    const { root, texts } = await reviewable(call);
    return compared(call, root, texts, call.query, (parts) => seenAnswers(parts, 'accepted', rulesOf(root)));
  },
};
