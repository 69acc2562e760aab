import { publicOperations } from '../shared/contract/public.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { publicHandlers } from './public/handlers.ts';

export const handler = serve(publicOperations, runtimeDeps('api-public'), publicHandlers);
