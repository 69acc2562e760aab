import * as z from 'zod';
import { Cursor, Flash, Html } from './common.ts';
import { operation } from './operation.ts';

const fn = 'page-decide';
const who = ['chair'] as const;

/** What waits for a decision of a chair. */
export const decideListPages = {
  decideListPage: operation({
    id: 'decideListPage',
    route: 'GET /{language}/decide',
    fn: 'page-decide-list',
    who,
    face: 'page',
    query: z.object({ stage: z.string().max(20).optional(), cursor: Cursor }),
    summary: 'Proposals in deliberation, decided and held, and in review, each with what is missing.',
    reply: Html,
  }),
} as const;

/** The decision itself. */
export const decidePages = {
  decidePage: operation({
    id: 'decidePage',
    route: 'GET /{language}/decide/{proposal}',
    fn,
    who,
    face: 'page',
    query: z.object({ did: Flash }),
    summary: 'What the reviewers found, beside the decision and its letter.',
    reply: Html,
  }),
  decideForm: operation({
    id: 'decideForm',
    route: 'POST /{language}/decide/{proposal}',
    fn,
    who,
    face: 'page',
    key: 'none',
    status: 303,
    summary: 'Close or reopen the round, preview, decide, amend, return, announce or decide on a conflict, by the field `act`.',
    reply: Html,
  }),
} as const;
