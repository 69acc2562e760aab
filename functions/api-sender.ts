import { senderOperations } from '../shared/contract/sender.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { senderHandlers } from './sender/handlers.ts';

export const handler = serve(senderOperations, runtimeDeps('api-sender'), senderHandlers);
