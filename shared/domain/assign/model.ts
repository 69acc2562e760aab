import { addArc, addNode, gather, type Network, openNetwork, reprice, settle, UNLIMITED } from './network.ts';
import type { Prepared } from './prepared.ts';
import { CONFLICT } from './problem.ts';

/**
 * A prepared problem as a network: the root gives places to reviewers, pairs carry them to a paper, or to its seat for a group (a sector, seniors)
 * that it needs, and from there on to the paper. Minimum loads and needed seats are supplies and demands. Pairs are arcs only once pricing wants
 * them, and institutions nodes only once two of their reviewers met.
 */
export type Model = {
  readonly prepared: Prepared;
  readonly network: Network;
  readonly penalty: number;
  /** How much a point of each paper's scores counts; 1 unless fairness weighs them. */
  readonly weight: Float64Array;
  readonly paperNode: Int32Array;
  readonly seatNode: Int32Array;
  /** The paper of each node, −1 for the root and the reviewers. */
  paperOfNode: Int32Array;
  readonly made: Uint8Array;
  /** By paper, then institution: the node that holds its reviewers to one. */
  readonly houses: Map<number, Map<number, { node: number; limit: number }>>;
};

/** What a missing sector costs unless it is said: every exchange passes a reviewer at most once, so no gain in scores outweighs it. */
export const penaltyOf = ({ rules, reviewers, span }: Prepared, weight = 1): number => weight * (rules.penalty ?? 2 * span * (reviewers + 2));

const register = (model: Model, node: number, paper: number): number => {
  if (node >= model.paperOfNode.length) {
    const grown = new Int32Array(Math.ceil(node * 1.3) + 64).fill(-1);
    grown.set(model.paperOfNode);
    model.paperOfNode = grown;
  }
  model.paperOfNode[node] = paper;
  return node;
};

/** Where the arc of a pair ends; −1 where the paper has no place for this reviewer's group. */
const targetOf = (model: Model, p: number, r: number): number => {
  const { groups, group, need, institution } = model.prepared;
  const house = institution[r]! >= 0 ? model.houses.get(p)?.get(institution[r]!) : undefined;
  if (house) return house.node;
  const g = group[r]!;
  return g >= 0 && need[p * groups + g] ? model.seatNode[p * groups + g]! : model.paperNode[p]!;
};

export const addPair = (model: Model, p: number, r: number): boolean => {
  const bit = p * model.prepared.reviewers + r;
  if (model.made[bit >> 3]! & (1 << (bit & 7))) return false;
  const score = model.prepared.scores[bit]!;
  if (score === CONFLICT) return false;
  const target = targetOf(model, p, r);
  if (target < 0) return false;
  model.made[bit >> 3]! |= 1 << (bit & 7);
  addArc(model.network, r + 1, target, -model.weight[p]! * score, 1);
  return true;
};

export type Shape = {
  /** Counts what stays unserved and nothing else. */
  readonly counting?: 'places' | 'minimum';
  /** What a point of a score counts at first, and the most that it may count later. */
  readonly weight?: number;
  readonly heaviest?: number;
  readonly penalty?: number;
};

/** The network without any pair. */
export const openModel = (prepared: Prepared, { counting, weight = 1, heaviest = weight, penalty = penaltyOf(prepared) }: Shape = {}): Model => {
  const { papers, reviewers, groups, demand, low, high, need, span, rules, seated } = prepared;
  const soft = rules.sectors === 'soft' && !counting;
  const balance = counting ? 0 : (rules.balance ?? 0);
  const mostLoad = high.reduce((most, each) => Math.max(most, each), 0);
  // While unmet minimums are counted, places come first: one that stays empty weighs more than all minimums.
  const detour = (reviewers + 2) * (2 * span * heaviest + (soft ? 2 * penalty : 0) + balance * mostLoad) + 1;
  const big = counting === 'places' ? 1 : counting === 'minimum' ? 1 + reviewers * Math.max(1, mostLoad) : detour;
  const network = openNetwork(big, counting !== undefined, 1 + reviewers + papers * (1 + groups), 16 * papers + 4 * reviewers);
  const model: Model = {
    prepared,
    network,
    penalty: soft ? penalty : 0,
    weight: new Float64Array(papers).fill(counting ? 0 : weight),
    paperNode: new Int32Array(papers).fill(-1),
    seatNode: new Int32Array(papers * groups).fill(-1),
    paperOfNode: new Int32Array(1 + reviewers + papers * (1 + groups)).fill(-1),
    made: new Uint8Array((papers * reviewers + 7) >> 3),
    houses: new Map(),
  };
  for (let r = 0; r < reviewers; r++) {
    const lowest = counting === 'places' ? 0 : Math.min(low[r]!, high[r]!);
    addNode(network, lowest, counting === 'minimum' ? 1 : big);
    if (balance > 0) for (let k = lowest; k < high[r]!; k++) addArc(network, 0, r + 1, balance * (k + seated[r]!), 1);
    else addArc(network, 0, r + 1, 0, Math.max(0, high[r]! - lowest));
  }
  for (let p = 0; p < papers; p++) {
    let seats = 0;
    for (let g = 0; g < groups; g++) seats += need[p * groups + g]!;
    const rest = demand[p]! - seats;
    if (demand[p]! <= 0 && seats === 0) continue;
    if (rest !== 0 || soft || seats === 0) model.paperNode[p] = register(model, addNode(network, -rest), p);
    for (let g = 0; g < groups; g++) {
      if (!need[p * groups + g]) continue;
      const seat = register(model, addNode(network, -1), p);
      model.seatNode[p * groups + g] = seat;
      if (model.paperNode[p]! < 0) continue;
      addArc(network, seat, model.paperNode[p]!, 0, UNLIMITED);
      if (soft) addArc(network, model.paperNode[p]!, seat, penalty, 1);
    }
  }
  return model;
};

