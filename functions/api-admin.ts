import { adminOperations } from '../shared/contract/admin.ts';
import { adminHandlers } from './admin/handlers.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';

export const handler = serve(adminOperations, runtimeDeps('api-admin'), adminHandlers);
