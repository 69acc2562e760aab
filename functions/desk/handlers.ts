import type { contactOperations } from '../../shared/contract/contact.ts';
import type { deskOperations } from '../../shared/contract/desk.ts';
import type { replyOperations } from '../../shared/contract/reply.ts';
import type { Handlers } from '../http/serve.ts';
import { contactHandlers } from './contacts.ts';
import { historyHandlers } from './history.ts';
import { lineageHandlers } from './lineage.ts';
import { queueHandlers } from './queue.ts';
import { replyHandlers } from './replies.ts';
import { taskHandlers } from './tasks.ts';
import { threadHandlers } from './thread.ts';

export const deskHandlers: Handlers<typeof deskOperations & typeof contactOperations & typeof replyOperations> = {
  ...queueHandlers,
  ...historyHandlers,
  ...contactHandlers,
  ...threadHandlers,
  ...lineageHandlers,
  ...replyHandlers,
  ...taskHandlers,
};
