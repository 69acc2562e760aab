import * as z from 'zod';
import { ExportRow } from '../domain/view/export.ts';
import { Filters, VIEWS } from '../domain/view/list.ts';
import { ListRow } from '../domain/view/row.ts';
import { Cursor, ItemId, Page, PersonId, Result } from './common.ts';
import { operation } from './operation.ts';

const fn = 'api-desk';
const who = ['liaison', 'chair', 'admin'] as const;

const ListQuery = Filters.extend({ view: z.enum(VIEWS).default('open'), cursor: Cursor });
/** A number, and whether there are more than are counted. */
const Bounded = z.object({ count: z.number(), more: z.boolean() });

const many = (id: z.ZodString) => z.array(id).min(1).max(50);
/** The version in which each item was seen; what has another one by now is left alone. */
const Seen = z.record(ItemId, z.number().int().min(1)).optional();
const Items = many(z.string().regex(/^(prp|ctc)_[0-9a-hjkmnp-tv-z]{26}$/));

/** The desk's lists, what they count, how they are searched, and what is done with many rows at once. */
export const listOperations = {
  deskQueue: operation({
    id: 'deskQueue',
    route: 'GET /api/desk/queue',
    fn,
    who,
    summary:
      'Open items by due time: all, mine, unowned, late, waiting for others, urgent, imported, or of one kind and stage; or what anybody or oneself ended in the last fourteen days, newest first. Filters combine.',
    query: ListQuery,
    reply: Page(ListRow),
  }),
  countQueue: operation({
    id: 'countQueue',
    route: 'GET /api/desk/counts',
    fn,
    who,
    summary: 'Items per kind, stage and owner, and how many of the own ones are late (up to 100).',
    reply: z.object({
      /** False for the minute in which it is worked out what somebody new may not know of; until then nothing is counted. */
      ready: z.boolean(),
      late: Bounded,
      counts: z.array(z.object({ kind: z.string(), stage: z.string(), owner: z.string(), count: z.number() })),
    }),
  }),
  countViews: operation({
    id: 'countViews',
    route: 'GET /api/desk/views',
    fn,
    who,
    summary: 'How many items each list holds; what depends on the time or on a filter is counted up to 100.',
    reply: z.object({ ready: z.boolean(), views: z.partialRecord(z.enum(VIEWS), Bounded) }),
  }),
  searchDesk: operation({
    id: 'searchDesk',
    route: 'GET /api/desk/search',
    fn,
    who,
    summary: 'Items by reference, title and organisation: every word is the beginning of one of theirs. Newest first. Filters narrow it.',
    query: Filters.extend({ q: z.string().min(1).max(200), cursor: Cursor }),
    reply: Page(ListRow).extend({
      /** True when the words stand in so many items that only some were looked at; a further word finds the others. */
      partial: z.boolean(),
    }),
  }),
  exportList: operation({
    id: 'exportList',
    route: 'GET /api/desk/export',
    fn,
    who,
    summary:
      'A list as CSV or JSON, up to 500 rows at a time; the header Link leads to the next ones. From TLP:AMBER up a title leaves with chair and administrator alone.',
    query: ListQuery.extend({ format: z.enum(['csv', 'json']).default('csv') }),
    reply: Page(ExportRow),
    also: 'text/csv',
  }),
  readRows: operation({
    id: 'readRows',
    route: 'GET /api/desk/rows',
    fn,
    who,
    summary: 'Items by their ids, up to 50 with a space between, as they are now; those that there are not for the viewer are left out.',
    query: z.object({ items: z.string().max(1550) }),
    reply: z.object({ rows: z.array(ListRow.extend({ version: z.number().int() })) }),
  }),
  actOnMany: operation({
    id: 'actOnMany',
    route: 'POST /api/desk/bulk',
    fn,
    who,
    summary: 'Take, hand over (tasks too) or mark as spam up to 50 items, each by itself: one that fails holds up no other.',
    body: z.discriminatedUnion('act', [
      z.strictObject({ act: z.literal('take'), items: Items, seen: Seen }),
      z.strictObject({ act: z.literal('spam'), items: Items, seen: Seen }),
      z.strictObject({ act: z.literal('hand-over'), items: many(ItemId), to: PersonId, seen: Seen }),
    ]),
    reply: z.object({ results: z.array(Result) }),
  }),
  handOverAll: operation({
    id: 'handOverAll',
    route: 'POST /api/desk/hand-over-all',
    fn,
    who,
    summary: 'Hand everything of one’s own to a colleague, up to 25 items at a time; the cursor leads on.',
    body: z.strictObject({ to: PersonId, cursor: Cursor }),
    reply: z.object({ results: z.array(Result), cursor: z.string().optional() }),
  }),
} as const;
