import * as z from 'zod';

export const AssembledView = z.object({
  language: z.enum(['nl', 'en']),
  criteria: z.array(z.object({ id: z.string(), band: z.enum(['weak', 'fair', 'good', 'strong']).nullable(), text: z.string() })),
  weakest: z.string().nullable(),
  /** How often something was left out for the editor to look at, by kind. */
  marks: z.record(z.string(), z.number()),
  foreign: z.number(),
});
export type AssembledView = z.infer<typeof AssembledView>;
