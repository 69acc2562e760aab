import type { decisionOperations } from '../../shared/contract/decision.ts';
import type { rankingOperations } from '../../shared/contract/ranking.ts';
import type { Handlers } from '../http/serve.ts';
import { decideHandlers } from './decide.ts';
import { discussionHandlers } from './discussion.ts';
import { heldHandlers } from './held.ts';
import { letterHandlers } from './letter.ts';
import { manyHandlers } from './many.ts';
import { rankingHandlers } from './ranking.ts';

export const decisionHandlers: Handlers<typeof decisionOperations & typeof rankingOperations> = {
  ...rankingHandlers,
  ...discussionHandlers,
  ...letterHandlers,
  ...decideHandlers,
  ...heldHandlers,
  ...manyHandlers,
};
