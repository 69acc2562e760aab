import * as z from 'zod';
import { AssignmentStatus } from '../domain/assignment.ts';
import { Task } from '../domain/task.ts';
import { ListRow } from '../domain/view/row.ts';
import { Done, Empty } from './common.ts';
import { Event, MailRow } from './desk-shapes.ts';
import { operation } from './operation.ts';

const fn = 'api-desk';
const desk = ['liaison', 'chair', 'admin'] as const;
const liaison = ['liaison', 'chair'] as const;

/** A number, and whether there are more than are counted. */
const Bounded = z.object({ count: z.number(), more: z.boolean() });
const Group = z.object({ rows: z.array(ListRow), total: Bounded });

/** What the desk knows of one item and does with it, whatever kind it is; apart from the lists, so that the page of an item carries none of those. */
export const deskItemOperations = {
  listColleagues: operation({
    id: 'listColleagues',
    route: 'GET /api/desk/colleagues',
    fn,
    who: desk,
    summary: 'Everybody at the desk by name: whom an item belongs to, and to whom it can be handed over.',
    reply: z.object({
      colleagues: z.array(z.object({ id: z.string(), name: z.string(), roles: z.array(z.enum(['liaison', 'chair', 'admin'])), away: z.boolean() })),
    }),
  }),
  readSender: operation({
    id: 'readSender',
    route: 'GET /api/desk/items/{item}/sender',
    fn,
    who: desk,
    summary: 'Who sent an item, and what else came from that person and that organisation.',
    reply: z.object({
      person: z.object({ name: z.string(), email: z.string(), language: z.enum(['nl', 'en']), unreachable: z.boolean() }),
      items: Group,
      organisation: Group,
    }),
  }),
  listSimilar: operation({
    id: 'listSimilar',
    route: 'GET /api/desk/proposals/{proposal}/similar',
    fn,
    who: desk,
    summary: 'Earlier proposals that are most like this one, with the reason and what stands in both.',
    reply: z.object({
      similar: z.array(z.object({ row: ListRow, score: z.number(), why: z.array(z.enum(['text', 'organisation', 'title'])), shared: z.array(z.string()) })),
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
  undo: operation({
    id: 'undo',
    route: 'POST /api/desk/items/{item}/undo',
    fn,
    who: liaison,
    body: z.strictObject({ fact: z.string().min(1).max(60) }),
    summary: 'Take back the own last act, named by its fact, within a minute and before a letter about it has left.',
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
    reply: z.object({
      task: ListRow,
      reason: Task.shape.reason,
      about: z.object({ id: z.string(), kind: z.string(), stage: z.string() }).optional(),
      /** Who left the panel, and whom to ask instead as they said; or who is late or away; and who is proposed. */
      panel: z
        .object({
          left: z.array(
            z.object({
              name: z.string(),
              status: AssignmentStatus,
              away: z.object({ from: z.string(), until: z.string() }).optional(),
              instead: z.string().optional(),
            }),
          ),
          proposed: z.array(z.string()),
        })
        .optional(),
    }),
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
