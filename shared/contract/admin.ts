import * as z from 'zod';
import { PersonBody, RoleList } from '../domain/person.ts';
import { AbsencesBody, AbsencesReply } from './me.ts';
import { operation } from './operation.ts';

const fn = 'api-admin';
const who = ['admin'] as const;
const PersonRow = z.object({ id: z.string(), name: z.string(), roles: z.array(z.string()), organisation: z.string(), languages: z.array(z.string()) });

/** People, and whether the house is in order. */
export const adminOperations = {
  addPerson: operation({
    id: 'addPerson',
    route: 'POST /api/admin/people',
    fn,
    who,
    status: 201,
    body: PersonBody,
    summary: 'Add a colleague or a reviewer.',
    reply: z.object({ person: z.string() }),
  }),
  changePerson: operation({
    id: 'changePerson',
    route: 'POST /api/admin/people/{person}',
    fn,
    who,
    /** An address can be given to a person who came without one; it is never replaced. */
    body: PersonBody.extend({ email: PersonBody.shape.email.optional(), roles: RoleList }),
    summary: 'Change roles, organisation or capabilities; no role at all takes somebody off the roster.',
    reply: z.object({ person: z.string() }),
  }),
  setAbsenceOf: operation({
    id: 'setAbsenceOf',
    route: 'POST /api/admin/people/{person}/absences',
    fn,
    who,
    body: AbsencesBody,
    summary: 'Say when a colleague or a reviewer is away, and who stands in: the whole list anew.',
    reply: AbsencesReply,
  }),
  listPeople: operation({
    id: 'listPeople',
    route: 'GET /api/admin/people',
    fn,
    who,
    summary: 'Staff and reviewers.',
    reply: z.object({ people: z.array(PersonRow) }),
  }),
  listUndelivered: operation({
    id: 'listUndelivered',
    route: 'GET /api/admin/undelivered',
    fn,
    who,
    summary: 'Facts whose consequences failed, and when they are tried next.',
    reply: z.object({ rows: z.array(z.object({ fact: z.string(), consumer: z.string(), attempts: z.number(), nextTry: z.string() })) }),
  }),
  verifyRecord: operation({
    id: 'verifyRecord',
    route: 'GET /api/admin/records/{item}/chain',
    fn,
    who,
    summary: "Verify the chain of a record's facts.",
    reply: z.object({ facts: z.number(), faults: z.array(z.string()) }),
  }),
} as const;
