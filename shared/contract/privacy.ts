import * as z from 'zod';
import { PurgeKind } from '../domain/purge.ts';
import { email, prose } from '../domain/text.ts';
import { Cursor, Empty } from './common.ts';
import { operation } from './operation.ts';

const fn = 'api-privacy';
const desk = ['liaison', 'chair', 'admin'] as const;
const admin = ['admin'] as const;

/** Long enough that it can mean one thing only. */
const Passage = prose(4, 5000).refine((text) => (text.match(/[\p{L}\p{N}]/gu) ?? []).length >= 3, { error: 'field.short:4' });

const Access = z.object({
  person: z.record(z.string(), z.unknown()),
  entries: z.array(z.object({ kind: z.string(), id: z.string(), data: z.unknown() })),
  cursor: z.string().optional(),
});

/** What must not stay, and what somebody may ask for: the only function that can remove what was sent in. */
export const privacyOperations = {
  listSuspects: operation({
    id: 'listSuspects',
    route: 'GET /api/privacy/items/{item}/suspects',
    fn,
    who: desk,
    summary: 'Passages of an item that look as if they should not stay: addresses, credentials, keys, coordinates.',
    reply: z.object({ suspects: z.array(z.object({ kind: z.string(), text: z.string() })) }),
  }),
  purgeText: operation({
    id: 'purgeText',
    route: 'POST /api/privacy/items/{item}/purge',
    fn,
    who: desk,
    key: 'none',
    summary: 'Take passages out of an item, of everything that hangs on it and of what was kept of mails. Backups lose them when they expire.',
    body: z.strictObject({ kind: PurgeKind, passages: z.array(Passage).min(1).max(20) }),
    reply: z.object({ places: z.number().int() }),
  }),
  readOwnData: operation({
    id: 'readOwnData',
    route: 'GET /api/me/data',
    fn,
    who: ['applicant'],
    summary: 'Everything that is held of the one who asks, page by page.',
    query: z.object({ cursor: Cursor }),
    reply: Access,
  }),
  findPerson: operation({
    id: 'findPerson',
    route: 'POST /api/privacy/people',
    fn,
    who: admin,
    key: 'none',
    summary: 'Who stands behind a mail address, to answer a request for access or erasure.',
    body: z.strictObject({ email }),
    reply: z.object({ person: z.string(), name: z.string(), roles: z.array(z.string()) }),
  }),
  readPersonData: operation({
    id: 'readPersonData',
    route: 'GET /api/privacy/people/{person}',
    fn,
    who: admin,
    summary: 'What is held of a person, as that person may read it.',
    query: z.object({ cursor: Cursor }),
    reply: Access,
  }),
  erasePerson: operation({
    id: 'erasePerson',
    route: 'POST /api/privacy/people/{person}/erase',
    fn,
    who: admin,
    summary: 'Erase a person and all that was sent in; what the facts hold stays, as ids that lead nowhere.',
    body: Empty,
    reply: z.object({ person: z.string(), erased: z.literal(true) }),
  }),
} as const;
