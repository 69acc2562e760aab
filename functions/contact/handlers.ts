import type { contactOperations } from '../../shared/contract/contact.ts';
import type { replyOperations } from '../../shared/contract/reply.ts';
import type { Handlers } from '../http/serve.ts';
import { lineageHandlers } from './lineage.ts';
import { moveHandlers } from './moves.ts';
import { readHandlers } from './reading.ts';
import { replyHandlers } from './replies.ts';
import { replyTemplateHandlers, templateEditHandlers } from './templates.ts';
import { threadHandlers } from './thread.ts';

export const contactHandlers: Handlers<typeof contactOperations & typeof replyOperations> = {
  ...readHandlers,
  ...moveHandlers,
  ...threadHandlers,
  ...lineageHandlers,
  ...replyHandlers,
  ...replyTemplateHandlers,
  ...templateEditHandlers,
};
