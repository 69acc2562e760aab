import { routingOperations } from '../shared/contract/routing.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { routingHandlers } from './routing/handlers.ts';

export const handler = serve(routingOperations, runtimeDeps('api-routing'), routingHandlers);
