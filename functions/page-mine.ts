import { minePages } from '../shared/contract/page-mine.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { faultPage } from './pages/fault.ts';
import { minePageHandlers } from './pages/mine/handlers.ts';

export const handler = serve(minePages, runtimeDeps('page-mine'), minePageHandlers, faultPage);
