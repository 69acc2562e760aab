import { openModel } from './model.ts';
import { pinnedSums } from './exchange.ts';
import { isNested, type Prepared } from './prepared.ts';
import { pricesOf } from './prices.ts';
import { solveModel } from './pricing.ts';
import { CONFLICT, type Prices } from './problem.ts';

/** The best that a panel of each paper can come to by itself, with no more than one paper looked at; and the best with each reviewer on it. */
export const bestPanels = (prepared: Prepared) => {
  const { reviewers, scores, demand, groups, group, need, rules } = prepared;
  const pins = pinnedSums(prepared);
  const hard = rules.sectors !== 'soft' && groups > 0;
  const top: number[][] = Array.from({ length: groups + 1 }, () => []);
  /** Fills the best scores of paper p, overall and by group, in falling order. */
  const look = (p: number): void => {
    for (const list of top) list.length = 0;
    const keep = demand[p]! + 1;
    for (let r = 0; r < reviewers; r++) {
      const score = scores[p * reviewers + r]!;
      if (score === CONFLICT) continue;
      for (const lane of group[r]! >= 0 && group[r]! < groups ? [groups, group[r]!] : [groups]) {
        const list = top[lane]!;
        if (list.length === keep && list[keep - 1]! >= score) continue;
        let at = list.length < keep ? list.push(score) - 1 : keep - 1;
        for (; at > 0 && list[at - 1]! < score; at--) list[at] = list[at - 1]!;
        list[at] = score;
      }
    }
  };
  const rest = (p: number, score: number | null, g: number): number => {
    // Needed seats take their best; every other place takes the best of all, which can only be too much.
    let sum = 0;
    let places = demand[p]! - (score === null ? 0 : 1);
    const seats: number[] = [];
    if (hard)
      for (let each = 0; each < groups; each++) {
        if (!need[p * groups + each] || (score !== null && each === g)) continue;
        const best = top[each]![0];
        if (best === undefined) return Number.NEGATIVE_INFINITY;
        seats.push(best);
        sum += best;
        places--;
      }
    if (places < 0) return Number.NEGATIVE_INFINITY;
    const own = score === null ? -1 : top[groups]!.indexOf(score);
    const free = top[groups]!.filter((_, at) => at !== own);
    for (const seat of seats) {
      const at = free.indexOf(seat);
      if (at >= 0) free.splice(at, 1);
    }
    for (let at = 0; at < places; at++) sum += free[at] ?? Number.NEGATIVE_INFINITY;
    return sum;
  };
  return {
    pins,
    look,
    /** After look(p): the most that a panel of p can come to. */
    most: (p: number): number => pins[p]! + rest(p, null, -1),
    /** After look(p): the most that a panel of p with this reviewer can come to. */
    mostWith: (p: number, r: number): number => pins[p]! + scores[p * reviewers + r]! + rest(p, scores[p * reviewers + r]!, group[r]!),
  };
};

/** The problem without the pairs that keep a paper below the floor whoever else is on its panel. */
export const above = (prepared: Prepared, floor: number): Prepared => {
  const { papers, reviewers, demand } = prepared;
  const scores = prepared.scores.slice();
  const panels = bestPanels(prepared);
  for (let p = 0; p < papers; p++) {
    if (demand[p]! <= 0) continue;
    panels.look(p);
    for (let r = 0; r < reviewers; r++) if (scores[p * reviewers + r] !== CONFLICT && panels.mostWith(p, r) < floor) scores[p * reviewers + r] = CONFLICT;
  }
  return { ...prepared, scores };
};

/** Prices that show that no assignment gives every paper the floor; null where they do not, which proves nothing. */
export const refutes = (prepared: Prepared, floor: number): Prices | null => {
  const { rules } = prepared;
  const limits = { ...above(prepared, floor), rules: { ...rules, balance: 0 } };
  if (rules.sectors === 'soft') Object.assign(limits, { groups: 0, need: new Uint8Array(0), group: limits.group.map(() => -1) });
  if (!isNested(prepared)) Object.assign(limits, { institution: limits.institution.map(() => -1), institutions: [] });
  for (const counting of ['places', 'minimum'] as const) {
    const model = openModel(limits, { counting });
    solveModel(model);
    let unserved = false;
    for (let arc = 0; arc < model.network.arcs; arc++) if (model.network.flow[arc]! > 0 && model.network.cost[arc]! >= 1) unserved = true;
    if (unserved) return pricesOf(model);
  }
  return null;
};
