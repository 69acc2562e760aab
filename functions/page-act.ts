import { actPages } from '../shared/contract/page-act.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { actPageHandlers } from './pages/act/handlers.ts';
import { faultPage } from './pages/fault.ts';

export const handler = serve(actPages, runtimeDeps('page-act'), actPageHandlers, faultPage);
