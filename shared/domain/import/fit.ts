import type * as z from 'zod';
import { cleaned } from './decode.ts';

/** What is wanting in an imported line, as codes: gaps were missing, guessed or did not fit; cuts were longer than their field and are whole in the original. */
export type Notes = { readonly gaps: Set<string>; readonly cuts: Set<string> };

export const newNotes = (gaps: readonly string[] = []): Notes => ({ gaps: new Set(gaps), cuts: new Set() });

/** Text of a value of any kind, cleaned; what that cost is noted. */
export const textOf = (value: unknown, notes: Notes): string => {
  if (Array.isArray(value)) return value.map((each) => textOf(each, notes)).join(', ');
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '';
  const { text, gaps } = cleaned(value);
  for (const gap of gaps) notes.gaps.add(gap);
  return text.normalize('NFC').trim();
};

export const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** The first so many characters of a text, never half of one; fields count their characters in the same way. */
export const beginning = (text: string, length: number): string => [...text.slice(0, 2 * length)].slice(0, length).join('').trimEnd();

/** The most that a schema takes, of characters or of entries, if that is what was wrong. */
const mostOf = (issues: readonly z.core.$ZodIssue[], origin: string): number | undefined =>
  issues.map((issue) => (issue.code === 'too_big' && issue.origin === origin ? Number(issue.maximum) : undefined)).find((most) => most !== undefined);

/**
 * A value as a field takes it: text that is too long is cut, entries of a list that do not fit are left out. What cannot be made to fit
 * is a gap. Nothing is lost by either, as the original is kept.
 */
export const fitted = (schema: z.ZodType, value: unknown, path: string, notes: Notes): unknown => {
  const first = schema.safeParse(value);
  if (first.success) return first.data;
  if (typeof value === 'string') {
    const most = mostOf(first.error.issues, 'string');
    const again = most === undefined ? undefined : schema.safeParse(beginning(value.trim(), most));
    if (again?.success) notes.cuts.add(path);
    else notes.gaps.add(path);
    return again?.data;
  }
  if (Array.isArray(value)) {
    const able = [...new Set(value)].filter((each) => schema.safeParse([each]).success);
    if (able.length < value.length) notes.gaps.add(path);
    const kept = schema.safeParse(able);
    const most = kept.success ? undefined : mostOf(kept.error.issues, 'array');
    const again = most === undefined ? kept : schema.safeParse(able.slice(0, most));
    if (most !== undefined && again.success) notes.cuts.add(path);
    if (!again.success) notes.gaps.add(path);
    return again.data;
  }
  notes.gaps.add(path);
  return undefined;
};
