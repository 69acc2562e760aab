import { overviewPages } from '../shared/contract/page-overview.ts';
import { templatePages } from '../shared/contract/page-templates.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { faultPage } from './pages/fault.ts';
import { overviewPageHandlers } from './pages/overview/handlers.ts';
import { templatePageHandlers } from './pages/templates/handlers.ts';

export const handler = serve(
  { ...overviewPages, ...templatePages },
  runtimeDeps('page-overview'),
  { ...overviewPageHandlers, ...templatePageHandlers },
  faultPage,
);
