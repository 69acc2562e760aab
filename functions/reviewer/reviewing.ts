import type { reviewerOperations } from '../../shared/contract/reviewer.ts';
import type { reviewingOperations } from '../../shared/contract/reviewing.ts';
import type { Handlers } from '../http/serve.ts';
import { assignedHandlers } from './assigned.ts';
import { backHandlers } from './back.ts';
import { calendarHandlers } from './calendar.ts';
import { formHandlers } from './form.ts';
import { reviewerHandlers } from './handlers.ts';
import { historyHandlers } from './history.ts';
import { placeHandlers } from './places.ts';
import { reviewQueueHandlers } from './queue.ts';

/** Everything that reviewers do, and what staff do with a single review. */
export const reviewingHandlers: Handlers<typeof reviewerOperations & typeof reviewingOperations> = {
  ...reviewQueueHandlers,
  ...reviewerHandlers,
  ...formHandlers,
  ...backHandlers,
  ...placeHandlers,
  ...assignedHandlers,
  ...calendarHandlers,
  ...historyHandlers,
};
