import { draftPages } from '../shared/contract/page-draft.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { draftPageHandlers } from './pages/draft/handlers.ts';
import { faultPage } from './pages/fault.ts';

export const handler = serve(draftPages, runtimeDeps('page-draft'), draftPageHandlers, faultPage);
