import type { Language } from '../../../shared/community.ts';
import type { Criterion, Rubric } from '../../../shared/domain/rubric.ts';
import { numberIn } from '../../parts/format.tsx';
import { judgedWords } from '../../words/judged.ts';

/** What a 1, a 3 and a 5 stand for. */
const MARKS = [1, 3, 5] as const;

const Row = ({ language, criterion: { id, name, weight, minimum, anchors } }: { readonly language: Language; readonly criterion: Criterion }) => {
  const words = judgedWords[language];
  return (
    <div class="rubric-row" key={id}>
      <p class="rubric-name">{name[language]}</p>
      <p class="note">
        {words.weight.replace('{n}', String(weight))} · {words.minimum.replace('{n}', numberIn(language, minimum))}
      </p>
      <dl>
        {MARKS.map((mark, i) => (
          <div key={mark}>
            <dt>{mark}</dt>
            <dd>{anchors[language][i]}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
};

/** A rubric as those who are judged by it may read it: criteria, weights, minima, and what marks mean. */
export const RubricPreview = ({ language, rubric }: { readonly language: Language; readonly rubric: Rubric }) => {
  const words = judgedWords[language];
  const { decline, accept } = rubric.score;
  return (
    <div class="rubric">
      <p>{rubric.about[language]}</p>
      {rubric.criteria.map((criterion) => (
        <Row key={criterion.id} language={language} criterion={criterion} />
      ))}
      <p class="note">{words.score.replace('{decline}', String(decline)).replace('{accept}', String(accept))}</p>
      <p class="note">{words.version.replace('{version}', rubric.version)}</p>
    </div>
  );
};
