import type { applicantOperations } from '../../shared/contract/applicant.ts';
import type { Handlers } from '../http/serve.ts';
import { actHandlers } from './acts.ts';
import { draftHandlers } from './drafts.ts';
import { ownItemsHandlers } from './own-items.ts';
import { readingHandlers } from './reading.ts';
import { teamHandlers } from './team.ts';

export const applicantHandlers: Handlers<typeof applicantOperations> = {
  ...draftHandlers,
  ...readingHandlers,
  ...ownItemsHandlers,
  ...teamHandlers,
  ...actHandlers,
};