/** The pairs to begin with: the best of each paper, of each group that it needs, and of each reviewer. */
export const startingPairs = (model: Model, perPaper = 10, perSeat = 4): void => {
  const { papers, reviewers, groups, group, need, scores, high, demand } = model.prepared;
  const keep = Int32Array.from(high, (most) => Math.min(papers, Math.max(0, most) + 2));
  const start = new Int32Array(reviewers + 1);
  keep.forEach((count, r) => {
    start[r + 1] = start[r]! + count;
  });
  const bestPapers = new Int32Array(start[reviewers]!);
  const bestScores = new Int32Array(start[reviewers]!);
  const held = new Int32Array(reviewers);
  const slots = Math.max(perPaper, perSeat);
  const top = new Int32Array((groups + 1) * slots);
  const size = new Int32Array(groups + 1);
  const offer = (lane: number, limit: number, row: number, r: number): void => {
    const from = lane * slots;
    let at = size[lane]!;
    const score = scores[row + r]!;
    if (at === limit) {
      if (scores[row + top[from + at - 1]!]! >= score) return;
      at--;
    } else size[lane]!++;
    for (; at > 0 && scores[row + top[from + at - 1]!]! < score; at--) top[from + at] = top[from + at - 1]!;
    top[from + at] = r;
  };
  for (let p = 0; p < papers; p++) {
    if (demand[p]! <= 0) continue;
    size.fill(0);
    const row = p * reviewers;
    // Where many pairs score alike, each paper begins its look elsewhere, so that not all ask the same reviewers.
    const shift = (p * 7919) % reviewers;
    for (let step = 0; step < reviewers; step++) {
      const r = step + shift < reviewers ? step + shift : step + shift - reviewers;
      const score = scores[row + r]!;
      if (score === CONFLICT) continue;
      offer(groups, groups > 0 ? perPaper - perSeat : perPaper, row, r);
      const g = group[r]!;
      if (g >= 0 && need[p * groups + g]) offer(g, perSeat, row, r);
      const from = start[r]!;
      const most = keep[r]!;
      let at = held[r]!;
      if (at === most) {
        if (most === 0 || bestScores[from + at - 1]! >= score) continue;
        at--;
      } else held[r]!++;
      for (; at > 0 && bestScores[from + at - 1]! < score; at--) {
        bestScores[from + at] = bestScores[from + at - 1]!;
        bestPapers[from + at] = bestPapers[from + at - 1]!;
      }
      bestScores[from + at] = score;
      bestPapers[from + at] = p;
    }
    for (let lane = 0; lane <= groups; lane++) for (let at = 0; at < size[lane]!; at++) addPair(model, p, top[lane * slots + at]!);
  }
  for (let r = 0; r < reviewers; r++) for (let at = 0; at < held[r]!; at++) addPair(model, bestPapers[start[r]! + at]!, r);
};

/** Makes a node of each institution that two reviewers of one paper share now; false when there is none. */
export const separate = (model: Model): boolean => {
  const { network, prepared } = model;
  const { institution, institutions } = prepared;
  if (institutions.length === 0) return false;
  const used = new Map<number, number>();
  for (let arc = 0; arc < network.arcs; arc++) {
    const p = pairPaper(model, arc);
    const house = p >= 0 && network.flow[arc]! > 0 ? institution[network.from[arc]! - 1]! : -1;
    if (house < 0 || model.houses.get(p)?.has(house)) continue;
    const key = p * institutions.length + house;
    used.set(key, (used.get(key) ?? 0) + 1);
  }
  const crowded = new Map([...used].filter(([, count]) => count > 1).map(([key]) => [key, [] as number[]]));
  if (crowded.size === 0) return false;
  for (let arc = 0; arc < network.arcs; arc++) {
    const p = pairPaper(model, arc);
    const house = p >= 0 ? institution[network.from[arc]! - 1]! : -1;
    // Somebody of no institution would count as one of the last institution of the paper before.
    if (house >= 0) crowded.get(p * institutions.length + house)?.push(arc);
  }
  for (const [key, arcs] of crowded) {
    const p = Math.floor(key / institutions.length);
    const made = gather(network, arcs, network.to[arcs[0]!]!);
    register(model, made.node, p);
    if (!model.houses.has(p)) model.houses.set(p, new Map());
    model.houses.get(p)!.set(key % institutions.length, made);
  }
  reprice(network);
  return true;
};

/** The paper of a pair's arc; −1 for every other arc. */
export const pairPaper = (model: Model, arc: number): number => {
  const { network, prepared } = model;
  const from = network.from[arc]!;
  const to = network.to[arc]!;
  return from > 0 && from <= prepared.reviewers && to > prepared.reviewers ? model.paperOfNode[to]! : -1;
};

export const settleModel = (model: Model): void => {
  do settle(model.network);
  while (separate(model));
};
