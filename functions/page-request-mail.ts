import { requestMailPages } from '../shared/contract/page-request.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { faultPage } from './pages/fault.ts';
import { requestMailHandlers } from './pages/request/mail.ts';

export const handler = serve(requestMailPages, runtimeDeps('page-request-mail'), requestMailHandlers, faultPage);
