import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { liaisonHandlers } from './liaison/handlers.ts';

export const handler = serve('api-liaison', runtimeDeps('api-liaison'), liaisonHandlers);
