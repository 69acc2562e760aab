import * as z from 'zod';
import { PartName } from '../domain/proposal.ts';

const Run = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() });
/** What differs between two texts of a proposal, field by field in the order of the form. */
export const DifferenceList = z.array(
  z.object({
    part: PartName,
    field: z.string(),
    label: z.string(),
    kind: z.enum(['added', 'removed', 'changed']),
    before: z.string().optional(),
    after: z.string().optional(),
    words: z.array(Run).readonly().optional(),
  }),
);
