import * as z from 'zod';
import { Task } from '../domain/task.ts';
import { ListRow } from '../domain/view/row.ts';
import { Done, Empty } from './common.ts';
import { Event, MailRow } from './desk-shapes.ts';
import { listOperations } from './lists.ts';
import { operation } from './operation.ts';
import { overviewOperations } from './overview.ts';

const fn = 'api-desk';
const desk = ['liaison', 'chair', 'admin'] as const;
const liaison = ['liaison', 'chair'] as const;

/** The day at the desk, over all kinds of items: lists, counts, what happened, and tasks. */
export const deskOperations = {
  ...listOperations,
  ...overviewOperations,
  readTimeline: operation({
    id: 'readTimeline',
    route: 'GET /api/desk/items/{item}/timeline',
    fn,
    who: desk,
    summary: 'What happened, in order.',
    reply: z.object({ events: z.array(Event), verified: z.boolean() }),
  }),
  listMails: operation({
    id: 'listMails',
    route: 'GET /api/desk/items/{item}/mails',
    fn,
    who: desk,
    summary: 'Letters about an item and what became of them.',
    reply: z.object({ mails: z.array(MailRow) }),
  }),
  undo: operation({
    id: 'undo',
    route: 'POST /api/desk/items/{item}/undo',
    fn,
    who: liaison,
    body: Empty,
    summary: 'Take back the own last act, within a minute and before a letter about it has left.',
    reply: Done,
  }),
  resendLetter: operation({
    id: 'resendLetter',
    route: 'POST /api/desk/items/{item}/mails/{intent}/resend',
    fn,
    who: liaison,
    status: 201,
    body: Empty,
    summary: 'Send a letter again that could not be sent or came back; once an hour.',
    reply: z.object({ intent: z.string() }),
  }),
  revokeLink: operation({
    id: 'revokeLink',
    route: 'POST /api/desk/items/{item}/revoke-link',
    fn,
    who: liaison,
    body: Empty,
    summary: 'End every link to an item, and mail its sender a new one.',
    reply: z.object({ revoked: z.number() }),
  }),
  listTasks: operation({
    id: 'listTasks',
    route: 'GET /api/desk/items/{item}/tasks',
    fn,
    who: desk,
    summary: 'What is to be done about an item beside its stages.',
    reply: z.object({ tasks: z.array(z.object({ task: ListRow, reason: Task.shape.reason })) }),
  }),
  readTask: operation({
    id: 'readTask',
    route: 'GET /api/desk/tasks/{task}',
    fn,
    who: desk,
    summary: 'A task, and the item that it is about.',
    reply: z.object({ task: ListRow, reason: Task.shape.reason, about: z.object({ id: z.string(), kind: z.string(), stage: z.string() }).optional() }),
  }),
  finishTask: operation({
    id: 'finishTask',
    route: 'POST /api/desk/tasks/{task}/done',
    fn,
    who: liaison,
    body: Empty,
    summary: 'Tick off a task.',
    reply: Done,
  }),
} as const;
