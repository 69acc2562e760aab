import type { Panel } from './panel.ts';

/** What offsets need before anybody is shown a corrected value. */
export const NEEDED = { reviewers: 8, reviewsEach: 4, likelihoodRatio: 2.71 } as const;

/**
 * Why marks stay as they are. `few-reviewers`: fewer than 8 reviewers have 4 marks of proposals that somebody else marked, too;
 * `no-spread`: all marks are equal; `offsets-not-clear`: the reviewers do not clearly differ in severity, so nothing is corrected.
 */
export type Missing =
  | { readonly code: 'no-marks' | 'no-spread' }
  | { readonly code: 'few-reviewers'; readonly have: number; readonly need: number; readonly reviewsEach: number }
  | { readonly code: 'offsets-not-clear'; readonly likelihoodRatio: number; readonly need: number };

/** Reviewers with enough marks of proposals that they share with others: only a shared proposal shows who is severe. */
export const comparableReviewers = ({ reviewers, reviewer, proposal, ofProposal }: Panel): number => {
  const shared = new Int32Array(reviewers.length);
  proposal.forEach((p, i) => {
    if (ofProposal.start[p + 1]! - ofProposal.start[p]! > 1) shared[reviewer[i]!]! += 1;
  });
  return shared.filter((count) => count >= NEEDED.reviewsEach).length;
};

/** How many groups of proposals have no reviewer in common; between groups only the assumption that reviewers are alike on average compares. */
export const separateGroups = ({ proposals, reviewers, proposal, reviewer }: Panel): number => {
  const parent = Int32Array.from({ length: proposals.length + reviewers.length }, (_, at) => at);
  const rootOf = (at: number): number => {
    let root = at;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root]!]!;
      root = parent[root]!;
    }
    return root;
  };
  let groups = parent.length;
  proposal.forEach((p, i) => {
    const [a, b] = [rootOf(p), rootOf(proposals.length + reviewer[i]!)];
    if (a !== b) groups -= 1;
    parent[a] = b;
  });
  return groups;
};
