import type { Language } from '../../../shared/community.ts';
import type { InvitationView } from '../../../shared/domain/view/reviewer.ts';
import { Tag } from '../../parts/tag.tsx';
import { TlpLabel } from '../../parts/tlp.tsx';
import { reviewWords } from '../../words/review.ts';
import { type Place, reviewPath } from './data.ts';

/** The way back to the queue, for whoever may see it. */
export const ReviewCrumb = ({ language }: { readonly language: Language }) => (
  <p class="crumb">
    <a href={reviewPath(language)}>{reviewWords[language].back}</a>
  </p>
);

/** Which proposal it is, and who may read it. */
export const ReviewTag = ({ language, proposal }: { readonly language: Language; readonly proposal: Pick<InvitationView, 'reference' | 'tlp'> }) => (
  <p class="tag-head">
    <Tag reference={proposal.reference} /> <TlpLabel language={language} tlp={proposal.tlp} />
  </p>
);

/** The one before and the one after, among what is still to be done. */
export const PlaceNav = ({ language, place }: { readonly language: Language; readonly place: Place }) => {
  const words = reviewWords[language];
  const { n, of, previous, next } = place;
  return of < 2 || n === 0 ? null : (
    <nav class="place" aria-label={words.places}>
      {previous ? <a href={reviewPath(language, previous)}>{words.previous}</a> : null}
      <span>{words.place.replace('{n}', String(n)).replace('{of}', String(of))}</span>
      {next ? <a href={reviewPath(language, next)}>{words.next}</a> : null}
    </nav>
  );
};
