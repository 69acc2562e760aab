import { decisionOperations } from '../shared/contract/decision.ts';
import { decisionHandlers } from './decision/handlers.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';

export const handler = serve(decisionOperations, runtimeDeps('api-decision'), decisionHandlers);
