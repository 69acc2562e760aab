import * as z from 'zod';
import { Html } from './common.ts';
import { operation } from './operation.ts';

const fn = 'page-contact';
const anyone = ['anyone'] as const;
const applicant = ['applicant'] as const;

/** Pages to ask something, and to follow and continue what was asked. */
export const contactPages = {
  contactPage: operation({
    id: 'contactPage',
    route: 'GET /{language}/contact',
    fn,
    who: anyone,
    face: 'page',
    query: z.object({ kind: z.string().max(40).optional(), here: z.string().max(10).optional() }),
    summary: 'What it is about, first; then the right door or the form for it.',
    reply: Html,
  }),
  contactForm: operation({
    id: 'contactForm',
    route: 'POST /{language}/contact',
    fn,
    who: anyone,
    face: 'page',
    key: 'none',
    summary: 'The same as sendContactRequest, from the form.',
    reply: Html,
  }),
  contactItemPage: operation({
    id: 'contactItemPage',
    route: 'GET /{language}/contact/requests/{contact}',
    fn,
    who: applicant,
    face: 'page',
    summary: 'Where a message stands; after a fresh sign-in also what was written.',
    reply: Html,
  }),
  contactAnswerForm: operation({
    id: 'contactAnswerForm',
    route: 'POST /{language}/contact/requests/{contact}',
    fn,
    who: applicant,
    face: 'page',
    key: 'none',
    status: 303,
    summary: 'The same as answerContact, from the form.',
    reply: Html,
  }),
} as const;
