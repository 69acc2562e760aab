import type { supportOperations } from '../../shared/contract/support.ts';
import type { Handlers } from '../http/serve.ts';
import { againHandlers } from './again.ts';
import { askedHandlers } from './asked.ts';
import { demandHandlers } from './demands.ts';
import { deskHandlers } from './desk.ts';
import { earlierHandlers } from './earlier.ts';
import { reviewedHandlers } from './earlier-reviewed.ts';
import { ownHandlers } from './own.ts';

export const supportHandlers: Handlers<typeof supportOperations> = {
  ...deskHandlers,
  ...demandHandlers,
  ...earlierHandlers,
  ...reviewedHandlers,
  ...ownHandlers,
  ...againHandlers,
  ...askedHandlers,
};
