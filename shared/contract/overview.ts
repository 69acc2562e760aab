import * as z from 'zod';
import { LimitView } from '../domain/view/limit.ts';
import { ListRow } from '../domain/view/row.ts';
import { operation } from './operation.ts';

export const OVERVIEW_STEPS = ['receipt', 'check', 'review', 'decision', 'support'] as const;
export const OVERVIEW_GROUPS = ['receipt', 'check', 'review', 'decision', 'contact-request', 'task'] as const;

/** How the whole intake stands. */
export const Overview = z.object({
  /** False for the minute in which it is worked out what somebody new may not know of; until then nothing is counted. */
  ready: z.boolean(),
  steps: z.partialRecord(z.enum(OVERVIEW_STEPS), z.number()),
  /** Running items with a limit, the nearest to it first; `more` says that there are others behind them. */
  limits: z.array(z.object({ group: z.enum(OVERVIEW_GROUPS), items: z.array(LimitView), more: z.boolean() })),
  weeks: z.array(z.object({ week: z.string(), proposals: z.number(), contacts: z.number() })),
  /** What is urgent, late, or due by the end of the next working day. */
  attention: z.array(ListRow),
});
export type Overview = z.infer<typeof Overview>;

export const overviewOperations = {
  readOverview: operation({
    id: 'readOverview',
    route: 'GET /api/desk/overview',
    fn: 'api-desk',
    who: ['liaison', 'chair', 'admin'],
    summary:
      'How many proposals stand at each step, how much of their limits is used, what came in in the last twelve weeks, and what needs attention. What one may not know of is in no number.',
    query: z.object({ format: z.enum(['csv', 'json']).default('json') }),
    reply: Overview,
    also: 'text/csv',
  }),
} as const;
