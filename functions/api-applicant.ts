import { applicantHandlers } from './applicant/handlers.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';

export const handler = serve('api-applicant', runtimeDeps('api-applicant'), applicantHandlers);
