import type { contactOperations } from '../../shared/contract/contact.ts';
import type { deskOperations } from '../../shared/contract/desk.ts';
import type { replyOperations } from '../../shared/contract/reply.ts';
import type { Handlers } from '../http/serve.ts';
import { bulkHandlers } from './bulk.ts';
import { contactHandlers } from './contacts.ts';
import { exportHandlers } from './export.ts';
import { historyHandlers } from './history.ts';
import { lineageHandlers } from './lineage.ts';
import { queueHandlers } from './queue.ts';
import { replyHandlers } from './replies.ts';
import { searchHandlers } from './search.ts';
import { senderHandlers } from './sender.ts';
import { similarHandlers } from './similar.ts';
import { taskHandlers } from './tasks.ts';
import { threadHandlers } from './thread.ts';

export const deskHandlers: Handlers<typeof deskOperations & typeof contactOperations & typeof replyOperations> = {
  ...queueHandlers,
  ...searchHandlers,
  ...exportHandlers,
  ...bulkHandlers,
  ...senderHandlers,
  ...similarHandlers,
  ...historyHandlers,
  ...contactHandlers,
  ...threadHandlers,
  ...lineageHandlers,
  ...replyHandlers,
  ...taskHandlers,
};
