import { reviewPages } from '../shared/contract/page-review.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { faultPage } from './pages/fault.ts';
import { reviewPageHandlers } from './pages/review/handlers.ts';

export const handler = serve(reviewPages, runtimeDeps('page-review'), reviewPageHandlers, faultPage);
