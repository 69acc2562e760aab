import { COMMENT } from '../../../shared/domain/review.ts';
import { type Criterion, type Rubric, SAFETY } from '../../../shared/domain/rubric.ts';
import { rubricOf } from '../../../shared/domain/rubrics.ts';
import { weightedScore } from '../../../shared/domain/tally.ts';
import { Radios } from '../../parts/choice.tsx';
import { errorsIn } from '../../parts/errors.tsx';
import { Hidden, TextField } from '../../parts/field.tsx';
import { momentIn, numberIn } from '../../parts/format.tsx';
import type { Frame } from '../../parts/frame.tsx';
import { MARK, Scale } from '../../parts/scale.tsx';
import { judgementWords } from '../../words/judgement.ts';
import { reviewWords } from '../../words/review.ts';
import { CANNOT, type ReviewPage, reviewPath, type Typed } from './data.ts';
import { Elsewhere, ElsewhereNote } from './elsewhere.tsx';
import { scoreText } from './judgements.tsx';

type Props = { readonly frame: Frame; readonly data: ReviewPage };

const markOf = (typed: Typed, id: string): number | null => {
  const mark = typed.marks[id];
  return mark === undefined || mark === CANNOT || mark === '' ? null : Number(mark);
};

/** Half marks read as 1,5; of the weights that could not be given marks, the others have the share. */
const Score = ({ frame: { language }, data: { typed, review } }: Props) => {
  const { form: words } = reviewWords[language];
  const rubric = rubricOf(review.rubric);
  const marks = rubric.criteria.map(({ id }) => markOf(typed, id));
  const score = weightedScore(rubric, (id) => markOf(typed, id));
  const given = marks.filter((mark) => mark !== null).length;
  return (
    <p class="review-score">
      <span class="review-score-of">{words.score}</span> <strong data-score>{scoreText(language, score)}</strong> <span>{words.ofHundred}</span>{' '}
      <span class="review-given" data-given={words.given}>
        {words.given.replace('{n}', String(given)).replace('{of}', String(marks.length))}
      </span>
    </p>
  );
};

/** Where the draft stands; a script says it anew after each save. */
const Kept = ({ frame: { language }, data: { review } }: Props) => {
  const { form: words } = reviewWords[language];
  const { savedAt, saving, offline, failed, signedOut, elsewhere } = words;
  return (
    <p
      class="review-kept"
      role="status"
      data-kept
      data-saved={savedAt}
      data-saving={saving}
      data-offline={offline}
      data-failed={failed}
      data-signed-out={signedOut}
      data-elsewhere={elsewhere}
    >
      {review.draftAt ? words.savedOn.replace('{time}', momentIn(language, review.draftAt, 'short')) : words.notSaved}
    </p>
  );
};

const commentHint = (language: Frame['language']): string =>
  reviewWords[language].form.commentHint
    .replace('{least}', String(COMMENT.least))
    .replace('{extreme}', String(COMMENT.extreme))
    .replace('{low}', numberIn(language, COMMENT.low))
    .replace('{high}', numberIn(language, COMMENT.high));

const CriterionFields = ({ frame: { language }, data, criterion }: Props & { readonly criterion: Criterion }) => {
  const { form: words } = reviewWords[language];
  const { typed, trouble } = data;
  const { id, name, weight, minimum, anchors } = criterion;
  const errorOf = errorsIn(trouble);
  const [low, middle, high] = anchors[language];
  return (
    <section class="review-criterion" data-weight={weight}>
      <Scale
        {...MARK}
        language={language}
        name={`criteria/${id}/mark`}
        label={name[language]}
        hint={words.weight.replace('{n}', numberIn(language, weight)).replace('{least}', numberIn(language, minimum))}
        value={typed.marks[id]}
        error={errorOf(`criteria/${id}/mark`)}
        anchors={[
          { at: 1, text: low },
          { at: 3, text: middle },
          { at: 5, text: high },
        ]}
        openAnchors
        {...(id === SAFETY && data.review.scoresSafety ? {} : { none: { value: CANNOT, label: words.cannot } })}
      />
      <TextField
        language={language}
        name={`criteria/${id}/comment`}
        label={
          <>
            {words.comment}
            <span class="vh">: {name[language]}</span>
          </>
        }
        hint={commentHint(language)}
        rows={4}
        value={typed.comments[id]}
        error={errorOf(`criteria/${id}/comment`)}
      />
    </section>
  );
};

const choices = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, label]) => ({ value, label }));

/** The names of the fields with what they are called, for the summary of errors. */
export const reviewLabels = (language: Frame['language'], rubric: Rubric): Readonly<Record<string, string>> => {
  const { form: words } = reviewWords[language];
  const ofCriteria = rubric.criteria.flatMap(({ id, name }) => [
    [`criteria/${id}/mark`, `${name[language]}, ${words.mark.toLowerCase()}`],
    [`criteria/${id}/comment`, `${name[language]}, ${words.comment.toLowerCase()}`],
  ]);
  return { ...Object.fromEntries(ofCriteria), inScope: words.inScope, vote: words.vote, confidence: words.confidence, note: words.note };
};

/** Marks, comments and the vote. The first button keeps the draft, so that a stray Enter sends nothing in. */
export const ReviewForm = ({ frame, data }: Props) => {
  const { language } = frame;
  const { form: words } = reviewWords[language];
  const said = judgementWords[language];
  const { review, typed, key, seen, trouble } = data;
  const errorOf = errorsIn(trouble);
  const { least, extreme, low, high } = COMMENT;
  const rubric = rubricOf(review.rubric);
  return (
    <form
      id="review"
      method="post"
      action={reviewPath(language, review.id)}
      novalidate
      data-draft={`/api/review/${review.id}/draft`}
      data-cannot={CANNOT}
      data-least={least}
      data-extreme={extreme}
      data-low={low}
      data-high={high}
      data-need-one={words.needOne}
      data-need={words.need}
      data-enough={words.enough}
    >
      <h2>{words.title}</h2>
      {review.due ? <p class="note">{words.by.replace('{date}', momentIn(language, review.due, 'short'))}</p> : null}
      <div class="review-head">
        <button class="btn btn-quiet btn-small" type="submit" name="act" value="save">
          {words.save}
        </button>
        <Kept frame={frame} data={data} />
        <Score frame={frame} data={data} />
        <ElsewhereNote language={language} id={review.id} />
      </div>
      <Hidden values={{ key }} />
      <input type="hidden" name="seen" value={seen} autocomplete="off" />
      <input type="hidden" name="revision" value={review.revision} autocomplete="off" />
      <Elsewhere language={language} data={data} labels={reviewLabels(language, rubric)} />
      {rubric.criteria.map((criterion) => (
        <CriterionFields key={criterion.id} frame={frame} data={data} criterion={criterion} />
      ))}
      <Radios
        language={language}
        name="inScope"
        label={words.inScope}
        layout="row"
        value={typed.inScope}
        error={errorOf('inScope')}
        options={[
          { value: 'yes', label: said.yes },
          { value: 'no', label: said.no },
        ]}
      />
      <Radios language={language} name="vote" label={words.vote} layout="row" value={typed.vote} error={errorOf('vote')} options={choices(said.votes)} />
      <Radios
        language={language}
        name="confidence"
        label={words.confidence}
        layout="row"
        value={typed.confidence}
        error={errorOf('confidence')}
        options={choices(said.confidences)}
      />
      <TextField language={language} name="note" label={words.note} optional rows={4} limit={2000} value={typed.note} error={errorOf('note')} />
      <p class="note">{words.submitHint}</p>
    </form>
  );
};
