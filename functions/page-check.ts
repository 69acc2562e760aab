import { checkPages } from '../shared/contract/page-draft.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { checkPageHandlers } from './pages/check/handlers.ts';
import { faultPage } from './pages/fault.ts';

export const handler = serve(checkPages, runtimeDeps('page-check'), checkPageHandlers, faultPage);
