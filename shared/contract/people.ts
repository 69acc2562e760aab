import * as z from 'zod';
import { Absences } from '../domain/absence.ts';
import { OrganisationBody } from '../domain/organisation-record.ts';
import { PersonBody, RoleList } from '../domain/person.ts';
import { PROFILE, ProfileBody } from '../domain/profile.ts';
import { Cursor } from './common.ts';
import { AbsencesBody, AbsencesReply } from './me.ts';
import { operation } from './operation.ts';

const fn = 'api-people';
const desk = ['liaison', 'chair', 'admin'] as const;
const admin = ['admin'] as const;

const PersonRow = z.object({ id: z.string(), name: z.string(), roles: z.array(z.string()), organisation: z.string(), languages: z.array(z.string()) });
const PersonLine = PersonRow.extend({
  /** Places of this quarter, for whoever reviews. */
  places: z.object({ taken: z.number(), capacity: z.number() }).optional(),
  capabilities: z.number(),
  away: z.boolean(),
  /** Nobody can be invited without an address. */
  unaddressed: z.boolean(),
});
export type PersonLine = z.infer<typeof PersonLine>;

const { relations: _worked, ...TOLD } = PROFILE;
/** What is known of somebody, as that person told it and as staff read it. */
export const PersonProfile = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  language: z.enum(['nl', 'en']),
  roles: z.array(z.string()),
  organisation: z.string(),
  organisationType: z.string().optional(),
  languages: z.array(z.string()),
  capabilities: z.array(z.object({ id: z.string(), level: z.number() })),
  ...TOLD,
  capacity: z.number(),
  taken: z.number(),
  absences: Absences,
  /** The record of the employer, where there is one. */
  employer: z.object({ id: z.string(), name: z.string() }).optional(),
  /** What was found out from the records, by kind: how many there are. */
  related: z.array(z.object({ kind: z.string(), capability: z.string().optional() })),
  unreachable: z.boolean(),
});
export type PersonProfile = z.infer<typeof PersonProfile>;

const NameRow = z.object({ id: z.string(), name: z.string(), of: z.string().optional() });
const Named = z.object({ id: z.string(), name: z.string() });
const Rival = Named.extend({ capability: z.string().optional() });
export const OrganisationView = z.object({
  id: z.string(),
  name: z.string(),
  aliases: z.array(z.string()),
  domains: z.array(z.string()),
  parents: z.array(Named),
  competitors: z.array(Rival),
  customers: z.array(Named),
  /** What others say of it. */
  subsidiaries: z.array(Named),
  competitorOf: z.array(Rival),
  customerOf: z.array(Named),
  people: z.array(Named),
});
export type OrganisationView = z.infer<typeof OrganisationView>;

const ConflictLine = z.object({
  person: z.string(),
  name: z.string(),
  organisation: z.string(),
  roles: z.array(z.string()),
  /** Every kind that bars now, or that was looked at when it was cleared. */
  kinds: z.array(z.string()),
  state: z.enum(['own', 'detected', 'declared', 'confirmed', 'dismissed', 'waived']),
  /** Why the applicant would rather not have this person. */
  excluded: z.string().optional(),
  by: z.string().optional(),
  reason: z.string().optional(),
  at: z.string().optional(),
});
export type ConflictLine = z.infer<typeof ConflictLine>;

const Search = z.object({ q: z.string().trim().max(60).optional(), cursor: Cursor });

