import type { Proposal } from './proposal.ts';

/** Outcomes that leave something to improve. */
export const UNMET: readonly (string | undefined)[] = ['resubmit', 'declined'];

/** Whether its applicant may begin anew with what was sent in. */
export const mayStartAgain = ({ stage, outcome, anonymised, reconsideration }: Proposal): boolean =>
  (stage === 'announced' || stage === 'closed') && UNMET.includes(outcome) && anonymised === undefined && reconsideration !== 'asked';
