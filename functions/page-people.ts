import { peoplePages } from '../shared/contract/page-people.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { faultPage } from './pages/fault.ts';
import { conflictPageHandlers } from './pages/people/conflicts.ts';
import { peoplePageHandlers } from './pages/people/handlers.ts';

export const handler = serve(peoplePages, runtimeDeps('page-people'), { ...peoplePageHandlers, ...conflictPageHandlers }, faultPage);
