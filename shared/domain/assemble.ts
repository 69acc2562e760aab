import { bandOf, type FeedbackLetter } from './decision.ts';
import { languageOf } from './import/language.ts';
import { type Hidden, markIn, redacted } from './redact.ts';
import type { Review } from './review.ts';
import type { Rubric } from './rubric.ts';
import type { Tally } from './tally.ts';
import { charactersIn } from './text.ts';
import type { MarkKind } from './words/letter-marks.ts';

/** What the reviewers wrote, as a beginning of the letter: nobody can be told from it, and its editor sees where something was left out. */
export type Assembled = {
  readonly criteria: readonly {
    readonly id: string;
    readonly band: FeedbackLetter['criteria'][number]['band'] | null;
    readonly text: string;
  }[];
  /** The criterion with the lowest mean: what to do first is likely there. */
  readonly weakest: string | null;
  /** What the editor has to look at, by kind. */
  readonly marks: Readonly<Partial<Record<MarkKind, number>>>;
  /** Reviews that were written in another language than the letter is. */
  readonly foreign: number;
};

type Asked = {
  readonly rubric: Rubric;
  readonly tally: Pick<Tally, 'criteria'>;
  /** The reviews that count. */
  readonly reviews: readonly Pick<Review, 'body'>[];
  /** The language of the letter. */
  readonly language: 'nl' | 'en';
  readonly hidden: Hidden;
};

/** Characters that a letter says at most about a criterion. */
const MOST = 1000;

const fold = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Paragraphs until the letter's space is full; each is whole, but for one that would not fit by itself. */
const fitting = (paragraphs: readonly string[]): string => {
  let text = '';
  for (const paragraph of paragraphs) {
    const next = text === '' ? paragraph : `${text}\n\n${paragraph}`;
    if (charactersIn(next) <= MOST) text = next;
  }
  return text === '' ? [...(paragraphs[0] ?? '')].slice(0, MOST).join('') : text;
};

/**
 * A letter's criteria from the reviews: of each its band, and what was written about it, one paragraph a reviewer. They stand in an order
 * of their own for each criterion, so that no place tells who wrote what; what two wrote alike stands once. Pure.
 */
export const assembleLetter = ({ rubric, tally, reviews, language, hidden }: Asked): Assembled => {
  const marks: Partial<Record<MarkKind, number>> = {};
  const note = (kind: MarkKind): void => {
    marks[kind] = (marks[kind] ?? 0) + 1;
  };
  const written = reviews.map(({ body }) => {
    const comments = Object.fromEntries(Object.entries(body.criteria).map(([id, { comment }]) => [id, comment]));
    return { comments, isForeign: languageOf(Object.values(comments).join('\n')) !== language };
  });
  const criteria = rubric.criteria.map(({ id }) => {
    const seen = new Set<string>();
    const paragraphs = written.flatMap(({ comments, isForeign }) => {
      const comment = (comments[id] ?? '').trim();
      if (comment === '' || seen.has(fold(comment))) return [];
      seen.add(fold(comment));
      const clean = redacted(comment, hidden, language);
      for (const kind of clean.marks) note(kind);
      if (isForeign) note('language');
      return [isForeign ? `${markIn(language, 'language')} ${clean.text}` : clean.text];
    });
    const mean = tally.criteria.find((criterion) => criterion.id === id)?.mean ?? null;
    return { id, mean, band: mean === null ? null : bandOf(rubric, mean, id), text: fitting(paragraphs.sort((a, b) => (fold(a) < fold(b) ? -1 : 1))) };
  });
  const known = criteria.filter(({ mean }) => mean !== null).sort((a, b) => a.mean! - b.mean!);
  return {
    criteria: criteria.map(({ mean: _, ...criterion }) => criterion),
    weakest: known[0]?.id ?? null,
    marks,
    foreign: written.filter(({ isForeign, comments }) => isForeign && Object.values(comments).some((comment) => comment !== '')).length,
  };
};
