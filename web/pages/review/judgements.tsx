import type { Language } from '../../../shared/community.ts';
import type { ReviewBody } from '../../../shared/domain/review.ts';
import { criterionOf, type Rubric } from '../../../shared/domain/rubric.ts';
import { numberIn, scoreIn } from '../../parts/format.tsx';
import { Summary } from '../../parts/summary.tsx';
import { judgementWords } from '../../words/judgement.ts';

export const criterionName = (rubric: Rubric, id: string, language: Language): string => criterionOf(rubric, id)?.name[language] ?? id;

export const scoreText = (language: Language, score: number | null | undefined): string =>
  score === null || score === undefined ? '–' : scoreIn(language, score);

/** Marks with what was written beside them. */
type Props = { readonly language: Language; readonly rubric: Rubric; readonly criteria: ReviewBody['criteria'] };
export const Judgements = ({ language, rubric, criteria }: Props) => (
  <Summary
    language={language}
    rows={rubric.criteria.map(({ id, name }) => {
      const { mark, comment } = criteria[id] ?? { mark: null, comment: '' };
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
