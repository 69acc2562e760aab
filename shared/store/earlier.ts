import { linkOf } from '../domain/lineage.ts';
import type { Proposal } from '../domain/proposal.ts';
import { loadProposal } from './load.ts';
import type { Store } from './store.ts';

/** Whoever sent in a review of the earlier proposal that this one improves on; nobody where there is none. */
export const earlierReviewers = async (store: Store, proposal: Pick<Proposal, 'links'>): Promise<ReadonlySet<string>> => {
  const id = linkOf(proposal, 'resubmission-of');
  const earlier = id === undefined ? undefined : await loadProposal(store, id, 'round');
  return new Set(earlier?.assignments.filter(({ submittedAt }) => submittedAt !== undefined).map(({ reviewer }) => reviewer));
};
