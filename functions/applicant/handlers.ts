import type { applicantOperations } from '../../shared/contract/applicant.ts';
import type { Handlers } from '../http/serve.ts';
import { actHandlers } from './acts.ts';
import { draftHandlers } from './drafts.ts';
import { readingHandlers } from './reading.ts';
import { teamHandlers } from './team.ts';

export const applicantHandlers: Handlers<typeof applicantOperations> = { ...draftHandlers, ...readingHandlers, ...teamHandlers, ...actHandlers };
