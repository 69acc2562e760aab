import * as z from 'zod';
import { HeldRow } from '../domain/view/held.ts';
import { Cursor, ItemId, Page, Result } from './common.ts';
import { RankingPage } from './ranking-shapes.ts';
import { operation } from './operation.ts';

const fn = 'api-decision';

/** What concerns several proposals: how they compare, and which decisions are ready to be announced. */
export const rankingOperations = {
  readRanking: operation({
    id: 'readRanking',
    route: 'GET /api/decide',
    fn,
    who: ['liaison', 'chair', 'admin'],
    also: 'text/csv',
    query: z.object({ call: z.string().max(40).optional(), cursor: Cursor, format: z.enum(['json', 'csv']).default('json') }),
    summary: 'The proposals of a call, or of a quarter of the open intake ("open.2026Q4"), from the best to the weakest.',
    reply: RankingPage,
  }),
  listHeld: operation({
    id: 'listHeld',
    route: 'GET /api/decide/held',
    fn,
    who: ['liaison', 'chair'],
    query: z.object({ cursor: Cursor }),
    summary: 'Decisions that are held, each with its letter as the applicant would read it today.',
    reply: Page(HeldRow),
  }),
  announceMany: operation({
    id: 'announceMany',
    route: 'POST /api/decide/announce-many',
    fn,
    who: ['chair'],
    body: z.strictObject({
      decisions: z
        .array(z.strictObject({ proposal: ItemId, letterRead: z.number().int().positive() }))
        .min(1)
        .max(50),
    }),
    summary: 'Release several decisions, each by itself: what cannot be announced says why and holds up no other.',
    reply: z.object({ results: z.array(Result) }),
  }),
} as const;
