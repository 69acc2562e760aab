import * as z from 'zod';
import { Cursor, Flash, Html } from './common.ts';
import { operation } from './operation.ts';

const fn = 'page-decide';
const who = ['liaison', 'chair'] as const;

/** What waits for a decision, how it compares, and what is ready to be announced. */
export const decideListPages = {
  decideListPage: operation({
    id: 'decideListPage',
    route: 'GET /{language}/decide',
    fn: 'page-decide-list',
    who,
    face: 'page',
    query: z.object({ stage: z.string().max(20).optional(), cursor: Cursor, call: z.string().max(40).optional(), after: Cursor }),
    summary: 'What waits by its date, and the ranked list of a call.',
    reply: Html,
  }),
  announcePage: operation({
    id: 'announcePage',
    route: 'GET /{language}/decide/announce',
    fn: 'page-decide-list',
    who,
    face: 'page',
    query: z.object({ cursor: Cursor }),
    summary: 'Held decisions with their letters, to be announced together.',
    reply: Html,
  }),
  announceForm: operation({
    id: 'announceForm',
    route: 'POST /{language}/decide/announce',
    fn: 'page-decide-list',
    who: ['chair'],
    face: 'page',
    key: 'none',
    summary: 'Announce what was ticked, each by itself, and say what went.',
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
    summary: 'What the reviewers found and say to each other, beside the decision and its letter.',
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
    summary: 'Close or reopen the round, discuss, keep a draft, preview, decide, amend, return, agree or announce, by the field `act`.',
    reply: Html,
  }),
} as const;
