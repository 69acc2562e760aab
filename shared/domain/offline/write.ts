import { COMMENT, type ReviewDraft } from '../review.ts';
import { type Criterion, type Rubric, SAFETY } from '../rubric.ts';

/** How a line of the form begins that is not an answer; a line of an answer that begins so gets a backslash in front. */
const MARK = /^\\*\[\[/;
/** What may stand under a heading of a choice, by its name. */
export const CHOICES = { 'in-scope': 'inScope', vote: 'vote', confidence: 'confidence' } as const;
export type Choice = keyof typeof CHOICES;

/** What the form says beside its headings, in the language of whoever downloads it. */
export type FormWords = {
  readonly lead: readonly string[];
  readonly mark: string;
  /** What a mark may be where safety has to be given one. */
  readonly markNeeded: string;
  /** With {least}, {extreme}, {low} and {high}. */
  readonly comment: string;
  /** What a criterion weighs, and what a mean has to be, with {weight} and {minimum}. */
  readonly weighs: string;
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

/** A line of explanation, wherever it stands: no answer begins so, as two brackets in front of one get a backslash. */
export const REMARK = '#';
const remark = (text: string): string => `[[${REMARK}]] ${text}`;

type Told = { readonly words: FormWords; readonly language: 'nl' | 'en' };
const numberIn = (language: 'nl' | 'en', value: number): string => String(value).replace('.', language === 'nl' ? ',' : '.');

/** What a criterion weighs and what its marks mean, above the place for the mark. */
const meaning = ({ name, weight, minimum, anchors }: Criterion, { words, language }: Told): string[] => {
  const weighs = words.weighs.replace('{weight}', numberIn(language, weight)).replace('{minimum}', numberIn(language, minimum));
  return [`${name[language]}: ${weighs}`, ...[1, 3, 5].map((mark, i) => `${mark} = ${anchors[language][i]}`)].map(remark);
};

const lengths = ({ words, language }: Told): string =>
  words.comment
    .replace('{least}', String(COMMENT.least))
    .replace('{extreme}', String(COMMENT.extreme))
    .replace('{low}', numberIn(language, COMMENT.low))
    .replace('{high}', numberIn(language, COMMENT.high));

/**
 * A review as a text to be filled in without a connection. Every heading begins with two brackets, and nothing that somebody writes can be
 * taken for one; what stands behind a heading is only there to help.
 */
export const reviewText = (
  draft: ReviewDraft,
  { rubric, head, words, language, scoresSafety = false }: Told & { readonly rubric: Rubric; readonly head: FormHead; readonly scoresSafety?: boolean },
): string => {
  const decimal = language === 'nl' ? ',' : '.';
  const section = (name: string, hint: string, lines: readonly string[]): string[] => [`[[${name}]] ${hint}`.trimEnd(), ...lines, ''];
  const criteria: Readonly<Record<string, { mark?: number | null | undefined; comment?: string | undefined } | undefined>> = draft.criteria ?? {};
  const inScope = draft.inScope === undefined ? '' : draft.inScope ? words.inScope.yes : words.inScope.no;
  return [
    ...words.lead.map((text) => `# ${text}`),
    headLine(head),
    '',
    ...rubric.criteria.flatMap((criterion) => {
      const { id, name } = criterion;
      const mark = scoresSafety && id === SAFETY ? words.markNeeded : words.mark;
      return [
        ...meaning(criterion, { words, language }),
        ...section(`${id} mark`, `${name[language]}: ${mark}`, [markText(criteria[id]?.mark, decimal)]),
        ...section(`${id} comment`, lengths({ words, language }), safe(criteria[id]?.comment)),
      ];
    }),
    ...section('in-scope', words.choices['in-scope'], [inScope]),
    ...section('vote', words.choices.vote, [draft.vote ?? '']),
    ...section('confidence', words.choices.confidence, [draft.confidence === undefined ? '' : String(draft.confidence)]),
    ...section('note', words.note, safe(draft.note)),
    `[[end]] ${words.end}`.trimEnd(),
    '',
  ].join('\n');
};
