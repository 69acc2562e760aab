import { privacyOperations } from '../shared/contract/privacy.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { privacyHandlers } from './privacy/handlers.ts';

export const handler = serve(privacyOperations, runtimeDeps('api-privacy'), privacyHandlers);
