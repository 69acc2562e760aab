import { reviewerOperations } from '../../../shared/contract/reviewer.ts';
import { perform } from '../../http/perform.ts';
import type { Known } from '../../http/serve.ts';
import { reviewQueueHandlers } from '../../reviewer/queue.ts';

/** One page of what somebody has to review. */
export const queueOf = async (call: Known, cursor?: string) =>
  (await perform(reviewerOperations.reviewQueue, reviewQueueHandlers.reviewQueue, call, { query: cursor === undefined ? {} : { cursor } })).body;
