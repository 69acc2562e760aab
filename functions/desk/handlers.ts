import type { contactOperations } from '../../shared/contract/contact.ts';
import type { deskOperations } from '../../shared/contract/desk.ts';
import type { Handlers } from '../http/serve.ts';
import { contactHandlers } from './contacts.ts';
import { historyHandlers } from './history.ts';
import { queueHandlers } from './queue.ts';
import { taskHandlers } from './tasks.ts';

export const deskHandlers: Handlers<typeof deskOperations & typeof contactOperations> = {
  ...queueHandlers,
  ...historyHandlers,
  ...contactHandlers,
  ...taskHandlers,
};
