import { previewPages } from '../shared/contract/page-preview.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { faultPage } from './pages/fault.ts';
import { previewPageHandlers } from './pages/preview/handlers.ts';

export const handler = serve(previewPages, runtimeDeps('page-preview'), previewPageHandlers, faultPage);
