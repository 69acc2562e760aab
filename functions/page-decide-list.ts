import { decideListPages } from '../shared/contract/page-decide.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { decideListHandlers } from './pages/decide/list.ts';
import { faultPage } from './pages/fault.ts';

export const handler = serve(decideListPages, runtimeDeps('page-decide-list'), decideListHandlers, faultPage);
