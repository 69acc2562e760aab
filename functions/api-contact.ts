import { contactOperations } from '../shared/contract/contact.ts';
import { replyOperations } from '../shared/contract/reply.ts';
import { contactHandlers } from './contact/handlers.ts';
import { runtimeDeps } from './http/runtime.ts';
import { serve } from './http/serve.ts';

export const handler = serve({ ...contactOperations, ...replyOperations }, runtimeDeps('api-contact'), contactHandlers);
