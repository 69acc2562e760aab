import { overviewPages } from '../shared/contract/page-overview.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { faultPage } from './pages/fault.ts';
import { overviewPageHandlers } from './pages/overview/handlers.ts';

export const handler = serve(overviewPages, runtimeDeps('page-overview'), overviewPageHandlers, faultPage);
