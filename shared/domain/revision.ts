import type { SoFar } from './form/gates.ts';
import { answerText, isText } from './form/told.ts';
import { PARTS, type PartName } from './proposal.ts';
import type { Question } from './question.ts';
import type { StoredParts } from './submission.ts';
import { type Run, wordsBetween } from './text-difference.ts';
import { fieldLabel, fieldsOf } from './words/index.ts';

/** The texts as they stood in a revision: of each part the latest that is not younger. */
export const partsAt = (texts: readonly { readonly part: PartName; readonly revision: number; readonly content: unknown }[], revision: number): StoredParts => {
  const older = texts.filter((text) => text.revision <= revision).toSorted((a, b) => a.revision - b.revision);
  return Object.fromEntries(older.map(({ part, content }) => [part, content]));
};

/** One field that differs between two revisions; `words` lays running texts side by side, the others read as a whole. */
export type Difference = {
  readonly part: PartName;
  /** Part and field, as errors and labels name them. */
  readonly field: string;
  readonly label: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before?: string;
  readonly after?: string;
  readonly words?: readonly Run[];
};

/** Fields in the order of the form, or of the call's questions; what neither knows comes last. */
const fieldsIn = (part: PartName, given: readonly string[], questions: readonly Question[]): readonly string[] => {
  const known = part === 'extra' ? questions.map(({ id }) => id) : fieldsOf(part);
  return [...known, ...[...new Set(given)].filter((field) => !known.includes(field)).sort()];
};

const contentOf = (parts: SoFar, part: PartName): Readonly<Record<string, unknown>> => (parts[part] ?? {}) as Readonly<Record<string, unknown>>;

/** What changed between two revisions of the answers, in the order of the form; the same answers in another order of keys do not differ. */
export const differencesOf = (before: SoFar, after: SoFar, language: 'nl' | 'en', questions: readonly Question[] = []): Difference[] =>
  PARTS.flatMap((part) => {
    const [old, now] = [contentOf(before, part), contentOf(after, part)];
    return fieldsIn(part, [...Object.keys(old), ...Object.keys(now)], questions).flatMap((name): Difference[] => {
      const field = `${part}/${name}`;
      const [was, is] = [answerText(field, old[name], language, questions), answerText(field, now[name], language, questions)];
      if (was === is) return [];
      const common = { part, field, label: fieldLabel(field, language, questions) };
      if (was === '') return [{ ...common, kind: 'added', after: is }];
      if (is === '') return [{ ...common, kind: 'removed', before: was }];
      return [{ ...common, kind: 'changed', before: was, after: is, ...(isText(field, questions) ? { words: wordsBetween(was, is) } : {}) }];
    });
  });
