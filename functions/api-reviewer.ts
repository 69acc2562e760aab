import { reviewerOperations } from '../shared/contract/reviewer.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { reviewerHandlers } from './reviewer/handlers.ts';

export const handler = serve(reviewerOperations, runtimeDeps('api-reviewer'), reviewerHandlers);
