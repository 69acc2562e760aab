import { adminOperations } from '../shared/contract/admin.ts';
import { callOperations } from '../shared/contract/call.ts';
import { callHandlers } from './admin/calls.ts';
import { adminHandlers } from './admin/handlers.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';

export const handler = serve({ ...adminOperations, ...callOperations }, runtimeDeps('api-admin'), { ...adminHandlers, ...callHandlers });
