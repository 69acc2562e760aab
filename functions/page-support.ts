import { supportPages } from '../shared/contract/page-support.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { faultPage } from './pages/fault.ts';
import { supportPageHandlers } from './pages/support/handlers.ts';

export const handler = serve(supportPages, runtimeDeps('page-support'), supportPageHandlers, faultPage);
