import { inboxPages } from '../shared/contract/page-inbox.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { faultPage } from './pages/fault.ts';
import { inboxPageHandlers } from './pages/inbox/handlers.ts';

export const handler = serve(inboxPages, runtimeDeps('page-inbox'), inboxPageHandlers, faultPage);
