import { Html } from './common.ts';
import { operation } from './operation.ts';

const fn = 'page-act';
const who = ['applicant'] as const;
const page = { fn, who, face: 'page', reply: Html } as const;
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
