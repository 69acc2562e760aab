import { privacyOperations } from '../shared/contract/privacy.ts';
import { revisionOperations } from '../shared/contract/revisions.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { privacyHandlers } from './privacy/handlers.ts';
import { revisionHandlers } from './revisions/handlers.ts';

export const handler = serve({ ...privacyOperations, ...revisionOperations }, runtimeDeps('api-privacy'), { ...privacyHandlers, ...revisionHandlers });
