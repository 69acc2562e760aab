import * as z from 'zod';
import { Cursor, Flash, Html } from './common.ts';
import { operation } from './operation.ts';

const fn = 'page-people';
const desk = ['liaison', 'chair', 'admin'] as const;
const page = { fn, face: 'page', reply: Html } as const;
const form = { ...page, key: 'none', status: 303 } as const;
const search = z.object({ q: z.string().max(60).optional(), cursor: Cursor, did: Flash });
/** What was done just now, and whether the form stands open. */
const one = z.object({ did: Flash, edit: z.string().max(5).optional() });

/** People, organisations, the own profile, and who is related to a proposal. */
export const peoplePages = {
  peoplePage: operation({
    ...page,
    id: 'peoplePage',
    who: desk,
    route: 'GET /{language}/desk/people',
    query: search,
    summary: 'The same as searchPeople.',
  }),
  personPage: operation({
    ...page,
    id: 'personPage',
    who: desk,
    route: 'GET /{language}/desk/people/{person}',
    query: one,
    summary: 'The same as readPerson; an administrator gets the form for a change, or at "new" for somebody new.',
  }),
  personForm: operation({
    ...form,
    id: 'personForm',
    who: ['admin'],
    route: 'POST /{language}/desk/people/{person}',
    summary: 'The same as addPerson, changePerson or setAbsenceOf, from a form with the field act.',
  }),
  organisationsPage: operation({
    ...page,
    id: 'organisationsPage',
    who: desk,
    route: 'GET /{language}/desk/organisations',
    query: search,
    summary: 'The same as searchOrganisations.',
  }),
  organisationPage: operation({
    ...page,
    id: 'organisationPage',
    who: desk,
    route: 'GET /{language}/desk/organisations/{organisation}',
    query: one,
    summary: 'The same as readOrganisation; an administrator gets the form for a change, or at "new" for one that is new.',
  }),
  organisationForm: operation({
    ...form,
    id: 'organisationForm',
    who: ['admin'],
    route: 'POST /{language}/desk/organisations/{organisation}',
    summary: 'The same as addOrganisation, changeOrganisation or mergeOrganisation, from a form with the field act.',
  }),
  profilePage: operation({
    ...page,
    id: 'profilePage',
    who: ['reviewer', ...desk],
    route: 'GET /{language}/settings/profile',
    query: z.object({ did: Flash }),
    summary: 'The same as readProfile, as a form.',
  }),
  profileForm: operation({
    ...form,
    id: 'profileForm',
    who: ['reviewer', ...desk],
    route: 'POST /{language}/settings/profile',
    summary: 'The same as saveProfile.',
  }),
  conflictsPage: operation({
    ...page,
    id: 'conflictsPage',
    who: desk,
    route: 'GET /{language}/desk/proposals/{proposal}/conflicts',
    query: z.object({ did: Flash, person: z.string().max(40).optional(), find: z.string().max(60).optional() }),
    summary: 'The same as listConflicts; a chair decides here.',
  }),
  conflictForm: operation({
    ...form,
    id: 'conflictForm',
    who: ['liaison', 'chair'],
    route: 'POST /{language}/desk/proposals/{proposal}/conflicts',
    summary: 'The same as decideConflict.',
  }),
} as const;
