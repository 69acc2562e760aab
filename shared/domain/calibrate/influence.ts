import { type Bar, barOf, type Ranking } from './draws.ts';
import { covarianceOf, offsetForm, type Posterior, qualityForm, varianceOf } from './model.ts';
import { luckOf, normalBelow } from './normal.ts';

/** What a proposal would stand at without one of its reviews; null where it has no other review, or nothing was asked. */
export type Without = {
  readonly mean: number | null;
  readonly deviation: number | null;
  readonly pAboveLine: number | null;
  readonly pFirstK: number | null;
  readonly pChosen: number | null;
};

const NOTHING: Without = { mean: null, deviation: null, pAboveLine: null, pFirstK: null, pChosen: null };

/**
 * The posterior without mark i at the same variances, in closed form: taking out one observation changes the precision by rank one. Mean,
 * deviation and P(above the line) equal a refit at these variances; P(first k) moves the proposal alone and lets the others stand.
 */
export const withoutReview = (posterior: Posterior, widening: Float64Array, ranking: Ranking, bar: Bar, seed: number): ((i: number) => Without) => {
  const { panel, quality, offset, weights } = posterior;
  const many = panel.proposals.length;
  const luck = new Float64Array(ranking.count);
  const draw = luckOf(seed, ['left out']);
  for (let d = 0; d < luck.length; d += 1) draw(luck.subarray(d, d + 1));
  return (i) => {
    const [p, r] = [panel.proposal[i]!, panel.reviewer[i]!];
    if (panel.ofProposal.start[p + 1]! - panel.ofProposal.start[p]! === 1) return NOTHING;
    const [own, other] = [qualityForm(posterior, p), offsetForm(posterior, r)];
    const variance = varianceOf(posterior, own);
    // Their own parts are of different unknowns, so that only the core is shared.
    const shared = covarianceOf(posterior, own, other);
    const along = variance + shared;
    const fitted = variance + 2 * shared + varianceOf(posterior, other);
    const leverage = weights[i]! / (1 - weights[i]! * fitted);
    const shift = -leverage * along * (panel.value[i]! - quality[p]! - offset[r]!);
    const mean = quality[p]! + shift;
    const deviation = widening[p]! * Math.sqrt(variance + leverage * along * along);
    const spread = widening[p]! * Math.sqrt(leverage) * along;
    let [firstK, chosen] = [0, 0];
    if (bar.k !== undefined)
      for (let d = 0; d < ranking.count; d += 1) {
        const moved = ranking.quality[d * many + p]! + shift + spread * luck[d]!;
        if (moved <= barOf(ranking, many, p, d, { k: bar.k })) continue;
        firstK += 1;
        if (bar.line === undefined || moved > bar.line) chosen += 1;
      }
    const pAboveLine = bar.line === undefined ? null : normalBelow((mean - bar.line) / deviation);
    const pFirstK = bar.k === undefined ? null : firstK / ranking.count;
    return { mean, deviation, pAboveLine, pFirstK, pChosen: bar.k === undefined ? pAboveLine : Math.min(chosen / ranking.count, pAboveLine ?? 1) };
  };
};
