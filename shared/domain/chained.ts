import * as z from 'zod';
import { Instant } from './clock.ts';

/** What every root in the Records table has: its version, and where the chain of its facts stands. */
export const CHAINED = {
  id: z.string(),
  v: z.literal(1),
  /** Rises by one with every change of the record. */
  version: z.number().int().positive(),
  factSeq: z.number().int().nonnegative(),
  factHead: z.string(),
  /** When the newest fact happened, never before any other: from it follows when the whole chain has expired. */
  factAt: Instant.optional(),
};
