import { caseMailPages } from '../shared/contract/page-case.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { caseMailHandlers } from './pages/case/mail.ts';
import { faultPage } from './pages/fault.ts';

export const handler = serve(caseMailPages, runtimeDeps('page-case-mail'), caseMailHandlers, faultPage);
