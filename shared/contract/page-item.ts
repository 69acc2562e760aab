import * as z from 'zod';
import { Flash, Html } from './common.ts';
import { operation } from './operation.ts';

const fn = 'page-item';
const who = ['applicant'] as const;

/** What was just done, so that the page it leads to says so. */
const Told = z.object({ done: Flash });

/** A proposal as its applicant reads it. */
export const itemPages = {
  itemPage: operation({
    id: 'itemPage',
    route: 'GET /{language}/proposals/{proposal}',
    fn,
    who,
    face: 'page',
    query: Told,
    summary: 'Where the own proposal stands; after a fresh sign-in all of it. A draft leads to its tasks.',
    reply: Html,
  }),
  differencesPage: operation({
    id: 'differencesPage',
    route: 'GET /{language}/proposals/{proposal}/differences',
    fn,
    who,
    face: 'page',
    query: z.object({ from: z.string().max(8).optional(), to: z.string().max(8).optional() }),
    summary: 'What changed between two revisions of the own answers.',
    reply: Html,
  }),
} as const;
