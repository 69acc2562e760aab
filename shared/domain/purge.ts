import * as z from 'zod';

/** What must not stay in an item: an address of an installation, a credential, text above the label, somebody else's personal data. */
export const PurgeKind = z.enum(['address', 'credential', 'classified', 'personal', 'other']);
export type PurgeKind = z.infer<typeof PurgeKind>;

/** Stands where something was taken out; it tells that, and not what. */
export const BLANK = '▇▇▇';

/** Attributes that hold prose, by the type of the row; everything else in a row is a key, a code, a number or a time. */
export const PROSE: Readonly<Record<string, readonly string[]>> = {
  root: ['title'],
  part: ['content'],
  message: ['text', 'subject', 'from'],
  original: ['text', 'gaps', 'cuts'],
  assignment: ['title'],
  review: ['body'],
  'review-draft': ['body'],
  decision: ['reason', 'letter', 'conditions', 'override'],
  sent: ['subject', 'text'],
  conflict: ['reason'],
};

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/**
 * Finds a passage whatever its line breaks: a letter that was kept is wrapped and quoted, so that between two words there may stand a
 * line end and a quotation mark. Case counts for nothing.
 */
export const patternOf = (passage: string): RegExp => {
  const words = passage
    .normalize('NFC')
    .split(/[\s>]+/u)
    .filter((word) => word !== '');
  return new RegExp(words.map(escaped).join('[\\s>]+'), 'giu');
};

/** A value with every passage taken out of its strings; the same value where nothing was found. */
export const withoutPassages = <T>(value: T, patterns: readonly RegExp[]): T => {
  if (typeof value === 'string') return patterns.reduce<string>((text, pattern) => text.replaceAll(pattern, BLANK), value) as T;
  if (Array.isArray(value)) return value.map((inner) => withoutPassages(inner, patterns)) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutPassages(inner, patterns)])) as T;
};

/** A row with the passages taken out of its prose, or undefined when it holds none of them. */
export const purgedRow = <R extends { readonly type?: unknown }>(row: R, patterns: readonly RegExp[]): R | undefined => {
  const attributes = PROSE[String(row.type)] ?? [];
  const changed = attributes.filter((name) => {
    const before = (row as Record<string, unknown>)[name];
    return before !== undefined && JSON.stringify(withoutPassages(before, patterns)) !== JSON.stringify(before);
  });
  if (changed.length === 0) return undefined;
  return { ...row, ...Object.fromEntries(changed.map((name) => [name, withoutPassages((row as Record<string, unknown>)[name], patterns)])) };
};
