import { adminHandlers } from './admin/handlers.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';

export const handler = serve('api-admin', runtimeDeps('api-admin'), adminHandlers);
