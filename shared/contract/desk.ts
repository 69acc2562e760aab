import * as z from 'zod';
import { ListRow } from '../domain/view/row.ts';
import { Cursor, Done, Empty, Page } from './common.ts';
import { Event, MailRow } from './desk-shapes.ts';
import { operation } from './operation.ts';

const fn = 'api-desk';
const desk = ['liaison', 'chair', 'admin'] as const;
const liaison = ['liaison', 'chair'] as const;

/** The day at the desk, over all kinds of items: lists, counts, what happened, and tasks. */
export const deskOperations = {
  deskQueue: operation({
    id: 'deskQueue',
    route: 'GET /api/desk/queue',
    fn,
    who: desk,
    summary: 'Open items by due time: mine, unowned, or of one kind and stage.',
    query: z.object({
      view: z.enum(['open', 'mine', 'unowned', 'stage']).default('open'),
      kind: z.enum(['proposal', 'contact-request', 'task']).optional(),
      stage: z.string().max(40).optional(),
      cursor: Cursor,
    }),
    reply: Page(ListRow),
  }),
  countQueue: operation({
    id: 'countQueue',
    route: 'GET /api/desk/counts',
    fn,
    who: desk,
    summary: 'Items per kind, stage and owner, and how many of the own ones are late (up to 100).',
    reply: z.object({
      late: z.object({ count: z.number(), more: z.boolean() }),
      counts: z.array(z.object({ kind: z.string(), stage: z.string(), owner: z.string(), count: z.number() })),
    }),
  }),
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
