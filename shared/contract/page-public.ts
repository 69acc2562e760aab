import * as z from 'zod';
import { Html, PATIENT } from './common.ts';
import { operation } from './operation.ts';

const fn = 'page-public';
const who = ['anyone'] as const;

/** Pages for everyone: the first page, the statements, the links of letters, and the sign-in. */
export const publicPages = {
  home: operation({
    id: 'home',
    route: 'GET /',
    fn,
    who,
    face: 'page',
    status: 303,
    summary: 'To the first page in the language of the browser.',
    reply: Html,
  }),
  linkPage: operation({
    id: 'linkPage',
    route: 'GET /{language}/open/{token}',
    fn,
    who,
    face: 'page',
    summary: 'Where a mailed link lands: a page with one button.',
    reply: Html,
  }),
  openLinkForm: operation({
    id: 'openLinkForm',
    route: 'POST /{language}/open/{token}',
    fn,
    who,
    face: 'page',
    key: 'none',
    status: 303,
    limit: PATIENT,
    summary: 'The button of that page.',
    reply: Html,
  }),
  openedPage: operation({ id: 'openedPage', route: 'GET /{language}/opened', fn, who, face: 'page', summary: 'What the opened link leads to.', reply: Html }),
  getLinkPage: operation({
    id: 'getLinkPage',
    route: 'GET /{language}/link',
    fn,
    who,
    face: 'page',
    summary: 'The form to ask for a fresh sign-in link.',
    reply: Html,
  }),
  requestLinkForm: operation({
    id: 'requestLinkForm',
    route: 'POST /{language}/link',
    fn,
    who,
    face: 'page',
    key: 'none',
    limit: PATIENT,
    summary: 'The same as requestLink, from the form.',
    reply: Html,
  }),
  staffSignIn: operation({
    id: 'staffSignIn',
    route: 'GET /sign-in',
    fn,
    who,
    face: 'page',
    status: 303,
    summary: 'To the sign-in of the organisation.',
    reply: Html,
  }),
  staffCallback: operation({
    id: 'staffCallback',
    route: 'GET /sign-in/callback',
    fn,
    who,
    face: 'page',
    status: 303,
    query: z.object({ code: z.string().max(2000).optional(), state: z.string().max(200).optional(), error: z.string().max(200).optional() }),
    summary: 'Back from it: the code is exchanged once.',
    reply: Html,
  }),
  stylesheet: operation({ id: 'stylesheet', route: 'GET /assets/plain.css', fn, who, face: 'page', summary: 'The style of the plain pages.', reply: Html }),
  homePage: operation({ id: 'homePage', route: 'GET /{language}', fn, who, face: 'page', summary: 'What this is, and the two ways in.', reply: Html }),
} as const;
