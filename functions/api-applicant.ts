import { applicantOperations } from '../shared/contract/applicant.ts';
import { applicantHandlers } from './applicant/handlers.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';

export const handler = serve(applicantOperations, runtimeDeps('api-applicant'), applicantHandlers);
