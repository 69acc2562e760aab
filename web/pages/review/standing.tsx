import type { ReviewView } from '../../../shared/domain/view/reviewer.ts';
import { Disclosure } from '../../parts/disclosure.tsx';
import { Hidden } from '../../parts/field.tsx';
import type { Frame } from '../../parts/frame.tsx';
import { Notice } from '../../parts/notice.tsx';
import { reviewingWords } from '../../words/reviewing.ts';
import { type ReviewPage, reviewPath } from './data.ts';

/** What somebody has to know before going on: why it is open again, that the text has changed since, that time stands still. */
type Known = { readonly frame: Frame; readonly review: ReviewView; readonly earlier?: string | undefined };
export const Standing = ({ frame: { language }, review, earlier }: Known) => {
  const words = reviewingWords[language].review;
  const { changedSince, revision, reopened, paused, status, sent, id } = review;
  const here = reviewPath(language, id);
  const isOpen = status === 'accepted';
  return (
    <>
      {isOpen && reopened ? <Notice language={language}>{words.reopened[reopened]}</Notice> : null}
      {changedSince === undefined ? null : (
        <Notice language={language} level={2} title={words.changed}>
          <p>
            {words.changedText.replace('{from}', String(changedSince)).replace('{to}', String(revision))}{' '}
            <a href={`${here}/differences?from=${changedSince}&to=${revision}`}>{words.differences}</a>
          </p>
        </Notice>
      )}
      {earlier ? (
        <p>
          {words.improves.replace('{reference}', earlier)} <a href={`${here}/differences?than=earlier`}>{words.differences}</a>
        </p>
      ) : null}
      {isOpen && paused ? <Notice language={language}>{words.paused}</Notice> : null}
      {sent && sent.texts > 1 ? (
        <p>
          <a href={`${here}/history`}>{words.texts.replace('{n}', String(sent.texts - 1))}</a>
        </p>
      ) : null}
    </>
  );
};

/** The own review can be taken up again until its round closes. */
export const ReopenOwn = ({ frame: { language }, data: { review, key } }: { readonly frame: Frame; readonly data: ReviewPage }) => {
  const words = reviewingWords[language].review;
  return (
    <Disclosure summary={words.reopen}>
      <p>{words.reopenText}</p>
      <form method="post" action={reviewPath(language, review.id)}>
        <Hidden values={{ key, act: 'reopen' }} />
        <button class="btn btn-quiet" type="submit">
          {words.reopenSend}
        </button>
      </form>
    </Disclosure>
  );
};
