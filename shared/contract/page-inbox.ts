import * as z from 'zod';
import { Html } from './common.ts';
import { operation } from './operation.ts';

const fn = 'page-inbox';
const who = ['liaison', 'chair', 'admin'] as const;
const code = z.string().max(40).optional();

/** What the inbox is narrowed by, as it stands in the address; what is left open in its form is empty. */
export const InboxQuery = z.object({
  view: code,
  kind: code,
  stage: code,
  owner: code,
  priority: code,
  language: code,
  tlp: code,
  flag: code,
  q: z.string().max(200).optional(),
  cursor: z.string().max(1000).optional(),
});

/** The room where a liaison works all day. */
export const inboxPages = {
  inboxPage: operation({
    id: 'inboxPage',
    route: 'GET /{language}/desk',
    fn,
    who,
    face: 'page',
    query: InboxQuery,
    summary: 'Everything that waits for the desk, by view, filter and search.',
    reply: Html,
  }),
  inboxForm: operation({
    id: 'inboxForm',
    route: 'POST /{language}/desk',
    fn,
    who,
    face: 'page',
    key: 'none',
    query: InboxQuery,
    summary: 'The same as actOnMany, handOverAll and undo, from the list; more than one item is asked about first.',
    reply: Html,
  }),
  handOverPage: operation({
    id: 'handOverPage',
    route: 'GET /{language}/desk/hand-over',
    fn,
    who,
    face: 'page',
    summary: 'Everything of one’s own to a colleague, before a holiday.',
    reply: Html,
  }),
} as const;
