import { requestPages } from '../shared/contract/page-request.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { faultPage } from './pages/fault.ts';
import { requestHandlers } from './pages/request/page.ts';

export const handler = serve(requestPages, runtimeDeps('page-request'), requestHandlers, faultPage);
