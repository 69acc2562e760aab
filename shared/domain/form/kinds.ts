import * as z from 'zod';
import { line } from '../text.ts';

/** Kinds of answers that several parts of the form share. */

/** A list in which nothing stands twice, whatever its case. */
export const distinct = <T extends z.ZodType<string>>(word: T, min: number, max: number) =>
  z
    .array(word)
    .min(min)
    .max(max)
    .refine((words) => new Set(words.map((each) => each.toLowerCase())).size === words.length, { error: 'list.twice' });

export const names = () => z.array(line(1, 120)).max(5);
/** Whoever is not sure is treated as the answer that asks for more care. */
export const yesNo = () => z.enum(['yes', 'no', 'unsure']);
export const whole = (min: number, max: number) => z.number().int().min(min).max(max);
