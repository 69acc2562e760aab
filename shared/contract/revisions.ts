import * as z from 'zod';
import { DifferenceList } from './difference.ts';
import { operation } from './operation.ts';

const fn = 'api-privacy';

const Revision = z.coerce.number().int().min(1).max(9999).optional();
/** Which two revisions are compared: without a word the last with the one before. */
export const DifferencesQuery = z.object({ from: Revision, to: Revision });

/** What changed between two revisions, field by field in the order of the form. */
export const Differences = z.object({
  from: z.number(),
  to: z.number(),
  differences: DifferenceList,
});

/** Revisions side by side, in the function that has room for the words of every field of the form and every answer of its lists. */
export const revisionOperations = {
  readDifferences: operation({
    id: 'readDifferences',
    route: 'GET /api/desk/proposals/{proposal}/differences',
    fn,
    who: ['liaison', 'chair', 'admin'],
    query: DifferencesQuery,
    summary: 'What changed between two revisions of the answers.',
    reply: Differences,
  }),
  readOwnDifferences: operation({
    id: 'readOwnDifferences',
    route: 'GET /api/proposals/{proposal}/differences',
    fn,
    who: ['applicant'],
    query: DifferencesQuery,
    summary: 'What changed between two revisions of the own answers.',
    reply: Differences,
  }),
} as const;
