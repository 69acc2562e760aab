import type { senderOperations } from '../../shared/contract/sender.ts';
import type { Handlers } from '../http/serve.ts';
import { intakeHandlers } from './intake.ts';
import { pasteHandlers } from './paste.ts';
import { splitHandlers } from './split.ts';
import { threadHandlers } from './thread.ts';

export const senderHandlers: Handlers<typeof senderOperations> = { ...intakeHandlers, ...threadHandlers, ...pasteHandlers, ...splitHandlers };
