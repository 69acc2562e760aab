import { revisionOperations } from '../shared/contract/revisions.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { revisionHandlers } from './revisions/handlers.ts';

export const handler = serve(revisionOperations, runtimeDeps('api-revisions'), revisionHandlers);
