import * as z from 'zod';
import { Absence, Absences } from '../domain/absence.ts';
import { Mailing } from '../domain/person.ts';
import { Empty, PersonId } from './common.ts';
import { operation } from './operation.ts';

const fn = 'api-applicant';
const who = ['reviewer', 'liaison', 'chair', 'admin'] as const;

/** Absences as anybody may send them: who stands in is named by an id of ours. */
export const AbsencesBody = z.strictObject({ absences: z.array(Absence.extend({ standIn: PersonId.optional() })).max(10) });
export const AbsencesReply = z.object({ absences: Absences });

/** What everybody at the desk, every reviewer and every sender settles for oneself. */
export const meOperations = {
  readSettings: operation({
    id: 'readSettings',
    route: 'GET /api/me/settings',
    fn,
    who,
    summary: 'How news reaches me, when I am away, and whether my address works.',
    reply: z.object({
      mailing: Mailing,
      absences: Absences,
      unreachable: z.boolean(),
      /** Reviews that an absence falls into: what becomes of them is to be said. */
      away: z.array(z.object({ id: z.string(), title: z.string(), language: z.enum(['nl', 'en']), status: z.string(), due: z.string() })),
    }),
  }),
  setMailing: operation({
    id: 'setMailing',
    route: 'POST /api/me/mailing',
    fn,
    who,
    body: z.strictObject({ mailing: Mailing }),
    summary: 'Get news of the desk one by one, or together twice a working day. What is urgent always comes at once.',
    reply: z.object({ mailing: Mailing }),
  }),
  setAbsence: operation({
    id: 'setAbsence',
    route: 'POST /api/me/absences',
    fn,
    who,
    body: AbsencesBody,
    summary: 'Say when I am away, and who stands in: the whole list anew.',
    reply: AbsencesReply,
  }),
  revokeOwnLink: operation({
    id: 'revokeOwnLink',
    route: 'POST /api/me/items/{item}/revoke-link',
    fn,
    who: ['applicant'],
    body: Empty,
    summary: 'End every link to something that I sent in, and get a new one by mail.',
    reply: z.object({ revoked: z.number() }),
  }),
} as const;
