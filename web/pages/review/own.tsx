import { community } from '../../../shared/community.ts';
import type { ReviewBody } from '../../../shared/domain/review.ts';
import type { Rubric } from '../../../shared/domain/rubric.ts';
import { rubricOf } from '../../../shared/domain/rubrics.ts';
import { weightedScore } from '../../../shared/domain/tally.ts';
import { outcomeText } from '../../../shared/domain/words/index.ts';
import { Disclosure } from '../../parts/disclosure.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Moment } from '../../parts/format.tsx';
import type { Frame } from '../../parts/frame.tsx';
import { CallTo, MailTo } from '../../parts/reach.tsx';
import { judgementWords } from '../../words/judgement.ts';
import { reviewWords } from '../../words/review.ts';
import { reviewingWords } from '../../words/reviewing.ts';
import { type ReviewPage, reviewPath } from './data.ts';
import { criterionName, Judgements, scoreText } from './judgements.tsx';

type Criteria = ReviewBody['criteria'];
const scoreOf = (rubric: Rubric, criteria: Criteria): number | null => weightedScore(rubric, (id) => criteria[id]?.mark ?? null);

/** What the applicant was told of each criterion, once that is out. */
const LetterText = ({ frame: { language }, letter, rubric }: { frame: Frame; letter: NonNullable<ReviewPage['review']['letter']>; rubric: Rubric }) => (
  <Disclosure summary={reviewingWords[language].review.letter}>
    <p class="prose" dir="auto">
      {letter.opening}
    </p>
    {letter.criteria.map(({ id, text }) => (
      <section key={id}>
        <h3>{criterionName(rubric, id, language)}</h3>
        <p class="prose" dir="auto">
          {text}
        </p>
      </section>
    ))}
  </Disclosure>
);

/** The own review as it was sent in and, since it is in, what the others found. */
export const OwnReview = ({ frame, data: { review, place } }: { readonly frame: Frame; readonly data: ReviewPage }) => {
  const { language } = frame;
  const words = reviewWords[language];
  const { own, others, outcome, sent, letter } = review;
  const rubric = rubricOf(review.rubric);
  return (
    <>
      {own === undefined ? null : (
        <>
          <h2>{words.own.title}</h2>
          <Facts
            rows={[
              { term: words.own.score, value: `${scoreText(language, scoreOf(rubric, own.criteria))} ${words.form.ofHundred}` },
              { term: words.own.vote, value: judgementWords[language].votes[own.vote] },
              ...(sent ? [{ term: reviewingWords[language].review.judged, value: String(sent.revision) }] : []),
              ...(outcome ? [{ term: words.own.outcome, value: outcomeText(outcome, language) }] : []),
            ]}
          />
          <Disclosure summary={words.own.wrote}>
            <Judgements language={language} rubric={rubric} criteria={own.criteria} />
            {own.note ? (
              <>
                <h3>{words.form.note}</h3>
                <p class="prose" dir="auto">
                  {own.note}
                </p>
              </>
            ) : null}
          </Disclosure>
          {review.staffMayReopen ? null : <p class="note">{words.own.over}</p>}
          {review.mayReopen || !review.staffMayReopen ? null : (
            <p class="note">
              {words.own.change} <CallTo phone={community.contact.phone} />, <MailTo email={community.contact.email} />. {words.own.changeText}
            </p>
          )}
        </>
      )}
      {letter ? <LetterText frame={frame} letter={letter} rubric={rubric} /> : null}
      <h2>{words.own.others}</h2>
      {others.length === 0 ? <p>{words.own.noOthers}</p> : null}
      <p>
        <a href={`${reviewPath(language, review.id)}/discussion`}>{reviewingWords[language].review.discussion}</a>
      </p>
      {others.map(({ alias, submittedAt, criteria, vote }) => (
        <section key={alias} class="review-other">
          <h3>{words.own.otherReviewer.replace('{alias}', alias)}</h3>
          <Facts
            rows={[
              { term: words.own.score, value: `${scoreText(language, scoreOf(rubric, criteria))} ${words.form.ofHundred}` },
              { term: words.own.vote, value: judgementWords[language].votes[vote] },
              { term: words.own.sent, value: <Moment language={language} iso={submittedAt} /> },
            ]}
          />
          <Judgements language={language} rubric={rubric} criteria={criteria} />
        </section>
      ))}
      {(place.next ?? place.of > 0) ? (
        <p>
          <a class="btn" href={place.next ? reviewPath(language, place.next) : reviewPath(language)}>
            {words.own.nextOne}
          </a>
        </p>
      ) : null}
    </>
  );
};
