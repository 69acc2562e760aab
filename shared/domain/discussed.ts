import type { Assignment } from './assignment.ts';
import type { Proposal, ProposalStage } from './proposal.ts';

/** Until the announcement; stages that read the same to reviewers allow them the same. */
const OPEN_IN: readonly ProposalStage[] = ['info-requested', 'in-review', 'deliberation', 'decided'];

/** Whether staff and reviewers can talk a proposal over now. */
export const isDiscussed = ({ stage, round }: Pick<Proposal, 'stage' | 'round'>): boolean => OPEN_IN.includes(stage) && round > 0;

/** A … Z, then A1 and so on. */
const letterFor = (i: number): string => `${String.fromCharCode(65 + (i % 26))}${i < 26 ? '' : Math.floor(i / 26)}`;
/** In the order of being asked, and by chance among those who were asked together: an order that tells no names and stays. */
export const byInvitation = (a: Assignment, b: Assignment): number => (`${a.invitedAt} ${a.alias}` < `${b.invitedAt} ${b.alias}` ? -1 : 1);

/** What reviewers are called among themselves: the same letter for whoever reads. */
export const lettersOf = (assignments: readonly Assignment[]): ReadonlyMap<string, string> =>
  new Map([...assignments].sort(byInvitation).map(({ reviewer }, i) => [reviewer, letterFor(i)]));
