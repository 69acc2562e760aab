import { callPanelPages } from '../shared/contract/page-panel.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { faultPage } from './pages/fault.ts';
import { callPanelPageHandlers } from './pages/panel/call.ts';

export const handler = serve(callPanelPages, runtimeDeps('page-panels'), callPanelPageHandlers, faultPage);
