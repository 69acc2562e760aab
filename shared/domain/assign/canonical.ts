import { limitAt, type Pair, type Problem } from './problem.ts';

const mixed = (a: number, b: number): number => {
  let h = Math.imul(a ^ Math.imul(b ^ (b >>> 15), 0x2c1b3c6d), 0x297a2d39);
  h = Math.imul(h ^ (h >>> 13), 0x85ebca6b);
  return (h ^ (h >>> 16)) | 0;
};

const hashOf = (text: string): number => {
  let h = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) h = mixed(h, text.charCodeAt(at));
  return h;
};

/** Refines what tells papers and reviewers apart by what stands between them (Weisfeiler and Leman 1968). */
const refined = (scores: ArrayLike<number>, papers: Int32Array, reviewers: Int32Array): { papers: Int32Array; reviewers: Int32Array } => {
  const ofPapers = papers.map((h) => mixed(h, 1));
  const ofReviewers = reviewers.map((h) => mixed(h, 2));
  const width = reviewers.length;
  for (let p = 0; p < papers.length; p++) {
    const own = papers[p]!;
    let sum = ofPapers[p]!;
    for (let r = 0, at = p * width; r < width; r++, at++) {
      // One multiplication for both directions: the whole matrix is read twice.
      const score = scores[at]!;
      const mark = Math.imul(score + 40503, 0x9e3779b1);
      sum = (sum + Math.imul(mark ^ reviewers[r]!, 0x85ebca6b)) | 0;
      ofReviewers[r] = (ofReviewers[r]! + Math.imul(mark ^ own, 0xc2b2ae35)) | 0;
    }
    ofPapers[p] = mixed(sum, 3);
  }
  return { papers: ofPapers, reviewers: ofReviewers.map((h) => mixed(h, 4)) };
};

const sorted = (first: Int32Array, second: Int32Array): Int32Array =>
  Int32Array.from(first.keys()).sort((a, b) => first[a]! - first[b]! || second[a]! - second[b]! || a - b);

/**
 * An order of papers and reviewers that depends on what they hold and not on the order in which they came: the same problem, permuted, is solved
 * as the very same one. Only what nothing tells apart keeps its given order.
 */
export const canonicalOrder = (
  problem: Problem,
  scores: ArrayLike<number>,
  pinned: readonly Pair[],
  sectors: ArrayLike<number>,
  seniors: ArrayLike<number>,
  institutions: ArrayLike<number>,
): { readonly papers: Int32Array; readonly reviewers: Int32Array } => {
  const papers = Int32Array.from({ length: problem.papers }, (_, p) => hashOf(`${limitAt(problem.demand, p)}`));
  const reviewers = Int32Array.from({ length: problem.reviewers }, (_, r) =>
    hashOf(`${limitAt(problem.minLoad, r)} ${limitAt(problem.maxLoad, r)} ${sectors[r]} ${seniors[r]} ${institutions[r]}`),
  );
  const once = refined(scores, papers, reviewers);
  const unpinned = { papers: once.papers.slice(), reviewers: once.reviewers.slice() };
  for (const [p, r] of pinned) {
    once.papers[p] = (once.papers[p]! + mixed(unpinned.reviewers[r]!, 5)) | 0;
    once.reviewers[r] = (once.reviewers[r]! + mixed(unpinned.papers[p]!, 6)) | 0;
  }
  const twice = refined(scores, once.papers, once.reviewers);
  return { papers: sorted(twice.papers, once.papers), reviewers: sorted(twice.reviewers, once.reviewers) };
};
