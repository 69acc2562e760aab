import { panelPages } from '../shared/contract/page-panel.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { faultPage } from './pages/fault.ts';
import { panelPageHandlers } from './pages/panel/handlers.ts';

export const handler = serve(panelPages, runtimeDeps('page-panel'), panelPageHandlers, faultPage);
