import type { liaisonOperations } from '../../shared/contract/liaison.ts';
import type { Handlers } from '../http/serve.ts';
import { moveHandlers } from './proposals.ts';
import { readHandlers } from './reading.ts';

export const liaisonHandlers: Handlers<typeof liaisonOperations> = { ...readHandlers, ...moveHandlers };
