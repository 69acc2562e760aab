import { reviewFilePages } from '../shared/contract/page-review.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { faultPage } from './pages/fault.ts';
import { besideHandlers } from './pages/review/beside.ts';

export const handler = serve(reviewFilePages, runtimeDeps('page-review-file'), besideHandlers, faultPage);
