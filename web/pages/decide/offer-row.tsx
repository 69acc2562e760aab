import { community, type Language } from '../../../shared/community.ts';
import { offeredUntil } from '../../../shared/domain/offer.ts';
import type { Outcome } from '../../../shared/domain/proposal.ts';
import type { Fact } from '../../parts/facts.tsx';
import { Moment } from '../../parts/format.tsx';
import { boardWords } from '../../words/board.ts';

/** Until when a decision that is announced at this moment offers something; no row where it offers nothing that ends by itself. */
export const offerRow = (language: Language, outcome: Outcome, at: string): Fact[] => {
  const { announce: words } = boardWords[language];
  const until = offeredUntil(outcome, at, community);
  return until ? [{ term: outcome === 'reserve' ? words.list : words.offer, value: <Moment language={language} iso={until} /> }] : [];
};
