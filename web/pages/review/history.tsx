import { wordsBetween } from '../../../shared/domain/text-difference.ts';
import { rubricOf } from '../../../shared/domain/rubrics.ts';
import type { ReviewHistory } from '../../../shared/domain/view/review-history.ts';
import { Disclosure } from '../../parts/disclosure.tsx';
import { Errors, errorsIn } from '../../parts/errors.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Hidden, TextField } from '../../parts/field.tsx';
import { Flash } from '../../parts/flash.tsx';
import { Moment } from '../../parts/format.tsx';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { Tag } from '../../parts/tag.tsx';
import type { Trouble } from '../../parts/trouble.ts';
import { reviewWords } from '../../words/review.ts';
import { reviewingWords } from '../../words/reviewing.ts';
import { Changed } from '../own/differences.tsx';
import { typedFrom } from './data.ts';
import { readOf } from './elsewhere.tsx';
import { reviewLabels } from './form.tsx';
import { Judgements } from './judgements.tsx';

type Text = ReviewHistory['texts'][number];
type History = {
  readonly history: ReviewHistory;
  readonly back: { readonly href: string; readonly desk: boolean };
  /** For staff: the way to ask for another look. */
  readonly reopen?: { readonly key: string; readonly did?: string | undefined; readonly reason?: string; readonly trouble?: Trouble };
};

/** What differs from the text before, field by field, in words that went and words that came. */
const Changes = ({ frame: { language }, rubric, text, before }: { frame: Frame; rubric: string; text: Text; before: Text }) => {
  const words = reviewingWords[language].history;
  const [now, was] = [text, before].map(({ body }) => readOf(language, rubricOf(rubric), typedFrom(body))) as [Record<string, string>, Record<string, string>];
  const labels = reviewLabels(language, rubricOf(rubric));
  const changed = Object.keys(now).filter((name) => now[name] !== was[name]);
  if (changed.length === 0) return <p>{words.same}</p>;
  return (
    <>
      {changed.map((name) => (
        <div key={name}>
          <h4>{labels[name] ?? name}</h4>
          <p class="prose" dir="auto">
            {wordsBetween(was[name] ?? '', now[name] ?? '').map((run, i) => (
              <Changed key={i} language={language} run={run} />
            ))}
          </p>
        </div>
      ))}
    </>
  );
};

const readText = (words: (typeof reviewingWords)['nl']['history'], n: number): string =>
  n === 0 ? words.alone : n === 1 ? words.readOne : words.read.replace('{n}', String(n));

const OneText = ({ frame, rubric, text, before }: { frame: Frame; rubric: string; text: Text; before: Text | undefined }) => {
  const { language } = frame;
  const words = reviewingWords[language].history;
  return (
    <section>
      <h2>
        {words.text.replace('{n}', String(text.n))} {text.stands ? <span class="note">({words.stands})</span> : null}
      </h2>
      <Facts
        rows={[
          { term: words.sent, value: <Moment language={language} iso={text.submittedAt} style="moment" /> },
          { term: words.revision, value: String(text.revision) },
        ]}
      />
      {text.n > 1 ? <p>{readText(words, text.read)}</p> : null}
      {before ? (
        <>
          <h3>{words.changes.replace('{n}', String(before.n))}</h3>
          <Changes frame={frame} rubric={rubric} text={text} before={before} />
        </>
      ) : null}
      <Disclosure summary={words.whole.replace('{n}', String(text.n))} open={text.stands && !before}>
        <Judgements language={language} rubric={rubricOf(rubric)} criteria={text.body.criteria} />
        {text.body.note ? (
          <>
            <h3>{reviewWords[language].form.note}</h3>
            <p class="prose" dir="auto">
              {text.body.note}
            </p>
          </>
        ) : null}
      </Disclosure>
    </section>
  );
};

const Reopen = ({ frame: { language }, reopen: { key, reason, trouble } }: { frame: Frame; reopen: NonNullable<History['reopen']> }) => {
  const words = reviewingWords[language].history;
  return (
    <section id="reopen">
      <h2>{words.reopen}</h2>
      <p>{words.reopenText}</p>
      <form method="post" novalidate>
        <Hidden values={{ key }} />
        <TextField
          language={language}
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          rows={3}
          limit={500}
          value={reason}
          error={errorsIn(trouble)('reason')}
        />
        <button class="btn" type="submit">
          {words.reopenSend}
        </button>
      </form>
    </section>
  );
};

/** Every text of a review that was sent in, the newest first, each with what it changed. */
export const reviewHistoryPage = (frame: Frame, { history, back, reopen }: History): string => {
  const { language } = frame;
  const words = reviewingWords[language];
  const { reference, rubric, name, texts } = history;
  return pageOf(frame, {
    title: words.history.title,
    failed: reopen?.trouble !== undefined,
    room: back.desk ? 'inbox' : 'review',
    desk: true,
    styles: ['review.css'],
    scripts: ['form.js'],
    content: (
      <div class="desk-sheet">
        {reopen?.did ? <Flash language={language}>{words.history.reopened}</Flash> : null}
        <Errors language={language} trouble={reopen?.trouble} labels={{ reason: words.history.reason }} />
        <p class="crumb">
          <a href={back.href}>{back.desk ? words.history.backToCase : words.back}</a>
        </p>
        <p class="tag-head">
          <Tag reference={reference} />
        </p>
        <h1>{words.history.title}</h1>
        <p class="lead">
          {words.history.lead} {name ? <bdi>{words.history.of.replace('{name}', name)}</bdi> : null}
        </p>
        {texts.length === 0 ? <p>{words.history.none}</p> : null}
        {texts.map((text, i) => (
          <OneText key={text.n} frame={frame} rubric={rubric} text={text} before={texts[i + 1]} />
        ))}
        {reopen && texts.length > 0 ? <Reopen frame={frame} reopen={reopen} /> : null}
      </div>
    ),
  });
};
