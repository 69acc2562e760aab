import { casePages } from '../shared/contract/page-case.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { caseHandlers } from './pages/case/page.ts';
import { faultPage } from './pages/fault.ts';

export const handler = serve(casePages, runtimeDeps('page-case'), caseHandlers, faultPage);
