import * as z from 'zod';
import { tidyText } from './letters/render.ts';
import { BLANK, PROSE } from './prose.ts';
import { type SecretKind, secretsIn } from './secret.ts';

/** What must not stay in an item: an address of an installation, a credential, text above the label, somebody else's personal data. */
export const PurgeKind = z.enum(['address', 'credential', 'classified', 'personal', 'other']);
export type PurgeKind = z.infer<typeof PurgeKind>;

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

/** A passage as it was typed, and as a letter carries it, without signs that turn the direction of text. */
export const patternsOf = (passage: string): RegExp[] => [
  ...new Map([passage, tidyText(passage)].map(patternOf).map((pattern) => [pattern.source, pattern])).values(),
];

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

/** Every string of a value, wherever it stands in it. */
const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(stringsIn) : [];
};

export type Suspect = { readonly kind: SecretKind; readonly text: string };

/** What follows on the own address in a letter is a link of ours, whatever it looks like; what stands behind it stays in its place. */
const withoutOwnLinks = (text: string, origin: string): string =>
  text.replaceAll(new RegExp(`${escaped(origin)}[^\\s<>"')\\]]*`, 'gi'), (link) => ' '.repeat(link.length));

/**
 * What in the prose of rows looks like an address of an installation, a credential or a place: each passage once, as it would be taken out.
 * @param origin the own address, whose links are nobody's secret
 */
export const suspectsIn = (rows: readonly { readonly type?: unknown }[], origin: string): Suspect[] => {
  const texts = rows.flatMap((row) => (PROSE[String(row.type)] ?? []).flatMap((name) => stringsIn((row as Record<string, unknown>)[name])));
  const found = texts.flatMap((text) =>
    secretsIn(withoutOwnLinks(text, origin)).map(({ kind, start, end }): [string, Suspect] => [text.slice(start, end), { kind, text: text.slice(start, end) }]),
  );
  return [...new Map(found).values()];
};
