import * as z from 'zod';
import { Backing } from '../backing.ts';
import { Outcome } from '../proposal.ts';
import { Tlp } from '../vocabulary.ts';
import { Letter } from './bundle.ts';

/** A decision that is held, as whoever may announce it sees it in a list. */
export const HeldRow = z.object({
  id: z.string(),
  reference: z.string(),
  title: z.string(),
  tlp: Tlp,
  language: z.enum(['nl', 'en']),
  call: z.string(),
  outcome: Outcome,
  /** The number of the decision, to be named when its letter was read. */
  decision: z.number(),
  decidedBy: z.string(),
  decidedAt: z.string(),
  /** Who stand behind it as things are now, and how many the rules ask for. */
  ...Backing.shape,
  needed: z.number(),
  /** Whether the viewer had a part in an earlier decision that this one takes the place of, and so does not announce it. */
  involved: z.boolean(),
  letter: Letter,
});
export type HeldRow = z.infer<typeof HeldRow>;
