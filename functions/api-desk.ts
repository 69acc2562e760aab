import { deskOperations } from '../shared/contract/desk.ts';
import { deskHandlers } from './desk/handlers.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';

export const handler = serve(deskOperations, runtimeDeps('api-desk'), deskHandlers);
