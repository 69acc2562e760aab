import * as z from 'zod';
import { Flash, Html } from './common.ts';
import { operation } from './operation.ts';

const fn = 'page-overview';
/** Which language the texts are of, and which of them is meant. */
const Of = z.object({ for: z.string().max(2).optional(), template: z.string().max(40).optional() });

/** The texts that replies begin with, to look at and to change. */
export const templatePages = {
  templatesPage: operation({
    id: 'templatesPage',
    route: 'GET /{language}/desk/templates',
    fn,
    who: ['liaison', 'chair', 'admin'],
    face: 'page',
    query: Of.extend({ /** The act that led here, to be said once. */ did: Flash }),
    summary: 'The same as listReplyTemplates, or one of them to be changed.',
    reply: Html,
  }),
  templatesForm: operation({
    id: 'templatesForm',
    route: 'POST /{language}/desk/templates',
    fn,
    who: ['liaison', 'admin'],
    face: 'page',
    key: 'none',
    query: Of,
    summary: 'The same as saveReplyTemplate or removeReplyTemplate, or a look at the text as it would read.',
    reply: Html,
  }),
} as const;
