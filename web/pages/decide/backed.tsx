import type { Language } from '../../../shared/community.ts';
import type { Backing } from '../../../shared/domain/backing.ts';
import { boardWords } from '../../words/board.ts';

/** Whether a held decision can be announced, as far as that hangs on who stands behind it. */
export const mayGo = ({ approvals, needed, deciderConflicted }: Backing & { readonly needed: number }): boolean => !deciderConflicted && approvals >= needed;

/** Why a held decision cannot be announced yet, which of those behind it no longer count, and which of the reviews. */
export const Backed = ({ language, backing, needed }: { readonly language: Language; readonly backing: Backing; readonly needed: number }) => {
  const { announce: words } = boardWords[language];
  const { approvals, conflicted, deciderConflicted, reviews, lost } = backing;
  const missing = needed - approvals;
  const why = deciderConflicted ? words.deciderConflicted : missing > 1 ? words.waits : missing === 1 ? words.waitsFor : '';
  return (
    <>
      {lost > 0 ? <p class="note">{words.lost.replace('{n}', String(reviews)).replace('{m}', String(lost))}</p> : null}
      {conflicted > 0 ? <p class="note">{words.conflicted.replace('{n}', String(conflicted))}</p> : null}
      {why ? <p class="note">{why}</p> : null}
    </>
  );
};
