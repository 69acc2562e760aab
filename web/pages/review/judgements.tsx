import type { Language } from '../../../shared/community.ts';
import type { ReviewBody } from '../../../shared/domain/review.ts';
import { type CriterionId, type Rubric, STANDARD_RUBRIC } from '../../../shared/domain/rubric.ts';
import { numberIn } from '../../parts/format.tsx';
import { Summary } from '../../parts/summary.tsx';
import { judgementWords } from '../../words/judgement.ts';

/** The rubric by which is judged. */
export const RUBRIC: Rubric = STANDARD_RUBRIC;
export const criterionName = (id: string, language: Language): string => RUBRIC.criteria.find((criterion) => criterion.id === id)?.name[language] ?? id;

/** A score of 0 to 100 in whole numbers: halves of marks carry no more. */
export const scoreText = (language: Language, score: number | null | undefined): string =>
  score === null || score === undefined ? '–' : numberIn(language, score, 0);

/** Marks with what was written beside them. */
export const Judgements = ({ language, criteria }: { readonly language: Language; readonly criteria: ReviewBody['criteria'] }) => (
  <Summary
    language={language}
    rows={RUBRIC.criteria.map(({ id, name }) => {
      const { mark, comment } = criteria[id as CriterionId];
      return {
        term: name[language],
        value: (
          <>
            <p class="mark">{mark === null ? judgementWords[language].cannot : numberIn(language, mark)}</p>
            {comment === '' ? null : (
              <p class="prose" dir="auto">
                {comment}
              </p>
            )}
          </>
        ),
      };
    })}
  />
);
