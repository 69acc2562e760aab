import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { reviewerHandlers } from './reviewer/handlers.ts';

export const handler = serve('api-reviewer', runtimeDeps('api-reviewer'), reviewerHandlers);
