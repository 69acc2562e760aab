import { decisionOperations } from '../shared/contract/decision.ts';
import { rankingOperations } from '../shared/contract/ranking.ts';
import { decisionHandlers } from './decision/handlers.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';

export const handler = serve({ ...decisionOperations, ...rankingOperations }, runtimeDeps('api-decision'), decisionHandlers);
