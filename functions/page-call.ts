import { callPages } from '../shared/contract/page-call.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { callPageHandlers } from './pages/calls/handlers.ts';
import { faultPage } from './pages/fault.ts';

export const handler = serve(callPages, runtimeDeps('page-call'), callPageHandlers, faultPage);
