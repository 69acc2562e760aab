import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { applicantHandlers } from './applicant/handlers.ts';

export const handler = serve('api-applicant', runtimeDeps('api-applicant'), applicantHandlers);
