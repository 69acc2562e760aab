import { applicantOperations } from '../shared/contract/applicant.ts';
import { meOperations } from '../shared/contract/me.ts';
import { applicantHandlers } from './applicant/handlers.ts';
import { meHandlers } from './applicant/me.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';

export const handler = serve({ ...applicantOperations, ...meOperations }, runtimeDeps('api-applicant'), { ...applicantHandlers, ...meHandlers });
