import { reviewerOperations } from '../shared/contract/reviewer.ts';
import { reviewingOperations } from '../shared/contract/reviewing.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { reviewingHandlers } from './reviewer/reviewing.ts';

export const handler = serve({ ...reviewerOperations, ...reviewingOperations }, runtimeDeps('api-reviewer'), reviewingHandlers);
