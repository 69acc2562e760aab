import { requestPastePages } from '../shared/contract/page-request.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { faultPage } from './pages/fault.ts';
import { requestPasteHandlers } from './pages/request/paste.ts';

export const handler = serve(requestPastePages, runtimeDeps('page-request-paste'), requestPasteHandlers, faultPage);
