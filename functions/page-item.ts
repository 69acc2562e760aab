import { itemPages } from '../shared/contract/page-item.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { faultPage } from './pages/fault.ts';
import { itemPageHandlers } from './pages/item/handlers.ts';

export const handler = serve(itemPages, runtimeDeps('page-item'), itemPageHandlers, faultPage);
