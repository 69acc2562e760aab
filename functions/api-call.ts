import { callOperations } from '../shared/contract/call.ts';
import { callHandlers } from './admin/calls.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';

export const handler = serve(callOperations, runtimeDeps('api-call'), callHandlers);
