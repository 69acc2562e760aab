import * as z from 'zod';
import { Html } from './common.ts';
import { operation } from './operation.ts';

const fn = 'page-preview';
const who = ['liaison', 'chair', 'admin'] as const;

/** What is looked at beside the list: any item in short, and tasks, which are no more than that. */
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
  taskPage: operation({
    id: 'taskPage',
    route: 'GET /{language}/desk/tasks/{task}',
    fn,
    who,
    face: 'page',
    summary: 'A task with what it is about.',
    reply: Html,
  }),
  taskForm: operation({
    id: 'taskForm',
    route: 'POST /{language}/desk/tasks/{task}',
    fn,
    who,
    face: 'page',
    key: 'none',
    summary: 'The same as finishTask and resendLetter, from the form.',
    reply: Html,
  }),
} as const;
