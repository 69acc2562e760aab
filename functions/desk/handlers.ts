import type { deskOperations } from '../../shared/contract/desk.ts';
import type { Handlers } from '../http/serve.ts';
import { bulkHandlers } from './bulk.ts';
import { colleagueHandlers } from './colleagues.ts';
import { exportHandlers } from './export.ts';
import { historyHandlers } from './history.ts';
import { letterHandlers } from './letters.ts';
import { overviewHandlers } from './overview.ts';
import { queueHandlers } from './queue.ts';
import { readTaskHandlers } from './read-task.ts';
import { rowHandlers } from './rows.ts';
import { searchHandlers } from './search.ts';
import { senderHandlers } from './sender.ts';
import { similarHandlers } from './similar.ts';
import { taskHandlers } from './tasks.ts';
import { tasksAboutHandlers } from './tasks-about.ts';

export const deskHandlers: Handlers<typeof deskOperations> = {
  ...queueHandlers,
  ...rowHandlers,
  ...searchHandlers,
  ...exportHandlers,
  ...bulkHandlers,
  ...overviewHandlers,
  ...colleagueHandlers,
  ...senderHandlers,
  ...similarHandlers,
  ...historyHandlers,
  ...letterHandlers,
  ...taskHandlers,
  ...tasksAboutHandlers,
  ...readTaskHandlers,
};
