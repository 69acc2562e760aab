import { supportOperations } from '../shared/contract/support.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { supportHandlers } from './support/handlers.ts';

export const handler = serve(supportOperations, runtimeDeps('api-support'), supportHandlers);
