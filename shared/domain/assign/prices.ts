import type { Model } from './model.ts';
import { CONFLICT, type Prices } from './problem.ts';

/** The prices of a solved network as those of the limits of the problem, in the order in which it was given. */
export const pricesOf = (model: Model): Prices => {
  const { network, prepared, paperNode, seatNode, houses, weight } = model;
  const { papers, reviewers, groups, group, need, demand, scores, rules, paperOf, reviewerOf } = prepared;
  const paper = new Float64Array(papers);
  const sector = new Float64Array(rules.sectors ? papers * groups : 0);
  const senior = new Float64Array(rules.senior ? papers : 0);
  const institution: (readonly [number, string, number])[] = [];
  const reviewer = new Float64Array(reviewers);
  for (let r = 0; r < reviewers; r++) reviewer[reviewerOf[r]!] = network.price[r + 1]!;
  for (let p = 0; p < papers; p++) {
    const original = paperOf[p]!;
    let own = paperNode[p]! < 0 ? Number.NEGATIVE_INFINITY : -network.price[paperNode[p]!]!;
    if (paperNode[p]! < 0) {
      // No place is left for anybody but those whom a seat waits for: the paper's price keeps all others out.
      for (let g = 0; g < groups; g++) if (need[p * groups + g]) own = Math.max(own, -network.price[seatNode[p * groups + g]!]!);
      for (let r = 0; r < reviewers; r++) {
        const score = scores[p * reviewers + r]!;
        const waited = group[r]! >= 0 && need[p * groups + group[r]!] && demand[p]! > 0;
        if (score !== CONFLICT && !waited) own = Math.max(own, weight[p]! * score - network.price[r + 1]!);
      }
      if (own === Number.NEGATIVE_INFINITY) own = 0;
    }
    paper[original] = own;
    for (let g = 0; g < groups; g++) {
      if (!need[p * groups + g] || seatNode[p * groups + g]! < 0) continue;
      const price = Math.max(0, own + network.price[seatNode[p * groups + g]!]!);
      if (rules.sectors) sector[original * groups + g] = price;
      else senior[original] = price;
    }
    for (const [house, { node, limit }] of houses.get(p) ?? []) {
      const price = network.price[network.to[limit]!]! - network.price[node]!;
      if (price > 0) institution.push([original, prepared.institutions[house]!, price]);
    }
  }
  return { paper, reviewer, sector, senior, institution };
};
