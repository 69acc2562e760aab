import type { ReviewDraft } from '../review.ts';
import type { Rubric } from '../rubric.ts';

/** How a line of the form begins that is not an answer; a line of an answer that begins so gets a backslash in front. */
const MARK = /^\\*\[\[/;
/** What may stand under a heading of a choice, by its name. */
export const CHOICES = { 'in-scope': 'inScope', vote: 'vote', confidence: 'confidence' } as const;
export type Choice = keyof typeof CHOICES;

/** What the form says beside its headings, in the language of whoever downloads it. */
export type FormWords = {
  readonly lead: readonly string[];
  readonly mark: string;
  readonly comment: string;
  readonly choices: { readonly [C in Choice]: string };
  readonly note: string;
  readonly end: string;
  readonly inScope: { readonly yes: string; readonly no: string };
};
/** Which proposal a form is about, which draft it began from and which revision of the text was there then. */
export type FormHead = { readonly reference: string; readonly draft: number; readonly revision: number };

export const headLine = ({ reference, draft, revision }: FormHead): string => `[[sluis-review 1 ${reference} draft ${draft} revision ${revision}]]`;

const safe = (text = ''): string[] => (text === '' ? [''] : text.split('\n').map((each) => (MARK.test(each) ? `\\${each}` : each)));
const markText = (mark: number | null | undefined, decimal: string): string =>
  mark === undefined ? '' : mark === null ? '-' : String(mark).replace('.', decimal);

/**
 * A review as a text to be filled in without a connection. Every heading begins with two brackets, and nothing that somebody writes can be
 * taken for one; what stands behind a heading is only there to help.
 */
export const reviewText = (
  draft: ReviewDraft,
  { rubric, head, words, language }: { rubric: Rubric; head: FormHead; words: FormWords; language: 'nl' | 'en' },
): string => {
  const decimal = language === 'nl' ? ',' : '.';
  const section = (name: string, hint: string, lines: readonly string[]): string[] => [`[[${name}]] ${hint}`.trimEnd(), ...lines, ''];
  const criteria: Readonly<Record<string, { mark?: number | null | undefined; comment?: string | undefined } | undefined>> = draft.criteria ?? {};
  const inScope = draft.inScope === undefined ? '' : draft.inScope ? words.inScope.yes : words.inScope.no;
  return [
    ...words.lead.map((text) => `# ${text}`),
    headLine(head),
    '',
    ...rubric.criteria.flatMap(({ id, name }) => [
      ...section(`${id} mark`, `${name[language]}: ${words.mark}`, [markText(criteria[id]?.mark, decimal)]),
      ...section(`${id} comment`, words.comment, safe(criteria[id]?.comment)),
    ]),
    ...section('in-scope', words.choices['in-scope'], [inScope]),
    ...section('vote', words.choices.vote, [draft.vote ?? '']),
    ...section('confidence', words.choices.confidence, [draft.confidence === undefined ? '' : String(draft.confidence)]),
    ...section('note', words.note, safe(draft.note)),
    `[[end]] ${words.end}`.trimEnd(),
    '',
  ].join('\n');
};
