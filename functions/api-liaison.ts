import { liaisonOperations } from '../shared/contract/liaison.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';
import { liaisonHandlers } from './liaison/handlers.ts';

export const handler = serve(liaisonOperations, runtimeDeps('api-liaison'), liaisonHandlers);
