import type { liaisonOperations } from '../../shared/contract/liaison.ts';
import type { Handlers } from '../http/serve.ts';
import { askSafely } from './asking.ts';
import { choiceHandlers } from './choices.ts';
import { liaisonMoveHandlers } from './proposals.ts';
import { proposalHandlers } from './reading.ts';

export const liaisonHandlers: Handlers<typeof liaisonOperations> = { ...proposalHandlers, ...choiceHandlers, ...liaisonMoveHandlers, askApplicant: askSafely };
