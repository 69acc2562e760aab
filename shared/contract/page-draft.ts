import * as z from 'zod';
import { Html } from './common.ts';
import { operation } from './operation.ts';

const anyone = ['anyone'] as const;
const applicant = ['applicant'] as const;

/** Pages around a draft: how it begins, what is to be done, who helps, and how it goes away again. */
export const draftPages = {
  startPage: operation({
    id: 'startPage',
    route: 'GET /{language}/submit',
    fn: 'page-draft',
    who: anyone,
    face: 'page',
    query: z.object({ call: z.string().max(60).optional(), invite: z.string().max(60).optional() }),
    summary: 'What is needed, where a proposal can be sent in, and the address that the link goes to.',
    reply: Html,
  }),
  callTermsPage: operation({
    id: 'callTermsPage',
    route: 'GET /{language}/calls/{call}',
    fn: 'page-draft',
    who: anyone,
    face: 'page',
    query: z.object({ invite: z.string().max(60).optional() }),
    summary: 'A call of the public list, or one by invitation for whoever has its code: its dates, what it asks, and how it judges.',
    reply: Html,
  }),
  startForm: operation({
    id: 'startForm',
    route: 'POST /{language}/submit',
    fn: 'page-draft',
    who: anyone,
    face: 'page',
    key: 'none',
    status: 303,
    summary: 'The same as startProposal, from the form.',
    reply: Html,
  }),
  draftPage: operation({
    id: 'draftPage',
    route: 'GET /{language}/drafts/{proposal}',
    fn: 'page-draft',
    who: applicant,
    face: 'page',
    query: z.object({ saved: z.string().max(20).optional() }),
    summary: 'The tasks of a draft, and what stands of each.',
    reply: Html,
  }),
  teamPage: operation({
    id: 'teamPage',
    route: 'GET /{language}/drafts/{proposal}/team',
    fn: 'page-draft',
    who: applicant,
    face: 'page',
    summary: 'Who helps with a draft.',
    reply: Html,
  }),
  teamForm: operation({
    id: 'teamForm',
    route: 'POST /{language}/drafts/{proposal}/team',
    fn: 'page-draft',
    who: applicant,
    face: 'page',
    key: 'none',
    status: 303,
    summary: 'The same as inviteMember, removeMember or leaveTeam, from a form with the field act.',
    reply: Html,
  }),
  deletePage: operation({
    id: 'deletePage',
    route: 'GET /{language}/drafts/{proposal}/delete',
    fn: 'page-draft',
    who: applicant,
    face: 'page',
    summary: 'What deleting a draft means, and a button.',
    reply: Html,
  }),
  deleteForm: operation({
    id: 'deleteForm',
    route: 'POST /{language}/drafts/{proposal}/delete',
    fn: 'page-draft',
    who: applicant,
    face: 'page',
    key: 'none',
    summary: 'The same as deleteDraft, from the form.',
    reply: Html,
  }),
} as const;

/** Pages of the form itself: its parts one by one. */
export const partPages = {
  partPage: operation({
    id: 'partPage',
    route: 'GET /{language}/drafts/{proposal}/parts/{part}',
    fn: 'page-part',
    who: applicant,
    face: 'page',
    summary: 'One part of the form.',
    reply: Html,
  }),
  partForm: operation({
    id: 'partForm',
    route: 'POST /{language}/drafts/{proposal}/parts/{part}',
    fn: 'page-part',
    who: applicant,
    face: 'page',
    key: 'none',
    status: 303,
    summary: 'The same as savePart, from the form; what cannot be kept comes back with all that was typed.',
    reply: Html,
  }),
} as const;

/** Pages at the end of the form: all answers together, and sending them in. */
export const checkPages = {
  checkPage: operation({
    id: 'checkPage',
    route: 'GET /{language}/drafts/{proposal}/check',
    fn: 'page-check',
    who: applicant,
    face: 'page',
    summary: 'All answers with a way to change each, what is missing, and the button that sends them in.',
    reply: Html,
  }),
  submitForm: operation({
    id: 'submitForm',
    route: 'POST /{language}/drafts/{proposal}/submit',
    fn: 'page-check',
    who: applicant,
    face: 'page',
    key: 'none',
    status: 303,
    summary: 'The same as submitProposal, or as moveToOpen with the field act, from the form.',
    reply: Html,
  }),
  sentPage: operation({
    id: 'sentPage',
    route: 'GET /{language}/drafts/{proposal}/sent',
    fn: 'page-check',
    who: applicant,
    face: 'page',
    summary: 'That it was received, under which reference, what happens next and by when.',
    reply: Html,
  }),
} as const;
