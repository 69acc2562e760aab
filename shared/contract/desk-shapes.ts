import * as z from 'zod';
import { Backing } from '../domain/backing.ts';
import { StoodView } from '../domain/stood.ts';
import { Reconsidering } from '../domain/view/bundle.ts';

/** Shapes that only the desk's operations reply with. */
const Means = z.object({
  id: z.string(),
  mean: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  marks: z.number(),
  belowMinimum: z.boolean(),
});
export const TallyView = z.object({
  rubric: z.string(),
  formula: z.string(),
  reviews: z.number(),
  /** Reviews that the call asks for before a round closes by itself. */
  quorum: z.number(),
  score: z.number().nullable(),
  totals: z.array(z.object({ reviewer: z.string(), name: z.string(), total: z.number().nullable() })),
  criteria: z.array(Means),
  votes: z.object({ yes: z.number(), no: z.number(), pitch: z.number() }),
  minimaMet: z.boolean(),
  safetyBlocks: z.boolean(),
  flags: z.array(z.string()),
  suggestion: z.string().nullable(),
  /** Where it stood in its call when it was decided last, if that could be told; later marks move nothing in it. */
  stood: StoodView.optional(),
  /** Where a reconsideration took an earlier decision up again: whether the viewer may decide anew, which chairs may, why it was asked for and why it was done. */
  again: z
    .object({
      may: z.boolean(),
      chairs: z.array(z.string()),
      asked: z.object({ at: z.string(), reasons: z.string() }).optional(),
      answer: z.object({ at: z.string(), by: z.string(), text: z.string().optional() }).optional(),
    })
    .optional(),
  /** Decisions before the one that stands, by their numbers: when each was announced, if it was, and who else agreed to it. */
  before: z.array(z.object({ n: z.number(), announcedAt: z.string().optional(), agreed: z.array(z.string()) })).optional(),
  /** The pitch that was held last. */
  pitch: z.object({ on: z.string(), place: z.string() }).optional(),
  /** Of a letter that its applicant can read: since when, and what it says of a reconsideration by now. */
  announced: z.object({ at: z.string(), may: Reconsidering }).optional(),
  /** What the decision that is held still stands on. */
  held: Backing.optional(),
});
export const Event = z.object({ seq: z.number(), type: z.string(), at: z.string(), by: z.string(), text: z.string() });
export const MailRow = z.object({
  intent: z.string(),
  template: z.string(),
  to: z.string(),
  state: z.string(),
  delivery: z.string().optional(),
  createdAt: z.string(),
  sentAt: z.string().optional(),
  subject: z.string().optional(),
  /** What it said, as far as that is kept; no link in it works. */
  text: z.string().optional(),
});
export const ReviewerChoice = z.object({
  id: z.string(),
  name: z.string(),
  organisation: z.string(),
  languages: z.array(z.string()),
  capabilities: z.array(z.object({ id: z.string(), level: z.number() })),
  helix: z.string(),
  /** Invitations of this quarter, and how many this reviewer takes on in one. */
  taken: z.number(),
  capacity: z.number(),
  away: z.boolean(),
  /** Without an address nobody can be invited. */
  reachable: z.boolean(),
  conflict: z.string().optional(),
  asked: z.string().optional(),
  /** Said no or let it pass, so that nobody asks again. */
  passed: z.boolean().optional(),
  /** Judged the earlier proposal that this one improves on. */
  earlier: z.boolean().optional(),
});
