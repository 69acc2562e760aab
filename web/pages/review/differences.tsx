import type * as z from 'zod';
import type { supportOperations } from '../../../shared/contract/support.ts';
import type { Outcome } from '../../../shared/domain/proposal.ts';
import { outcomeText } from '../../../shared/domain/words/index.ts';
import { type Frame, pageOf } from '../../parts/frame.tsx';
import { reviewingWords } from '../../words/reviewing.ts';
import { type Compared, Differences } from '../own/differences.tsx';
import { reviewPath } from './data.ts';

type Shown = { readonly id: string; readonly leads: readonly string[]; readonly differences?: Compared['differences'] };

const comparedPage = (frame: Frame, { id, leads, differences }: Shown): string => {
  const { language } = frame;
  const words = reviewingWords[language];
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
        {leads.map((lead) => (
          <p key={lead} class="lead">
            {lead}
          </p>
        ))}
        {differences?.length === 0 ? <p>{words.differences.none}</p> : null}
        {differences ? <Differences language={language} differences={differences} /> : null}
      </div>
    ),
  });
};

/** What changed in a proposal while somebody judged it. */
export const reviewDifferencesPage = (frame: Frame, { id, compared }: { readonly id: string; readonly compared: Compared }): string => {
  const { lead } = reviewingWords[frame.language].differences;
  const { from, to, differences } = compared;
  return comparedPage(frame, { id, leads: [lead.replace('{from}', String(from)).replace('{to}', String(to))], differences });
};

type Earlier = z.infer<(typeof supportOperations)['readEarlierReviewed']['reply']>;

/** What its applicant changed since the proposal that this one improves on, which the reader may know of or not. */
export const reviewEarlierPage = (frame: Frame, { id, earlier, differences }: Earlier & { readonly id: string }): string => {
  const { language } = frame;
  const { than, outcome, noEarlier } = reviewingWords[language].differences;
  if (!earlier) return comparedPage(frame, { id, leads: [noEarlier] });
  const decided = earlier.outcome ? [outcome.replace('{outcome}', outcomeText(earlier.outcome as Outcome, language))] : [];
  return comparedPage(frame, { id, leads: [than.replace('{reference}', earlier.reference), ...decided], differences });
};