/** Who judges, for whom they work, and how they stand to others. */
export const peopleOperations = {
  addPerson: operation({
    id: 'addPerson',
    route: 'POST /api/admin/people',
    fn,
    who: admin,
    status: 201,
    body: PersonBody,
    summary: 'Add a colleague or a reviewer.',
    reply: z.object({ person: z.string() }),
  }),
  changePerson: operation({
    id: 'changePerson',
    route: 'POST /api/admin/people/{person}',
    fn,
    who: admin,
    /** An address can be given to a person who came without one; it is never replaced. */
    body: PersonBody.extend({
      email: PersonBody.shape.email.optional(),
      roles: RoleList,
      /** The organisation as it stood was a mistake, and nobody worked there. */
      slip: z.boolean().optional(),
    }),
    summary:
      'Change roles, organisation or capabilities; no role at all takes somebody off the roster. The employer until now is kept as a former one unless it was a `slip`.',
    reply: z.object({ person: z.string() }),
  }),
  setAbsenceOf: operation({
    id: 'setAbsenceOf',
    route: 'POST /api/admin/people/{person}/absences',
    fn,
    who: admin,
    body: AbsencesBody,
    summary: 'Say when a colleague or a reviewer is away, and who stands in: the whole list anew.',
    reply: AbsencesReply,
  }),
  listPeople: operation({
    id: 'listPeople',
    route: 'GET /api/admin/people',
    fn,
    who: admin,
    summary: 'Staff and reviewers.',
    reply: z.object({ people: z.array(PersonRow) }),
  }),
  searchPeople: operation({
    id: 'searchPeople',
    route: 'GET /api/desk/people',
    fn,
    who: desk,
    query: Search,
    summary: 'Staff and reviewers by name, a page at a time; `q` is any part of a name or an organisation.',
    reply: z.object({ people: z.array(PersonLine), cursor: z.string().optional() }),
  }),
  readPerson: operation({
    id: 'readPerson',
    route: 'GET /api/desk/people/{person}',
    fn,
    who: desk,
    summary: 'What a reviewer or a colleague knows, is related to and can take on.',
    reply: PersonProfile,
  }),
  readProfile: operation({
    id: 'readProfile',
    route: 'GET /api/me/profile',
    fn,
    who: ['reviewer', ...desk],
    summary: 'What is known of me as a reviewer.',
    reply: PersonProfile,
  }),
  saveProfile: operation({
    id: 'saveProfile',
    route: 'POST /api/me/profile',
    fn,
    who: ['reviewer', ...desk],
    body: ProfileBody,
    summary: 'Say what I know, read, can take on and am related to.',
    reply: z.object({ person: z.string() }),
  }),
  searchOrganisations: operation({
    id: 'searchOrganisations',
    route: 'GET /api/desk/organisations',
    fn,
    who: desk,
    query: Search,
    summary: 'Organisations by all their names, a page at a time; `q` is the beginning of one.',
    reply: z.object({ organisations: z.array(NameRow), cursor: z.string().optional() }),
  }),
  readOrganisation: operation({
    id: 'readOrganisation',
    route: 'GET /api/desk/organisations/{organisation}',
    fn,
    who: desk,
    summary: 'An organisation with its names, its relations and its people; of one that was merged, the one that is left.',
    reply: OrganisationView,
  }),
  addOrganisation: operation({
    id: 'addOrganisation',
    route: 'POST /api/desk/organisations',
    fn,
    who: admin,
    status: 201,
    body: OrganisationBody,
    summary: 'Add an organisation; others that it names and that are not known yet are added by their names.',
    reply: z.object({ organisation: z.string() }),
  }),
  changeOrganisation: operation({
    id: 'changeOrganisation',
    route: 'POST /api/desk/organisations/{organisation}',
    fn,
    who: admin,
    body: OrganisationBody,
    summary: 'Change names, domains or relations; whoever works there is judged by them from then on.',
    reply: z.object({ organisation: z.string() }),
  }),
  mergeOrganisation: operation({
    id: 'mergeOrganisation',
    route: 'POST /api/desk/organisations/{organisation}/merge',
    fn,
    who: admin,
    body: z.strictObject({ into: z.string().trim().min(2).max(120) }),
    summary: 'It is the same as another, named by its id or any of its names: that one takes all names and relations.',
    reply: z.object({ organisation: z.string() }),
  }),
  listConflicts: operation({
    id: 'listConflicts',
    route: 'GET /api/desk/proposals/{proposal}/conflicts',
    fn,
    who: desk,
    summary: 'Who at the desk and among the reviewers is related to a proposal, how, and what was decided about it.',
    reply: z.object({ conflicts: z.array(ConflictLine) }),
  }),
} as const;
