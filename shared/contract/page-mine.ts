import * as z from 'zod';
import { Cursor, Flash, Html } from './common.ts';
import { operation } from './operation.ts';

const fn = 'page-mine';
const who = ['applicant'] as const;
const page = { fn, who, face: 'page', reply: Html } as const;
const paged = z.object({ cursor: Cursor });

/** What somebody sent in, how they want to be reached, and what is held of them. */
export const minePages = {
  minePage: operation({ ...page, id: 'minePage', route: 'GET /{language}/mine', query: paged, summary: 'Everything that this person sent in or helps with.' }),
  settingsPage: operation({
    ...page,
    id: 'settingsPage',
    route: 'GET /{language}/settings',
    query: z.object({ done: Flash }),
    summary: 'Mailing and absences where they apply, links that can be ended, and what is held of this person.',
  }),
  settingsForm: operation({
    ...page,
    id: 'settingsForm',
    route: 'POST /{language}/settings',
    key: 'none',
    status: 303,
    summary: 'The same as setMailing, setAbsence or revokeOwnLink, from a form with the field act.',
  }),
  ownDataPage: operation({
    ...page,
    id: 'ownDataPage',
    route: 'GET /{language}/settings/data',
    query: paged,
    summary: 'What is held of this person, as a list.',
  }),
  ownDataFile: operation({ ...page, id: 'ownDataFile', route: 'GET /{language}/settings/data/file', summary: 'The same as a file to keep.' }),
} as const;
