import { deskItemOperations } from './desk-item.ts';
import { listOperations } from './lists.ts';
import { overviewOperations } from './overview.ts';

/** The day at the desk, over all kinds of items: lists, counts, what happened, and tasks. */
export const deskOperations = { ...listOperations, ...overviewOperations, ...deskItemOperations } as const;
