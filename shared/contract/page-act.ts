import * as z from 'zod';
import { Html } from './common.ts';
import { operation } from './operation.ts';

const fn = 'page-act';
const who = ['applicant'] as const;
const page = { fn, who, face: 'page', reply: Html } as const;
const Part = z.object({ part: z.string().max(20).optional() });
const form = { ...page, key: 'none', status: 303 } as const;

/** What an applicant does with a proposal that was sent in. */
export const actPages = {
  answerPage: operation({
    ...page,
    id: 'answerPage',
    route: 'GET /{language}/proposals/{proposal}/answer',
    summary: 'The open question, and a field for the answer.',
  }),
  answerForm: operation({
    ...form,
    id: 'answerForm',
    route: 'POST /{language}/proposals/{proposal}/answer',
    summary: 'The same as answerQuestion, from the form, with the parts that were saved for it.',
  }),
  amendPage: operation({
    ...page,
    id: 'amendPage',
    route: 'GET /{language}/proposals/{proposal}/amend',
    query: Part,
    summary: 'The parts of a proposal that nobody has taken yet, or the form of one of them.',
  }),
  amendForm: operation({
    ...form,
    id: 'amendForm',
    route: 'POST /{language}/proposals/{proposal}/amend',
    query: Part,
    summary: 'The same as amendProposal, from the form of one part.',
  }),
  withdrawPage: operation({ ...page, id: 'withdrawPage', route: 'GET /{language}/proposals/{proposal}/withdraw', summary: 'What withdrawing means, and why.' }),
  withdrawForm: operation({
    ...form,
    id: 'withdrawForm',
    route: 'POST /{language}/proposals/{proposal}/withdraw',
    summary: 'The same as withdrawProposal, from the form.',
  }),
  confirmPage: operation({
    ...page,
    id: 'confirmPage',
    route: 'GET /{language}/proposals/{proposal}/confirm',
    summary: 'What taking the offer means, and a button.',
  }),
  confirmForm: operation({
    ...form,
    id: 'confirmForm',
    route: 'POST /{language}/proposals/{proposal}/confirm',
    summary: 'The same as confirmSupport, from the form.',
  }),
} as const;
