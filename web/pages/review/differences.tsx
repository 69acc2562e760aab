import { type Frame, pageOf } from '../../parts/frame.tsx';
import { reviewingWords } from '../../words/reviewing.ts';
import { type Compared, Differences } from '../own/differences.tsx';
import { reviewPath } from './data.ts';

/** What changed in a proposal while somebody judged it. */
export const reviewDifferencesPage = (frame: Frame, { id, compared }: { readonly id: string; readonly compared: Compared }): string => {
  const { language } = frame;
  const words = reviewingWords[language];
  const { from, to, differences } = compared;
  return pageOf(frame, {
    title: words.differences.title,
    room: 'review',
    desk: true,
    styles: ['review.css'],
    content: (
      <div class="desk-sheet">
        <p class="crumb">
          <a href={reviewPath(language, id)}>{words.back}</a>
        </p>
        <h1>{words.differences.title}</h1>
        <p class="lead">{words.differences.lead.replace('{from}', String(from)).replace('{to}', String(to))}</p>
        {differences.length === 0 ? <p>{words.differences.none}</p> : <Differences language={language} differences={differences} />}
      </div>
    ),
  });
};
