import { contactOperations } from '../shared/contract/contact.ts';
import { deskOperations } from '../shared/contract/desk.ts';
import { replyOperations } from '../shared/contract/reply.ts';
import { deskHandlers } from './desk/handlers.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';

export const handler = serve({ ...deskOperations, ...contactOperations, ...replyOperations }, runtimeDeps('api-desk'), deskHandlers);
