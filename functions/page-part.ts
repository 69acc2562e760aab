import { partPages } from '../shared/contract/page-draft.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { faultPage } from './pages/fault.ts';
import { partPageHandlers } from './pages/part/handlers.ts';

export const handler = serve(partPages, runtimeDeps('page-part'), partPageHandlers, faultPage);
