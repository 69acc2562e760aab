import { decidePages } from '../shared/contract/page-decide.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { decidePageHandlers } from './pages/decide/handlers.ts';
import { faultPage } from './pages/fault.ts';

export const handler = serve(decidePages, runtimeDeps('page-decide'), decidePageHandlers, faultPage);
