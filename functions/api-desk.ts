import { deskHandlers } from './desk/handlers.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';

export const handler = serve('api-desk', runtimeDeps('api-desk'), deskHandlers);
