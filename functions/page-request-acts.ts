import { requestActPages } from '../shared/contract/page-request.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { faultPage } from './pages/fault.ts';
import { requestActHandlers } from './pages/request/acts.ts';

export const handler = serve(requestActPages, runtimeDeps('page-request-acts'), requestActHandlers, faultPage);
