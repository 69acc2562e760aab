import { type Candidate, conflictOf } from '../domain/conflict.ts';
import { linkOf } from '../domain/lineage.ts';
import type { Proposal } from '../domain/proposal.ts';
import { loadProposal } from './load.ts';
import type { Store } from './store.ts';

const NOBODY: ReadonlySet<string> = new Set();

/**
 * Whoever sent in a review of the earlier proposal that this one improves on; nobody where there is none. @param viewer a member of staff,
 * who hears nothing of a proposal that is hidden from that person; the house itself hears all
 */
export const earlierReviewers = async (store: Store, proposal: Pick<Proposal, 'links'>, viewer?: Candidate): Promise<ReadonlySet<string>> => {
  const id = linkOf(proposal, 'resubmission-of');
  const earlier = id === undefined ? undefined : await loadProposal(store, id, 'round');
  if (!earlier || (viewer && conflictOf(viewer, earlier.root))) return NOBODY;
  return new Set(earlier.assignments.filter(({ status, submittedAt }) => submittedAt !== undefined && status !== 'recused').map(({ reviewer }) => reviewer));
};
