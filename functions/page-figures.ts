import { figurePages } from '../shared/contract/page-figures.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { faultPage } from './pages/fault.ts';
import { figurePageHandlers } from './pages/figures/handlers.ts';

export const handler = serve(figurePages, runtimeDeps('page-figures'), figurePageHandlers, faultPage);
