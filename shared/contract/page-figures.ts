import * as z from 'zod';
import { Html } from './common.ts';
import { operation } from './operation.ts';

const fn = 'page-figures';
const who = ['liaison', 'chair', 'admin'] as const;
/** Which year of the open intake; between which days to take out, and where the list of parts goes on. */
const query = z.object({
  year: z.string().max(4).optional(),
  from: z.string().max(10).optional(),
  to: z.string().max(10).optional(),
  cursor: z.string().max(1000).optional(),
});

export const figurePages = {
  figuresPage: operation({
    id: 'figuresPage',
    route: 'GET /{language}/desk/figures',
    fn,
    who,
    face: 'page',
    query,
    summary: 'The same as readFigures for a year of the open intake, drawn; for chairs and administrators with the parts that can be taken out.',
    reply: Html,
  }),
  callFiguresPage: operation({
    id: 'callFiguresPage',
    route: 'GET /{language}/desk/figures/{call}',
    fn,
    who,
    face: 'page',
    query,
    summary: 'The same for a call.',
    reply: Html,
  }),
} as const;
