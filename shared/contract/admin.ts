import * as z from 'zod';
import { operation } from './operation.ts';

const fn = 'api-admin';
const who = ['admin'] as const;

/** Whether the house is in order. */
export const adminOperations = {
  listUndelivered: operation({
    id: 'listUndelivered',
    route: 'GET /api/admin/undelivered',
    fn,
    who,
    summary: 'Facts whose consequences failed, and when they are tried next.',
    reply: z.object({ rows: z.array(z.object({ fact: z.string(), consumer: z.string(), attempts: z.number(), nextTry: z.string() })) }),
  }),
  verifyRecord: operation({
    id: 'verifyRecord',
    route: 'GET /api/admin/records/{item}/chain',
    fn,
    who,
    summary: "Verify the chain of a record's facts.",
    reply: z.object({ facts: z.number(), faults: z.array(z.string()) }),
  }),
} as const;
