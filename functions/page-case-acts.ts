import { caseActPages } from '../shared/contract/page-case.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { caseActHandlers } from './pages/case/acts.ts';
import { faultPage } from './pages/fault.ts';

export const handler = serve(caseActPages, runtimeDeps('page-case-acts'), caseActHandlers, faultPage);
