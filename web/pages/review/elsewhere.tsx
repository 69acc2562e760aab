import type { Language } from '../../../shared/community.ts';
import { idsIn, type Rubric } from '../../../shared/domain/rubric.ts';
import { rubricOf } from '../../../shared/domain/rubrics.ts';
import { Notice } from '../../parts/notice.tsx';
import { Summary, type SummaryRow } from '../../parts/summary.tsx';
import { judgementWords } from '../../words/judgement.ts';
import { reviewWords } from '../../words/review.ts';
import { CANNOT, type ReviewPage, reviewPath, type Typed } from './data.ts';

type Names = Readonly<Record<string, string>>;

/** Everything in a form by the name of its field, as it reads. */
export const readOf = (language: Language, rubric: Rubric, { marks, comments, inScope, vote, confidence, note }: Typed): Names => {
  const said = judgementWords[language];
  const decimal = (mark: string): string => (language === 'nl' ? mark.replace('.', ',') : mark);
  const chosen = (words: Names, value: string | undefined): string => (value ? (words[value] ?? value) : '');
  return {
    ...Object.fromEntries(
      idsIn(rubric).flatMap((id) => [
        [`criteria/${id}/mark`, marks[id] === CANNOT ? said.cannot : decimal(marks[id] ?? '')],
        [`criteria/${id}/comment`, (comments[id] ?? '').replaceAll('\r\n', '\n').trim()],
      ]),
    ),
    inScope: chosen({ yes: said.yes, no: said.no }, inScope),
    vote: chosen(said.votes, vote),
    confidence: chosen(said.confidences, confidence),
    note: (note ?? '').replaceAll('\r\n', '\n').trim(),
  };
};

/** What another window stored, wherever it differs from what was typed here: nobody's words go without being seen. */
export const Elsewhere = ({ language, data, labels }: { readonly language: Language; readonly data: ReviewPage; readonly labels: Names }) => {
  const { theirs, typed, review } = data;
  if (!theirs) return null;
  const words = reviewWords[language].form;
  const [there, here] = [theirs, typed].map((form) => readOf(language, rubricOf(review.rubric), form)) as [Names, Names];
  const rows = Object.keys(there).flatMap((name): SummaryRow[] => {
    const text = there[name] ?? '';
    const value =
      text === '' ? (
        <p class="note">{words.thereEmpty}</p>
      ) : (
        <p class="prose" dir="auto">
          {text}
        </p>
      );
    return text === here[name] ? [] : [{ term: labels[name] ?? name, value }];
  });
  return (
    <Notice language={language} level={2} title={words.thereTitle}>
      <p>{words.thereText}</p>
      <Summary language={language} rows={rows} />
      <p>
        <a class="btn btn-quiet" href={reviewPath(language, review.id)}>
          {words.takeTheirs}
        </a>
      </p>
    </Notice>
  );
};

/** Shown by the script once another window saved: the draft as it stands here is sent to be laid beside the other one. */
export const ElsewhereNote = ({ language, id }: { readonly language: Language; readonly id: string }) => {
  const words = reviewWords[language].form;
  return (
    <p class="review-elsewhere" data-choose hidden>
      <button class="btn btn-small" type="submit" name="act" value="save">
        {words.compare}
      </button>{' '}
      <a href={reviewPath(language, id)}>{words.takeTheirs}</a>
    </p>
  );
};
