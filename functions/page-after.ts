import { afterPages } from '../shared/contract/page-after.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { afterPageHandlers } from './pages/after/handlers.ts';
import { faultPage } from './pages/fault.ts';

export const handler = serve(afterPages, runtimeDeps('page-after'), afterPageHandlers, faultPage);
