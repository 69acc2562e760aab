import { renderToString } from 'preact-render-to-string';
import type { Language } from '../../../shared/community.ts';
import type { ReviewView } from '../../../shared/domain/view/reviewer.ts';
import { momentIn } from '../../parts/format.tsx';
import { tlpText } from '../../parts/tlp.tsx';
import { partTitle } from '../../parts/told.ts';
import { offlineWords } from '../../words/offline.ts';
import { reviewWords } from '../../words/review.ts';
import { partsTold } from './answers.tsx';
import { reviewPath } from './data.ts';
import { toldOf } from './proposal.tsx';

/** Read far from the site, so that it brings its few rules along and asks for nothing. */
const LOOKS =
  'body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif}h2{margin-top:2rem;border-bottom:1px solid}dt{margin-top:.75rem;font-weight:600}dd{margin:0}.prose{white-space:pre-wrap;overflow-wrap:anywhere;margin:0}.tlp{font-weight:700}';

/** A proposal as its reviewer reads it, as one file without anything that would have to be fetched. */
export const offlinePage = (language: Language, review: ReviewView, site: string, at: string): string => {
  const words = offlineWords[language];
  const { proposal } = reviewWords[language];
  const answers = { language, written: review.language, answers: toldOf(review), questions: review.questions };
  const here = `${site}${reviewPath(language, review.id)}`;
  return `<!doctype html>${renderToString(
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>{review.reference}</title>
        <style>{LOOKS}</style>
      </head>
      <body>
        <p class="tlp">
          {tlpText(review.tlp)} · {review.reference}
        </p>
        <p>
          {words.secret} {words.made.replace('{date}', momentIn(language, at, 'moment'))}
        </p>
        <h1 dir="auto" lang={review.language}>
          {review.title}
        </h1>
        <p>
          {proposal.revision.replace('{n}', String(review.revision))} · <a href={here}>{words.online}</a>
        </p>
        {partsTold(answers).map(({ part, rows }) => (
          <section key={part}>
            <h2>{partTitle(part, language)}</h2>
            <dl>
              {rows.map(({ term, value }) => (
                <div key={term}>
                  <dt>{term}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        {review.thread.length === 0 ? null : (
          <section>
            <h2>{proposal.thread}</h2>
            {review.thread.map(({ id, at: when, text }) => (
              <div key={id}>
                <h3>{momentIn(language, when)}</h3>
                <p class="prose" dir="auto">
                  {text}
                </p>
              </div>
            ))}
          </section>
        )}
        {review.files.length === 0 ? null : (
          <section>
            <h2>{proposal.files}</h2>
            <ul>
              {review.files.map(({ id, name }) => (
                <li key={id}>
                  <a href={`${site}/${language}/proposals/${review.id}/files?open=${id}`}>
                    <bdi>{name}</bdi>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )}
      </body>
    </html>,
  )}`;
};
