import { rubricOf } from '../../../shared/domain/rubrics.ts';
import { Errors } from '../../parts/errors.tsx';
import { Flash } from '../../parts/flash.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { reviewWords } from '../../words/review.ts';
import { reviewingWords } from '../../words/reviewing.ts';
import { type ReviewPage, reviewPath, type Typed } from './data.ts';
import { ReviewForm, reviewLabels } from './form.tsx';
import { PlaceNav, ReviewCrumb } from './head.tsx';
import { ConflictLater, HandBack } from './leave.tsx';
import { OwnReview } from './own.tsx';
import { ProposalText } from './proposal.tsx';
import { ReopenOwn, Standing } from './standing.tsx';

/** Words that had nowhere to go, as somebody else was faster: they are shown to be copied. */
const Unkept = ({ frame: { language }, typed }: { readonly frame: Frame; readonly typed: Typed }) => {
  const { form: words } = reviewWords[language];
  const texts = [...Object.values(typed.comments), typed.note].filter((text): text is string => text !== undefined && text.trim() !== '');
  return texts.length === 0 ? null : (
    <section>
      <h2>{words.typed}</h2>
      <p class="note">{words.typedText}</p>
      {texts.map((text, i) => (
        <p key={i} class="prose" dir="auto">
          {text}
        </p>
      ))}
    </section>
  );
};

/** The proposal beside the form; once it is in, beside what everybody found. */
export const reviewPage = (frame: Frame, data: ReviewPage): string => {
  const { language } = frame;
  const { review, place, did, trouble, typed, failed } = data;
  const words = reviewWords[language];
  const said = words.did[did as keyof typeof words.did];
  const writes = review.status === 'accepted';
  const labels = failed ? { kind: words.invitation.kind, reason: words.invitation.declineReason } : reviewLabels(language, rubricOf(review.rubric));
  return pageOf(frame, {
    title: `${review.title} – ${words.form.title}`,
    failed: trouble !== undefined,
    room: 'review',
    desk: true,
    styles: ['review.css'],
    scripts: writes ? ['form.js', 'review.js'] : ['form.js'],
    content: (
      <div class="review">
        <ProposalText language={language} review={review} />
        <section class="review-side" id="judgement" aria-label={words.form.label}>
          <ReviewCrumb language={language} />
          {said ? <Flash language={language}>{said}</Flash> : null}
          <Standing frame={frame} review={review} earlier={data.earlier} />
          <Errors language={language} trouble={trouble} labels={labels} />
          {writes ? (
            <>
              <ReviewForm frame={frame} data={data} />
              <p>
                <a href={`${reviewPath(language, review.id)}/form`}>{reviewingWords[language].paper.link}</a>
              </p>
              <HandBack frame={frame} data={data} />
              <ConflictLater frame={frame} data={data} />
              <div class="review-foot">
                <button class="btn" type="submit" form="review" name="act" value="submit">
                  {words.form.submit}
                </button>
                <PlaceNav language={language} place={place} />
              </div>
            </>
          ) : (
            <>
              {trouble ? <Unkept frame={frame} typed={typed} /> : null}
              <OwnReview frame={frame} data={data} />
              {review.mayReopen ? <ReopenOwn frame={frame} data={data} /> : null}
              <ConflictLater frame={frame} data={data} />
              <PlaceNav language={language} place={place} />
            </>
          )}
        </section>
      </div>
    ),
  });
};
