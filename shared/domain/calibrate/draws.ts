import { solveUpper } from './dense.ts';
import { type Posterior, sidesOf } from './model.ts';
import { luckOf } from './normal.ts';

export type Bar = { readonly line?: number | undefined; readonly k?: number | undefined };

/** What the joint draws say of the order; all lists by the place of the proposal in the panel, `bar` by draw. */
export type Ranking = {
  readonly count: number;
  /** Draw d of proposal p stands at d × proposals + p. */
  readonly quality: Float64Array;
  readonly firstK: Float64Array | null;
  /** Above the line and among the first k, of which a missing one is no condition; null when both are missing. */
  readonly chosen: Float64Array | null;
  /** 1 = best. */
  readonly rank: Float64Array;
  /** Of each draw the quality of the k-th and of the one after it; what a proposal has to pass is the second if it is among the first k itself. */
  readonly kth: Float64Array | null;
  readonly next: Float64Array | null;
};

/**
 * Joint draws of μ + f of all proposals: the core first, then the eliminated side given the core, so that proposals which share reviewers
 * move together. Deviations from the mean are stretched by `widening`. The luck of each belongs to its name.
 */
export const rankingOf = (posterior: Posterior, widening: Float64Array, { line, k }: Bar, seed: number, count: number): Ranking => {
  const { panel, size, factor, coreIsReviewers, hasOffsets, precision, weight, weights } = posterior;
  const { inner, byOuter } = sidesOf(panel, coreIsReviewers, hasOffsets);
  const many = panel.proposals.length;
  const drawProposals = luckOf(
    seed,
    panel.proposals.map((name) => `proposal ${name}`),
  );
  const inCore = coreIsReviewers && hasOffsets ? panel.reviewers.map((name) => `reviewer ${name}`) : [];
  const drawCore = luckOf(seed, ['level', ...inCore]);
  const own = new Float64Array(many);
  const others = new Float64Array(1 + inCore.length);
  const quality = new Float64Array(count * many);
  const sum = { firstK: new Float64Array(many), chosen: new Float64Array(many), rank: new Float64Array(many) };
  const [kth, next] = k === undefined ? [null, null] : [new Float64Array(count), new Float64Array(count)];
  const move = new Float64Array(size);
  for (let d = 0; d < count; d += 1) {
    const drawn = quality.subarray(d * many, d * many + many);
    drawProposals(own);
    drawCore(others);
    move.set(others);
    if (!coreIsReviewers) move.set(own, 1);
    solveUpper(factor, size, move);
    for (let p = 0; p < many; p += 1) {
      let deviation: number;
      if (coreIsReviewers) {
        let rest = -weight[p]! * move[0]!;
        if (hasOffsets)
          for (let s = byOuter.start[p]!; s < byOuter.start[p + 1]!; s += 1) {
            const i = byOuter.order[s]!;
            rest -= weights[i]! * move[1 + inner[i]!]!;
          }
        deviation = move[0]! + rest / precision[p]! + own[p]! / Math.sqrt(precision[p]!);
      } else deviation = move[0]! + move[1 + p]!;
      drawn[p] = posterior.quality[p]! + widening[p]! * deviation;
    }
    const sorted = drawn.slice().sort();
    if (kth && next) {
      kth[d] = k! === 0 ? Number.POSITIVE_INFINITY : (sorted[many - k!] ?? Number.NEGATIVE_INFINITY);
      next[d] = sorted[many - k! - 1] ?? Number.NEGATIVE_INFINITY;
    }
    for (let p = 0; p < many; p += 1) {
      let [low, high] = [0, many];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (sorted[middle]! > drawn[p]!) high = middle;
        else low = middle + 1;
      }
      const rank = many - low + 1;
      sum.rank[p]! += rank;
      const isFirst = k === undefined || rank <= k;
      if (isFirst) sum.firstK[p]! += 1;
      if (isFirst && (line === undefined || drawn[p]! > line)) sum.chosen[p]! += 1;
    }
  }
  const share = (total: Float64Array): Float64Array => total.map((value) => value / count);
  return {
    count,
    quality,
    firstK: k === undefined ? null : share(sum.firstK),
    chosen: k === undefined && line === undefined ? null : share(sum.chosen),
    rank: share(sum.rank),
    kth,
    next,
  };
};

/** What proposal p had to pass in draw d: the line, the k-th of the others, or the higher of both. */
export const barOf = ({ quality, kth, next }: Ranking, many: number, p: number, d: number, { line }: Bar): number => {
  const others = kth && next ? (quality[d * many + p]! >= kth[d]! ? next[d]! : kth[d]!) : Number.NEGATIVE_INFINITY;
  return line === undefined ? others : Math.max(line, others);
};
