import { contactPages } from '../shared/contract/page-contact.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { contactPageHandlers } from './pages/contact/handlers.ts';
import { faultPage } from './pages/fault.ts';

export const handler = serve(contactPages, runtimeDeps('page-contact'), contactPageHandlers, faultPage);
