import { addPair, type Model, settleModel, startingPairs } from './model.ts';
import { CONFLICT } from './problem.ts';

/** Adds, for each paper, the pairs without an arc that promise most at the present prices; the number added. None left = optimal over all pairs. */
const addPromising = (model: Model, most: number): number => {
  const { prepared, network, weight } = model;
  const { papers, reviewers, groups, group, need, institution, scores, demand } = prepared;
  const seatPrice = new Float64Array(groups + 1);
  const prices = network.price.subarray(1, reviewers + 1);
  const best = new Int32Array(most);
  const gains = new Float64Array(most);
  let added = 0;
  for (let p = 0; p < papers; p++) {
    if (demand[p]! <= 0) continue;
    const own = model.paperNode[p]!;
    seatPrice[groups] = own < 0 ? Number.NEGATIVE_INFINITY : network.price[own]!;
    for (let g = 0; g < groups; g++) seatPrice[g] = need[p * groups + g] ? network.price[model.seatNode[p * groups + g]!]! : seatPrice[groups]!;
    const houses = model.houses.get(p);
    const row = p * reviewers;
    const factor = weight[p]!;
    let held = 0;
    let worst = 0;
    for (let r = 0; r < reviewers; r++) {
      const score = scores[row + r]!;
      const g = group[r]!;
      let end = seatPrice[g < 0 ? groups : g]!;
      if (houses !== undefined) {
        const house = institution[r]! < 0 ? undefined : houses.get(institution[r]!);
        if (house) end = network.price[house.node]!;
      }
      const gain = prices[r]! - factor * score - end;
      if (gain >= worst || score === CONFLICT) continue;
      const bit = row + r;
      if (model.made[bit >> 3]! & (1 << (bit & 7))) continue;
      let at = held < most ? held++ : most - 1;
      for (; at > 0 && gains[at - 1]! > gain; at--) {
        gains[at] = gains[at - 1]!;
        best[at] = best[at - 1]!;
      }
      gains[at] = gain;
      best[at] = r;
      if (held === most) worst = gains[most - 1]!;
    }
    for (let at = 0; at < held; at++) if (addPair(model, p, best[at]!)) added++;
  }
  return added;
};

/** Solves over all pairs, the arcs of few (column generation, Gilmore and Gomory 1961). */
export const optimise = (model: Model, perPaper = 4): void => {
  if (model.network.arcs === 0) return;
  do settleModel(model);
  while (addPromising(model, perPaper) > 0);
};

export const solveModel = (model: Model): void => {
  startingPairs(model);
  optimise(model);
};
