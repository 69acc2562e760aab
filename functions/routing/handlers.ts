import type { routingOperations } from '../../shared/contract/routing.ts';
import type { Handlers } from '../http/serve.ts';
import { callPanelHandlers } from './call-panels.ts';
import { panelHandlers } from './panel.ts';

export const routingHandlers: Handlers<typeof routingOperations> = { ...panelHandlers, ...callPanelHandlers };
