import type { Language } from '../../../shared/community.ts';
import type { ReviewView } from '../../../shared/domain/view/reviewer.ts';
import { Files } from '../../parts/file.tsx';
import { Log } from '../../parts/log.tsx';
import { Notice } from '../../parts/notice.tsx';
import { partTitle } from '../../parts/told.ts';
import { reviewWords } from '../../words/review.ts';
import { fileRow } from '../files/row.ts';
import { Answers, partsTold, type Told } from './answers.tsx';
import { ReviewTag } from './head.tsx';

type Props = { readonly language: Language; readonly review: ReviewView };

export const toldOf = ({ abstract, track, organisation, answers }: ReviewView): Told => {
  const { asks, goodResult, ...rest } = answers;
  return { outline: { abstract, track }, organisation, request: { asks, goodResult }, ...rest };
};

const threadWords = (language: Language, kind: string): string => {
  const words: Readonly<Record<string, unknown>> = reviewWords[language].proposal;
  return typeof words[kind] === 'string' ? words[kind] : reviewWords[language].proposal.reply;
};

/** The proposal as reviewers read it, with places to go to on top. */
export const ProposalText = ({ language, review }: Props) => {
  const { proposal: words } = reviewWords[language];
  const answers = { language, written: review.language, answers: toldOf(review), questions: review.questions };
  const places = [
    ...partsTold(answers).map(({ part }) => ({ to: part as string, label: partTitle(part, language) })),
    ...(review.thread.length > 0 ? [{ to: 'thread', label: words.thread }] : []),
    ...(review.files.length > 0 ? [{ to: 'files', label: `${words.files} (${review.files.length})` }] : []),
  ];
  return (
    <section class="review-doc" aria-label={words.label}>
      <ReviewTag language={language} proposal={review} />
      <h1 lang={review.language === language ? undefined : review.language}>
        <bdi>{review.title}</bdi>
      </h1>
      <p class="note">
        {review.organisation?.name ? (
          <>
            <bdi>{review.organisation.name}</bdi>,{' '}
          </>
        ) : null}
        {words.revision.replace('{n}', String(review.revision))}
      </p>
      {review.scoresSafety ? <Notice language={language}>{review.safetySeat ? words.safetySeat : words.scoresSafety}</Notice> : null}
      <nav class="review-places" aria-label={words.contents}>
        <p class="review-to">
          <a href="#judgement">{words.toForm}</a>
        </p>
        <ul>
          {places.map(({ to, label }) => (
            <li key={to}>
              <a href={`#${to}`}>{label}</a>
            </li>
          ))}
        </ul>
      </nav>
      <Answers {...answers} />
      {review.thread.length === 0 ? null : (
        <section>
          <h2 id="thread">{words.thread}</h2>
          <Log
            language={language}
            label={words.thread}
            entries={review.thread.map(({ at, kind, text }) => ({
              at,
              by: threadWords(language, kind),
              text: (
                <p class="prose" dir="auto">
                  {text}
                </p>
              ),
            }))}
          />
        </section>
      )}
      {review.files.length === 0 ? null : (
        <section>
          <h2 id="files">{words.files}</h2>
          <Files language={language} label={words.files} files={review.files.map((file) => fileRow(language, review.id, file))} />
        </section>
      )}
    </section>
  );
};
