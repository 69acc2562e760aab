import * as z from 'zod';
import { Html } from './common.ts';
import { operation } from './operation.ts';

const fn = 'page-preview';
const who = ['liaison', 'chair', 'admin'] as const;

/** What is looked at beside the list: any item in short. */
export const previewPages = {
  previewPage: operation({
    id: 'previewPage',
    route: 'GET /{language}/desk/items/{item}/preview',
    fn,
    who,
    face: 'page',
    query: z.object({ whole: z.literal('yes').optional() }),
    summary: 'An item in short, with what can be done with it: a piece of a page, or a whole one.',
    reply: Html,
  }),
} as const;
